import AnnalsAnnotation
import AnnalsRecords

/// Goes through a document's figures sentence by sentence and keeps in mind what was measured last.
struct ClaimScan {
  let outline: DocumentOutline
  let lexicon: MeasureWords
  let source: String
  /// Those of the sentence that is read, by their ids.
  var events: [String: EventRecord] = [:]
  private(set) var claims: [Claim] = []

  /// A figure that was read, on which one without a noun of its own may lean.
  struct Donor {
    var reading: Reading
    var unit: String?
    var magnitude: Double?
    /// Whether the sentence has such numbers of several subjects.
    var isAmbiguous = false
    /// How many figures were read up to this one.
    var order: Int
    var sentence, paragraph: Int
  }

  /// What a figure measures, where and when.
  struct Reading {
    var topic: ClaimTopic
    var place: String?
    var event: String?
    var isWhole = false
    var period: MonthSpan?
    var isPeriodStated = false
    /// Whether a date beside the number is not its own but that of a correction.
    var isPeriodFixed = false
    /// Index of the word up to which words belong to this figure.
    var lastWord = 0
    /// Whether others may lean on it that isn't a claim itself, such as a rise from one number to another.
    var isDonorOnly = false
    /// The same for all figures that lean on each other.
    var thread = -1
    /// Whether the place stands in the figure's own sentence.
    var isPlaceStated = false
    /// Whether somebody is said to give the number, or it is called an estimate.
    var isTold = false
  }

  /// The last figure of each form that was read in the sentence at hand.
  var nearDonors: [ClaimTopic.Form: Donor] = [:]
  /// The first one of the last sentence that had one, which its sentence is about.
  var farDonors: [ClaimTopic.Form: Donor] = [:]
  private var donorSection = -1
  /// How many figures were read; also tells threads apart.
  private var order = 0

  /// What the title says is counted: "Counting the dead".
  let titleSubject: String?
  /// The years of the title.
  let titlePeriod: MonthSpan?
  /// The powers that are to be overtaken.
  var powers: Set<String> = []
  /// The least and the greatest number of years that was told for it.
  var deadlines: ClosedRange<Double>?

  init(outline: DocumentOutline, lexicon: MeasureWords, source: String) {
    self.outline = outline
    self.lexicon = lexicon
    self.source = source
    let bytes = Array(outline.title.utf8)
    let words = MeasureText(bytes, in: 0..<bytes.count, codePoint: 0, lexicon: lexicon).words
    titleSubject = words.lazy.compactMap(\.entry.thing).first
    titlePeriod = Self.period(ofTitle: outline.title)
  }

  /// "1958–62", "1845 to 1852" or a single year.
  private static func period(ofTitle title: String) -> MonthSpan? {
    let words = title.split { !$0.isLetter && !$0.isNumber }
    for (index, word) in words.enumerated() {
      guard word.utf8.count == 4, let first = Int(word), (1000...2100).contains(first) else {
        continue
      }
      for next in words[(index + 1)...].prefix(2) {
        guard let number = Int(next) else { continue }
        let last = next.utf8.count == 2 ? first / 100 * 100 + number : number
        if last > first, last - first < 30 { return MonthSpan(years: first, last) }
      }
      return MonthSpan(years: first, first)
    }
    return nil
  }

  /// How far before a sentence words are looked at, in bytes.
  private static let contextLength = 700

  /// The words before a sentence.
  func context(of sentence: ClaimSentence) -> MeasureText {
    if let context = sentence.context { return context }
    let end = outline.text.utf8Offset(of: sentence.start)
    var start = max(0, end - Self.contextLength)
    while start < end, outline.text.utf8[start] & 0xC0 == 0x80 { start += 1 }
    let context = MeasureText(
      outline.text.utf8, in: start..<end, codePoint: outline.text.codePointOffset(of: start),
      lexicon: lexicon)
    sentence.context = context
    return context
  }

  /// Reads the figures of one sentence.
  mutating func read(_ figures: [FigureRecord]) {
    let number = figures[0].evidence.sentence
    let range = outline.range(ofSentence: number)
    let paragraph = outline.paragraph(of: figures[0].evidence.start)
    forgetDonors(before: number, paragraph: paragraph)
    let text = MeasureText(
      outline.text.utf8, in: range, codePoint: outline.text.codePointOffset(of: range.lowerBound),
      lexicon: lexicon)
    let sentence = ClaimSentence(
      text: text, figures: figures, paragraph: paragraph, number: number,
      start: outline.text.codePointOffset(of: range.lowerBound), outline: outline)
    for index in figures.indices { read(index, in: sentence) }
  }

  private mutating func read(_ index: Int, in sentence: ClaimSentence) {
    guard var reading = reading(of: index, in: sentence) else { return }
    complete(&reading, index, in: sentence)
    let figure = sentence.figures[index]
    if reading.thread < 0 { reading.thread = order }
    reading.isTold = reading.isTold || isTold(index, in: sentence)
    sentence.consumed = max(sentence.consumed, reading.lastWord)
    remember(reading, figure, in: sentence)
    if reading.topic.form == .deadline { noteDeadline(reading, figure) }
    if !reading.isDonorOnly, !sentence.isDenied(index), isClaim(reading, figure) {
      claims.append(claim(reading, index, in: sentence))
    }
  }

  private mutating func noteDeadline(_ reading: Reading, _ figure: FigureRecord) {
    powers.insert(reading.topic.subject)
    guard let years = Self.magnitude(of: figure) else { return }
    deadlines =
      min(years, deadlines?.lowerBound ?? years)...max(years, deadlines?.upperBound ?? years)
  }

