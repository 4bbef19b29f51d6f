import CLibXML2

/// What a markup reader is told of, in document order; starts and ends are balanced.
protocol MarkupHandler: AnyObject {
  /// - Parameter line: the raw line, 1-based, in which the tag ends.
  func startElement(_ name: String, _ attributes: MarkupAttributes, line: Int)
  func endElement(_ name: String)
  /// - Parameter line: the raw line of the first character.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>, line: Int)
  /// Why the document is refused so far; asked after every start tag, so that a hostile one stops early.
  var refusal: String? { get }
}

/// Runs libxml2 over bytes in memory and passes events on without building a tree, so that depth costs no
/// stack and line numbers don't stop at 65,535.
final class MarkupParser {
  private typealias Context = UnsafeMutablePointer<xmlParserCtxt>

  private let handler: any MarkupHandler
  private let context: Context
  private let maximumDepth: Int
  private var depth = 0
  /// How far in the raw file all is passed on.
  private var lastLine = 1
  private var failure: ReadError?

  /// Unclosed tags pile up in real pages, so the limit is high; but libxml2 searches all open elements
  /// for every stray end tag, so there has to be one.
  private static let maximumHTMLDepth = 20_000

  /// - Parameter encoding: the name of the bytes' encoding; nil lets the document say.
  /// - Throws: `markup` where the handler refuses, or elements are nested past all reason.
  static func parseHTML(
    _ bytes: [UInt8], encoding: String?, handler: any MarkupHandler
  ) throws(ReadError) {
    prepare
    guard let context = htmlNewParserCtxt() else { throw .unreadable(reason: "out of memory") }
    defer { htmlFreeParserCtxt(context) }
    let parser = MarkupParser(handler, context, maximumDepth: maximumHTMLDepth)
    try parser.run(bytes) { start, count in
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
        | HTML_PARSE_NOWARNING.rawValue
        | (encoding == "UTF-8" ? HTML_PARSE_IGNORE_ENC.rawValue : 0)
      xmlFreeDoc(htmlCtxtReadMemory(context, start, count, nil, encoding, Int32(options)))
    }
  }

  private static let chunk: Int32 = 1 << 16

  /// libxml2 sets up its tables of encodings on first use, which two threads mustn't do at once.
  static let prepare: Void = xmlInitParser()

