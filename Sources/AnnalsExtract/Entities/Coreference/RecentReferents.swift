import AnnalsAnnotation
import AnnalsLanguage

/// Who was mentioned a short while ago, and how much each stands in the foreground.
///
/// A mention weighs by its role in the clause, subjects most, and half as much with every sentence that
/// has passed since; of several in one sentence the weightiest counts. After Lappin and Leass (1994).
struct RecentReferents {
  struct Mention {
    /// The head.
    let token: Int
    let referent: Int
    let sentence: Int
    let weight: Double
    /// The quotation that it stands in; -1 outside.
    let quotation: Int32
  }

  /// Somebody who may be meant, with the sum of the mentions' weights.
  struct Standing {
    let referent: Int
    var weight: Double
    /// The latest mention's token and sentence.
    let last: Int
    let lastSentence: Int
    fileprivate var sentence: Int
    fileprivate var best: Double
  }

  private var mentions: [Mention] = []
  /// How many sentences back somebody is remembered.
  static let reach = 3
  private static let most = 64

  mutating func add(_ mention: Mention) {
    mentions.append(mention)
    if mentions.count > 2 * Self.most { mentions.removeFirst(mentions.count - Self.most) }
  }

  mutating func forget() { mentions.removeAll(keepingCapacity: true) }

  /// The mentions that are near enough, the latest first.
  func latest(in sentence: Int) -> some Sequence<Mention> {
    mentions.suffix(Self.most).reversed().prefix { sentence - $0.sentence <= Self.reach }
  }

  /// The referents of mentions that fit, the weightiest first.
  func standings(in sentence: Int, where fits: (Mention) -> Bool) -> [Standing] {
    var standings: [Standing] = []
    for mention in latest(in: sentence) where fits(mention) {
      let weight = mention.weight * Self.decay(sentence - mention.sentence)
      guard let index = standings.firstIndex(where: { $0.referent == mention.referent }) else {
        standings.append(
          Standing(
            referent: mention.referent, weight: weight, last: mention.token,
            lastSentence: mention.sentence, sentence: mention.sentence, best: weight))
        continue
      }
      if standings[index].sentence == mention.sentence {
        guard weight > standings[index].best else { continue }
        standings[index].weight += weight - standings[index].best
      } else {
        standings[index].weight += weight
        standings[index].sentence = mention.sentence
      }
      standings[index].best = weight
    }
    // The latest first among equals: sorting is stable.
    return standings.sorted { $0.weight > $1.weight }
  }

  private static func decay(_ sentences: Int) -> Double {
    switch sentences {
    case ...0: 1
    case 1: 0.5
    case 2: 0.25
    default: 0.125
    }
  }
}