  /// The first of its form in a sentence stays what the next sentences may mean, unless they go on with the
  /// same subject.
  private mutating func remember(
    _ reading: Reading, _ figure: FigureRecord, in sentence: ClaimSentence
  ) {
    let form = reading.topic.form
    order += 1
    if form == .people, reading.topic.subject == Self.population { return }
    let donor = Donor(
      reading: reading, unit: figure.unit ?? unit(of: form), magnitude: Self.magnitude(of: figure),
      order: order, sentence: sentence.number, paragraph: sentence.paragraph)
    nearDonors[form] = donor
    if form == .people, let titleSubject, let far = farDonors[form],
      far.reading.topic.subject == titleSubject, reading.topic.subject != titleSubject
    {
      return
    }
    guard let far = farDonors[form], far.sentence == sentence.number else {
      farDonors[form] = donor
      return
    }
    if far.reading.topic.subject != reading.topic.subject { farDonors[form]?.isAmbiguous = true }
  }

  static let population = "population"

  /// Numbers lean on others of the paragraph, or of the one before, a few sentences back; a heading ends that.
  private mutating func forgetDonors(before sentence: Int, paragraph: Int) {
    nearDonors.removeAll(keepingCapacity: true)
    let section = outline.headings[paragraph]
    if section != donorSection { farDonors.removeAll(keepingCapacity: true) }
    donorSection = section
    for form in [ClaimTopic.Form.people, .objects, .amount, .rate, .yield, .deadline] {
      guard let donor = farDonors[form] else { continue }
      let limit = form == .deadline ? 8 : 4
      if sentence - donor.sentence > limit || paragraph - donor.paragraph > 1 {
        farDonors[form] = nil
      }
    }
  }

  static func magnitude(of figure: FigureRecord) -> Double? {
    (figure.value ?? figure.low ?? figure.high)?.doubleValue
  }

  /// Whether somebody is said to give a number, or it is called an estimate, a total, a toll.
  private func isTold(_ index: Int, in sentence: ClaimSentence) -> Bool {
    sentence.figures[index].attributedTo != nil || sentence.figures[index].status == .estimate
      || sentence.clause(before: index).contains {
        !sentence.words[$0].roles.isDisjoint(with: [.telling, .name])
      }
  }

  /// Yearly quantities need a year; objects a year and a place, and more of them than anybody counts in
  /// passing. People need a place or an event and a time; one of both will do for a number that is told as
  /// somebody's, or that the whole text is about.
  private func isClaim(_ reading: Reading, _ figure: FigureRecord) -> Bool {
    let magnitude = Self.magnitude(of: figure) ?? 0
    switch reading.topic.form {
    case .deadline: return true
    case .amount, .rate, .yield: return reading.period?.isOneYear == true
    case .objects:
      return reading.period?.isOneYear == true && reading.isPlaceStated && magnitude >= 20
    case .people:
      if reading.topic.subject == Self.population, magnitude < 100 { return false }
      let hasScope = reading.place != nil || reading.event != nil
      if reading.isPeriodStated { return hasScope || reading.isTold }
      if reading.topic.subject == titleSubject { return true }
      if reading.isPlaceStated, titlePeriod != nil { return true }
      return reading.isTold && (hasScope || reading.period != nil)
    }
  }

  private func claim(_ reading: Reading, _ index: Int, in sentence: ClaimSentence) -> Claim {
    let figure = sentence.figures[index]
    let isDeadline = reading.topic.form == .deadline
    let teller = figure.attributedTo == nil ? teller(of: index, in: sentence) : nil
    return Claim(
      topic: reading.topic, place: isDeadline ? nil : reading.place,
      event: isDeadline ? nil : reading.event, isWhole: reading.isWhole,
      period: isDeadline
        ? nil : reading.topic.form == .amount ? reading.period?.wholeYears : reading.period,
      isPeriodStated: reading.isPeriodStated, thread: reading.thread, figureID: figure.id,
      unit: figure.unit ?? unit(of: reading.topic.form), value: figure.value, low: figure.low,
      high: figure.high, bound: figure.bound, claimant: figure.attributedTo ?? teller?.name,
      claimantKey: figure.attributedToID ?? teller?.entity
        ?? figure.attributedTo.map { FoldedName($0).description } ?? "")
  }

  /// "Snyder uses 3.3 million": the one person before the number with a verb of giving it between.
  private func teller(
    of index: Int, in sentence: ClaimSentence
  ) -> (name: String, entity: String)? {
    let own = sentence.own(index)
    let namings = outline.namings(
      from: index > 0 ? sentence.figures[index - 1].evidence.end : sentence.start,
      to: sentence.figures[index].evidence.start
    ).filter { naming in
      let next = sentence.text.firstIndex(endingAfter: naming.end)
      return naming.kind == .person && next < own.lowerBound && sentence.words[next].text != "s"
    }
    guard let first = namings.first, namings.allSatisfy({ $0.entity == first.entity }) else {
      return nil
    }
    let next = sentence.text.firstIndex(endingAfter: first.end)
    let isTold = (next..<own.lowerBound).contains {
      sentence.words[$0].roles.contains(.telling)
    }
    guard isTold else { return nil }
    let span = TextSpan(
      utf8Start: outline.text.utf8Offset(of: first.start),
      utf8End: outline.text.utf8Offset(of: first.end))
    let name = outline.text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (name, first.entity)
  }

  /// The unit that a number without one has from the number that it leans on.
  private func unit(of form: ClaimTopic.Form) -> String? {
    switch form {
    case .people, .objects: nil
    case .rate: nearDonors[form]?.unit ?? farDonors[form]?.unit ?? Self.perThousand
    case .yield, .amount, .deadline: nearDonors[form]?.unit ?? farDonors[form]?.unit
    }
  }
}
