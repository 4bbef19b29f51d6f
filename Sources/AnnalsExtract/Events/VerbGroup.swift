import AnnalsAnnotation

/// The auxiliaries and negations before a verb: `would not have been`.
struct VerbGroup {
  private(set) var modal: EventCue = []
  private(set) var isNegated = false
  private(set) var hasHave = false
  private(set) var hasBe = false
  private var hasBeen = false
  /// `had fled`: earlier than what is told.
  private(set) var isPluperfect = false
  /// The token `to` of an infinitive.
  private(set) var infinitive: Int?
  /// First token of the group.
  private(set) var start: Int
  /// Beside `would` stands a word such as `later`.
  private(set) var isLater = false

  private let isPerfect: Bool

  private static let limit = 10

  /// Reads leftwards from the verb at `index`.
  init(before index: Int, use: VerbUse, in scene: TriggerScene) {
    isPerfect = use == .perfect
    start = index
    var left = index - 1
    var wasLonger = false
    while left >= scene.range.lowerBound, index - left <= Self.limit {
      let cue = scene.cue(left)
      if cue.contains(.negation), !cue.contains(.noSubject) {
        isNegated = true
      } else if wasLonger, scene.isWord(left, scene.words.no) {
        isNegated = true
      } else if cue.contains(.wouldActual) {
        isLater = true
      } else if !takeAuxiliary(left, cue, scene), !scene.isAdverb(left) {
        break
      }
      wasLonger = cue.contains(.longer)
      if infinitive != nil { break }
      start = left
      left -= 1
    }
    readAround(left, index, scene)
  }

  private mutating func takeAuxiliary(_ left: Int, _ cue: EventCue, _ scene: TriggerScene) -> Bool {
    if scene.isBe(left) {
      hasBe = true
      hasBeen = scene.isWord(left, scene.words.been)
    } else if cue.contains(.have) {
      hasHave = true
      isPluperfect = scene.isWord(left, scene.words.had)
    } else if scene.isWord(left, scene.words.cliticD), isPerfect || hasBeen {
      hasHave = true
      isPluperfect = true
    } else if scene.isModal(left) {
      modal = cue.intersection([.will, .would, .may, .could, .must])
    } else if cue.contains(.to) {
      infinitive = left
    } else {
      return cue.contains(.do) || cue.contains(.get)
    }
    return true
  }

  /// `not to flee`; and the modal before an inverted subject: `nor did they flee`, `would they
  /// flee`.
  private mutating func readAround(_ left: Int, _ index: Int, _ scene: TriggerScene) {
    if let infinitive {
      start = infinitive
      if scene.has(infinitive - 1, .negation) { isNegated = true }
      return
    }
    guard scene.has(left, .pronounSubject), modal.isEmpty, !hasBe, !hasHave else { return }
    let above = scene.governor(of: left)
    guard scene.isModal(above) || scene.has(above, .do) else { return }
    _ = takeAuxiliary(above, scene.cue(above), scene)
    if scene.has(above - 1, .negation) || scene.has(left - 1, .negation) { isNegated = true }
  }
}
