import AnnalsAnnotation
import AnnalsLanguage

/// Finds, by the tree, the noun phrase that a figure speaks of.
///
/// From the figure upwards: the noun that it describes ("a 25 per cent premium", "a yield of 5 tons"),
/// the object that its verb sets at it ("cut the force to 200 men"), else the verb's subject, also through
/// coordination, control and relative clauses ("shares, which had lost 5 per cent").
struct TopicReader: Sendable {
  private let of, inWord, forWord: WordID
  private let changes, levels, empty, emptyTopics, groups, lasting, saying, times: WordSet
  let phrases = TreePhraseReader()
  /// A figure that stands deeper than so many phrases below its topic has none.
  private static let reach = 6

  /// - Parameters:
  ///   - changes: the words of rise and fall.
  ///   - levels: the verbs between a subject and its number.
  ///   - empty: nouns that name no quantity of their own.
  ///   - groups: nouns that name nothing but the things counted: "a group of 20 men".
  init(
    words: inout VocabularyBuilder, changes: WordSet, levels: WordSet, empty: WordSet,
    groups: WordSet
  ) {
    self.groups = groups
    of = words.id(of: "of")
    inWord = words.id(of: "in")
    forWord = words.id(of: "for")
    emptyTopics = CueWords.set("empty topic", in: &words)
    lasting = CueWords.set("before a length of time", in: &words)
    saying = WordSet(
      words.lexicon("Figures/attribution-cues").rows.map { $0.cells[0] }, in: &words)
    times = CueWords.set("stretch of time", in: &words)
    self.changes = changes
    self.levels = levels
    self.empty = empty
  }

  /// - Parameter taken: the tokens of all figures of the sentence, in text order.
  func topic(
    of draft: FigureDraft, taken: [Range<Int>], in sentence: FigureSentence
  ) -> Range<Int>? {
    let top = sentence.tree.top(of: draft.tokens)
    if draft.kind == .duration, !isLasting(top, in: sentence) { return nil }
    let climb = Climb(
      sentence: sentence, taken: taken, times: times,
      isStrict: isStrict(draft, top, in: sentence))
    guard let noun = noun(above: top, draft.kind, climb) else { return nil }
    return phrases.phrase(around: noun, in: sentence) { climb.isFree($0) }
  }

  /// What a number of things is told of, where the sentence says so: "sales of 5,000 carts", "sales
  /// rose to 5,000 carts". The subject of any other verb is who acts on the things counted.
  func topic(
    ofCounted counted: Range<Int>, taken: [Range<Int>], in sentence: FigureSentence
  ) -> Range<Int>? {
    let tree = sentence.tree
    let climb = Climb(sentence: sentence, taken: taken, times: times, isStrict: true)
    let top = tree.top(of: counted)
    guard let head = tree.head(top) else { return nil }
    var noun: Int?
    switch tree.relation(top) {
    case .nmod where word(before: top, in: sentence) == of && !isGroup(head, in: sentence):
      noun = head
    case .obj, .obl, .oblUnmarked, .nmodUnmarked, .xcomp, .advmod:
      guard isLevel(head, climb) else { return nil }
      let isObject = tree.relation(top) == .obj || tree.relation(top) == .xcomp
      noun = isObject ? subject(of: head, climb) : object(of: head, climb)
    default: return nil
    }
    guard let noun, climb.isNoun(noun), !counted.contains(noun), !isSaying(noun, climb) else {
      return nil
    }
    return phrases.phrase(around: noun, in: sentence) { climb.isFree($0) && !counted.contains($0) }
  }

  /// The sentence, and which of its tokens no figure holds.
  private struct Climb {
    let sentence: FigureSentence
    let taken: [Range<Int>]
    /// "year", "weeks": when something was, not what was measured.
    let times: WordSet
    /// Whether only the subject of a verb of level or change may be the topic.
    let isStrict: Bool
    var tree: DependencyTree { sentence.tree }

