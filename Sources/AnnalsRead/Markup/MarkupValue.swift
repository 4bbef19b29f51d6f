/// Values of a text's own metadata: what doesn't fit is left out, as it may be meant for other readers.
enum MarkupValue {
  /// Without white space at the ends, and one blank for each run inside.
  static func collapsed(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for word in bytes.split(whereSeparator: WhiteSpace.isASCII) {
      if !result.isEmpty { result.append(0x20) }
      result.append(contentsOf: word)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// An EDTF date, or the day of a date with a time: `2010-06-01T12:00:00Z`.
  static func date(_ text: String) -> String? {
    if DateShape.isValid(text) { return text }
    guard let time = text.firstIndex(where: { $0 == "T" || $0 == " " }) else { return nil }
    let day = String(text[..<time])
    return DateShape.isValid(day) ? day : nil
  }

  static func language(_ text: String) -> String? { ValueShape.isLanguageTag(text) ? text : nil }
}
