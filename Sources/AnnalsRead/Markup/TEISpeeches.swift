/// The names that stand before the speeches of a play, in `speaker`, for those whom the header doesn't name.
struct TEISpeeches {
  private var open: [String] = []
  private var count = 0
  private var names: [String: String] = [:]
  private var text: [UInt8]?

  /// A speech starts.
  ///
  /// - Returns: the reference of its speaker: as given, or one made for this speech alone.
  mutating func start(who: String?) -> String {
    count += 1
    let reference = who ?? "\(Self.made)\(count)"
    open.append(reference)
    return reference
  }

  mutating func end() { _ = open.popLast() }

  mutating func startName() { text = open.isEmpty ? nil : [] }

  mutating func characters(_ bytes: UnsafeBufferPointer<UInt8>) { text?.append(contentsOf: bytes) }

  mutating func endName() {
    guard let text, let reference = open.last else { return }
    self.text = nil
    var name = MarkupValue.collapsed(text)
    while let last = name.last, ".:,".contains(last) { name.removeLast() }
    if !name.isEmpty, names[reference] == nil { names[reference] = name }
  }

  /// The name before the first speech with this reference, or else its identifier; nil for a speech that
  /// has neither.
  func name(of reference: String) -> String? {
    if let name = names[reference] { return name }
    return reference.hasPrefix(Self.made) ? nil : TEIHeader.identifier(in: reference)
  }

  /// No XML text holds it, so that no reference given looks so.
  private static let made = "\u{1}"
}
