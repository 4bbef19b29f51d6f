/// Words inside quotation marks (or in a block quotation), with who is said to have said them.
///
/// Shape: sorted by start, the longer first; quotations nest, so an inner one follows its outer one.
public struct QuotationMention: Mention, Equatable {
  public enum Kind: String, Sendable, Codable { case direct, mixed, slogan, term }

  /// How the speaker is known: named beside the quotation, by a pronoun, or by the order of speakers.
  public enum Basis: String, Sendable, Codable { case stated, pronoun, sequence }

  /// Who speaks, and the words that say so.
  public struct Attribution: Sendable, Codable, Equatable {
    /// The words that name the speaker, as written: a name, a noun phrase or a pronoun.
    public var speaker: TextSpan?
    /// The name that the speaker's words stand for elsewhere in the text: "Mao Zedong" for "he".
    public var antecedent: TextSpan?
    /// The speaker whom the markup names, where no words do.
    public var speakerLabel: String?
    /// Whether the speaker's words are a pronoun.
    public var isPronoun: Bool
    public var cue: TextSpan?
    /// The title of the work quoted from.
    public var work: TextSpan?
    public var basis: Basis?

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
  public let rule: String
  public let kind: Kind
  public let attribution: Attribution
  /// Index, among the document's quotations, of the part in the paragraph before.
  public let continues: Int?
  /// False where the closing mark is missing: in error, or because the quotation goes on.
  public let isClosed: Bool

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
