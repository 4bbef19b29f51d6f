import AnnalsAnnotation
import AnnalsDigest

/// What reading a file gave.
package struct ReadResult: Sendable {
  /// Nil where a diagnostic is an error.
  package let document: Document?
  package let diagnostics: [Diagnostic]
}

/// The stage "read": bytes to a `Document`.
///
/// Takes a file; gives its plain text as UTF-8, the raw line of every character, blocks that no sentence
/// crosses, and metadata. Promises: plain text stays character for character (no line end or normal form
/// is changed), blocks are sorted, disjoint, trimmed and hold all that isn't white space; the same bytes
/// give the same document; nothing but the file and the metadata beside it is opened.
///
/// `<p>He said <q>no</q>.` in line 7 of a page gives the text `He said “no”.`, a paragraph, line 7.
package struct DocumentReader: Sendable {
  package init() {}

  /// Reads a source that was found.
  package func read(_ source: SourceFile) -> ReadResult {
    read(path: source.path, relativePath: source.relativePath, id: source.id)
  }

  /// Reads a file. Its extension says how; metadata comes from its front matter and from NAME.yaml or
  /// NAME.yml beside it, and where they say nothing from its markup.
  ///
  /// - Parameters:
  ///   - path: where the file is; also what messages show.
  ///   - relativePath: what is published.
  ///   - id: the source's slug.
  package func read(path: String, relativePath: String, id: String) -> ReadResult {
    var reading = FileReading(path: path)
    do throws(ReadError) {
      let document = try reading.document(id: id, relativePath: relativePath)
      return ReadResult(document: document, diagnostics: reading.diagnostics)
    } catch {
      let diagnostics = reading.diagnostics + [error.diagnostic(path: path)]
      return ReadResult(document: nil, diagnostics: diagnostics)
    }
  }

  /// A document from plain text in memory, kept character for character, with no metadata but its date
  /// and how its dialogue is marked.
  package func document(
    id: String, text: String, date: String?, dialogue: DialogueMarks? = nil
  ) -> Document {
    let utf8 = Array(text.utf8)
    var source = SourceMetadata(id: id, path: id)
    source.date = date
    source.dialogue = dialogue
    source.mediaType = TextFormat.plain.mediaType
    return Document(
      source: source, text: DocumentText(utf8: utf8), lines: LineMap(countingLinesOf: utf8),
      blocks: PlainTextBlocks.find(in: utf8, dialogue: dialogue))
  }
}

/// The reading of one file, with what is to be told about it so far.
struct FileReading {
  let path: String
  var diagnostics: [Diagnostic] = []

  init(path: String) { self.path = path }

  mutating func document(id: String, relativePath: String) throws(ReadError) -> Document {
    let format = TextFormat(path: path)
    let raw = try RawFile.bytes(at: path)
    var source = SourceMetadata(id: id, path: relativePath)
    source.mediaType = format.mediaType
    source.sha256 = SHA256Digest.hexadecimal(of: raw)
    source.bytes = raw.count
    let decoded = try decode(raw, format)
    let front = format.hasFrontMatter ? try FrontMatter.find(in: decoded.utf8, path: path) : nil
    let declared = try metadata(decoded.utf8, front)
    diagnostics += declared.diagnostics
    let dialogue = declared[.dialogue].flatMap(DialogueMarks.init(rawValue:))
    var text = try plainText(decoded, format, front, dialogue)
    diagnostics += text.diagnostics
    source.take(declared, orElse: text.metadata)
    source.replaceControlCharacters()
    // Those that character references of the markup stand for.
    if let replacement = ControlCharacters.replace(in: &text.utf8) {
      tell(of: replacement, line: text.lines.line(at: replacement.utf8Offset))
    }
    if text.blocks.isEmpty {
      text.blocks = []
      warn("has no text; take it away, or check that it was saved")
    }
    return Document(
      source: source, text: DocumentText(utf8: text.utf8), lines: text.lines, blocks: text.blocks)
  }

