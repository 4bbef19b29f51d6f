import AnnalsAnnotation
import AnnalsRecords

/// When a number holds.
extension ClaimScan {
  /// The first dates of a paragraph tell its time; more are not looked at.
  private static let datesLooked = 32

  func setPeriod(of reading: inout Reading, _ index: Int, in sentence: ClaimSentence) {
    // The period of a corrected number is that of the number before.
    if reading.isPeriodFixed, reading.period != nil { return }
    let isYearly = reading.topic.isYearly || reading.topic.form == .rate
    if !isYearly, let date = adjacentDate(behind: index, in: sentence) {
      return set(reading.topic.form == .workers ? ended(date, in: sentence) : date, &reading)
    }
    let own = ownPeriod(of: index, in: sentence)
    if let own, !isYearly, isOfOther(own, than: index, in: sentence) {
      reading.period = nil
      return
    }
    if let own, !isYearly || own == own.wholeYears {
      set(reading.topic.form == .workers ? ended(own, in: sentence) : own, &reading)
      if reading.topic.form == .people, isInherited(own, index, in: sentence) {
        reading.isPeriodStated = false
      }
      return
    }
    if reading.topic.form == .workers {
      if let date = onlyDate(of: sentence) { set(ended(date, in: sentence), &reading) }
      return
    }
    if reading.topic.form == .people || reading.topic.form == .share {
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
    if reading.topic.form == .change {
      reading.period = yearOfSentenceBefore(sentence)
      return
    }
    let beside = datings(before: index, in: sentence).last ?? dating(after: index, in: sentence)
    // What is counted in passing has no time but that of its sentence.
    reading.period =
      reading.topic.form == .objects
      ? own ?? beside?.span : yearBefore(sentence, or: own ?? beside?.span)
  }

  /// "4,000 people in the 1830s": the date that stands directly behind a figure and its noun.
  private func adjacentDate(behind index: Int, in sentence: ClaimSentence) -> MonthSpan? {
    let end = sentence.own(index).upperBound
    let next =
      index + 1 < sentence.figures.count ? sentence.own(index + 1).lowerBound : sentence.words.count
    for position in end..<min(next, end + 4) {
      let word = sentence.words[position]
      if word.precededBy >= .comma { return nil }
      if outline.isDated(word.start) { return outline.dating(holding: word.start)?.span }
      guard word.entry.person != nil || ["in", "the", "by", "at"].contains(word.text) else {
        return nil
      }
    }
    return nil
  }

  /// Whether a date is that of another figure behind which it stands.
  private func isOfOther(
    _ date: MonthSpan, than index: Int, in sentence: ClaimSentence
  ) -> Bool {
    let near = max(0, index - 2)..<index
    return near.contains { adjacentDate(behind: $0, in: sentence) == date }
  }

  /// The date of a sentence that tells one only, and one number.
  private func onlyDate(of sentence: ClaimSentence) -> MonthSpan? {
    guard sentence.figures.count == 1, let last = sentence.words.last?.end else { return nil }
    let datings = outline.datings(from: sentence.start, to: last)
    return datings.count == 1 ? datings.first?.span : nil
  }

  /// The last month where the sentence speaks of the end of a period.
  private func ended(_ span: MonthSpan, in sentence: ClaimSentence) -> MonthSpan {
    guard let last = sentence.words.last?.end else { return span }
    let isEnd = outline.datings(from: sentence.start, to: last).contains {
      $0.span == span && outline.isEnd($0)
    }
    return isEnd ? MonthSpan(first: span.last, last: span.last) : span
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

  /// Whether neither the sentence nor one shortly before tells the date of the figure's event.
  private func isInherited(
    _ span: MonthSpan, _ index: Int, in sentence: ClaimSentence
  ) -> Bool {
    guard let event = sentence.figures[index].eventID.flatMap({ events[$0] }),
      event.dateBasis == .inherited
    else { return false }
    let words = context(of: sentence).words
    let starts = words.lazy.filter { $0.precededBy == .sentence }.suffix(2)
    let start = starts.first?.start ?? sentence.start
    return !outline.datings(from: start, to: sentence.start).contains { $0.span == span }
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
    let before = datings(before: index, in: sentence).filter { !isOfRevision($0, in: sentence) }
    let ownAfter = sentence.after(index).last.map { sentence.words[$0].end } ?? 0
    if let year = after.first(where: { $0.isYear && $0.start < ownAfter }) { return year.span }
    if let year = before.last(where: \.isYear) { return year.span }
    return isLast ? after.first(where: \.isYear)?.span : nil
  }

  /// "After the revision of 1930": when a number was changed.
  private func isOfRevision(
    _ dating: DocumentOutline.Dating, in sentence: ClaimSentence
  ) -> Bool {
    let first = sentence.text.firstIndex(endingAfter: dating.start)
    return first > 1 && sentence.words[first - 1].text == "of"
      && sentence.words[first - 2].roles.contains(.revision)
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
