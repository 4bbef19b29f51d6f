import AnnalsAnnotation
import AnnalsRecords

/// What a figure is a number of. Figures are set side by side only where their topics are equal.
struct ClaimTopic: Hashable, Sendable {
  /// In which way something is measured; numbers of different forms are never compared.
  enum Form: String, CaseIterable, Sendable {
    case people, objects, amount, rate, yield
    case deadline
    /// People at work on something, animals killed, a part of all people, a rise or a fall.
    case workers, animals, share, change
  }

  var form: Form
  /// "deaths", "steel"; for a deadline the power to be overtaken, for people at work what they work on.
  var subject: String
  /// What is done with a good: "output".
  var relation = ""
  /// What makes another thing of the subject: "lost", "rural"; for a change its direction.
  var quality = ""
  var isTarget = false

  /// Whether it is told of years.
  var isYearly: Bool { form == .amount || form == .change }

  /// The topic in plain words.
  var phrase: String {
    let words: [String]
    switch form {
    case .people, .objects: words = [quality, subject]
    case .rate: words = [quality, subject, "rate"]
    case .amount, .yield: words = [quality, subject, relation]
    case .deadline: words = ["time to overtake", subject]
    case .workers: words = ["people at work on", subject]
    case .animals: words = [subject, "killed"]
    case .share: words = [subject, "among", quality.isEmpty ? "people" : quality]
    case .change: words = [quality, "of", subject, relation]
    }
    return (words + [isTarget ? "target" : ""]).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// A figure with what decides beside which others it stands.
package struct Claim: Sendable {
  var topic: ClaimTopic
  /// Entity id of the place that the number holds for.
  var place: String?
  /// Entity id of the event that it is told of.
  var event: String?
  /// Whether the text says that no single region is meant.
  var isWhole = false
  var period: MonthSpan?
  /// Whether the figure's own sentence gives the period.
  var isPeriodStated = false
  /// The same for claims of a document that lean on each other.
  var thread: Int

  var figureID: String
  var unit: String?
  var value, low, high: DecimalNumber?
  var bound: FigureBound
  /// As written; nil for the source itself.
  var claimant: String?
  /// Entity id, or the folded name; equal for claims of the same.
  var claimantKey: String
}

/// The claims of a document and what its other figures may silently mean.
package struct DocumentClaims: Sendable {
  let sourceID: String
  /// What the document names: places, events, persons.
  var scopes: Set<String> = []
  /// Those that it speaks of first of all.
  var mainScopes: Set<String> = []
  /// The place that it names most, and those of its title.
  var topPlaces: Set<String> = []
  /// Names of the entities among the claims' places and events.
  var names: [String: String] = [:]
  var claims: [Claim] = []
  /// SI sizes of the claims' units.
  var units: [String: UnitRecord] = [:]
}
