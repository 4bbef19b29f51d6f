import AnnalsAnnotation
import AnnalsLanguage

/// What the readers of events' dates look at: one document's tokens, trees, dates and events.
struct DateScene {
  let tokens: [Token]
  let tree: DependencyTree
  let words: EventDateWords
  let dates: [DateMention]
  let mentions: [EventMention]
  let events: EventTokens
  /// For each token the date mention that it is part of, or -1.
  private let dateOfToken: [Int32]

  init(
    tokens: [Token], tree: DependencyTree, words: EventDateWords, dates: [DateMention],
    mentions: [EventMention]
  ) {
    self.tokens = tokens
    self.tree = tree
    self.words = words
    self.dates = dates
    self.mentions = mentions
    events = EventTokens(mentions, in: tokens)
    var dateOfToken = [Int32](repeating: -1, count: tokens.count)
    for (number, date) in dates.enumerated() where date.kind == .date {
      var index = date.token
      while index < tokens.count, Int(tokens[index].utf8Start) < date.span.utf8End {
        dateOfToken[index] = Int32(number)
        index += 1
      }
    }
    self.dateOfToken = dateOfToken
  }

  func word(_ index: Int) -> WordID { tokens.indices.contains(index) ? tokens[index].word : 0 }

  func isDated(_ index: Int) -> Bool { dateOfToken[index] >= 0 }

  /// The date mention that a token is part of; of a range the one that starts it.
  func date(at index: Int) -> Int? {
    guard dateOfToken.indices.contains(index), dateOfToken[index] >= 0 else { return nil }
    let date = Int(dateOfToken[index])
    return dates[date].range == .end && date > 0 ? date - 1 : date
  }

  func isEvent(_ index: Int) -> Bool { events[index] != nil }

  /// Whether an event is told in words or takes place in a mind, so that its object has a time of its own.
  func isOfWords(_ index: Int) -> Bool {
    guard let event = events[index] else { return false }
    return Self.classesOfWords.contains(mentions[event].eventClass)
  }

  private static let classesOfWords: Set<String> = [
    "communication", "mental-abstract", "emotions-evaluations",
  ]

  func tokens(of date: Int) -> Range<Int> {
    let mention = dates[date]
    var end = mention.token + 1
    while end < tokens.count, Int(tokens[end].utf8Start) < mention.span.utf8End { end += 1 }
    return mention.token..<end
  }

  /// The word before a date, over an article and a word such as "early".
  func preposition(before index: Int) -> WordID {
    word(index - 1) == words.the ? word(index - 2) : word(index - 1)
  }

  /// "as early as 1958"
  func isEarlyAs(_ index: Int) -> Bool {
    word(index - 1) == words.as && words.earlyLate.contains(word(index - 2))
  }

  /// "than in the 1870s"
  func isCompared(_ index: Int) -> Bool {
    let start = word(index - 1) == words.the ? index - 2 : index - 1
    return words.holding.contains(word(start)) && words.describing.contains(word(start - 1))
      && word(start - 1) != words.of && word(start - 1) != words.as
  }

  /// "…, and in June": behind a conjunction.
  func isCoordinated(_ index: Int) -> Bool {
    let start = word(index - 1) == words.the ? index - 2 : index - 1
    return word(start) == words.and
      || words.holding.contains(word(start)) && word(start - 1) == words.and
  }

  private static let bracketReach = 40

  /// The bracket that a token stands behind, inside it.
  func bracket(before index: Int) -> Int? {
    for near in stride(from: index - 1, through: max(0, index - Self.bracketReach), by: -1) {
      if word(near) == words.closingBracket { return nil }
      if word(near) == words.openingBracket { return near }
    }
    return nil
  }

  private static let predicateReach = 16

  /// The first finite verb of the clause that begins at a token.
  ///
  /// - Parameter end: of the sentence.
  func predicate(behind index: Int, before end: Int) -> Int? {
    for near in index..<max(index, min(end, index + Self.predicateReach)) {
      if words.strongMarks.contains(word(near)) { return nil }
      switch tree.relation(near) {
      case .acl, .aclRelcl, .advcl, .xcomp: continue
      default: if isPredicate(near), tense(of: near) != .none { return near }
      }
    }
    return nil
  }

