import CLibXML2

/// Whether an XML file is well-formed and valid by the folder's own schema, as libxml2 judges it.
///
/// The file is streamed, so that memory stays at some megabytes; no entity is replaced, no other file
/// opened, no network touched, and a document type declaration is refused.
final class XMLSchemaCheck {
  private let schema: xmlSchemaPtr

  /// - Returns: nil where the schema itself is wrong, which is told.
  init?(schema bytes: [UInt8], path: String, findings: Findings) {
    annals_xml_refuse_external_entities()
    let errors = ErrorList(path: path, findings: findings)
    let parsed = bytes.withUnsafeBytes { buffer -> xmlSchemaPtr? in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      guard let context = xmlSchemaNewMemParserCtxt(start, Int32(clamping: bytes.count)) else {
        return nil
      }
      defer { xmlSchemaFreeParserCtxt(context) }
      xmlSchemaSetParserStructuredErrors(context, ErrorList.callback, errors.pointer)
      var schema: xmlSchemaPtr?
      errors.collecting { schema = xmlSchemaParse(context) }
      return schema
    }
    guard let parsed else {
      errors.addIfEmpty("the schema can't be read; \(Findings.rebuild)")
      return nil
    }
    schema = parsed
  }

  deinit { xmlSchemaFree(schema) }

  /// Tells the first fault of each line.
  func check(_ bytes: [UInt8], path: String, findings: Findings) {
    let errors = ErrorList(path: path, findings: findings)
    guard let size = Int32(exactly: bytes.count) else {
      findings.add(path, "the file has over 2 GB, which libxml2 doesn't read; split the dataset")
      return
    }
    let options =
      Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_BIG_LINES.rawValue)
      | Int32(XML_PARSE_NODICT.rawValue)
    bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      guard let reader = xmlReaderForMemory(start, size, nil, nil, options) else {
        return errors.addIfEmpty("the file can't be read as XML; \(Findings.rebuild)")
      }
      defer { xmlFreeTextReader(reader) }
      xmlTextReaderSetStructuredErrorHandler(reader, ErrorList.callback, errors.pointer)
      xmlTextReaderSetSchema(reader, schema)
      errors.collecting { readAll(reader, errors) }
    }
  }

  private func readAll(_ reader: xmlTextReaderPtr, _ errors: ErrorList) {
    var status = xmlTextReaderRead(reader)
    while status == 1 {
      if xmlTextReaderNodeType(reader) == Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue) {
        return errors.add(line: 1, "a document type declaration stands here, expected none")
      }
      status = xmlTextReaderRead(reader)
    }
    if status != 0 { errors.addIfEmpty("the file is not well-formed XML; \(Findings.rebuild)") }
  }
}

/// Collects libxml2's messages, the first of each line: it tells a wrong value once for the rule broken
/// and once more for the type.
private final class ErrorList {
  private let path: String
  private let findings: Findings
  private var lastLine: Int?

  init(path: String, findings: Findings) {
    self.path = path
    self.findings = findings
  }

  var isEmpty: Bool { lastLine == nil }

  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let callback: xmlStructuredErrorFunc = { data, error in
    guard let data else { return }
    let list = Unmanaged<ErrorList>.fromOpaque(data).takeUnretainedValue()
    let text = annals_xml_error_message(error).map { String(cString: $0) } ?? "not valid"
    list.add(line: Int(annals_xml_error_line(error)), text)
  }

  /// Collects also what has no handler of its own and would go to stderr: faults of the schema's XML, and
  /// those at which a reader with a schema stops. The handler belongs to the thread.
  func collecting(_ body: () -> Void) {
    xmlSetStructuredErrorFunc(pointer, Self.callback)
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    body()
  }

  func add(line: Int, _ text: String) {
    if line == lastLine { return }
    lastLine = line
    let message = text.replacing("{\(XMLRowReader.namespace)}", with: "")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    findings.add(path, line: line > 0 ? line : nil, "\(lowerCased(message)); \(Findings.rebuild)")
  }

  func addIfEmpty(_ message: String) {
    if !isEmpty { return }
    lastLine = 0
    findings.add(path, message)
  }

  private func lowerCased(_ message: String) -> String {
    let text = message.hasSuffix(".") ? message.dropLast() : message[...]
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
