import AnnalsAnnotation
import AnnalsLanguage

/// Which date mention holds for each event of a document.
///
/// A date of the event's own clause is stated (`DateClimb`). Without one, an event that a main clause tells as
/// having happened inherits the time that the text has come to: the date that heads its entry of a chronology,
/// the one that sets the scene of its paragraph ("It was the autumn of 1958"), the one that opened the sentence
/// before where this one goes on from it, the one in the heading of its section. What is told as earlier, later,
/// planned or in general inherits nothing.
struct EventDates {
  private let document: AnalyzedDocument
  private let scene: DateScene
  private let dates: SentenceDates
  private var links: DateLinks
  private var narrative = Narrative()

  init(
    document: AnalyzedDocument, tree: DependencyTree, words: EventDateWords, dates: SentenceDates,
    mentions: [EventMention]
  ) {
    self.document = document
    self.dates = dates
    scene = DateScene(
      tokens: document.tokens, tree: tree, words: words, dates: dates.dates, mentions: mentions)
    links = DateLinks(scene: scene)
  }

  /// A date that was told some sentences ago.
  private struct Opening {
    let date: Int
    var age: Int
    /// Whether it opened its sentence.
    let isFronted: Bool
  }

  /// The time that a paragraph has come to.
  private struct Narrative {
    var block = -1
    /// Holds for the paragraph.
    var setting: Int?
    /// A date inside an entry, which from there on holds instead of that at its head, and its age.
    var inside: (date: Int, age: Int)?
    /// The date of a sentence's main verb, if it was the only one.
    var opening: Opening?

    mutating func enter(_ sentence: Sentence) {
      if sentence.block != block {
        block = sentence.block
        setting = nil
        inside = nil
        opening = nil
      } else {
        opening?.age += 1
        if let inside { self.inside = (inside.date, inside.age + 1) }
      }
    }
  }

  /// Events by their index with their dates, in text order.
  consuming func times() -> [(Int, EventMention.When)] {
    var times: [(Int, EventMention.When)] = []
    var next = 0
    for (index, sentence) in document.sentences.enumerated() {
      let first = next
      while next < scene.mentions.count, scene.mentions[next].token < sentence.tokens.upperBound {
        next += 1
      }
      narrative.enter(sentence)
      read(index, sentence)
      for event in first..<next {
        if let time = time(of: scene.mentions[event], index) { times.append((event, time)) }
      }
    }
    return times
  }

  // MARK: The sentence

  /// Links the dates of a sentence and takes note of those that set the time.
  private mutating func read(_ index: Int, _ sentence: Sentence) {
    let dated = dates.range(index).filter(dates.mayDate)
    guard let first = dated.first else { return }
    let root = sentence.tokens.first { scene.tree.head($0) == nil }
    links.link(
      dated, in: sentence.tokens, root: root, isChronicle: dates.entry(index) != nil)
    if dates.entry(index) == first { return }
    let tokens = scene.tokens(of: first)
    if let root, isSetting(tokens, root) {
      narrative.setting = first
      narrative.opening = nil
      return
    }
    narrative.setting = nil
    if dates.entry(index) != nil {
      if let root, let link = links[root], !link.isLimit { narrative.inside = (link.date, 0) }
      return
    }
    let isOpening = tokens.lowerBound <= sentence.tokens.lowerBound + 2
    let isSingle = dated.count == 1
    let held = root.flatMap { links[$0] }
    let isHeld =
      held.map { $0.date == first && $0.isDirect && !$0.isLimit && !$0.isAmbiguous } ?? false
      && !scene.words.bounding.contains(scene.preposition(before: tokens.lowerBound))
    narrative.opening =
      isSingle && isHeld ? Opening(date: first, age: 0, isFronted: isOpening) : nil
  }

  /// "It was the autumn of 1958."
  private func isSetting(_ date: Range<Int>, _ root: Int) -> Bool {
    guard date.contains(root), scene.tree.dependent(of: root, .cop) != nil,
      let subject = scene.tree.subject(of: root) ?? scene.tree.dependent(of: root, .expl)
    else { return false }
    return scene.word(subject) == scene.words.it
  }

  // MARK: The event

  private func time(of event: EventMention, _ sentence: Int) -> EventMention.When? {
    let climb = DateClimb(scene: scene, links: links)
    switch climb.date(of: event) {
    case .stated(let link):
      return EventMention.When(
        date: link.date, through: link.through, beside: link.beside, isInherited: false)
    case .closed: return nil
    case .open(let main):
      return inherited(by: event, main, sentence, isMain: true)
    case .subordinate(let verb):
      return inherited(by: event, verb, sentence, isMain: false)
    }
  }

  private func inherited(
    by event: EventMention, _ verb: Int, _ sentence: Int, isMain: Bool
  ) -> EventMention.When? {
    guard event.isReal, !scene.hasOtherTime(scene.head(of: event)) else { return nil }
    let tense = scene.isPredicate(verb) ? scene.tense(of: verb) : .past
    let own =
      scene.isPredicate(scene.head(of: event)) ? scene.tense(of: scene.head(of: event)) : tense
    guard own == tense || own == .none else { return nil }
    switch tense {
    case .present where dates.entry(sentence) != nil: break
    case .past where isMain: break
    default: return nil
    }
    let date =
      dates.entry(sentence).flatMap { entry($0, tense) }
      ?? (isMain ? told(event, verb, sentence) : nil)
    // "1958: The communes merged" has its date in the same sentence.
    return date.map {
      EventMention.When(
        date: $0, isInherited: !document.sentences[sentence].tokens.contains(scene.dates[$0].token))
    }
  }

  /// The date of an entry, until another one is told in it. A past tense soon leaves that behind.
  private func entry(_ head: Int, _ tense: DateScene.Tense) -> Int? {
    guard let inside = narrative.inside, inside.age > 0 else { return head }
    return tense == .present || inside.age == 1 ? inside.date : nil
  }

  private static let openingReach = 2
  private static let openingWidth = 3

  /// "Soon after that, …", "Later …": not at the time of the sentence before.
  private func goesOnLater(_ first: Int) -> Bool {
    (first..<first + Self.openingWidth).contains {
      let word = scene.word($0)
      return scene.words.bounding.contains(word) || scene.words.otherTimes.contains(word)
    }
  }

  /// The date that the paragraph or its section has come to.
  private func told(_ event: EventMention, _ verb: Int, _ sentence: Int) -> Int? {
    guard event.polarity == .affirmed, !dates.hasDate(sentence) else {
      return nil
    }
    guard scene.isPredicate(verb) else { return nil }
    if let setting = narrative.setting { return setting }
    // "He had two brothers."
    if scene.words.had.contains(scene.word(verb)) { return nil }
    let first = document.sentences[sentence].tokens.lowerBound
    if goesOnLater(first) { return dates.section(sentence) }
    if let opening = narrative.opening, opening.age <= Self.openingReach, opening.isFronted,
      scene.words.continuing.contains(scene.word(first))
    {
      return opening.date
    }
    if let section = dates.section(sentence) { return section }
    // The next sentence is rarely of the same day, mostly of the same month or year.
    guard let opening = narrative.opening, opening.age == 1, scene.tree.tag(verb) == .verb,
      (1...2).contains(scene.grain(of: opening.date)), !scene.isOfWords(verb)
    else { return nil }
    return opening.date
  }
}
