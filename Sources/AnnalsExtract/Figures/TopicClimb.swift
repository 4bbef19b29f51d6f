import AnnalsAnnotation
import AnnalsLanguage

/// The way from a figure up the tree to the noun that it speaks of, through coordination, control
/// and clauses that describe a noun ("shares, which had lost 5 per cent"). Every step goes one head
/// up, and a fixed number of them is taken.
struct TopicClimb {
  let sentence: FigureSentence
  let words: TopicWords
  /// The tokens of all figures of the sentence, in text order.
  let taken: [Range<Int>]
  /// The tokens of the figure itself, with the things that it counts.
  let figure: Range<Int>
  let kind: FigureMention.Kind
  /// Whether only the subject of a verb of level or change may be the topic.
  let isStrict: Bool
  /// A figure that stands deeper than so many phrases below its topic has none.
  private static let reach = 6
  private static let reachOfBy = 10

  private var tree: DependencyTree { sentence.tree }

  // MARK: What may be a topic

  func isFree(_ index: Int) -> Bool {
    guard sentence.range.contains(index), !sentence.isDated[index] else { return false }
    return !isTaken(index)
  }

  private func isTaken(_ index: Int) -> Bool { holder(of: index) != nil }

  /// The tokens of the figure that holds the token.
  func holder(of index: Int) -> Range<Int>? {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < taken.count && taken[low].contains(index) ? taken[low] : nil
  }

  /// "a 60-year-old draws 3 per cent": a figure that stands for a person.
  private func isPerson(_ index: Int) -> Bool {
    words.aged.contains(sentence.word(index)) && !figure.contains(index) && isTaken(index)
  }

  /// Also the number that a name ends with: "the Arrow 500 rose", "the TA-125".
  func isNoun(_ index: Int) -> Bool {
    guard isFree(index) else { return false }
    if sentence.isWord(index) {
      return tree.isNoun(index) && sentence.word(index) != words.worth 
        && !isTime(index)
        || tree.relation(index) == .csubj && tree.pennTag(index) == .vbg || isGroup(index)
    }
    guard sentence.shape(index).contains(.number) else { return false }
    if sentence.isGlued(index) { return sentence.isGlued(index - 1) && isNoun(index - 2) }
    return sentence.isCapitalized(index - 1)
  }

  /// "the poor", "the dead".
  private func isGroup(_ index: Int) -> Bool {
    guard tree.tag(index) == .adj, tree.tag(index - 1) == .det else { return false }
    switch tree.relation(index) {
    case .nsubj, .nsubjPass, .obj: return tree.head(index - 1) == index
    default: return false
    }
  }

  /// "years", but not "waiting times".
  private func isTime(_ index: Int) -> Bool {
    words.times.contains(sentence.word(index)) && tree.dependent(of: index, .compound) == nil
  }

  /// Whether a noun names no quantity: "a total of 5 tons", "an average of 5 tons".
  private func isEmpty(_ noun: Int) -> Bool {
    let word = sentence.word(noun)
    return tree.tag(noun) != .propn
      && (words.empty.contains(word) || words.emptyTopics.contains(word))
  }

  /// A noun that may be followed by "of" and its own number.
  private func isQuantity(_ noun: Int) -> Bool {
    let word = sentence.word(noun)
    return !isEmpty(noun) && !words.changes.contains(word) && !words.groups.contains(word)
  }

  private func isLevel(_ verb: Int) -> Bool {
    let word = sentence.word(verb)
    return words.levels.contains(word) || words.changes.contains(word)
  }

  /// Who says a number isn't what it speaks of; but "the dead were put at 5 million" names it.
  private func isSaying(_ verb: Int) -> Bool {
    words.saying.contains(sentence.word(verb)) && !isPutAt
  }

  private var isPutAt: Bool { sentence.word(figure.lowerBound - 1) == words.at }

  private func preposition(of noun: Int) -> WordID {
    tree.preposition(of: noun).map(sentence.word) ?? 0
  }

  // MARK: By its place

