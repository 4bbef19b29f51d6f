import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// Adds place, event and period where the text gives them.
  func complete(_ reading: inout Reading, _ index: Int, in sentence: ClaimSentence) {
    if reading.topic.form == .deadline { return }
    if let place = place(of: index, in: sentence) {
      reading.place = place
      reading.isWhole = false
    } else if sentence.before(index).contains(where: {
      sentence.words[$0].roles.contains(.whole)
    }) {
      reading.place = nil
      reading.isWhole = true
    } else if reading.place == nil, !reading.isWhole, reading.topic.form == .people {
      reading.place = placeBefore(sentence)
    }
    if reading.event == nil { reading.event = event(of: index, in: sentence) }
    setPeriod(of: &reading, index, in: sentence)
  }

  // MARK: - Places

  private func place(of index: Int, in sentence: ClaimSentence) -> String? {
    let figure = sentence.figures[index]
    if let id = figure.placeID, outline.names[id] != nil { return id }
    if let id = figure.eventID.flatMap({ events[$0]?.placeID }), outline.names[id] != nil {
      return id
    }
    let after = sentence.after(index)
    if let first = after.first, let last = after.last {
      let namings = outline.namings(
        from: sentence.words[first].start, to: sentence.words[last].end)
      if let naming = namings.first(where: { isFramed($0, in: sentence) }) { return naming.entity }
    }
    let namings = outline.namings(from: sentence.start, to: figure.evidence.start)
    return namings.last { isFramed($0, in: sentence) && isInClause($0, index, of: sentence) }?
      .entity
  }

  /// Whether a place is said to be where something is: behind "in", before "where", or as the subject that
  /// a clause begins with.
  private func isFramed(_ naming: DocumentOutline.Naming, in sentence: ClaimSentence) -> Bool {
    guard naming.isPlace else { return false }
    let words = sentence.words
    let first = sentence.text.firstIndex(endingAfter: naming.start)
    let next = sentence.text.firstIndex(endingAfter: naming.end)
    guard first < words.count else { return false }
    if next < words.count, words[next].text == "where" { return true }
    if words[first].precededBy >= .clause || first == sentence.firstWord {
      return next < words.count && words[next].text != "s"
    }
    var position = first - 1
    for _ in 0..<3 {
      guard position >= sentence.firstWord else { return false }
      if words[position].roles.contains(.frame) { return true }
      if words[position].precededBy >= .comma { return false }
      position -= 1
    }
    return false
  }

  /// Whether no semicolon stands between a name and a figure.
  private func isInClause(
    _ naming: DocumentOutline.Naming, _ index: Int, of sentence: ClaimSentence
  ) -> Bool {
    let first = sentence.text.firstIndex(endingAfter: naming.end)
    let own = sentence.own(index)
    guard first < own.lowerBound else { return true }
    return !(first...own.lowerBound).contains {
      $0 < sentence.words.count && sentence.words[$0].precededBy >= .clause
    }
  }

  /// How far back, in characters, the place of a sentence may be named.
  private static let placeDistance = 220

  /// The one place that the sentences just before name, in the same paragraph.
  private func placeBefore(_ sentence: ClaimSentence) -> String? {
    let paragraph = outline.paragraphs[sentence.paragraph]
    let namings = outline.namings(
      from: max(paragraph, sentence.start - Self.placeDistance), to: sentence.start
    ).filter(\.isPlace)
    guard let first = namings.first, namings.allSatisfy({ $0.entity == first.entity }) else {
      return nil
    }
    return first.entity
  }

  // MARK: - Events

  private static let eventDistance = 400

  /// The event that was named last, in the sentence or shortly before.
  private func event(of index: Int, in sentence: ClaimSentence) -> String? {
    let end = sentence.figures[index].evidence.start
    return outline.namings(from: max(0, sentence.start - Self.eventDistance), to: end)
      .last { !$0.isPlace }?.entity
  }

  // MARK: - Periods

  private func setPeriod(of reading: inout Reading, _ index: Int, in sentence: ClaimSentence) {
    // The period of a corrected number is that of the number before.
    if reading.isPeriodStated, reading.period != nil { return }
    let isYearly = reading.topic.form == .amount || reading.topic.form == .rate
    let figure = sentence.figures[index]
    let datings = outline.datings(from: sentence.start, to: figure.evidence.start)
    if let edtf = figure.date, let first = figure.yearStart, let last = figure.yearEnd,
      last - first < 30
    {
      let span = MonthSpan(edtf: edtf, yearStart: first, yearEnd: last)
      let isWhole = span == span.wholeYears
      if isWhole || !isYearly { return set(span, &reading) }
      return set(datings.last { $0.isYear }?.span ?? span, &reading)
    }
    if let event = figure.eventID.flatMap({ events[$0] }), let edtf = event.date,
      let first = event.yearStart, let last = event.yearEnd
    {
      return set(MonthSpan(edtf: edtf, yearStart: first, yearEnd: last), &reading)
    }
    if let dating = datings.last(where: { $0.isYear }) ?? datings.last {
      return set(dating.span, &reading)
    }
    if reading.period != nil { return }
    reading.isPeriodStated = false
    reading.period = isYearly || reading.topic.form == .yield
      ? yearBefore(sentence) : reading.topic.form == .people ? titlePeriod : nil
  }

  private func set(_ span: MonthSpan, _ reading: inout Reading) {
    reading.period = span
    reading.isPeriodStated = true
  }

  /// The year that a paragraph begins with, or that stands in the heading above it.
  private func yearBefore(_ sentence: ClaimSentence) -> MonthSpan? {
    let paragraph = outline.paragraphs[sentence.paragraph]
    let datings = outline.datings(from: paragraph, to: sentence.start)
    if let dating = datings.first(where: { $0.isYear }) { return dating.span }
    let heading = outline.headings[sentence.paragraph]
    if heading >= 0, heading + 1 < outline.paragraphs.count {
      let years = outline.datings(
        from: outline.paragraphs[heading], to: outline.paragraphs[heading + 1])
      if let dating = years.first(where: { $0.isYear }) { return dating.span }
    }
    return datings.first?.span
  }
}
