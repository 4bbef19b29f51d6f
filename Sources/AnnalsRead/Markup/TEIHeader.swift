/// What a TEI header says of the text, and the names of its persons.
struct TEIHeader {
  private var path: [String] = []
  private var text: [UInt8] = []
  /// How many elements deep the value begins that is being read.
  private var valueDepth = 0
  private var title: String?
  private var authors: [String] = []
  private var date: String?
  private var language: String?
  private var weakLanguage: String?
  private var person: String?
  private var names: [String: String] = [:]

  var metadata: MarkupMetadata {
    MarkupMetadata(
      title: title, creator: authors.isEmpty ? nil : authors.joined(separator: "; "), date: date,
      language: language ?? weakLanguage)
  }

  /// The declared name behind `#id`, of the first where several are given.
  func name(of reference: String) -> String? { names[Self.identifier(in: reference)] }

  /// The first of the identifiers in an attribute `who`, without its `#`.
  static func identifier(in reference: String) -> String {
    let first = reference.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? reference
    return first.hasPrefix("#") ? String(first.dropFirst()) : first
  }

  /// - Parameter weak: from an attribute `xml:lang`, which a declared language outdoes.
  mutating func take(language tag: String?, weak: Bool) {
    guard let tag = tag.flatMap(MarkupValue.language) else { return }
    if weak {
      weakLanguage = weakLanguage ?? tag
    } else {
      language = language ?? tag
    }
  }

  mutating func start(_ name: String, _ attributes: MarkupAttributes) {
    path.append(name)
    if valueDepth > 0 { return }
    switch name {
    case "title", "author":
      if parent == "titleStmt" { startValue() }
    case "persName", "name":
      if person != nil { startValue() }
    case "person", "personGrp", "org": person = attributes["id"]
    case "language": take(language: attributes["ident"], weak: false)
    case "date":
      if parent != "publicationStmt" || date != nil { break }
      date = attributes["when"].flatMap(MarkupValue.date)
      if date == nil { startValue() }
    default: break
    }
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
    if valueDepth > 0 { text.append(contentsOf: bytes) }
  }

  mutating func end(_ name: String) {
    if path.count == valueDepth { endValue(name) }
    if name == "person" || name == "personGrp" || name == "org" { person = nil }
    if !path.isEmpty { path.removeLast() }
  }

  private var parent: String? { path.count > 1 ? path[path.count - 2] : nil }

  private mutating func startValue() {
    text = []
    valueDepth = path.count
  }

  private mutating func endValue(_ name: String) {
    let value = MarkupValue.collapsed(text)
    valueDepth = 0
    if value.isEmpty { return }
    switch name {
    case "title": title = title ?? value
    case "author": authors.append(value)
    case "date": date = MarkupValue.date(value)
    default: if let person, names[person] == nil { names[person] = value }
    }
  }
}
