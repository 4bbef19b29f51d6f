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
  static let reach = 6
  static let reachOfBy = 10

  var tree: DependencyTree { sentence.tree }

  // MARK: What may be a topic

  func isFree(_ index: Int) -> Bool {
    guard sentence.range.contains(index), !sentence.isDated[index] else { return false }
    return !isTaken(index)
  }

  func isTaken(_ index: Int) -> Bool { holder(of: index) != nil }

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
  func isPerson(_ index: Int) -> Bool {
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
  func isGroup(_ index: Int) -> Bool {
    guard tree.tag(index) == .adj, sentence.range.contains(index - 1),
      tree.tag(index - 1) == .det
    else { return false }
    switch tree.relation(index) {
    case .nsubj, .nsubjPass, .obj: return tree.head(index - 1) == index
    default: return false
    }
  }

  /// "years", but not "waiting times".
  func isTime(_ index: Int) -> Bool {
    words.times.contains(sentence.word(index)) && tree.dependent(of: index, .compound) == nil
  }

  /// Whether a noun names no quantity: "a total of 5 tons", "an average of 5 tons".
  func isEmpty(_ noun: Int) -> Bool {
    let word = sentence.word(noun)
    return tree.tag(noun) != .propn
      && (words.empty.contains(word) || words.emptyTopics.contains(word))
  }

  /// A noun that may be followed by "of" and its own number.
  func isQuantity(_ noun: Int) -> Bool {
    let word = sentence.word(noun)
    return !isEmpty(noun) && !words.changes.contains(word) && !words.groups.contains(word)
  }

  func isLevel(_ verb: Int) -> Bool {
    let word = sentence.word(verb)
    return words.levels.contains(word) || words.changes.contains(word)
  }

  /// Who says a number isn't what it speaks of; but "the dead were put at 5 million" names it.
  func isSaying(_ verb: Int, of subject: Int?) -> Bool {
    guard words.saying.contains(sentence.word(verb)) else { return false }
    let isPassive = subject.map { tree.relation($0) == .nsubjPass } ?? false
    return !(isPutAt && isPassive)
  }

  var isPutAt: Bool { sentence.word(figure.lowerBound - 1) == words.at }

  func preposition(of noun: Int) -> WordID {
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
    if draft.isSigned(in: sentence), isNoun(mark) { return mark }
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
  func isInList(_ noun: Int) -> Bool {
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
  func isQuality(_ index: Int) -> Bool {
    switch tree.tag(index) {
    case .adj, .adv, .adp: isFree(index)
    default: false
    }
  }

  /// The noun that a figure below `head` describes: the head, what it is part of where the head is a
  /// rise or names nothing, or the head again where the way goes on above it.
  func described(_ head: Int, from index: Int) -> Int? {
    let isChange = words.changes.contains(sentence.word(head))
    guard isChange || isEmpty(head) else { return figure.lowerBound < head ? whole(head) : head }
    if let part = part(of: head, behind: head) { return part }
    // "a 5 per cent pay rise"
    if isChange,
      let part = tree.dependent(
        of: head, where: { (noun: Int) -> Bool in isNoun(noun) && tree.relation(noun) == .compound }
      )
    {
      return part
    }
    return head
  }

  /// The noun that a noun before it describes: of "a 95 per cent loan-to-value mortgage" the last.
  func whole(_ noun: Int) -> Int {
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
  func goal(of money: Int) -> Int? {
    let end = figure.upperBound
    let word = sentence.word(end)
    guard kind == .money || kind == .share && word == words.off else { return nil }
    if word == words.inWord || word == words.off || word == words.forWord,
      sentence.range.contains(end), let noun = tree.head(end), noun > end, isNoun(noun),
      tree.tag(noun) == .noun, !isEmpty(noun)
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
  func part(of index: Int, behind end: Int) -> Int? {
    let isFigure = figure.contains(index)
    return tree.dependent(of: index) { dependent in
      guard dependent >= end, tree.relation(dependent) == .nmod, isNoun(dependent) else {
        return false
      }
      let word = preposition(of: dependent)
      return word == words.of || !isFigure && (word == words.inWord || word == words.forWord)
    }
  }
}