    func isFree(_ index: Int) -> Bool {
      guard sentence.range.contains(index), !sentence.isDated[index] else { return false }
      var low = 0
      var high = taken.count
      while low < high {
        let middle = (low + high) / 2
        if taken[middle].upperBound <= index { low = middle + 1 } else { high = middle }
      }
      return low == taken.count || !taken[low].contains(index)
    }

    /// Also the number that a name ends with: "the Arrow 500 rose".
    func isNoun(_ index: Int) -> Bool {
      guard isFree(index) else { return false }
      if sentence.isWord(index) {
        return tree.isNoun(index) && !times.contains(sentence.word(index))
      }
      return sentence.shape(index).contains(.number) && sentence.isCapitalized(index - 1)
        && !sentence.isGlued(index)
    }
  }

  /// Who "prefers 2.1 million" or "needs four times as much" isn't what the number speaks of, as the
  /// works that "made 2 million tons" are.
  private func isStrict(_ draft: FigureDraft, _ top: Int, in sentence: FigureSentence) -> Bool {
    switch draft.kind {
    case .number, .multiple, .age, .length: true
    case .rate: draft.unit == nil
    case .duration: sentence.tree.preposition(of: top) == nil
    default: false
    }
  }

  /// "for two years", "lasted two years": not "after two years", which dates what happens.
  private func isLasting(_ top: Int, in sentence: FigureSentence) -> Bool {
    guard let preposition = sentence.tree.preposition(of: top) else { return true }
    return lasting.contains(sentence.word(preposition))
  }

  /// Whether a noun names no quantity: "a total of 5 tons", "an average of 5 tons".
  private func isEmpty(_ noun: Int, in sentence: FigureSentence) -> Bool {
    empty.contains(sentence.word(noun)) || emptyTopics.contains(sentence.word(noun))
  }

  private func isGroup(_ noun: Int, in sentence: FigureSentence) -> Bool {
    groups.contains(sentence.word(noun)) || isEmpty(noun, in: sentence)
  }

  private func word(before noun: Int, in sentence: FigureSentence) -> WordID {
    sentence.tree.preposition(of: noun).map(sentence.word) ?? 0
  }

  // MARK: Upwards

  private func noun(
    above figure: Int, _ kind: FigureMention.Kind, _ climb: Climb
  ) -> Int? {
    let tree = climb.tree
    // "within 15 miles of the bridge": how far from it.
    if kind != .length, let part = part(of: figure, climb, allowsIn: false) { return part }
    var index = figure
    if kind == .money, let goal = goal(of: figure, climb) { return goal }
    for _ in 0..<Self.reach {
      if let subject = tree.subject(of: index), climb.isFree(subject) {
        return self.subject(of: index, climb, isPredicate: true)
      }
      guard let head = tree.head(index) else { return nil }
      switch tree.relation(index) {
      case .obj, .iobj, .xcomp, .ccomp, .advcl: return subject(of: head, climb)
      case .obl, .oblUnmarked, .oblAgent:
        return kind == .duration ? subject(of: head, climb) : object(of: head, climb)
      case .nsubj, .nsubjPass: return nil
      case .advmod, .dep, .parataxis, .conj,
        .orphan where tree.tag(head) == .verb:
        return object(of: head, climb)
      default:
        if climb.isNoun(head) {
          let isChange = changes.contains(climb.sentence.word(head))
          guard isChange || isEmpty(head, in: climb.sentence) else {
            return figure < head ? whole(head, climb) : head
          }
          if let part = part(of: head, climb, allowsIn: true) { return part }
        }
        index = head
      }
    }
    return nil
  }

