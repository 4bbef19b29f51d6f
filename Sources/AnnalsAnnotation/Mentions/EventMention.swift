/// A word or phrase that tells of something happening, being done or changing, with what the words
/// around it say of its reality and its date.
public struct EventMention: Mention {
  /// Whether the text says that it happened or that it didn't.
  public enum Polarity: String, Sendable, Codable { case affirmed, negated }
  /// How real the text says that it is.
  public enum Modality: String, Sendable, Codable {
    case actual, state, planned, possible, hypothetical, generic

    /// Told as a fact: as something that happened, or as a state.
    public var isFactual: Bool { self == .actual || self == .state }
  }

  /// The date mention that holds for an event.
  public struct When: Sendable, Codable, Equatable {
    /// Index among the document's date mentions.
    public let date: Int
    /// Index of the date mention that ends the time: "rose from 5 tons in 1957 to 8 in 1960".
    public let through: Int?
    /// Index of a date mention that is coordinated with it: "in July and August".
    public let beside: Int?
    /// Whether the date stands outside the event's own sentence.
    public let isInherited: Bool

    /// - Parameters:
    ///   - date: index among the document's date mentions.
    ///   - through: index of the one that ends it.
    ///   - beside: index of one that is coordinated with it.
    public init(date: Int, through: Int? = nil, beside: Int? = nil, isInherited: Bool) {
      self.date = date
      self.through = through
      self.beside = beside
      self.isInherited = isInherited
    }
  }

  /// Who or what takes part, or where it happens.
  public struct Participant: Sendable, Codable, Equatable {
    /// The phrase as written, without what only describes it: "the Great Leap Forward".
    public let span: TextSpan
    /// The entity mention in it that the phrase is about; nil where it names or means no entity.
    public let mention: TextSpan?

    /// - Parameter mention: the span of one of the document's entity mentions.
    public init(span: TextSpan, mention: TextSpan? = nil) {
      self.span = span
      self.mention = mention
    }
  }

  /// Words of a headline.
  public struct LabelPart: Sendable, Codable, Equatable {
    public let span: TextSpan
    /// Whether its first letter is a capital only because it opens a sentence, which it no longer does here.
    public let isLowered: Bool

    /// - Parameter isLowered: whether the first letter is told small.
    public init(span: TextSpan, isLowered: Bool = false) {
      self.span = span
      self.isLowered = isLowered
    }
  }

  /// The trigger, without auxiliaries and negation.
  public let span: TextSpan
  /// Index of the first token.
  public let token: Int
  /// Id of the rule that read the trigger, such as `events.passive`.
  public let rule: String
  /// Dictionary form of the trigger: `collectivize`, `wipe out`.
  public let lemma: String
  /// Name of an event class, such as `authority-law`; empty where the text leaves it open.
  public let eventClass: String
  /// `negated` for `never opened`, `failed to open`.
  public var polarity: Polarity
  /// `planned` for `will open`, `hypothetical` for `would have opened`.
  public var modality: Modality
  /// The date that holds for it, nil where the text gives none.
  public var when: When?
  /// The words that name who answers for it, nil where the writer does.
  public var attribution: TextSpan?
  /// Who or what does it or brings it about, nil where the text doesn't say.
  public var agent: Participant?
  /// Who or what it is done to or happens to.
  public var patient: Participant?
  /// Where it happens.
  public var place: Participant?
  /// What its headline is made of, in reading order, from anywhere in the text; empty without one.
  public var label: [LabelPart] = []

  /// - Parameter token: index of the trigger's first token.
  public init(
    span: TextSpan, token: Int, rule: String, lemma: String, eventClass: String,
    polarity: Polarity = .affirmed, modality: Modality = .actual, when: When? = nil,
    attribution: TextSpan? = nil
  ) {
    self.span = span
    self.token = token
    self.rule = rule
    self.lemma = lemma
    self.eventClass = eventClass
    self.polarity = polarity
    self.modality = modality
    self.when = when
    self.attribution = attribution
  }
}
