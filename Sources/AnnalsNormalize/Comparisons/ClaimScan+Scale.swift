import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  // MARK: - Scales

  static func power(_ scale: Int) -> Double {
    switch scale {
    case 0: 1
    case 3: 1e3
    case 6: 1e6
    default: 1e9
    }
  }

  func scaled(_ number: DecimalNumber?, _ reading: Reading) -> DecimalNumber? {
    guard reading.scale > 0, let number else { return number }
    return number.multiplied(by: DecimalNumber(mantissa: 1, exponent: reading.scale))
  }

  /// The power of ten that a number is told in: 6 for "12 million", and for the 12 of "12 or 13 million".
  static func scale(of figure: FigureRecord) -> Int {
    guard let magnitude = magnitude(of: figure), magnitude >= 1000 else { return 0 }
    let exact = figure.evidence.exact
    let digits = exact.utf8.count { (0x30...0x39).contains($0) }
    // "1,390" is told in ones, as is "two thousand".
    guard magnitude >= 100_000, digits < 5 else { return 0 }
    return magnitude >= 1e9 ? 9 : magnitude >= 1e6 ? 6 : 3
  }

  /// Whether a number is one to which a scale may be missing.
  private func isBare(_ figure: FigureRecord) -> Bool {
    guard figure.kind == .number, figure.unit == nil, let magnitude = Self.magnitude(of: figure)
    else { return false }
    return magnitude >= 1 && magnitude < 1000
  }

  /// Numbers of the same thing are hardly further apart.
  private static let likeness = 5.0

  /// "48 million tons in 1957, and in 1959 it was over 67": a number that makes sense only with the scale
  /// of one shortly before.
  func scaled(_ index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard isBare(figure), isTold(bare: index, in: sentence),
      let donor = nearDonors[.amount] ?? farDonors[.amount], donor.scale > 0, !donor.isAmbiguous,
      sentence.number - donor.sentence <= 2, let other = donor.magnitude,
      let own = Self.magnitude(of: figure)
    else { return nil }
    let magnitude = own * Self.power(donor.scale)
    guard magnitude <= other * Self.likeness, other <= magnitude * Self.likeness else { return nil }
    // "They employed 60 engineers. In 1936 it was 62."
    if let stranger, sentence.number - stranger.sentence <= 2, stranger.sentence >= donor.sentence,
      own <= stranger.magnitude * Self.likeness, stranger.magnitude <= own * Self.likeness
    {
      return nil
    }
    let before = sentence.before(index)
    let subject = donor.reading.topic.subject
    guard
      before.allSatisfy({
        let good = sentence.words[$0].entry.good
        return good == nil || good == subject
      })
    else { return nil }
    var reading = leaning(on: donor, index, before, in: sentence)
    reading.scale = donor.scale
    reading.unit = donor.unit
    return reading
  }

  /// Whether a verb or a word of a list leads a bare number, and nothing behind it tells what it counts.
  private func isTold(bare index: Int, in sentence: ClaimSentence) -> Bool {
    let words = sentence.words
    let own = sentence.own(index)
    let before = sentence.before(index)
    guard own.lowerBound > 0, own.lowerBound < words.count, !sentence.isPart(index),
      !sentence.isAddition(index), !sentence.isAge(index), !sentence.isLabelled(index)
    else { return false }
    if let head = measureWords(of: sentence.figures[index]).last,
      head.roles.isDisjoint(with: [.name, .result, .target])
    {
      return false
    }
    let isElliptic = before.allSatisfy { sentence.isElliptic($0) }
    let isNamed = before.contains {
      !words[$0].roles.isDisjoint(with: [.telling, .name, .revision, .result, .target])
    }
    guard isElliptic || isNamed else { return false }
    let last = words[own.lowerBound - 1]
    let isLed =
      words[own.lowerBound].precededBy == .comma
      || !last.roles.isDisjoint(with: [.telling, .result, .revision])
      || Self.leaders.contains(last.text)
    guard isLed, own.upperBound < words.count else { return isLed }
    let next = words[own.upperBound]
    return next.precededBy >= .comma || Self.followers.contains(next.text)
  }

  private static let leaders: Set<String> = [
    "to", "was", "is", "were", "be", "been", "become", "becomes", "became", "then", "now", "and",
    "or", "but", "only", "later",
  ]

  private static let followers: Set<String> = ["and", "or", "but", "then", "by", "for", "in"]

  // MARK: - Numbers with a good before them

  /// "The steel figure was to be thirty million": the good is named, what it is measured in was told before.
  func namedAmount(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard figure.kind == .number, figure.measure == nil, Self.scale(of: figure) > 0,
      !sentence.isPart(index), !sentence.hasUnknownNoun(index)
    else { return nil }
    let before = sentence.before(index)
    let words = sentence.words
    guard let named = before.last(where: { words[$0].entry.good != nil }),
      let good = words[named].entry.good, let unit = unitsOfGoods[good], named + 1 < words.count,
      !words[named + 1].roles.isDisjoint(with: [.name, .target, .relation])
    else { return nil }
    var topic = ClaimTopic(form: .amount, subject: good)
    topic.isTarget = isTarget(figure, before, in: sentence)
    topic.relation = words[named + 1].entry.relation ?? Self.output
    topic.quality = before.lazy.compactMap { words[$0].entry.quality }.first ?? ""
    return Reading(topic: topic, unit: unit)
  }

  // MARK: - Lists

  /// Numbers one for each good of the sentence before, in the same order: "The targets were 18 million tons
  /// of steel and 525 million of grain. They were lowered to 12 and 275 million."
  func parallels(in sentence: ClaimSentence) -> [Int: Reading] {
    guard let last = series.last, sentence.number - last.sentence == 1,
      !sentence.words.contains(where: { $0.entry.good != nil }),
      let first = sentence.figures.indices.first(where: { isItem($0, of: sentence) })
    else { return [:] }
    let run = sentence.figures[first...].prefix { $0.kind == .number || $0.kind == .mass }
    guard run.count == series.count,
      run.indices.dropFirst().allSatisfy({ isListed($0, in: sentence) }),
      sentence.words[sentence.clause(before: first)].contains(where: {
        !$0.roles.isDisjoint(with: [.target, .revision, .result])
      })
    else { return [:] }
    var readings: [Int: Reading] = [:]
    for (index, donor) in zip(run.indices, series) {
      guard let reading = reading(parallelTo: donor, index, in: sentence) else { return [:] }
      readings[index] = reading
    }
    return readings
  }

  private func isItem(_ index: Int, of sentence: ClaimSentence) -> Bool {
    sentence.figures[index].kind == .number || sentence.figures[index].kind == .mass
  }

  /// Whether nothing but a comma or "and" stands between a number and the one before.
  private func isListed(_ index: Int, in sentence: ClaimSentence) -> Bool {
    let gap = sentence.own(index - 1).upperBound..<sentence.own(index).lowerBound
    return gap.isEmpty || gap.count == 1 && sentence.words[gap.lowerBound].text == "and"
  }

  private func reading(
    parallelTo donor: Donor, _ index: Int, in sentence: ClaimSentence
  ) -> Reading? {
    let figure = sentence.figures[index]
    guard figure.unit == nil || figure.unit == donor.unit, let other = donor.magnitude,
      let own = Self.magnitude(of: figure), !sentence.hasUnknownNoun(index)
    else { return nil }
    func isLike(_ magnitude: Double) -> Bool {
      magnitude <= other * Self.likeness && other <= magnitude * Self.likeness
    }
    let scale = isLike(own) ? 0 : donor.scale
    guard isLike(own * Self.power(scale)) else { return nil }
    let clause = sentence.words[sentence.clause(before: index)]
    let isRevised = clause.contains { $0.roles.contains(.revision) }
    var reading = donor.reading
    reading.topic.isTarget = figure.status == .target || isRevised && reading.topic.isTarget
    reading.topic.quality = ""
    reading.forgetNumber()
    reading.isPeriodFixed = isRevised
    if !isRevised { reading.period = nil }
    reading.isPeriodStated = false
    reading.scale = scale
    reading.unit = donor.unit
    return reading
  }

  /// The amounts of a sentence where each is of another good.
  func ownSeries(of sentence: ClaimSentence) -> [Donor] {
    let goods = Set(sentence.amounts.map(\.reading.topic.subject))
    let isSeries = sentence.amounts.count > 1 && goods.count == sentence.amounts.count
    return isSeries && sentence.figures.count < 12 ? sentence.amounts : []
  }

  /// "The target for steel was 12 million tons and for coal 60 million": the same of another good.
  func alsoFor(_ index: Int, in sentence: ClaimSentence) -> Reading? {
    let before = sentence.before(index)
    guard before.count > 1, let good = sentence.words[before.upperBound - 1].entry.good,
      sentence.words[before.upperBound - 2].text == "for", let donor = nearDonors[.amount],
      donor.unit == sentence.figures[index].unit, sentence.figures[index].change == nil,
      before.dropLast(2).allSatisfy({ sentence.words[$0].text == "and" })
    else { return nil }
    var reading = donor.reading
    reading.forgetNumber()
    reading.topic.subject = good
    reading.topic.quality = ""
    return reading
  }
}
