import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// What a figure measures; nil where its text doesn't tell, or tells of a rise, a part, or money.
  func reading(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let isRise = figure.change != nil
    if figure.kind == .share, figure.unit == Self.percent {
      return change(of: index, in: sentence) ?? share(of: index, in: sentence)
    }
    if isRise, figure.kind != .mass, figure.kind != .volume { return nil }
    if figure.unit == nil, isClaimless(figure, index, in: sentence) { return nil }
    switch figure.kind {
    case .duration: return figure.unit == Self.year ? deadline(of: index, in: sentence) : nil
    case .mass, .volume:
      return yieldOfList(index, in: sentence) ?? amount(of: index, in: sentence)
    case .rate: return rate(of: index, in: sentence)
    case .count, .number:
      if figure.unit != nil { return amount(of: index, in: sentence) }
      if sentence.isWhole(index) { return population(of: index, in: sentence) }
      if let reading = announced(index, in: sentence) { return reading }
      return listed(index, in: sentence) ?? animals(of: index, in: sentence)
        ?? people(of: index, in: sentence) ?? workers(of: index, in: sentence)
        ?? namedAmount(of: index, in: sentence) ?? ellipsis(of: index, in: sentence)
        ?? scaled(index, in: sentence) ?? objects(of: index, in: sentence)
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

  // MARK: - Numbers that lean on others

  /// A number whose clause has no noun for it: "Peng's total was 23 million", "10.8 in 1957, 12.0 in 1958".
  private func ellipsis(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard figure.kind == .number || figure.measure == nil, !sentence.isPart(index),
      !sentence.hasUnknownNoun(index), !sentence.hasNamedNoun(index), !sentence.isAddition(index),
      !sentence.isLabelled(index)
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
    for form in [ClaimTopic.Form.people, .amount, .rate, .yield, .deadline, .workers] {
      guard let donor = donors[form], let other = donor.magnitude else { continue }
      if form == .amount, donor.isAmbiguous { continue }
      guard magnitude <= other * 100, other <= magnitude * 100 else { continue }
      if donor.order > last?.order ?? 0 { last = donor }
    }
    return last
  }

  func leaning(
    on donor: Donor, _ index: Int, _ before: Range<Int>, in sentence: ClaimSentence
  ) -> Reading {
    var reading = donor.reading
    let words = before.map { sentence.words[$0] }
    reading.forgetNumber()
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
    reading.isTold = true
    // "It was lowered in August": the month is that of the correction.
    reading.isPeriodFixed = words.contains { $0.roles.contains(.revision) }
    // Of goods each sentence tells its year, but for "the true figure"; whose deaths, and when, is understood.
    let isSame = words.contains { !$0.roles.isDisjoint(with: [.result, .name]) }
    if donor.sentence != sentence.number, reading.topic.form != .people, !reading.isPeriodFixed,
      !isSame
    {
      reading.period = nil
    }
    if reading.topic.form == .workers {
      reading.period = nil
      reading.isPeriodStated = false
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
}
