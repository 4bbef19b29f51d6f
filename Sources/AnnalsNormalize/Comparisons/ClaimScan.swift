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

  /// The last figure of each form that was read in the sentence at hand.
  var nearDonors: [ClaimTopic.Form: Donor] = [:]
  /// The first one of the last sentence that had one, which its sentence is about.
  var farDonors: [ClaimTopic.Form: Donor] = [:]
  private var donorSection = -1
  /// How many figures were read; also tells threads apart.
  private var order = 0

  /// The amounts of several goods that the last sentence with figures gave, one a good.
  var series: [Donor] = []
  /// The last number without a scale that isn't of what the amounts before it are, and its sentence.
  var stranger: (magnitude: Double, sentence: Int)?
  /// The unit that each good was measured in last.
  var unitsOfGoods: [String: String] = [:]

  /// What the title says is counted: "Counting the dead".
  let titleSubject: String?
  /// The years of the title.
  let titlePeriod: MonthSpan?
  /// The one place of the title.
  let titlePlace: String?
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
    titlePlace = outline.placeOfTitle
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
  static let contextLength = 700

  /// The words before a sentence.
  func context(of sentence: ClaimSentence, length: Int = contextLength) -> MeasureText {
    let isUsual = length == Self.contextLength
    if isUsual, let context = sentence.context { return context }
    let end = outline.text.utf8Offset(of: sentence.start)
    var start = max(0, end - length)
    while start < end, outline.text.utf8[start] & 0xC0 == 0x80 { start += 1 }
    let context = MeasureText(
      outline.text.utf8, in: start..<end, codePoint: outline.text.codePointOffset(of: start),
      lexicon: lexicon)
    if isUsual { sentence.context = context }
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
    sentence.parallels = parallels(in: sentence)
    for index in figures.indices { read(index, in: sentence) }
    series = ownSeries(of: sentence)
  }

  private mutating func read(_ index: Int, in sentence: ClaimSentence) {
    guard var reading = sentence.parallels[index] ?? reading(of: index, in: sentence) else {
      noteStranger(sentence.figures[index], in: sentence)
      return
    }
    if reading.topic.form != .amount { noteStranger(sentence.figures[index], in: sentence) }
    complete(&reading, index, in: sentence)
    let figure = sentence.figures[index]
    if reading.isOfPart { reading.isPeriodStated = false }
    if reading.thread < 0 { reading.thread = order }
    reading.isTold = reading.isTold || isTold(index, in: sentence)
    sentence.noteRead(index)
    sentence.consumed = max(sentence.consumed, reading.lastWord)
    remember(reading, figure, in: sentence)
    if reading.topic.form == .deadline { noteDeadline(reading, figure) }
    if !reading.isDonorOnly, !sentence.isDenied(index), isClaim(reading, figure) {
      claims.append(claim(reading, index, in: sentence))
    }
  }

  private mutating func noteStranger(_ figure: FigureRecord, in sentence: ClaimSentence) {
    guard let magnitude = Self.magnitude(of: figure), magnitude < 1000 else { return }
    stranger = (magnitude, sentence.number)
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
      reading: reading, unit: reading.unit ?? figure.unit ?? unit(of: form),
      magnitude: Self.magnitude(of: figure).map { $0 * Self.power(reading.scale) },
      scale: reading.scale > 0 ? reading.scale : Self.scale(of: figure),
      order: order, sentence: sentence.number, paragraph: sentence.paragraph)
    nearDonors[form] = donor
    if form == .amount {
      sentence.amounts.append(donor)
      unitsOfGoods[reading.topic.subject] = donor.unit
    }
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
    for form in ClaimTopic.Form.allCases {
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
}
