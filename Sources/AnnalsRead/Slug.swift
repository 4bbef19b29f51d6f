/// The id of a source, from its file name.
enum Slug {
  /// Lower-case ASCII letters and digits; other characters become single hyphens between them. Latin
  /// letters lose their marks: `Résumé (1958).txt` gives `resume-1958`; `text` stands where nothing is
  /// left, as for a name in Chinese.
  static func make(fileName: String) -> String { make(title: String(stem(of: fileName))) }

  /// The same of a text without an extension.
  static func make(title: String) -> String {
    var slug: [UInt8] = []
    var needsHyphen = false
    for scalar in title.unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      let letters = folded(scalar)
      if letters.isEmpty {
        needsHyphen = true
        continue
      }
      if needsHyphen && !slug.isEmpty { slug.append(UInt8(ascii: "-")) }
      needsHyphen = false
      slug.append(contentsOf: letters)
    }
    return slug.isEmpty ? "text" : String(decoding: slug, as: UTF8.self)
  }

  /// The name without its last extension.
  static func stem(of fileName: String) -> Substring {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else {
      return fileName[...]
    }
    return fileName[..<dot]
  }

  /// The extension in lower case; empty where there is none.
  static func pathExtension(of fileName: String) -> String {
    guard let dot = fileName.lastIndex(of: "."), dot != fileName.startIndex else { return "" }
    return fileName[fileName.index(after: dot)...].lowercased()
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [UInt8] {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard let first = lower.first else { return [] }
    switch first {
    case "a"..."z", "0"..."9": return [UInt8(first.value)]
    case "ß": return Array("ss".utf8)
    case "æ": return Array("ae".utf8)
    case "œ": return Array("oe".utf8)
    case "þ": return Array("th".utf8)
    default: return letters[first].map { [$0] } ?? []
    }
  }

  /// Latin-1 and Latin Extended-A, where nearly all letters of European names are.
  private static let letters: [Unicode.Scalar: UInt8] = {
    let rows: [(Character, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"),
      ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var table: [Unicode.Scalar: UInt8] = [:]
    for (letter, forms) in rows {
      for form in forms.unicodeScalars { table[form] = letter.asciiValue }
    }
    return table
  }()
}