  /// The noun right before a bracket, "of", "with", "worth", "up" or "down", or before the figure in
  /// a list: "exports ($3 bn)", "a yield of 5 tons", "a car with 90 horsepower", "Arrow up 5 per
  /// cent". Trees are too often wrong about what these hang on.
  ///
  /// - Parameter top: the figure's top token, or that of what it counts.
  func nounBefore(_ draft: FigureDraft, _ top: Int) -> Int? {
    let mark = draft.tokens.lowerBound - 1
    // "a farm with 40 acre fields" has fields.
    let isOfShare = kind == .share && sentence.word(mark) == words.of
    if let head = tree.head(top), head >= figure.upperBound, tree.relation(top) != .conj,
      tree.isNoun(head), !isOfShare
    {
      return nil
    }
    if sentence.word(mark) == words.worth, isNoun(mark - 1) { return mark - 1 }
    if isNoun(mark) {
      // "children under the age of 5"
      let isAged = sentence.word(draft.tokens.lowerBound + 2) == words.age
      return isAged || isInList(mark) ? mark : nil
    }
    let word = sentence.word(mark)
    if word == words.with { return isNoun(mark - 1) ? mark - 1 : nil }
    if word == words.of { return isNoun(mark - 1) && isQuantity(mark - 1) ? mark - 1 : nil }
    if words.particles.contains(word), draft.kind == .share {
      return isNoun(mark - 1) && tree.tag(mark - 1) == .propn ? mark - 1 : nil
    }
    guard word == words.bracket, isNoun(mark - 1) else { return nil }
    // "Smith (5 million)": whose number it is.
    if draft.isPlain, tree.tag(mark - 1) == .propn { return nil }
    return whole(mark - 1)
  }

  /// "coal 369 million, and steel 14 million": a list that leaves out its verb.
  private func isInList(_ noun: Int) -> Bool {
    var start = noun
    while noun - start < Self.reach, sentence.range.contains(start - 1),
      tree.head(start - 1) == noun
    {
      switch tree.relation(start - 1) {
      case .compound, .amod, .nmodPoss, .det, .flat: start -= 1
      default: return words.joints.contains(sentence.word(start - 1))
      }
    }
    return words.joints.contains(sentence.word(start - 1))
  }

  // MARK: Upwards

  /// The noun that a figure with this top token speaks of.
  func noun(above top: Int) -> Int? {
    if kind != .length, let part = part(of: top, behind: figure.upperBound) { return part }
    if let goal = goal(of: top) { return goal }
    var index = top
    // "comfortable with 5 million" isn't that number.
    var isPredicate = true
    for _ in 0..<Self.reach {
      if subject(below: index).map(isFree) ?? false {
        return subject(of: index, isPredicate: isPredicate)
      }
      guard let head = tree.head(index) else { return nil }
      if isQuality(head), tree.relation(index) != .nsubj {
        if tree.relation(index) == .obl { isPredicate = false }
        index = head
        continue
      }
      switch tree.relation(index) {
      case .dep where kind == .duration, .parataxis where kind == .duration,
        .orphan where kind == .duration:
        return nil
      case .xcomp where tree.tag(index) == .adj: return object(of: head)
      case .obj, .iobj, .xcomp, .ccomp, .advcl: return subject(of: head)
      case .obl, .oblUnmarked, .oblAgent:
        return kind == .duration ? subject(of: head) ?? object(of: head) : object(of: head)
      case .nsubj, .nsubjPass: return nil
      case .advmod where tree.tag(head) == .verb, .dep where tree.tag(head) == .verb,
        .parataxis where tree.tag(head) == .verb, .conj where tree.tag(head) == .verb,
        .orphan where tree.tag(head) == .verb:
        return object(of: head)
      case .conj where !isTaken(head): break
      // "bought a mill in Leeds for 500 pounds": the mill.
      case .nmod where kind == .money && tree.nameType(head) == .place: break
      default:
        if isNoun(head) {
          // "according to Davies, 55 million": whose number it is.
          if isStrict, tree.nameType(head) == .person, tree.preposition(of: head) != nil {
            return nil
          }
          guard let next = described(head, from: index) else { return nil }
          if next != head || !words.changes.contains(sentence.word(head)) && !isEmpty(head) {
            return next
          }
        }
      }
      index = head
    }
    return nil
  }

  /// An adjective or adverb that the figure measures: "30 metres tall", "worth $5", "up 5 per cent".
  private func isQuality(_ index: Int) -> Bool {
    switch tree.tag(index) {
    case .adj, .adv, .adp: isFree(index)
    default: false
    }
  }

  /// The noun that a figure below `head` describes: the head, what it is part of where the head is a
  /// rise or names nothing, or the head again where the way goes on above it.
  private func described(_ head: Int, from index: Int) -> Int? {
    let isChange = words.changes.contains(sentence.word(head))
    guard isChange || isEmpty(head) else { return figure.lowerBound < head ? whole(head) : head }
    if let part = part(of: head, behind: head) { return part }
    // "a 5 per cent pay rise"
    if isChange,
      let part = tree.dependent(
        of: head, where: { (noun: Int) -> Bool in isNoun(noun) && tree.relation(noun) == .compound })
    {
      return part
    }
    return head
  }

