import CLibXML2

/// The encoding that a page or an XML document names, for bytes that aren't UTF-8.
enum DeclaredEncoding {
  /// Where a declaration has to stand to be seen; browsers look at as much.
  private static let limit = 1024

  /// A name that libxml2 can decode; nil where none is given, where it's unknown, and where it's Latin-1
  /// in HTML, by which everyone means Windows-1252.
  static func find(in bytes: [UInt8], format: TextFormat) -> String? {
    let head = bytes.prefix(limit).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let key = format == .html ? "charset=" : "encoding="
    guard let name = value(after: Array(key.utf8), in: head), !name.isEmpty else { return nil }
    if name == "utf-8" || name == "utf8" { return nil }
    if format == .html && ["iso-8859-1", "latin1", "windows-1252"].contains(name) { return nil }
    MarkupParser.prepare
    guard let handler = xmlFindCharEncodingHandler(name) else { return nil }
    xmlCharEncCloseFunc(handler)
    return name
  }

  private static func value(after key: [UInt8], in head: [UInt8]) -> String? {
    guard head.count > key.count else { return nil }
    for index in 0...(head.count - key.count)
    where head[index..<index + key.count].elementsEqual(key) {
      let rest = head[(index + key.count)...].drop { $0 == 0x22 || $0 == 0x27 }
      let name = rest.prefix {
        LineShape.isASCIILetter($0) || LineShape.isDigit($0) || $0 == 0x2D || $0 == 0x5F
      }
      return String(decoding: name, as: UTF8.self)
    }
    return nil
  }
}
