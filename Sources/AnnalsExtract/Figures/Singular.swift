/// The singular of an English plural, for units that are the things counted: "test per day".
enum Singular {
  private static let irregular = [
    "children": "child", "feet": "foot", "lives": "life", "men": "man", "people": "person",
    "women": "woman",
  ]

  static func form(of plural: String) -> String {
    let word = plural.lowercased()
    if let form = irregular[word] { return form }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "shes", "ches", "xes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }
}
