import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// Adds place, event and period where the text gives them.
  func complete(_ reading: inout Reading, _ index: Int, in sentence: ClaimSentence) {
    if reading.topic.form == .deadline { return }
    if let place = place(beside: index, in: sentence) {
      reading.place = place
      reading.isWhole = false
      reading.isPlaceStated = true
    } else if isOfWhole(index, in: sentence) {
      reading.place = nil
      reading.isWhole = true
    } else if let place = place(before: index, in: sentence) {
      reading.place = place
      reading.isWhole = false
      reading.isPlaceStated = true
    } else if sentence.before(index).contains(where: {
      sentence.words[$0].roles.contains(.country)
    }) {
      reading.place = nil
    } else if reading.place == nil, !reading.isWhole, reading.topic.form == .people {
      reading.place = placeBefore(sentence)
    }
    if reading.topic.form == .people, reading.event == nil {
      reading.event = event(of: index, in: sentence)
    }
    setPeriod(of: &reading, index, in: sentence)
  }

  /// "The country as a whole", "seven million in all".
  private func isOfWhole(_ index: Int, in sentence: ClaimSentence) -> Bool {
    let after = sentence.after(index)
    return sentence.before(index).contains { sentence.words[$0].roles.contains(.whole) }
      || after.dropFirst().contains {
        sentence.words[$0].text == "all" && sentence.words[$0 - 1].text == "in"
      }
  }

  // MARK: - Places

  /// How many characters before a figure its clause may begin.
  private static let clauseLength = 500

  /// The place that the figure or its event was given, or that is named behind it.
  private func place(beside index: Int, in sentence: ClaimSentence) -> String? {
    let figure = sentence.figures[index]
    if let place = placeOfRelative(index, in: sentence) { return place }
    if let id = figure.placeID, outline.places.contains(id) { return id }
    if let event = figure.eventID.flatMap({ events[$0] }) {
      if let id = event.placeID, outline.places.contains(id) { return id }
      // "Canada exported 5 tons of wheat".
      if let id = event.agentID, outline.places.contains(id) { return id }
    }
    let after = sentence.after(index)
    if let first = after.first, let last = after.last {
      let namings = outline.namings(
        from: sentence.words[first].start, to: sentence.words[last].end)
      if let naming = namings.first(where: { isFramed($0, in: sentence) }) { return naming.entity }
    }
    return nil
  }

  /// "The Volga and Kazakhstan, where over a million died".
  private func placeOfRelative(_ index: Int, in sentence: ClaimSentence) -> String? {
    let before = sentence.before(index)
    guard let first = before.first,
      let adverb = before.last(where: {
        sentence.words[$0].text == "where"
      }), adverb > 0
    else { return nil }
    let end = sentence.words[adverb].start
    return outline.namings(from: sentence.words[max(0, first - 4)].start, to: end)
      .last { $0.isPlace && sentence.words[adverb - 1].end <= $0.end }?.entity
  }

  /// The last place of the clause before the figure that is said to be where something is.
  private func place(before index: Int, in sentence: ClaimSentence) -> String? {
    let end = sentence.figures[index].evidence.start
    let namings = outline.namings(from: max(sentence.start, end - Self.clauseLength), to: end)
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
    if words[first].precededBy >= .clause || first == 0 {
      return next < words.count && words[next].text != "s"
    }
    var position = first - 1
    for _ in 0..<3 {
      guard position >= 0 else { return false }
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

  /// The one place that the last sentence before this one names, or the one before that.
  func placeBefore(_ sentence: ClaimSentence) -> String? {
    let paragraph = outline.paragraphs[sentence.paragraph]
    if sentence.start <= paragraph { return nil }
    let words = context(of: sentence).words
    var end = words.count
    for _ in 0..<2 {
      guard let start = words[..<end].lastIndex(where: { $0.precededBy == .sentence }),
        words[start].start >= paragraph
      else { return nil }
      let namings = outline.namings(from: words[start].start, to: words[end - 1].end)
        .filter(\.isPlace)
      if let first = namings.first {
        return namings.allSatisfy { $0.entity == first.entity } ? first.entity : nil
      }
      end = start
    }
    return nil
  }

  // MARK: - Events

  private static let eventDistance = 140

  /// The event that was named last, in the sentence or shortly before.
  private func event(of index: Int, in sentence: ClaimSentence) -> String? {
    let end = sentence.figures[index].evidence.start
    let start = max(sentence.start - Self.eventDistance, end - Self.clauseLength)
    return outline.namings(from: max(0, start), to: end)
      .last { $0.kind == .event }?.entity
  }

  // MARK: - Periods

  /// The first dates of a paragraph tell its time; more are not looked at.
  private static let datesLooked = 32

  private func setPeriod(of reading: inout Reading, _ index: Int, in sentence: ClaimSentence) {
    // The period of a corrected number is that of the number before.
    if reading.isPeriodFixed, reading.period != nil { return }
    let isYearly = reading.topic.form == .amount || reading.topic.form == .rate
    let own = ownPeriod(of: index, in: sentence)
    if let own, !isYearly || own == own.wholeYears { return set(own, &reading) }
    if reading.topic.form == .people {
      if let date = date(behind: index, in: sentence) { return set(date, &reading) }
      if reading.period == nil {
        reading.period = titlePeriod
        reading.isPeriodStated = false
      }
      return
    }
    if let year = year(beside: index, in: sentence) { return set(year, &reading) }
    if reading.period != nil { return }
    reading.isPeriodStated = false
    let beside = datings(before: index, in: sentence).last ?? dating(after: index, in: sentence)
    reading.period = yearBefore(sentence, or: own ?? beside?.span)
  }

  /// The date that the figure or its event was given.
  private func ownPeriod(of index: Int, in sentence: ClaimSentence) -> MonthSpan? {
    let figure = sentence.figures[index]
    if let edtf = figure.date, let first = figure.yearStart, let last = figure.yearEnd {
      return last - first < 30 ? MonthSpan(edtf: edtf, yearStart: first, yearEnd: last) : nil
    }
    if let event = figure.eventID.flatMap({ events[$0] }), let edtf = event.date,
      let first = event.yearStart, let last = event.yearEnd, last - first < 30
    {
      return MonthSpan(edtf: edtf, yearStart: first, yearEnd: last)
    }
    return nil
  }

  private func datings(
    before index: Int, in sentence: ClaimSentence
  ) -> ArraySlice<DocumentOutline.Dating> {
    let end = sentence.figures[index].evidence.start
    return outline.datings(from: max(sentence.start, end - Self.clauseLength), to: end)
  }

  /// "662 million a year later".
  private func date(behind index: Int, in sentence: ClaimSentence) -> MonthSpan? {
    let after = sentence.after(index).prefix(4)
    guard let first = after.first, let last = after.last else { return nil }
    return outline.datings(
      from: sentence.words[first].start, to: sentence.words[last].end
    ).first?.span
  }

  /// The first date behind a figure that is the last of its sentence.
  private func dating(
    after index: Int, in sentence: ClaimSentence
  ) -> DocumentOutline.Dating? {
    guard index + 1 == sentence.figures.count, let end = sentence.words.last?.end else {
      return nil
    }
    return outline.datings(from: sentence.figures[index].evidence.end, to: end).first
  }

  /// The year that is told nearest, behind the figure up to the next one, or before it.
  private func year(beside index: Int, in sentence: ClaimSentence) -> MonthSpan? {
    let figures = sentence.figures
    let isLast = index + 1 == figures.count
    let end = isLast ? sentence.words.last?.end ?? 0 : figures[index + 1].evidence.start
    let after = outline.datings(from: figures[index].evidence.end, to: end)
    let before = datings(before: index, in: sentence)
    let ownAfter = sentence.after(index).last.map { sentence.words[$0].end } ?? 0
    if let year = after.first(where: { $0.isYear && $0.start < ownAfter }) { return year.span }
    if let year = before.last(where: \.isYear) { return year.span }
    return isLast ? after.first(where: \.isYear)?.span : nil
  }

  private func set(_ span: MonthSpan, _ reading: inout Reading) {
    reading.period = span
    reading.isPeriodStated = true
  }

  /// The one year of the heading, else the first that the paragraph tells, else a date of the sentence.
  private func yearBefore(_ sentence: ClaimSentence, or date: MonthSpan?) -> MonthSpan? {
    let heading = outline.headings[sentence.paragraph]
    if heading >= 0, heading + 1 < outline.paragraphs.count {
      let years = outline.datings(
        from: outline.paragraphs[heading], to: outline.paragraphs[heading + 1])
      if let first = years.first, first.isYear, years.allSatisfy({ $0.span == first.span }) {
        return first.span
      }
    }
    let paragraph = outline.paragraphs[sentence.paragraph]
    let datings = outline.datings(from: paragraph, to: sentence.start).prefix(Self.datesLooked)
    if let dating = datings.first(where: \.isYear) { return dating.span }
    if let first = datings.first, first.start - paragraph < 4 { return first.span }
    return date
  }
}
