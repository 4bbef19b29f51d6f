import AnnalsAnnotation
import AnnalsLanguage

/// Finds whether a figure is the size of a rise or a fall.
struct ChangeReader: Sendable {
  private enum Direction: String, Sendable { case increase, decrease, either }

  private var directions: [WordID: Direction] = [:]
  private var all = WordSet()
  private let nouns: NounPhraseReader
  private let measures: MeasureReader
  let links: FigureLinks
  private let by, of, hyphen: WordID
  private let particles, particleVerbs, turned: WordSet
  private let plus, at: WordID
  private let growth, motions, losing, points: WordSet
  private static let reach = 15

  var topicWords: TopicWords { measures.topicWords }

  init(words: inout VocabularyBuilder, nouns: NounPhraseReader) {
    self.nouns = nouns
    for row in words.lexicon("Figures/change-words").rows {
      guard let direction = Direction(rawValue: row.cells[1]) else {
        preconditionFailure("Figures/change-words:\(row.line): no direction '\(row.cells[1])'")
      }
      let id = words.id(of: row.cells[0])
      directions[id] = direction
      all.insert(id)
    }
    by = words.id(of: "by")
    of = words.id(of: "of")
    hyphen = words.id(of: "-")
    links = FigureLinks(words: &words)
    particles = WordSet(["up", "down"], in: &words)
    particleVerbs = CueWords.set("particle verb", in: &words)
    turned = CueWords.set("turned by a person", in: &words)
    growth = WordSet(["grow", "grows", "grew", "grown", "growing"], in: &words)
    motions = CueWords.set("motion", in: &words)
    points = WordSet(["point", "points"], in: &words)
    losing = WordSet(["lose", "loses", "losing", "lost"], in: &words)
    at = words.id(of: "at")
    plus = words.id(of: "plus")
    // "went through 1,520 annals": verbs of either direction have other uses without two numbers.
    var changes = WordSet()
    for (word, direction) in directions where direction != .either { changes.insert(word) }
    measures = MeasureReader(words: &words, nouns: nouns, changes: changes)
  }

  /// Sets change and measure of a sentence's figures, and what a figure takes over from the one
  /// before it.
  func read(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    let taken = drafts.map(\.tokens)
    for index in drafts.indices {
      let verb = changeWord(before: drafts[index], in: sentence)
      if drafts[index].change == nil {
        drafts[index].change = change(drafts[index], verb, in: sentence)
      }
      let link = index > 0 ? links.link(drafts[index - 1], drafts[index], in: sentence) : nil
      measures.readCounted(&drafts[index], taken, in: sentence)
      if let link { takeOver(from: drafts[index - 1], link, to: &drafts[index]) }
      // What stands in brackets belongs to what is before them, not to a verb.
      if link != .bracketed { measures.readTopic(&drafts[index], verb, taken, in: sentence) }
      if index > 0 { shareTopic(of: drafts[index - 1], with: &drafts[index]) }
    }
  }

  private func takeOver(
    from previous: FigureDraft, _ link: FigureLinks.Link, to draft: inout FigureDraft
  ) {
    if draft.measure == nil, link != .or || previous.change != nil {
      draft.measure = previous.measure
    }
    guard link == .restated || link == .or, draft.unit != previous.unit else { return }
    if draft.change == nil { draft.change = previous.change }
    if link == .restated, draft.bound == .exact, previous.bound != .range,
      previous.bound != .vague
    {
      draft.bound = previous.bound
    }
  }

  /// "rose 60 points to 900": what is counted is shared, and so is what it is told of.
  private func shareTopic(of previous: FigureDraft, with draft: inout FigureDraft) {
    guard let counted = previous.counted, draft.measure == counted, draft.counted == nil,
      previous.measure != counted
    else { return }
    draft.measure = previous.measure
    draft.unitTokens = counted
  }

  private func change(
    _ draft: FigureDraft, _ verb: Int?, in sentence: FigureSentence
  ) -> FigureMention.Change? {
    let first = draft.tokens.lowerBound
    if let movement = draft.movement {
      switch verb.flatMap({ directions[sentence.word($0)] }) {
      case .increase: return .increase
      case .decrease: return .decrease
      case .either: return movement == .up ? .increase : .decrease
      case nil: return movement == .down ? .decrease : nil
      }
    }
    let next = draft.tokens.upperBound
    // "a 30 per cent rise"
    if draft.kind == .share, let direction = direction(next, in: sentence) { return direction }
    let before = sentence.word(first - 1)
    // "lost 2 per cent", "lost 60 points" fall; who loses men or a battle doesn't.
    if losing.contains(before), draft.kind == .share || points.contains(sentence.word(next)) {
      return .decrease
    }
    if let sign = sign(of: draft, in: sentence) { return sign }
    guard let verb, let direction = direction(verb, in: sentence) else { return nil }
    // "rose by 30", "rose 30", "a rise of 30"; what follows "to", "in" or "at" is a level or a
    // date.
    // "brought up 30,000 men": a particle changes no count.
    if draft.kind == .count, particles.contains(before), sentence.isLowercaseWord(first - 2),
      nouns.ends.kind(sentence.word(first - 2)) != .auxiliary
    {
      return nil
    }
    // "made up half of it", "plus four officials", "raised $5 million" tell of no rise.
    if particles.contains(before) && particleVerbs.contains(sentence.word(first - 2))
      || draft.kind == .count && before == plus
      || draft.kind != .share && turned.contains(before)
    {
      return nil
    }
    // "advanced 25 km" goes a way, and rises by nothing.
    if draft.kind == .length, motions.contains(sentence.word(verb)), before != by { return nil }
    if before == by { return direction }
    let between = first - verb - 1
    // "grew at about 15 per cent"
    if between == 1, before == at, draft.kind == .share || draft.kind == .rate,
      growth.contains(sentence.word(verb))
    {
      return direction
    }
    return between == 0 || between == 1 && before == of ? direction : nil
  }

  /// "Barley -1.3%, rye +2%": a share with its sign right behind what it is of. A rate that "was -0.5%" is
  /// level.
  private func sign(of draft: FigureDraft, in sentence: FigureSentence) -> FigureMention.Change? {
    let before = draft.tokens.lowerBound - 1
    guard draft.isSigned(in: sentence), sentence.range.contains(before), !sentence.tree.isEmpty,
      [.noun, .propn, .num].contains(sentence.tree.tag(before))
    else { return nil }
    return draft.number < DecimalNumber(0) ? .decrease : .increase
  }

  private func direction(_ index: Int, in sentence: FigureSentence) -> FigureMention.Change? {
    switch all.contains(sentence.word(index)) ? directions[sentence.word(index)] : nil {
    case .increase: .increase
    case .decrease: .decrease
    default: nil
    }
  }

  /// The nearest change word before the figure, not across a strong mark.
  private func changeWord(before draft: FigureDraft, in sentence: FigureSentence) -> Int? {
    var index = draft.tokens.lowerBound - 1
    let limit = max(sentence.range.lowerBound, index - Self.reach)
    while index >= limit {
      // "eyebrow-raising" raises nothing.
      let isCompound = sentence.word(index - 1) == hyphen && sentence.isGlued(index)
      if all.contains(sentence.word(index)), !isCompound { return index }
      if sentence.isPunctuation(index), isStrong(index, in: sentence) { return nil }
      index -= 1
    }
    return nil
  }

  private func isStrong(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard let byte = sentence.bytes(index).first else { return false }
    return ";:()".utf8.contains(byte)
  }
}