  private mutating func decode(
    _ raw: [UInt8], _ format: TextFormat
  ) throws(ReadError) -> DecodedText {
    var decoded = try TextDecoder.decode(raw, path: path)
    if decoded.encoding == .windows1252, format.declaresEncoding,
      let name = DeclaredEncoding.find(in: raw, format: format)
    {
      decoded = DecodedText(utf8: raw, encoding: .declared(name))
    }
    diagnostics += decoded.diagnostics
    return decoded
  }

  private mutating func tell(of replacement: ControlCharacters.Replacement, line: Int) {
    let number = String(replacement.scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: 4 - number.utf8.count) + number
    let others = replacement.count > 1 ? " and \(replacement.count - 1) more like it are" : " is"
    diagnostics.append(
      Diagnostic(
        .notice, path: path, line: line,
        message: "control character \(name)\(others) read as a blank; take it out to be sure"))
  }

  private mutating func warn(_ message: String) {
    diagnostics.append(Diagnostic(.warning, path: path, message: message))
  }

  private mutating func plainText(
    _ decoded: DecodedText, _ format: TextFormat, _ front: FrontMatter?, _ dialogue: DialogueMarks?
  ) throws(ReadError) -> PlainText {
    let encoding = if case .declared(let name) = decoded.encoding { name } else { "UTF-8" }
    let start = front?.bodyStart ?? 0
    var body = start == 0 ? decoded.utf8 : Array(decoded.utf8[start...])
    let firstLine = front?.bodyLine ?? 1
    if encoding == "UTF-8", let replacement = ControlCharacters.replace(in: &body) {
      let line = body[..<replacement.utf8Offset].count { $0 == 0x0A } + firstLine
      tell(of: replacement, line: line)
    }
    switch format {
    case .plain:
      return PlainText(
        utf8: body, lines: LineMap(countingLinesOf: body, firstLine: firstLine),
        blocks: PlainTextBlocks.find(in: body, dialogue: dialogue))
    case .markdown: return MarkdownReader.read(body, firstLine: firstLine)
    case .html: return try HTMLReader.read(body, encoding: encoding)
    case .tei: return try TEIReader.read(body, encoding: encoding)
    case .webVTT: return CaptionReader.read(body, format: .webVTT, path: path)
    case .subRip: return CaptionReader.read(body, format: .subRip, path: path)
    }
  }

  private mutating func metadata(
    _ utf8: [UInt8], _ front: FrontMatter?
  ) throws(ReadError) -> DeclaredMetadata {
    var declared = DeclaredMetadata()
    if let front {
      let yaml = String(decoding: utf8[front.yaml], as: UTF8.self)
      declared = try MetadataReader(path: path, firstLine: 2).read(yaml)
    }
    if let companion = companion() {
      let bytes = try companionBytes(companion)
      let decoded = try TextDecoder.decode(bytes, path: companion)
      let beside = try MetadataReader(path: companion, firstLine: 1)
        .read(String(decoding: decoded.utf8, as: UTF8.self))
      diagnostics += decoded.diagnostics
      declared.override(with: beside, companionPath: companion, path: path)
    }
    return declared
  }

  /// NAME.yaml, or else NAME.yml, beside the text.
  private mutating func companion() -> String? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let stem = folder + Slug.stem(of: String(path.dropFirst(folder.count)))
    let found = ["\(stem).yaml", "\(stem).yml"].filter {
      if case .broken("no such file") = FileKind(path: $0) { false } else { true }
    }
    if found.count == 2 { warn("\(found[1]) is not read, for there is \(found[0]); take one away") }
    return found.first
  }

  private func companionBytes(_ companion: String) throws(ReadError) -> [UInt8] {
    do throws(ReadError) {
      return try RawFile.bytes(at: companion)
    } catch {
      throw .metadata(
        path: companion, line: nil, column: nil, message: error.diagnostic(path: companion).message)
    }
  }
}

extension SourceMetadata {
  /// What was declared, and where nothing was, what the markup says.
  fileprivate mutating func take(_ declared: DeclaredMetadata, orElse markup: MarkupMetadata) {
    title = declared[.title] ?? markup.title
    creator = declared[.creator] ?? markup.creator
    date = declared[.date] ?? markup.date
    language = declared[.language] ?? markup.language
    license = declared[.license]
    url = declared[.url]
    dialogue = declared[.dialogue].flatMap(DialogueMarks.init(rawValue:))
  }
}
