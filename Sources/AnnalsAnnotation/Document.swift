/// What is known of a source as a whole. Every value but `id` and `path` may be unknown.
public struct SourceMetadata: Sendable, Equatable {
  /// Slug of the file name: lower-case ASCII letters, digits and single hyphens.
  public var id: String
  /// The file's path relative to the folder that is read, with `/`.
  public var path: String
  public var title: String?
  public var creator: String?
  /// EDTF: the date of the document itself, not of what it tells.
  public var date: String?
  /// BCP 47.
  public var language: String?
  public var license: String?
  public var url: String?
  /// How its dialogue is marked; nil for quotation marks.
  public var dialogue: DialogueMarks?
  public var mediaType: String?
  /// Lower-case hexadecimal SHA-256 of the raw file.
  public var sha256: String?
  /// Size of the raw file.
  public var bytes: Int?

  public init(id: String, path: String) {
    self.id = id
    self.path = path
  }
}

/// How a text marks what is said in it.
public enum DialogueMarks: String, Sendable, CaseIterable {
  /// With quotation marks, as nearly all English texts do.
  case marks
  /// With a dash at the start of a paragraph, as Joyce and many on the Continent do; words in quotation
  /// marks are found as well.
  case dashes
}

/// A stretch of text that no sentence crosses: a paragraph, a heading, a list item, a speaker's turn.
public struct Block: Sendable, Equatable {
  public enum Kind: String, Sendable, Codable {
    case paragraph, heading, item, quotation, cell, turn
  }

  public let span: TextSpan
  public let kind: Kind
  /// Who speaks the whole block, where the markup says so (a voice in WebVTT, `who` in TEI).
  public let speaker: String?
  /// Who speaks parts of the block, where the markup says so; in text order, the longer first.
  public let voices: [Voice]

  public init(span: TextSpan, kind: Kind, speaker: String? = nil, voices: [Voice] = []) {
    self.span = span
    self.kind = kind
    self.speaker = speaker
    self.voices = voices
  }

  /// A stretch of a block and who speaks it, as the markup names them.
  public struct Voice: Sendable, Equatable {
    public let span: TextSpan
    public let speaker: String

    public init(span: TextSpan, speaker: String) {
      self.span = span
      self.speaker = speaker
    }
  }
}

/// A text as the later stages see it: plain characters, and how to get from them back to the raw file.
public struct Document: Sendable {
  public let source: SourceMetadata
  public let text: DocumentText
  public let lines: LineMap
  /// Sorted, disjoint, without surrounding white space; together they hold every character that isn't
  /// white space.
  public let blocks: [Block]

  public init(source: SourceMetadata, text: DocumentText, lines: LineMap, blocks: [Block]) {
    self.source = source
    self.text = text
    self.lines = lines
    self.blocks = blocks
  }
}
