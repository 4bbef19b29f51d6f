import AnnalsAnnotation
import AnnalsRecords

/// Which readings are claims, and what those say.
extension ClaimScan {
  /// For so many months a population hardly changes.
  private static let census = 24

  /// Yearly quantities need a year; objects a year and a place, and more of them than anybody counts in
  /// passing. People need a place or an event and a time; one of both will do for a number that is told as
  /// somebody's, or that the whole text is about.
  func isClaim(_ reading: Reading, _ figure: FigureRecord) -> Bool {
    let magnitude = (Self.magnitude(of: figure) ?? 0) * Self.power(reading.scale)
    switch reading.topic.form {
    case .deadline: return true
    case .amount, .rate, .yield, .change: return reading.period?.isOneYear == true
    case .workers: return reading.isPeriodStated && reading.period?.count == 1
    case .animals:
      return reading.period?.isOneYear == true && reading.place != nil && magnitude >= 20
    case .share: return reading.isPlaceStated && reading.period != nil
    case .objects:
      return reading.period?.isOneYear == true && reading.isPlaceStated && magnitude >= 20
    case .people:
      if reading.topic.subject == Self.population, magnitude < 100 { return false }
      let hasScope = reading.place != nil || reading.event != nil
      if reading.isPeriodStated || reading.isOfPart, reading.period != nil {
        return hasScope || reading.isTold
      }
      if reading.topic.subject == titleSubject { return true }
      if reading.isPlaceStated, titlePeriod != nil { return true }
      if reading.topic.subject == Self.population, reading.place == titlePlace,
        titlePlace != nil, let period = reading.period, period.count <= Self.census
      {
        return true
      }
      return reading.isTold && (hasScope || reading.period != nil)
    }
  }

  func claim(_ reading: Reading, _ index: Int, in sentence: ClaimSentence) -> Claim {
    var figure = sentence.figures[index]
    let isDeadline = reading.topic.form == .deadline
    if reading.isEndOnly { figure.keepEnd() }
    let teller = figure.attributedTo == nil ? teller(of: index, in: sentence) : nil
    return Claim(
      topic: reading.topic, place: isDeadline ? nil : reading.place,
      event: isDeadline ? nil : reading.event, isWhole: reading.isWhole,
      period: isDeadline
        ? nil : reading.topic.isYearly ? reading.period?.wholeYears : reading.period,
      isPeriodStated: reading.isPeriodStated, thread: reading.thread, figureID: figure.id,
      unit: reading.unit ?? figure.unit ?? unit(of: reading.topic.form),
      value: scaled(figure.value, reading), low: scaled(figure.low, reading),
      high: scaled(figure.high, reading), bound: figure.bound,
      claimant: figure.attributedTo ?? teller?.name,
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
  func unit(of form: ClaimTopic.Form) -> String? {
    switch form {
    case .people, .objects, .workers, .animals, .share, .change: nil
    case .rate: nearDonors[form]?.unit ?? farDonors[form]?.unit ?? Self.perThousand
    case .yield, .amount, .deadline: nearDonors[form]?.unit ?? farDonors[form]?.unit
    }
  }
}

extension FigureRecord {
  /// Of a number that rises or falls keeps where it arrives.
  fileprivate mutating func keepEnd() {
    value = change == .decrease ? low : high
    low = nil
    high = nil
    bound = .exact
  }
}