  /// Neither entities nor other files are ever loaded; a document that declares entities is refused.
  ///
  /// - Throws: `markup` with libxml2's first error for what isn't well-formed.
  static func parseXML(
    _ bytes: [UInt8], encoding: String?, handler: any MarkupHandler
  ) throws(ReadError) {
    prepare
    guard let context = xmlCreatePushParserCtxt(nil, nil, nil, 0, nil) else {
      throw .unreadable(reason: "out of memory")
    }
    defer { xmlFreeParserCtxt(context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_NOWARNING.rawValue
      | (encoding == "UTF-8" ? XML_PARSE_IGNORE_ENC.rawValue : 0)
    xmlCtxtResetPush(context, nil, 0, nil, encoding)
    xmlCtxtUseOptions(context, Int32(options))
    let parser = MarkupParser(handler, context, maximumDepth: .max)
    try parser.run(bytes) { start, count in
      // In one piece, libxml2 would take ten million bytes for an attack.
      var offset: Int32 = 0
      while offset < count
        && xmlParseChunk(context, start + Int(offset), min(chunk, count - offset), 0) == 0
      {
        offset += chunk
      }
      xmlParseChunk(context, nil, 0, 1)
    }
    if context.pointee.wellFormed == 0 {
      throw .markup(line: nil, column: nil, message: "not well-formed XML")
    }
  }

  private init(_ handler: any MarkupHandler, _ context: Context, maximumDepth: Int) {
    self.handler = handler
    self.context = context
    self.maximumDepth = maximumDepth
  }

  private func run(
    _ bytes: [UInt8], parse: (UnsafePointer<CChar>, Int32) -> Void
  ) throws(ReadError) {
    guard let count = Int32(exactly: bytes.count) else {
      throw .tooLarge(bytes: bytes.count, limit: Int(Int32.max))
    }
    context.pointee.sax.pointee = Self.events
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    bytes.withUnsafeBytes { buffer in
      if let start = buffer.bindMemory(to: CChar.self).baseAddress { parse(start, count) }
    }
    if let failure { throw failure }
  }

  private var line: Int { context.pointee.input.map { Int($0.pointee.line) } ?? 1 }

  private func stop(_ message: String) {
    if failure == nil { failure = .markup(line: line, column: nil, message: message) }
    xmlStopParser(context)
  }

  private func start(_ name: UnsafePointer<xmlChar>, _ attributes: MarkupAttributes) {
    if failure != nil { return }
    depth += 1
    if depth > maximumDepth {
      return stop("elements are nested more than \(maximumDepth) deep; close them")
    }
    lastLine = line
    handler.startElement(String(cString: name), attributes, line: lastLine)
    if let refusal = handler.refusal { stop(refusal) }
  }

  private func end(_ name: UnsafePointer<xmlChar>) {
    if failure != nil { return }
    depth -= 1
    lastLine = max(lastLine, line)
    handler.endElement(String(cString: name))
  }

  private func characters(_ start: UnsafePointer<xmlChar>, _ count: Int32) {
    if failure != nil { return }
    pass(UnsafeBufferPointer(start: start, count: Int(count)))
  }

  /// libxml2 tells the line after the characters, and one too few where it passes on a full buffer that
  /// ends with a line end; what was passed on before tells the rest.
  private func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
    var newlines = 0
    for byte in bytes where byte == 0x0A { newlines += 1 }
    let first = max(line - newlines, lastLine)
    lastLine = first + newlines
    handler.characters(bytes, line: first)
  }

  /// A name that only an external subset could declare: characters that HTML knows are taken, others
  /// would be lost silently.
  private func reference(_ name: UnsafePointer<xmlChar>) {
    guard let scalar = CharacterReference.scalar(named: String(cString: name)) else {
      return stop(
        "entity &\(String(cString: name)); is not declared; write the characters themselves")
    }
    Array(String(Character(scalar)).utf8).withUnsafeBufferPointer { pass($0) }
  }

  private func report(_ message: UnsafePointer<CChar>?, line: Int32, column: Int32) {
    if failure != nil { return }
    var text = message.map { String(cString: $0) } ?? "broken markup"
    while text.utf8.last.map(WhiteSpace.isASCII) ?? false { text.removeLast() }
    failure = .markup(
      line: line > 0 ? Int(line) : nil, column: column > 0 ? Int(column) : nil, message: text)
  }

  /// `xmlGenericError` and its like stay untouched: all that's global in libxml2 belongs to everyone.
  private static var events: xmlSAXHandler {
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElement = { data, name, attributes in
      if let name { MarkupParser.of(data).start(name, MarkupAttributes(pairs: attributes)) }
    }
    events.endElement = { data, name in if let name { MarkupParser.of(data).end(name) } }
    events.startElementNs = { data, name, _, uri, _, _, count, _, attributes in
      if let name {
        MarkupParser.of(data).start(
          name, MarkupAttributes(quintuples: attributes, count: Int(count), namespace: uri))
      }
    }
    events.endElementNs = { data, name, _, _ in if let name { MarkupParser.of(data).end(name) } }
    events.characters = { data, start, count in
      if let start { MarkupParser.of(data).characters(start, count) }
    }
    events.ignorableWhitespace = events.characters
    events.cdataBlock = events.characters
    events.comment = { data, _ in
      let parser = MarkupParser.of(data)
      parser.lastLine = max(parser.lastLine, parser.line)
    }
    events.reference = { data, name in if let name { MarkupParser.of(data).reference(name) } }
    addRefusals(&events)
    return events
  }

  private static func addRefusals(_ events: inout xmlSAXHandler) {
    events.entityDecl = { data, _, _, _, _, _ in
      MarkupParser.of(data).stop("the DOCTYPE declares entities, which are refused; take them out")
    }
    events.unparsedEntityDecl = { data, _, _, _, _ in
      MarkupParser.of(data).stop("the DOCTYPE declares entities, which are refused; take them out")
    }
    events.serror = { data, error in
      // HTML is read whatever its errors are.
      guard let error, MarkupParser.of(data).maximumDepth == .max,
        error.pointee.level.rawValue >= XML_ERR_FATAL.rawValue
      else { return }
      MarkupParser.of(data).report(
        error.pointee.message, line: error.pointee.line, column: error.pointee.int2)
    }
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> MarkupParser {
    Unmanaged<MarkupParser>.fromOpaque(data!).takeUnretainedValue()
  }
}