  /// The noun that a noun before it describes: of "a 95 per cent loan-to-value mortgage" the last.
  private func whole(_ noun: Int) -> Int {
    var noun = noun
    for _ in 0..<Self.reach {
      guard let head = tree.head(noun), head > noun, isNoun(head),
        sentence.word(head) != words.worth
      else { break }
      switch tree.relation(noun) {
      case .compound, .amod, .nmodUnmarked, .nmodDesc: noun = head
      default: return noun
      }
    }
    return noun
  }

  /// What money is paid for or taken from: "$5 million in damages", "$50 off a coat", "paid $500 for
  /// the roof", "wiped $5 million from its value".
  private func goal(of money: Int) -> Int? {
    let end = figure.upperBound
    let word = sentence.word(end)
    guard kind == .money || kind == .share && word == words.off else { return nil }
    if word == words.inWord || word == words.off || word == words.forWord,
      sentence.range.contains(end), let noun = tree.head(end), noun > end, isNoun(noun),
      tree.tag(noun) == .noun
    {
      return noun
    }
    guard tree.relation(money) == .obj, let verb = tree.head(money) else { return nil }
    let isTaking = words.taking.contains(sentence.word(verb))
    return tree.dependent(of: verb) { noun in
      guard noun > money, isNoun(noun), tree.tag(noun) == .noun, tree.relation(noun) == .obl else {
        return false
      }
      let word = preposition(of: noun)
      return word == words.forWord || isTaking && (word == words.from || word == words.off)
    }
  }

  /// "5 per cent of the crop", "a rise of 5 per cent in output", "a 9 per cent fall for the index".
  private func part(of index: Int, behind end: Int) -> Int? {
    let isFigure = figure.contains(index)
    return tree.dependent(of: index) { dependent in
      guard dependent >= end, tree.relation(dependent) == .nmod, isNoun(dependent) else {
        return false
      }
      let word = preposition(of: dependent)
      return word == words.of || !isFigure && (word == words.inWord || word == words.forWord)
    }
  }

  /// What a verb sets at the figure; its subject where it has no object.
  private func object(of verb: Int) -> Int? {
    guard let object = tree.dependent(of: verb, .obj), isFree(object) else {
      return subject(of: verb)
    }
    if isNoun(object) {
      let isSaid = words.saying.contains(sentence.word(verb))
      return (isSaid ? isPutAt : !isStrict || isLevel(verb)) ? named(object) : nil
    }
    // "raised the wall, making it 5 m high": what the clause before sets.
    guard tree.relation(verb) == .advcl, tree.subject(of: verb) == nil,
      let head = tree.head(verb), let object = tree.dependent(of: head, .obj), isNoun(object),
      !isStrict || isLevel(head)
    else { return nil }
    return named(object)
  }

  /// What a verb of change raises or lowers "by" the figure, or what itself rises or falls; the
  /// nearest such verb before the figure decides, whatever the tree hangs it on.
  func noun(changedBy verb: Int) -> Int? {
    guard sentence.word(figure.lowerBound - 1) == words.by, tree.tag(verb) == .verb,
      figure.lowerBound - verb < Self.reachOfBy,
      !((verb + 1)..<figure.lowerBound).contains(where: {
        tree.tag($0) == .verb && tree.relation($0) != .amod
      })
    else { return nil }
    return object(of: verb)
  }

  /// The subject of a verb, through coordination, control and clauses that describe a noun.
  ///
  /// - Parameter isPredicate: whether the figure itself stands for the verb, as in "was 5 tons".
  private func subject(of verb: Int, isPredicate: Bool = false) -> Int? {
    var verb = verb
    var isLevel = isPredicate || !isStrict
    for _ in 0..<Self.reach {
      guard isPredicate || !isSaying(verb) else { return nil }
      isLevel = isLevel || self.isLevel(verb)
      let subject = subject(below: verb)
      if let subject, isNoun(subject) || isPerson(subject) {
        return isLevel ? named(subject) : nil
      }
      let relation = tree.relation(verb)
      guard let head = tree.head(verb) else { return nil }
      if relation == .acl || relation == .aclRelcl {
        if let subject, !isRelative(subject) { return nil }
        if let ended = ended(verb, head) {
          verb = ended
          continue
        }
        return isLevel && isNoun(head) ? head : nil
      }
      if let subject { return isLevel ? antecedent(of: subject, verb, head) : nil }
      if let near = nearSubject(of: verb) { return isLevel ? named(near) : nil }
      switch relation {
      case .xcomp:
        if let controller = controller(of: verb, head) {
          return isLevel ? named(controller) : nil
        }
        verb = head
      case .conj, .advcl, .parataxis: verb = head
      default: return nil
      }
    }
    return nil
  }

