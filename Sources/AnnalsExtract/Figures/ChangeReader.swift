import AnnalsAnnotation
import AnnalsLanguage

/// Finds whether a figure is the size of a rise or a fall, and the subject that rises or falls.
struct ChangeReader: Sendable {
  private enum Direction: String, Sendable { case increase, decrease, either }

  private var directions: [WordID: Direction] = [:]
  private var all = WordSet()
  private let nouns: NounPhraseReader
  private let topics: TopicReader
  private let by, of, or, inWord, hyphen, bracket: WordID
  private let copulas, particles, particleVerbs, turned, emptyAlone: WordSet
  private let plus, at: WordID
  private let growth, motions, having, distances, losing, points: WordSet
  private static let reach = 15

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
    or = words.id(of: "or")
    bracket = words.id(of: "(")
    hyphen = words.id(of: "-")
    inWord = words.id(of: "in")
    particles = WordSet(["up", "down"], in: &words)
    particleVerbs = CueWords.set("particle verb", in: &words)
    turned = CueWords.set("turned by a person", in: &words)
    emptyAlone = CueWords.set("empty alone", in: &words)
    growth = WordSet(["grow", "grows", "grew", "grown", "growing"], in: &words)
    motions = CueWords.set("motion", in: &words)
    distances = WordSet(["from", "away", "off"], in: &words)
    points = WordSet(["point", "points"], in: &words)
    losing = WordSet(["lose", "loses", "losing", "lost"], in: &words)
    having = WordSet(["has", "have", "had", "having"], in: &words)
    at = words.id(of: "at")
    plus = words.id(of: "plus")
    copulas = CueWords.set("level verb", in: &words)
    // "went through 1,520 annals": verbs of either direction have other uses without two numbers.
    var changes = WordSet()
    for (word, direction) in directions where direction != .either { changes.insert(word) }
    topics = TopicReader(
      words: &words, changes: changes, levels: copulas, empty: emptyAlone,
      groups: nouns.emptyNouns)
  }

  /// Sets change and measure of a sentence's figures.
  func read(_ drafts: inout [FigureDraft], in sentence: FigureSentence) {
    let taken = drafts.map(\.tokens)
    for index in drafts.indices {
      let verb = changeWord(before: drafts[index], in: sentence)
      if drafts[index].change == nil {
        drafts[index].change =
          change(drafts[index], verb, in: sentence)
          ?? (index > 0 ? shared(drafts[index], drafts[index - 1], in: sentence) : nil)
      }
      readMeasure(&drafts[index], verb, taken, in: sentence)
    }
  }

  /// "dropped by 1 to 1.5 degrees (1.8 to 2.7 Fahrenheit)", "up 17 points, or 0.2 per cent": the same
  /// change told twice.
  private func shared(
    _ draft: FigureDraft, _ previous: FigureDraft, in sentence: FigureSentence
  ) -> FigureMention.Change? {
    guard previous.change != nil, draft.unit != nil, !sentence.tree.isEmpty else { return nil }
    let end = max(previous.tokens.upperBound, previous.measure?.upperBound ?? 0)
    guard end < draft.tokens.lowerBound else { return nil }
    let gap = end..<draft.tokens.lowerBound
    guard gap.count <= 2, let last = gap.last else { return nil }
    let isBracket = gap.count == 1 && sentence.word(last) == bracket
    return isBracket || sentence.word(last) == or ? previous.change : nil
  }

  private func readMeasure(
    _ draft: inout FigureDraft, _ verb: Int?, _ taken: [Range<Int>], in sentence: FigureSentence
  ) {
    if !sentence.tree.isEmpty { readCounted(&draft, taken, in: sentence) }
    if draft.measure == nil { draft.measure = changed(draft, verb, in: sentence) }
    guard draft.measure == nil, !sentence.tree.isEmpty, !isWay(draft, verb, in: sentence) else {
      return
    }
    draft.measure =
      topics.topic(of: draft, taken: taken, in: sentence) ?? described(draft, in: sentence)
  }

  /// "advanced 25 km", "raised $5 million": a way that is gone, money that is got together.
  private func isWay(_ draft: FigureDraft, _ verb: Int?, in sentence: FigureSentence) -> Bool {
    if turned.contains(sentence.word(draft.tokens.lowerBound - 1)) { return true }
    guard draft.kind == .length else { return false }
    let governor = sentence.tree.head(sentence.tree.top(of: draft.tokens))
    return isDistance(draft, in: sentence)
      || [verb, governor].contains { $0.map { motions.contains(sentence.word($0)) } ?? false }
  }

  /// "a $30,000 fine" where the tree doesn't join the two.
  private func described(_ draft: FigureDraft, in sentence: FigureSentence) -> Range<Int>? {
    guard draft.kind == .money,
      nouns.ends.kind(sentence.word(draft.tokens.lowerBound - 1)) == .determiner,
      let noun = nouns.partitive(
        at: draft.tokens.upperBound, in: sentence, allowsArticle: false),
      sentence.tree.tag(noun.upperBound - 1) != .verb
    else { return nil }
    return noun
  }

  /// Sets right what is counted, and puts it beside the topic where there is one.
  private func readCounted(
    _ draft: inout FigureDraft, _ taken: [Range<Int>], in sentence: FigureSentence
  ) {
    if let measure = draft.measure {
      draft.measure = topics.phrases.corrected(measure, in: sentence)
    } else if draft.isPlain, let counted = topics.phrases.counted(by: draft, in: sentence) {
      draft.measure = counted
      draft.kind = .count
      draft.rule = .count
    }
    // "an official of one consulate" isn't counted in consulates.
    guard draft.kind == .count, draft.unit == nil, draft.number != DecimalNumber(1),
      let counted = draft.measure,
      let topic = topics.topic(ofCounted: counted, taken: taken, in: sentence)
    else { return }
    draft.measure = topic
    draft.unitTokens = counted
  }

  private func changed(
    _ draft: FigureDraft, _ verb: Int?, in sentence: FigureSentence
  ) -> Range<Int>? {
    switch draft.kind {
    case .age, .duration, .multiple: nil
    default: subject(of: draft, verb, in: sentence)
    }
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

  // MARK: Subject

  /// "steel output was 5.35 million tons", "the urban population increased by more than 30 per
  /// cent": the
  /// verb within a few tokens, no noun phrase in between, and the subject right before it.
  private func subject(
    of draft: FigureDraft, _ change: Int?, in sentence: FigureSentence
  ) -> Range<Int>? {
    var index = draft.tokens.lowerBound - 1
    let limit = max(sentence.range.lowerBound, index - 4)
    while index >= limit {
      let word = sentence.word(index)
      if turned.contains(word), index == draft.tokens.lowerBound - 1,
        nouns.ends.kind(sentence.word(index - 1)) != .auxiliary
          || having.contains(sentence.word(index - 1))
      {
        return nil
      }
      if draft.kind == .length, motions.contains(word) { return nil }
      if copulas.contains(word) || index == change { break }
      guard
        nouns.ends.kind(word) == .preposition || nouns.ends.kind(word) == .adverb
          || sentence.ends(index, in: "ly")
      else { return nil }
      index -= 1
    }
    guard index >= limit, index > sentence.range.lowerBound else { return nil }
    if draft.kind == .length, isDistance(draft, in: sentence) { return nil }
    while index > limit - 4,
      nouns.ends.kind(sentence.word(index - 1)) == .auxiliary
        || nouns.ends.kind(sentence.word(index - 1)) == .adverb
    {
      index -= 1
    }
    index = skipDate(endingAt: index, in: sentence)
    guard let subject = nouns.subject(endingAt: index, in: sentence) else { return nil }
    // "the final figure is 5": names no quantity.
    return emptyAlone.contains(sentence.word(subject.upperBound - 1)) ? nil : subject
  }

  /// "900 miles (1,400 km) from the front": how far, not how long.
  private func isDistance(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    let end = draft.tokens.upperBound
    return (end..<(end + 7)).contains { distances.contains(sentence.word($0)) }
  }

  /// "Output of steel in 1957 was": the date between subject and verb.
  private func skipDate(endingAt index: Int, in sentence: FigureSentence) -> Int {
    guard sentence.shape(index - 1).contains(.number), sentence.word(index - 2) == inWord else {
      return index
    }
    return index - 2
  }
}
