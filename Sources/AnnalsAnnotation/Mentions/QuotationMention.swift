/// Words inside quotation marks (or in a block quotation), with who is said to have said them.
///
/// Shape: sorted by start, the longer first; quotations nest, so an inner one follows its outer one.
public struct QuotationMention: Mention, Equatable {
  /// `direct`: a whole utterance; `mixed`: quoted words in the writer's clause; `slogan`; `term`: a name,
  /// a title or a scare quote.
  public enum Kind: String, Sendable, Codable { case direct, mixed, slogan, term }

  /// How the speaker is known: named beside the quotation, by a pronoun, or by the order of speakers.
  public enum Basis: String, Sendable, Codable { case stated, pronoun, sequence }

  /// Who speaks, and the words that say so.
  public struct Attribution: Sendable, Codable, Equatable {
    /// The words that name the speaker, as written: a name, a noun phrase or a pronoun.
    public var speaker: TextSpan?
    /// Number of the speaker among the document's entities, as in `EntityMention.entity`.
    public var entity: Int?
    /// The speaker whom the markup names, where no words do.
    public var speakerLabel: String?
    /// Whether the speaker's words are a pronoun.
    public var isPronoun: Bool
    /// The words that signal the attribution: "said", "according to", or a colon.
    public var cue: TextSpan?
    /// The title of the work quoted from.
    public var work: TextSpan?
    /// Nil where no speaker is known.
    public var basis: Basis?

    /// Without arguments: of a quotation of which the text says nothing.
    public init(
      speaker: TextSpan? = nil, isPronoun: Bool = false, cue: TextSpan? = nil, basis: Basis? = nil
    ) {
      self.speaker = speaker
      self.isPronoun = isPronoun
      self.cue = cue
      self.basis = basis
    }
  }

  /// Without the outer marks and the white space inside them.
  public let span: TextSpan
  /// Id of the rule, `quotations.…`, which tells by what the quotation was attributed or delimited.
  public let rule: String
  /// What is quoted: an utterance, a part of one, a slogan or a term.
  public let kind: Kind
  /// Who is said to have said it; empty for a term.
  public let attribution: Attribution
  /// Index, among the document's quotations, of the part in the paragraph before.
  public let continues: Int?
  /// False where the closing mark is missing: in error, or because the quotation goes on.
  public let isClosed: Bool

  /// - Parameter continues: an index below the mention's own.
  public init(
    span: TextSpan, rule: String, kind: Kind, attribution: Attribution = Attribution(),
    continues: Int? = nil, isClosed: Bool = true
  ) {
    self.span = span
    self.rule = rule
    self.kind = kind
    self.attribution = attribution
    self.continues = continues
    self.isClosed = isClosed
  }
}
