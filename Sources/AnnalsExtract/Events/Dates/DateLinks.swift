import AnnalsAnnotation
import AnnalsLanguage

/// A date and the verb or noun that it dates.
struct DateLink {
  /// Index among the document's date mentions.
  let date: Int
  /// The other one of "July and August", where the two are coordinated.
  let beside: Int?
  /// The last of the dates of a change: "rose from 5 in 1957 to 8 in 1959".
  var through: Int?
  /// First token of the date.
  let token: Int
  /// Behind "by": for what is planned that is the time of it; what was done by a time was done before.
  let isLimit: Bool
  /// "has grown since 1958": only for what lasted until now.
  let isSince: Bool
  /// Whether the date hangs on the word itself, not on another noun between.
  var isDirect = true
  /// Whether more dates hang on the same word than a change has ends: "made 5 in 1957, 8 in 1958".
  var isAmbiguous = false
}

/// What each date of a sentence hangs on, by the tree: the verb that it is an adverbial of, also behind a noun
/// ("killed 30 people in 1958"), or the noun that it describes, where that tells of an event ("the famine of
/// 1959", "the 1957 harvest").
struct DateLinks {
  let scene: DateScene
  /// For each token of the document the link that hangs on it, or -1.
  private var marks: [Int32]
  private var links: [DateLink] = []
  private static let reach = 8
  private static let openingWidth = 4

  init(scene: DateScene) {
    self.scene = scene
    marks = [Int32](repeating: -1, count: scene.tokens.count)
  }

  /// The date that hangs on a token.
  subscript(token: Int) -> DateLink? {
    marks[token] < 0 ? nil : links[Int(marks[token])]
  }

  /// Links the dates of a sentence.
  ///
  /// - Parameters:
  ///   - dates: which of the document's date mentions stand in it and may be dated.
  ///   - isChronicle: whether the sentence may tell of the past in the present tense.
  mutating func link(
    _ dates: [Int], in sentence: Range<Int>, root: Int?, isChronicle: Bool = false
  ) {
    var pair: Int?
    var listEnd = 0
    for (index, date) in dates.enumerated() {
      if pair == date || scene.dates[date].token < listEnd { continue }
      let tokens = scene.tokens(of: date)
      pair = index + 1 < dates.count ? coordinated(dates[index + 1], with: tokens) : nil
      let list = listed(dates[index...])
      listEnd = list ?? 0
      guard var link = link(date, tokens, beside: list == nil ? pair : nil),
        let anchor = anchor(of: date, tokens, sentence, root),
        isChronicle || !isEveryYear(date, at: anchor.token)
      else { continue }
      link.isAmbiguous = list != nil
      add(link, at: anchor.token, isDirect: anchor.isDirect)
    }
  }

  /// "It rains from July to September."
  private func isEveryYear(_ date: Int, at token: Int) -> Bool {
    let expression = scene.dates[date].expression
    guard expression.year == nil, expression.month != nil || expression.season != nil,
      expression.day == nil, scene.dates[date].range == .start, scene.isPredicate(token)
    else { return false }
    return scene.tense(of: token) == .present
  }

  /// "in 1995, 2004 and 2013" is no one time: where a list of three or more ends.
  private func listed(_ dates: ArraySlice<Int>) -> Int? {
    var end = dates.first.map { scene.tokens(of: $0).upperBound } ?? 0
    var count = 1
    for next in dates.dropFirst() {
      let start = scene.dates[next].token
      let isNext =
        start == end + 1
        && (scene.word(end) == scene.words.comma || scene.word(end) == scene.words.and)
        || start == end + 2 && scene.word(end) == scene.words.comma
          && scene.word(end + 1) == scene.words.and
      guard isNext, scene.dates[next].range == nil,
        scene.grain(of: next) == scene.grain(of: dates[dates.startIndex])
      else { break }
      end = scene.tokens(of: next).upperBound
      count += 1
    }
    return count > 2 ? end : nil
  }

  /// "July and August 1959" is one time.
  private func coordinated(_ next: Int, with tokens: Range<Int>) -> Int? {
    let start = scene.dates[next].token
    let end = tokens.upperBound
    guard scene.dates[next].range == nil, scene.word(end) == scene.words.and,
      start == end + 1 || start == end + 2 && scene.word(end + 1) == scene.words.the
    else { return nil }
    return next
  }