  /// "expects profits to grow": the object between two verbs does what the second says.
  private func controller(of verb: Int, _ head: Int) -> Int? {
    guard tree.pennTag(verb) == .vb else { return nil }
    return tree.dependent(of: head) {
      tree.relation($0) == .obj && $0 > head && $0 < verb && isNoun($0)
    }
  }

  /// "lost ground to close at 500": a verb of level that the tree hangs on the object before it, and
  /// whose subject is that of the verb above both.
  private func ended(_ verb: Int, _ noun: Int) -> Int? {
    guard tree.pennTag(verb) == .vb, words.levels.contains(sentence.word(verb)),
      tree.relation(noun) == .obj
    else { return nil }
    return tree.head(noun)
  }

  /// The subject right below a verb or predicate; another one where a figure holds the first.
  private func subject(below verb: Int) -> Int? {
    guard let subject = tree.subject(of: verb) else {
      // "Testing came to 5 per cent": an activity.
      return tree.dependent(of: verb) { tree.relation($0) == .csubj && tree.pennTag($0) == .vbg }
    }
    guard isTaken(subject) else { return subject }
    return tree.dependent(of: verb) { tree.relation($0) == .nsubj && !isTaken($0) } ?? subject
  }

  /// "The mill says it has 40 looms": of the pronouns only this one has its noun so near.
  private func antecedent(of pronoun: Int, _ verb: Int, _ head: Int) -> Int? {
    guard sentence.word(pronoun) == words.it, tree.tag(head) == .verb,
      (1...4).contains(pronoun - head),
      !(head..<pronoun).contains(where: { sentence.isPunctuation($0) })
    else { return nil }
    switch tree.relation(verb) {
    case .ccomp, .parataxis: break
    default: return nil
    }
    var verb = head
    for _ in 0..<2 where tree.relation(verb) == .xcomp { verb = tree.head(verb) ?? verb }
    return tree.subject(of: verb).flatMap { isNoun($0) ? named($0) : nil }
  }

  /// "with the index advancing 2 per cent", "rice rose and cotton fell": a subject right before the
  /// verb that the tree gives to another.
  private func nearSubject(of verb: Int) -> Int? {
    guard isNoun(verb - 1) else { return nil }
    switch (tree.pennTag(verb), tree.relation(verb - 1)) {
    case (.vbg, .nsubj): return verb - 1
    case (.vbd, .conj), (.vbz, .conj), (.vbp, .conj): return verb - 1
    default: return nil
    }
  }

  /// "the number of wells rose": the wells; "the figure was 5" names nothing.
  private func named(_ subject: Int) -> Int? {
    isEmpty(subject) ? part(of: subject, behind: subject) : subject
  }

  private func isRelative(_ index: Int) -> Bool {
    switch tree.pennTag(index) {
    case .wdt, .wp: true
    default: false
    }
  }

  // MARK: Above things counted

  /// What a number of things is told of, by the top token of the noun phrase that names them.
  func noun(aboveCounted top: Int) -> Int? {
    guard var top = gathered(top) else { return nil }
    for _ in 0..<3 where tree.relation(top) == .conj {
      guard let head = tree.head(top), tree.tag(head) != .verb else { break }
      if isTaken(head) { return noun(above: head) }
      top = head
    }
    if tree.subject(of: top) != nil { return subject(of: top, isPredicate: true) }
    guard let head = tree.head(top) else { return nil }
    switch tree.relation(top) {
    case .nmod where preposition(of: top) == words.of:
      return isNoun(head) && isQuantity(head) ? head : nil
    case .obj, .xcomp:
      return isLevel(head) || words.having.contains(sentence.word(head))
        ? subject(of: head) : nil
    case .obl, .oblUnmarked, .nmodUnmarked, .advmod:
      if isLevel(head) { return object(of: head) }
      return isAccompanied(by: top, head) ? subject(of: head) : nil
    default: return nil
    }
  }

  /// "The work began with 40 carts", not ", with 40 carts in all".
  private func isAccompanied(by noun: Int, _ verb: Int) -> Bool {
    guard let mark = tree.preposition(of: noun), sentence.word(mark) == words.with else {
      return false
    }
    return !sentence.isPunctuation(mark - 1) && tree.dependent(of: verb, .obj) == nil
      && tree.dependent(of: verb, .auxPass) == nil
  }

  /// From the things counted up to the number word that holds them: "thousands" of "thousands of
  /// tests".
  private func gathered(_ top: Int) -> Int? {
    var top = top
    for _ in 0..<Self.reach {
      guard let head = tree.head(top), figure.contains(head) else { return top }
      top = head
    }
    return nil
  }
}
