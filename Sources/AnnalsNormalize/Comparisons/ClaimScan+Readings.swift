import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// What a figure measures; nil where its text doesn't tell, or tells of a rise, a part, or money.
  func reading(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let isRise = figure.change != nil
    if isRise, figure.kind != .mass, figure.kind != .volume { return nil }
    if figure.unit == nil, isClaimless(figure, index, in: sentence) { return nil }
    switch figure.kind {
    case .duration: return figure.unit == Self.year ? deadline(of: index, in: sentence) : nil
    case .mass, .volume: return amount(of: index, in: sentence)
    case .rate: return rate(of: index, in: sentence)
    case .count, .number:
      if figure.unit != nil { return amount(of: index, in: sentence) }
      if sentence.isWhole(index) { return population(of: index, in: sentence) }
      return listed(index, in: sentence) ?? people(of: index, in: sentence)
        ?? ellipsis(of: index, in: sentence) ?? objects(of: index, in: sentence)
    default: return nil
    }
  }

  /// Whether a date without a year says when: "a year later".
  private func isClaimless(
    _ figure: FigureRecord, _ index: Int, in sentence: ClaimSentence
  ) -> Bool {
    guard figure.date == nil else { return false }
    let after = sentence.after(index)
    guard let last = after.last else { return false }
    return outline.hasOpenDate(from: figure.evidence.end, to: sentence.words[last].end)
  }

  /// "Deaths per thousand were 10.8 in 1957, 12.0 in 1958": what the unit is was said before the list.
  private func listed(_ index: Int, in sentence: ClaimSentence) -> Reading? {
    guard sentence.figures[index].kind == .number else { return nil }
    let before = sentence.before(index)
    if let near = nearDonors[.rate], near.unit == Self.perThousand,
      before.allSatisfy({ sentence.isElliptic($0) })
    {
      var reading = near.reading
      reading.period = nil
      reading.isPeriodStated = false
      return reading
    }
    guard let per = before.first(where: { sentence.words[$0].text == "per" }),
      per + 1 < before.upperBound, sentence.words[per + 1].text == "thousand",
      let thing = before.lazy.compactMap({ sentence.words[$0].entry.thing }).first
    else { return nil }
    return Reading(topic: rateTopic(of: thing, quality: nil))
  }

  static let perThousand = "per thousand"

  static let year = "year"

  // MARK: - People

  /// "A million out of 8 million": those who live where the part is counted.
  private func population(of index: Int, in sentence: ClaimSentence) -> Reading? {
    guard let part = nearDonors[.people] else { return nil }
    var reading = part.reading
    reading.topic = ClaimTopic(form: .people, subject: Self.population)
    reading.lastWord = 0
    return reading
  }

  private func people(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let measure = measureWords(of: figure)
    let isPerson = measure.last.map { $0.isCapitalized || $0.roles.contains(.person) } ?? true
    var found: (thing: String, lastWord: Int)?
    if let thing = measure.last(where: { $0.entry.thing != nil })?.entry.thing {
      found = (thing, sentence.own(index).upperBound)
    }
    guard figure.kind == .number || isPerson || found != nil else { return nil }
    if sentence.isPart(index) || sentence.isLabelled(index) || sentence.isAge(index) { return nil }
    let after = sentence.after(index)
    let before = sentence.before(index)
    if before.contains(where: { sentence.words[$0].roles.contains(.animal) }) { return nil }
    if found == nil || isPerson,
      let word = thing(in: sentence.gap(behind: index), of: sentence)
        ?? thing(in: after, of: sentence)
    {
      found = (sentence.words[word].entry.thing ?? "", word + 1)
    }
    if found == nil, !sentence.hasUnknownNoun(index),
      let word = thing(in: before, of: sentence, isLast: true)
    {
      found = (sentence.words[word].entry.thing ?? "", 0)
    }
    guard let found, !hasOtherThing(than: found.thing, in: after, of: sentence) else { return nil }
    var topic = ClaimTopic(form: .people, subject: found.thing)
    topic.isTarget = figure.status == .target
    topic.quality = quality(of: found.thing, measure, after, in: sentence)
    if topic.quality.isEmpty, let person = measure.last?.entry.person { topic.quality = person }
    return Reading(topic: topic, lastWord: found.lastWord)
  }

  /// "180 dead, wounded or captured" counts them together.
  private func hasOtherThing(
    than thing: String, in after: Range<Int>, of sentence: ClaimSentence
  ) -> Bool {
    let words = sentence.words[after.lowerBound..<min(sentence.words.count, after.lowerBound + 4)]
    return words.dropFirst().contains {
      guard let other = $0.entry.thing else { return false }
      return other != thing && $0.precededBy < .clause
    }
  }

  /// The words of a figure's measure.
  func measureWords(of figure: FigureRecord) -> [MeasureText.Word] {
    guard let measure = figure.measure else { return [] }
    let bytes = Array(measure.utf8)
    return MeasureText(bytes, in: 0..<bytes.count, codePoint: 0, lexicon: lexicon).words
  }

  /// The first or last word that says what is counted; in "death rate" no deaths are.
  private func thing(
    in range: Range<Int>, of sentence: ClaimSentence, isLast: Bool = false
  ) -> Int? {
    func counts(_ index: Int) -> Bool {
      guard sentence.words[index].entry.thing != nil else { return false }
      // "They voted to kill", "condemned to death" tell of nobody's death yet.
      if index > 0, sentence.words[index - 1].text == "to" { return false }
      let next = index + 1
      return next >= sentence.words.count || !sentence.words[next].text.hasPrefix("rate")
    }
    return isLast ? range.last(where: counts) : range.first(where: counts)
  }

  private func quality(
    of thing: String, _ measure: [MeasureText.Word], _ after: Range<Int>, in sentence: ClaimSentence
  ) -> String {
    if let quality = measure.lazy.compactMap(\.entry.quality).first { return quality }
    if let quality = after.lazy.compactMap({ sentence.words[$0].entry.quality }).first {
      return quality
    }
    let isDenied = after.contains { sentence.words[$0].roles.contains(.denial) }
    return thing == Self.births && isDenied ? "lost" : ""
  }

  private static let births = "births"

  // MARK: - Numbers that lean on others

  /// A number whose clause has no noun for it: "Peng's total was 23 million", "10.8 in 1957, 12.0 in 1958".
  private func ellipsis(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard figure.kind == .number || figure.measure == nil, !sentence.isPart(index),
      !sentence.hasUnknownNoun(index), !sentence.isAddition(index)
    else { return nil }
    let before = sentence.before(index)
    let isElliptic = before.allSatisfy { sentence.isElliptic($0) }
    let clause = max(0, before.upperBound - 20)..<before.upperBound
    let isTold = clause.contains {
      !sentence.words[$0].roles.isDisjoint(with: [.telling, .name, .revision, .result])
    }
    guard isElliptic || isTold else { return nil }
    if let donor = donor(for: figure, among: nearDonors) {
      return leaning(on: donor, index, before, in: sentence)
    }
    if let donor = donor(for: figure, among: farDonors) {
      return leaning(on: donor, index, before, in: sentence)
    }
    guard let titleSubject, let magnitude = Self.magnitude(of: figure), magnitude >= 1000,
      clause.contains(where: { sentence.words[$0].roles.contains(.name) })
    else { return nil }
    return Reading(topic: ClaimTopic(form: .people, subject: titleSubject))
  }

  /// The last of those that have a number of about the same size.
  private func donor(
    for figure: FigureRecord, among donors: [ClaimTopic.Form: Donor]
  ) -> Donor? {
    guard let magnitude = Self.magnitude(of: figure) else { return nil }
    var last: Donor?
    for form in [ClaimTopic.Form.people, .amount, .rate, .yield, .deadline] {
      guard let donor = donors[form], let other = donor.magnitude else { continue }
      if form == .amount, donor.isAmbiguous { continue }
      guard magnitude <= other * 100, other <= magnitude * 100 else { continue }
      if donor.order > last?.order ?? 0 { last = donor }
    }
    return last
  }

  private func leaning(
    on donor: Donor, _ index: Int, _ before: Range<Int>, in sentence: ClaimSentence
  ) -> Reading {
    var reading = donor.reading
    let words = before.map { sentence.words[$0] }
    reading.lastWord = 0
    if sentence.figures[index].status == .target {
      reading.topic.isTarget = true
    } else if words.contains(where: { $0.roles.contains(.result) }) {
      reading.topic.isTarget = false
    }
    if words.contains(where: { $0.roles.contains(.whole) }) {
      reading.isWhole = true
      reading.place = nil
      reading.topic.quality = ""
    } else if words.contains(where: { $0.roles.contains(.country) }) {
      reading.place = nil
    }
    reading.isDonorOnly = false
    reading.isTold = true
    // "It was lowered in August": the month is that of the correction.
    reading.isPeriodFixed = words.contains { $0.roles.contains(.revision) }
    // Of goods each sentence tells its year; whose deaths, and when, is understood.
    if donor.sentence != sentence.number, reading.topic.form != .people, !reading.isPeriodFixed {
      reading.period = nil
    }
    if reading.topic.form == .deadline,
      let power = power(beside: index, in: sentence) ?? knownPower(in: before, of: sentence)
    {
      reading.topic.subject = power
    }
    if donor.sentence != sentence.number, reading.isWhole, let place = placeBefore(sentence) {
      reading.place = place
      reading.isWhole = false
    }
    return reading
  }

  // MARK: - Objects

  /// Things that are counted by their own noun: "27 cooperatives".
  private func objects(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let measure = measureWords(of: figure)
    guard figure.kind == .count, let head = measure.last, !head.isCapitalized,
      head.roles.isDisjoint(with: [.person, .name, .thing, .part, .light]),
      let phrase = figure.measure?.lowercased(), !sentence.isPart(index)
    else { return nil }
    let topic = ClaimTopic(
      form: .objects, subject: Self.singular(phrase),
      isTarget: figure.status == .target)
    return Reading(topic: topic)
  }

  /// Enough to tell that two nouns are the same.
  private static func singular(_ noun: String) -> String {
    if noun.hasSuffix("ies"), noun.utf8.count > 4 { return noun.dropLast(3) + "y" }
    if noun.hasSuffix("ss") || !noun.hasSuffix("s") { return noun }
    return String(noun.dropLast())
  }
}