  private mutating func add(_ link: DateLink, at token: Int, isDirect: Bool) {
    var link = link
    link.isDirect = isDirect
    if let known = self[token] {
      // "spoke of seven by May, and in June of three": the verb is left out.
      if scene.isCoordinated(link.token), link.token > token { return }
      if isListed(link, known, at: token) {
        list(link, known, at: token)
        return
      }
      if !precedes(link, known) { return }
    }
    marks[token] = Int32(links.count)
    links.append(link)
  }

  /// Of two dates on one verb that on the verb itself is meant, of two beside each other the finer one ("in
  /// 1958, on 3 May"), else the first.
  private func precedes(_ link: DateLink, _ known: DateLink) -> Bool {
    if link.isDirect != known.isDirect { return link.isDirect }
    if link.isLimit != known.isLimit { return known.isLimit }
    return link.token - known.token <= Self.openingWidth + 2
      && scene.grain(of: link.date) < scene.grain(of: known.date)
  }

  private mutating func list(_ link: DateLink, _ known: DateLink, at token: Int) {
    let isChange =
      known.through == nil && !known.isAmbiguous
      && has(scene.words.from, token..<known.token)
      && has(scene.words.to, known.token..<link.token)
    if isChange {
      links[Int(marks[token])].through = link.date
    } else {
      links[Int(marks[token])].isAmbiguous = true
    }
  }

  private func has(_ word: WordID, _ range: Range<Int>) -> Bool {
    range.contains { scene.word($0) == word }
  }

  /// "made 5 tons in 1957, 8 in 1959": each date is that of a number.
  private func isListed(_ link: DateLink, _ known: DateLink, at token: Int) -> Bool {
    guard known.token > token, link.token - known.token < Self.markReach,
      scene.grain(of: link.date) == scene.grain(of: known.date)
    else { return false }
    return (known.token..<link.token).contains {
      scene.tokens[$0].shape.contains(.number) && !scene.isDated($0)
    }
  }

  // MARK: What a date says by its preposition

  private func link(_ date: Int, _ tokens: Range<Int>, beside: Int?) -> DateLink? {
    let word = scene.preposition(before: tokens.lowerBound)
    let role = scene.dates[date].range
    if word == scene.words.from, role == nil, !isOnward(tokens.upperBound) { return nil }
    return DateLink(
      date: date, beside: beside, token: tokens.lowerBound,
      isLimit: word == scene.words.by || word == scene.words.or && isBehindLimit(tokens.lowerBound),
      isSince: word == scene.words.since)
  }

  /// "by 1932 or '33"
  private func isBehindLimit(_ index: Int) -> Bool {
    (index - 4..<index).contains { scene.word($0) == scene.words.by }
  }

  /// "from 1958 on"
  private func isOnward(_ index: Int) -> Bool { scene.words.onward.contains(scene.word(index)) }

  // MARK: Where it hangs

  private typealias Anchor = (token: Int, isDirect: Bool)

  private func anchor(
    of date: Int, _ tokens: Range<Int>, _ sentence: Range<Int>, _ root: Int?
  ) -> Anchor? {
    let top = scene.tree.top(of: tokens)
    if let found = climb(from: top, tokens, isFronted: isFronted(tokens, sentence)) {
      return checked(found, tokens, sentence)
    }
    // "In 1958, …": opens the sentence, whatever the tree hangs it on.
    guard let root, tokens.lowerBound < sentence.lowerBound + Self.openingWidth,
      root >= tokens.upperBound, isAdverbial(tokens),
      scene.word(tokens.upperBound) == scene.words.comma
    else { return nil }
    return (root, true)
  }

