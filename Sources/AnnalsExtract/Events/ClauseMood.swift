import AnnalsAnnotation

/// What the words passed so far say of the clause that the reading has come to. One pass over the
/// sentence keeps it, so that a trigger asks without looking back.
struct ClauseMood {
  /// Inside the commas right behind `if`.
  private var isInterrupted = false
  /// Inside "if …" or "unless …".
  private(set) var isConditional = false
  /// The subject denies the clause: `nobody`, `no grain`.
  private(set) var hasDenyingSubject = false
  /// `perhaps`.
  private(set) var isDoubted = false
  /// Some condition stands in the sentence.
  private(set) var hasCondition = false
  /// Behind a verb of saying or thinking: what follows is told as somebody's words.
  private(set) var isReported = false
  /// Behind `that`: what follows is said or thought by somebody.
  private(set) var complementStart: Int?
  /// The last semicolon passed.
  private(set) var semicolon: Int?
  /// The last quotation mark passed.
  private(set) var quotation: Int?
  /// Token where the clause began.
  private(set) var start: Int
  /// Whether the clause began with `who`, `which` and the like.
  private(set) var isRelative = false
  /// The triggers of the clause, newest last seen.
  private(set) var last: EventMention?
  private(set) var lastEnd = 0
  /// Token of the clause's first trigger.
  private(set) var firstTrigger: Int?

  init(start: Int) { self.start = start }

  mutating func pass(_ index: Int, in scene: TriggerScene) {
    let word = scene.tokens[index].word
    if scene.tokens[index].shape.contains(.quotationMark) {
      quotation = index
      // Words quoted have their own mood: "he wrote: "Only a fool would stay.""
      isReported = false
      isConditional = false
      hasDenyingSubject = false
    }
    if word == 0 { return }
    if word == scene.words.semicolon { semicolon = index }
    let cue = scene.cue(index)
    if scene.words.clauseMarks.contains(word), scene.tokens[index].shape.contains(.spaceAfter) {
      open(index + 1)
    }
    if word == scene.words.comma {
      passComma(index, in: scene)
      isDoubted = false
      if scene.has(index + 1, .conjunction) { open(index + 1) }
    }
    if cue.isEmpty { return }
    if isInvertedCondition(index, cue, scene) {
      open(index)
      isConditional = true
      hasCondition = true
    }
    if cue.contains(.relative) {
      open(index)
      isRelative = true
    }
    if cue.contains(.condition) {
      open(index)
      isConditional = true
      hasCondition = true
    }
    if word == scene.words.that {
      let isComplement = isReported && last != nil
      if isComplement { complementStart = index }
      let isWished = isComplement && last?.lemma == "wish"
      open(index)
      isRelative = !isComplement
      isConditional = isWished
    }
    if cue.contains(.perhaps) { isDoubted = true }
    if cue.contains(.noSubject) { passDenial(index, cue, scene) }
  }

  /// A comma ends a condition, but for the two around words put in: "if, in 1933, they had known".
  private mutating func passComma(_ index: Int, in scene: TriggerScene) {
    guard isConditional else { return }
    if scene.has(index - 1, .condition) {
      isInterrupted = true
    } else if isInterrupted {
      isInterrupted = false
    } else {
      open(index + 1)
    }
  }

  /// "Had they known, …", "Were they to leave, …", "Should he fail, …".
  private func isInvertedCondition(_ index: Int, _ cue: EventCue, _ scene: TriggerScene) -> Bool {
    let word = scene.tokens[index].word
    guard [scene.words.had, scene.words.were, scene.words.should].contains(word),
      scene.has(index + 1, .pronounSubject), !scene.has(index + 1, .relative)
    else { return false }
    let isFirst =
      index == scene.range.lowerBound || scene.has(index - 1, .conjunction)
      || scene.isWord(index - 1, scene.words.semicolon)
    return isFirst && !scene.isWord(scene.range.upperBound - 1, scene.words.question)
  }

  private mutating func passDenial(_ index: Int, _ cue: EventCue, _ scene: TriggerScene) {
    if scene.has(index + 1, .longer) || last != nil { return }
    // ""No," he repeated" denies nothing.
    if scene.range.contains(index + 1), scene.tokens[index + 1].shape.contains(.punctuation),
      scene.isWord(index, scene.words.no)
    {
      return
    }
    let before = scene.cue(index - 1)
    if before.isDisjoint(with: [.preposition, .be, .have, .to, .do]) { hasDenyingSubject = true }
  }

  private mutating func open(_ index: Int) {
    start = index
    isConditional = false
    isInterrupted = false
    hasDenyingSubject = false
    isDoubted = false
    isRelative = false
    last = nil
    firstTrigger = nil
  }

  /// Takes note of a trigger, whose tokens end before `end`.
  ///
  /// - Parameter tellsOfWords: a verb of saying or thinking.
  mutating func take(_ mention: EventMention, end: Int, use: VerbUse?, tellsOfWords: Bool) {
    last = mention
    if firstTrigger == nil { firstTrigger = mention.token }
    lastEnd = end
    hasDenyingSubject = hasDenyingSubject && use == .coordinated
    if tellsOfWords { isReported = true }
  }
}
