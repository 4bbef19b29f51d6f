import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// More behind a number that is a sentence of its own isn't looked at, in bytes.
  private static let explanationLength = 200
  /// How many words of the explanation tell what the number is.
  private static let explanationWords = 16

  /// "Three hundred million. That is the grain harvest of 1958, in tons": a number that is a sentence of its
  /// own, and what the next one says of it.
  func announced(_ index: Int, in sentence: ClaimSentence) -> Reading? {
    let own = sentence.own(index)
    guard sentence.figures.count == 1, own == 0..<sentence.words.count, !own.isEmpty,
      Self.scale(of: sentence.figures[index]) > 0
    else { return nil }
    let words = explanation(behind: sentence)
    guard words.count > 3, words[0].text == "that", ["is", "was"].contains(words[1].text) else {
      return nil
    }
    return amount(announcedBy: words) ?? people(announcedBy: words)
  }

  private func explanation(behind sentence: ClaimSentence) -> ArraySlice<MeasureText.Word> {
    guard let last = sentence.words.last else { return [] }
    let start = outline.text.utf8Offset(of: last.end)
    var end = min(outline.text.utf8.count, start + Self.explanationLength)
    while end > start, end < outline.text.utf8.count, outline.text.utf8[end] & 0xC0 == 0x80 {
      end -= 1
    }
    let words = MeasureText(
      outline.text.utf8, in: start..<end, codePoint: last.end, lexicon: lexicon
    ).words
    let next = words.dropFirst().firstIndex { $0.precededBy >= .clause } ?? words.endIndex
    return words[..<min(next, Self.explanationWords)]
  }

  private func amount(announcedBy words: ArraySlice<MeasureText.Word>) -> Reading? {
    guard let good = words.firstIndex(where: { $0.entry.good != nil }),
      let subject = words[good].entry.good, good + 1 < words.endIndex,
      let relation = words[good + 1].entry.relation,
      let unit = unit(toldBy: words) ?? unitsOfGoods[subject],
      let year = year(of: words)
    else { return nil }
    let topic = ClaimTopic(form: .amount, subject: subject, relation: relation)
    return Reading(
      topic: topic, place: place(of: words), period: year, isPeriodStated: true,
      isPeriodFixed: true, unit: unit)
  }

  private func people(announcedBy words: ArraySlice<MeasureText.Word>) -> Reading? {
    guard let person = words.firstIndex(where: { $0.entry.person == "" }),
      words[..<person].allSatisfy({ $0.entry.good == nil && $0.entry.relation == nil }),
      let thing = words[person...].lazy.compactMap(\.entry.thing).first
    else { return nil }
    return Reading(
      topic: ClaimTopic(form: .people, subject: thing), place: place(of: words),
      period: year(of: words),
      isPeriodStated: year(of: words) != nil)
  }

  private func year(of words: ArraySlice<MeasureText.Word>) -> MonthSpan? {
    guard let first = words.first, let last = words.last else { return nil }
    return outline.datings(from: first.start, to: last.end).first(where: \.isYear)?.span
  }

  private func place(of words: ArraySlice<MeasureText.Word>) -> String? {
    guard let first = words.first, let last = words.last else { return nil }
    return outline.namings(from: first.start, to: last.end).first(where: \.isPlace)?.entity
  }

  /// "In tons".
  private func unit(toldBy words: ArraySlice<MeasureText.Word>) -> String? {
    for index in words.indices.dropFirst() where words[index - 1].text == "in" {
      if let unit = lexicon.mass(outline.text, words[index]) { return unit }
    }
    return nil
  }
}