  /// How fine a date is: 0 a day, 1 a month or season, 2 a year, 3 more.
  func grain(of date: Int) -> Int {
    let expression = dates[date].expression
    if expression.day != nil || expression.weekday != nil || expression.unit == .day { return 0 }
    if expression.month != nil || expression.season != nil || expression.unit == .month { return 1 }
    return expression.year != nil || expression.unit == .year ? 2 : 3
  }

  // MARK: Verbs

  /// A verb, or what a copula makes one: "was open", "was a failure".
  func isPredicate(_ index: Int) -> Bool {
    tree.tag(index) == .verb || tree.dependent(of: index, .cop) != nil
  }

  /// How a predicate is told.
  enum Tense { case past, present, perfect, pluperfect, modal, none }

  func tense(of predicate: Int) -> Tense {
    var auxiliary: Int?
    var hasTo = false
    tree.forEachDependent(of: predicate) { index in
      switch tree.relation(index) {
      case .aux, .auxPass, .cop: if auxiliary == nil { auxiliary = index }
      case .mark: if tree.pennTag(index) == .to { hasTo = true }
      default: break
      }
    }
    if hasTo { return .none }
    guard let auxiliary else { return tense(byTag: tree.pennTag(predicate)) }
    if words.had.contains(word(auxiliary)) { return .pluperfect }
    if words.have.contains(word(auxiliary)) { return .perfect }
    return tree.pennTag(auxiliary) == .md ? .modal : tense(byTag: tree.pennTag(auxiliary))
  }

  private func tense(byTag tag: PennTag) -> Tense {
    switch tag {
    case .vbd: .past
    case .vbz, .vbp: .present
    case .md: .modal
    default: .none
    }
  }

  func hasSubject(_ predicate: Int) -> Bool {
    tree.subject(of: predicate) != nil || tree.dependent(of: predicate, .expl) != nil
  }

  /// The token of a trigger by which it hangs in its sentence: `serious` of "was serious", `took` of "took
  /// part in".
  func head(of event: EventMention) -> Int {
    var index = event.token
    var best = event.token
    while index < tokens.count, Int(tokens[index].utf8Start) < event.span.utf8End {
      let head = tree.head(index) ?? -1
      let isInside =
        head >= event.token && head < tokens.count
        && Int(tokens[head].utf8Start) < event.span.utf8End
      if !isInside {
        if tree.tag(index) == .verb || isPredicate(index) { return index }
        if best == event.token, index > best, tree.head(best).map({ $0 > best }) ?? false {
          best = index
        }
      }
      index += 1
    }
    return best
  }

  /// The noun that a trigger of several words needs: "hunt" of "took part in the hunt".
  func governed(by event: EventMention) -> Int? {
    var last = event.token
    while last + 1 < tokens.count, Int(tokens[last + 1].utf8Start) < event.span.utf8End {
      last += 1
    }
    guard last > event.token, tree.relation(last) == .case, let noun = tree.head(last), noun > last
    else { return nil }
    return noun
  }

  /// Whether a verb tells of somebody going or coming together.
  func isMoving(_ verb: Int) -> Bool {
    guard let event = events[verb], mentions[event].isReal else { return false }
    return mentions[event].eventClass == "space-movement" || words.meetings.contains(word(verb))
  }

  func isNegated(_ verb: Int) -> Bool {
    events[verb].map { mentions[$0].polarity == .negated } ?? false
  }

  private static let adverbReach = 3

  /// "it was later lowered": not at the time of the text around.
  ///
  /// - Parameter date: a token that a link holds, whose own words don't count.
  func hasOtherTime(_ index: Int, besides date: Int? = nil) -> Bool {
    (index - Self.adverbReach..<index + Self.adverbReach).contains { near in
      guard words.otherTimes.contains(word(near)), !isDated(near) else { return false }
      return date.map { near < $0 - 2 || near > $0 } ?? true
    }
  }
}