  /// "In 1959 prices rose": no prices of 1959.
  private func isFronted(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Bool {
    tokens.lowerBound == sentence.lowerBound + 1
      && scene.words.holding.contains(scene.word(tokens.lowerBound - 1))
  }

  /// Where the tree reaches over a mark, or into what somebody says.
  private func checked(
    _ anchor: Anchor, _ tokens: Range<Int>, _ sentence: Range<Int>
  ) -> Anchor? {
    guard anchor.token < tokens.lowerBound else { return anchor }
    var isQuoted = false
    for index in max(anchor.token, tokens.lowerBound - Self.markReach)..<tokens.lowerBound {
      if scene.words.strongMarks.contains(scene.word(index)) {
        return scene.predicate(behind: tokens.upperBound, before: sentence.upperBound)
          .map { ($0, true) }
      }
      if scene.tokens[index].shape.contains(.quotationMark) { isQuoted.toggle() }
    }
    if isQuoted || isOfTopic(anchor.token, before: tokens.lowerBound) { return nil }
    // "failed, and on 2 May the army left"
    if scene.isCoordinated(tokens.lowerBound),
      let next = scene.predicate(behind: tokens.upperBound, before: sentence.upperBound)
    {
      return (next, true)
    }
    // "said that in 1958 the dam burst"
    let inner = scene.tree.dependent(of: anchor.token) { child in
      child > tokens.upperBound && scene.tree.relation(child) == .ccomp
        && scene.tree.dependent(
          of: child,
          where: {
            scene.tree.relation($0) == .mark && $0 < tokens.lowerBound
          }) != nil
    }
    return (inner ?? anchor.token, anchor.isDirect)
  }

  /// "spoke about the flood in 1931"
  private func isOfTopic(_ verb: Int, before date: Int) -> Bool {
    scene.isOfWords(verb)
      && (verb + 1..<max(verb + 1, min(date - 1, verb + 3))).contains {
        scene.words.topics.contains(scene.word($0))
      }
  }

  private static let markReach = 24

  private func isAdverbial(_ tokens: Range<Int>) -> Bool {
    let word = scene.preposition(before: tokens.lowerBound)
    if scene.isEarlyAs(tokens.lowerBound) { return true }
    return !scene.words.describing.contains(word) && !scene.isCompared(tokens.lowerBound)
  }

  private func climb(from top: Int, _ tokens: Range<Int>, isFronted: Bool) -> Anchor? {
    let tree = scene.tree
    let bracket = scene.bracket(before: tokens.lowerBound)
    let mayBeAdverbial = isAdverbial(tokens)
    var index = top
    var isDirect = true
    for _ in 0..<Self.reach {
      guard let head = tree.head(index) else { return nil }
      if tokens.contains(head) || scene.isDated(head) {
        index = head
        continue
      }
      let isPredicate = scene.isPredicate(head)
      // "the book (printed in 1940) burned"
      let isInside = bracket.map { head > $0 && head < tokens.upperBound } ?? true
      if !isInside, !isDirect { return nil }
      let isAdverbial = mayBeAdverbial && isInside
      switch tree.relation(index) {
      case .obl, .oblUnmarked, .advmod, .nsubj, .nsubjPass, .discourse, .dislocated, .dep,
        .parataxis, .list, .orphan, .advcl, .obj, .nummod, .vocative:
        if isPredicate {
          guard isAdverbial, isDirect || mayPass(index, to: head), !isSetApart(index, from: head)
          else { return nil }
          return (head, isDirect)
        }
      case .aclRelcl, .acl, .ccomp, .xcomp: return nil
      default: break
      }
      if isFronted, head >= tokens.upperBound, !isPredicate {
        index = head
        continue
      }
      if scene.isEvent(head), !isPredicate || isDirect && isInside { return (head, isDirect) }
      guard isAdverbial, !isPredicate || tree.relation(index) == .conj else { return nil }
      isDirect = isDirect && tree.relation(index) == .conj
      index = head
    }
    return nil
  }

  /// "A county town from 1598 to 1722, it was rich": the noun describes the subject, and its date is its own.
  private func isSetApart(_ noun: Int, from verb: Int) -> Bool {
    guard scene.tree.isNoun(noun), !scene.isDated(noun) else { return false }
    switch scene.tree.relation(noun) {
    case .nsubj, .nsubjPass:
      return scene.tree.dependent(of: verb) {
        $0 > noun && $0 < verb
          && (scene.tree.relation($0) == .nsubj || scene.tree.relation($0) == .nsubjPass)
      } != nil
    case .dislocated, .parataxis, .advcl, .vocative:
      return noun < verb && scene.tree.preposition(of: noun) == nil
    default: return false
    }
  }

  /// "spoke of the floods in 1931", "wrote about the mines in the 1890s"; "said in 1931" is direct.
  private func mayPass(_ noun: Int, to verb: Int) -> Bool {
    guard let preposition = scene.tree.preposition(of: noun) else { return true }
    let word = scene.word(preposition)
    return !scene.words.topics.contains(word) && !scene.words.bounding.contains(word)
  }
}
