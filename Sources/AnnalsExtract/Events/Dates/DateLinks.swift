import AnnalsAnnotation
import AnnalsLanguage

/// A date and the verb or noun that it dates.
struct DateLink {
  /// Index among the document's date mentions.
  let date: Int
  /// First token of the date.
  let token: Int
  /// Behind "by": for what is planned that is the time of it; what was done by a time was done before.
  let isLimit: Bool
  /// "has grown since 1958": only for what lasted until now.
  let isSince: Bool
  /// Whether the date hangs on the word itself, not on another noun between.
  let isDirect: Bool
}

/// What each date of a sentence hangs on, by the tree: the verb that it is an adverbial of, also behind a noun
/// ("killed 30 people in 1958"), or the noun that it describes, where that tells of an event ("the famine of
/// 1959", "the 1957 harvest").
struct DateLinks {
  let scene: DateScene
  /// For each token of the document the link that hangs on it, or -1.
  private var marks: [Int32]
  private var links: [DateLink] = []
  /// Links that were made for the sentence.
  private var first = 0
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
  /// - Parameter dates: which of the document's date mentions stand in it and may be dated.
  mutating func link(_ dates: [Int], in sentence: Range<Int>, root: Int?) {
    links.removeAll(keepingCapacity: true)
    for date in dates {
      let tokens = scene.tokens(of: date)
      guard let link = link(date, tokens), let anchor = anchor(of: date, tokens, sentence, root)
      else { continue }
      add(link, at: anchor.token, isDirect: anchor.isDirect)
    }
  }

  private mutating func add(_ link: DateLink, at token: Int, isDirect: Bool) {
    let link = DateLink(
      date: link.date, token: link.token, isLimit: link.isLimit, isSince: link.isSince,
      isDirect: isDirect)
    if let known = self[token] {
      guard precedes(link, known) else { return }
    }
    marks[token] = Int32(links.count)
    links.append(link)
  }

  /// Of two dates on one verb the finer one is meant ("in 1958, on 3 May"), of two as fine the first.
  private func precedes(_ link: DateLink, _ known: DateLink) -> Bool {
    if link.isDirect != known.isDirect { return link.isDirect }
    if link.isLimit != known.isLimit { return known.isLimit }
    return scene.grain(of: link.date) < scene.grain(of: known.date)
  }

  // MARK: What a date says by its preposition

  private func link(_ date: Int, _ tokens: Range<Int>) -> DateLink? {
    let word = scene.preposition(before: tokens.lowerBound)
    let role = scene.dates[date].range
    if word == scene.words.from, role == nil, !isOnward(tokens.upperBound) { return nil }
    return DateLink(
      date: date, token: tokens.lowerBound, isLimit: word == scene.words.by,
      isSince: role == .openEnd && word == scene.words.since, isDirect: true)
  }

  /// "from 1958 on"
  private func isOnward(_ index: Int) -> Bool { scene.words.onward.contains(scene.word(index)) }

  // MARK: Where it hangs

  private typealias Anchor = (token: Int, isDirect: Bool)

  private func anchor(
    of date: Int, _ tokens: Range<Int>, _ sentence: Range<Int>, _ root: Int?
  ) -> Anchor? {
    let top = scene.tree.top(of: tokens)
    if let found = climb(from: top, tokens) { return found }
    // "In 1958, …": opens the sentence, whatever the tree hangs it on.
    guard let root, tokens.lowerBound < sentence.lowerBound + Self.openingWidth,
      root >= tokens.upperBound, isAdverbial(tokens),
      scene.word(tokens.upperBound) == scene.words.comma
    else { return nil }
    return (root, true)
  }

  private func isAdverbial(_ tokens: Range<Int>) -> Bool {
    let word = scene.preposition(before: tokens.lowerBound)
    return !scene.words.describing.contains(word) && word != scene.words.openingBracket
  }

  private func climb(from top: Int, _ tokens: Range<Int>) -> Anchor? {
    let tree = scene.tree
    let isAdverbial = isAdverbial(tokens)
    var index = top
    var isDirect = true
    for _ in 0..<Self.reach {
      guard let head = tree.head(index) else { return nil }
      if tokens.contains(head) || scene.isDated(head) {
        index = head
        continue
      }
      let isPredicate = scene.isPredicate(head)
      switch tree.relation(index) {
      case .obl, .oblUnmarked, .advmod, .nsubj, .nsubjPass, .discourse, .dislocated, .dep,
        .parataxis, .list, .orphan, .advcl, .obj, .nummod, .vocative:
        if isPredicate {
          guard isAdverbial, isDirect || mayPass(index, to: head) else { return nil }
          return (head, isDirect)
        }
      case .aclRelcl, .acl, .ccomp, .xcomp: return nil
      default: break
      }
      if scene.isEvent(head), !isPredicate || isDirect { return (head, isDirect) }
      guard isAdverbial, !isPredicate || tree.relation(index) == .conj else { return nil }
      isDirect = isDirect && tree.relation(index) == .conj
      index = head
    }
    return nil
  }

  /// "spoke of the floods in 1931", "wrote about the mines in the 1890s"; "said in 1931" is direct.
  private func mayPass(_ noun: Int, to verb: Int) -> Bool {
    guard let preposition = scene.tree.preposition(of: noun) else { return true }
    return !scene.words.topics.contains(scene.word(preposition))
  }
}
