/// The persons whom the pages' block quotations are taken from, as `<footer>` or `<cite>` in them says.
struct BlockquoteSources {
  private var open: [String] = []
  private var blocks: [String] = []
  private var count = 0
  private var names: [String: String] = [:]
  private var text: [UInt8]?
  /// The element that holds the name.
  private var element = ""

  /// Whether a block quotation is open, but no name in it.
  var isInQuotation: Bool { !open.isEmpty && text == nil }
  var isInName: Bool { text != nil }

  /// A block quotation starts.
  ///
  /// - Returns: the reference of its speaker.
  mutating func start() -> String {
    count += 1
    open.append("\(count)")
    return "\(count)"
  }

  mutating func end() { _ = open.popLast() }
  mutating func startBlock(_ name: String) { blocks.append(name) }
  mutating func endBlock() { _ = blocks.popLast() }

  /// Whether `<cite>` here tells who is quoted: right inside the block quotation, behind its words. In a
  /// paragraph it's the title of something.
  func namesSource(inCite flow: MarkupFlow) -> Bool {
    isInQuotation && blocks.last == "blockquote" && (flow.isBlockEmpty || flow.endsSentence)
  }

  mutating func startName(_ element: String) {
    text = []
    self.element = element
  }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) { text?.append(contentsOf: bytes) }

  /// - Returns: whether the name's own element ended, and not one inside it.
  mutating func endName(element name: String) -> Bool {
    guard name == element, let text, let reference = open.last else { return false }
    self.text = nil
    if let found = Self.person(in: MarkupValue.collapsed(text)) { names[reference] = found }
    return true
  }

  func name(of reference: String) -> String? { names[reference] }

  /// The name before the first comma or bracket; nil for what is no name: "From the minutes of 1911".
  private static func person(in text: String) -> String? {
    let start = text.drop { "-–—―~ ".contains($0) }
    let name = start.prefix { !",;:([".contains($0) }
    let words = name.split(separator: " ")
    guard (1...6).contains(words.count), let first = words.first,
      first.first?.isUppercase == true, !notes.contains(String(first)),
      !name.contains(where: \.isNumber)
    else { return nil }
    return words.joined(separator: " ")
  }

  private static let notes: Set<String> = ["From", "In", "Source", "See", "Quoted", "Via", "Cited"]
}
