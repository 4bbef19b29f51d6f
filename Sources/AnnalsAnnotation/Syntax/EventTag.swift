/// Where a token stands in a word or phrase that tells of an event: nowhere, first, or further on. The
/// first token also has the event's class and says how surely it is told as having happened.
///
/// One byte, so that a token's analysis stays small: 0 is outside, 1 inside, then three values for each
/// class.
public struct EventTag: RawRepresentable, Hashable, Sendable {
  /// Whether an event is told as something that has happened: not planned, denied, general, or a lasting
  /// state.
  public enum Telling: UInt8, AnalysisLabel {
    case untold, unsure, told

    public static let names = ["untold", "unsure", "told"]
  }

  public let rawValue: UInt8

  /// How many values there are; raw values lie below it.
  public static let count = 2 + 3 * EventClass.allCases.count
  /// Tells of no event.
  public static let outside = EventTag(unchecked: 0)
  /// Goes on with the trigger of the token before.
  public static let inside = EventTag(unchecked: 1)

  /// Nil for a value that no tag has.
  public init?(rawValue: UInt8) {
    guard rawValue < Self.count else { return nil }
    self.rawValue = rawValue
  }

  /// The tag of a trigger's first token.
  public init(_ eventClass: EventClass, _ telling: Telling) {
    self.init(unchecked: 2 + 3 * eventClass.rawValue + telling.rawValue)
  }

  private init(unchecked rawValue: UInt8) { self.rawValue = rawValue }

  /// Nil where no trigger begins.
  public var eventClass: EventClass? {
    rawValue < 2 ? nil : EventClass(rawValue: (rawValue - 2) / 3)
  }

  /// Nil where no trigger begins.
  public var telling: Telling? {
    rawValue < 2 ? nil : Telling(rawValue: (rawValue - 2) % 3)
  }
}

/// A word or phrase that tells of an event, as the analyser finds it.
public struct TriggerMention: Sendable, Hashable {
  /// Indices into `AnalyzedDocument.tokens`; never empty, within a sentence.
  public let tokens: Range<Int>
  public let eventClass: EventClass
  public let telling: EventTag.Telling

  public init(tokens: Range<Int>, eventClass: EventClass, telling: EventTag.Telling) {
    self.tokens = tokens
    self.eventClass = eventClass
    self.telling = telling
  }
}

extension [TokenAnalysis] {
  /// The triggers that the event tags mark, in text order, disjoint.
  public var triggers: [TriggerMention] {
    var triggers: [TriggerMention] = []
    var index = 0
    while index < count {
      let tag = self[index].eventTag
      guard let eventClass = tag.eventClass, let telling = tag.telling else {
        index += 1
        continue
      }
      let start = index
      index += 1
      while index < count, self[index].eventTag == .inside { index += 1 }
      triggers.append(
        TriggerMention(tokens: start..<index, eventClass: eventClass, telling: telling))
    }
    return triggers
  }
}