  /// The noun that a noun before it describes: of "a 95 per cent loan-to-value mortgage" the last.
  private func whole(_ noun: Int, _ climb: Climb) -> Int {
    var noun = noun
    for _ in 0..<Self.reach {
      guard let head = climb.tree.head(noun), head > noun, climb.isNoun(head) else { break }
      switch climb.tree.relation(noun) {
      case .compound, .amod, .nmodUnmarked, .nmodDesc: noun = head
      default: return noun
      }
    }
    return noun
  }

  /// What money is paid for: "$5 million in damages", "paid $500 for the roof".
  private func goal(of money: Int, _ climb: Climb) -> Int? {
    let tree = climb.tree
    let fits = { (dependent: Int) in
      dependent > money && climb.isNoun(dependent) && tree.tag(dependent) == .noun
    }
    let below = tree.dependent(of: money) {
      let word = word(before: $0, in: climb.sentence)
      return fits($0) && (word == inWord || word == forWord)
    }
    if let below { return below }
    guard tree.relation(money) == .obj, let verb = tree.head(money) else { return nil }
    return tree.dependent(of: verb) {
      fits($0) && tree.relation($0) == .obl && word(before: $0, in: climb.sentence) == forWord
    }
  }

  /// "5 per cent of the crop", "a rise of 5 per cent in output".
  private func part(of index: Int, _ climb: Climb, allowsIn: Bool) -> Int? {
    climb.tree.dependent(of: index) { dependent in
      guard climb.tree.relation(dependent) == .nmod, climb.isNoun(dependent) else { return false }
      let preposition = word(before: dependent, in: climb.sentence)
      return preposition == of || allowsIn && preposition == inWord
    }
  }

  /// What a verb sets at the figure; its subject where it has no object. A pronoun hides the object.
  private func object(of verb: Int, _ climb: Climb) -> Int? {
    guard let object = climb.tree.dependent(of: verb, .obj), climb.isFree(object) else {
      return subject(of: verb, climb)
    }
    guard climb.isNoun(object), !climb.isStrict || isLevel(verb, climb), !isSaying(verb, climb)
    else { return nil }
    return named(object, climb)
  }

  /// The subject of a verb, through coordination, control and clauses that describe a noun.
  ///
  /// - Parameter isPredicate: whether the figure itself stands for the verb, as in "was 5 tons".
  private func subject(of verb: Int, _ climb: Climb, isPredicate: Bool = false) -> Int? {
    let tree = climb.tree
    var verb = verb
    var isLevel = isPredicate || !climb.isStrict
    for _ in 0..<Self.reach {
      guard isPredicate || !isSaying(verb, climb) else { return nil }
      isLevel = isLevel || self.isLevel(verb, climb)
      let subject = tree.subject(of: verb)
      if let subject, climb.isNoun(subject) { return isLevel ? named(subject, climb) : nil }
      let relation = tree.relation(verb)
      guard let head = tree.head(verb) else { return nil }
      if relation == .acl || relation == .aclRelcl {
        if let subject, !isRelative(subject, climb) { return nil }
        return isLevel && climb.isNoun(head) ? head : nil
      }
      guard subject == nil else { return nil }
      switch relation {
      case .conj, .xcomp, .advcl, .parataxis: verb = head
      default: return nil
      }
    }
    return nil
  }

  private func isLevel(_ verb: Int, _ climb: Climb) -> Bool {
    let word = climb.sentence.word(verb)
    return levels.contains(word) || changes.contains(word)
  }

  private func isSaying(_ verb: Int, _ climb: Climb) -> Bool {
    saying.contains(climb.sentence.word(verb))
  }

  /// "the number of wells rose": the wells; "the figure was 5" names nothing.
  private func named(_ subject: Int, _ climb: Climb) -> Int? {
    guard isEmpty(subject, in: climb.sentence) else { return subject }
    return part(of: subject, climb, allowsIn: false)
  }

  private func isRelative(_ index: Int, _ climb: Climb) -> Bool {
    switch climb.tree.pennTag(index) {
    case .wdt, .wp: true
    default: false
    }
  }
}
