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
    } else if reading.place == nil, !reading.isWhole,
      reading.topic.form == .people || reading.topic.form == .animals
    {
      reading.place = placeBefore(sentence)
    }
    if reading.place == nil, !reading.isWhole, reading.topic.subject == Self.population {
      reading.place = titlePlace
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
  static let clauseLength = 500

  /// The place that the figure or its event was given, or that is named behind it.
  private func place(beside index: Int, in sentence: ClaimSentence) -> String? {
    let figure = sentence.figures[index]
    if let place = placeOfRelative(index, in: sentence) { return place }
    if let id = figure.placeID, outline.places.contains(id), !isModifier(id, in: sentence),
      !isOfNext(id, index, in: sentence)
    {
      return inner(of: id, before: index, in: sentence) ?? id
    }
    if let event = figure.eventID.flatMap({ events[$0] }), isInClause(event, index, of: sentence) {
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

  /// "12 per cent died, and in Bergen 9 per cent": whether a place stands directly before the next figure, and
  /// nowhere else.
  private func isOfNext(_ place: String, _ index: Int, in sentence: ClaimSentence) -> Bool {
    guard index + 1 < sentence.figures.count, let last = sentence.words.last?.end else {
      return false
    }
    let next = sentence.own(index + 1).lowerBound
    let namings = outline.namings(from: sentence.start, to: last).filter { $0.entity == place }
    return !namings.isEmpty
      && namings.allSatisfy {
        $0.start >= sentence.figures[index].evidence.end
          && sentence.text.firstIndex(endingAfter: $0.end) == next
      }
  }

  /// "From Bergen in Norway": where something is within a place, directly before that.
  private func inner(of place: String, before index: Int, in sentence: ClaimSentence) -> String? {
    let end = sentence.figures[index].evidence.start
    let namings = outline.namings(from: max(sentence.start, end - Self.clauseLength), to: end)
      .filter(\.isPlace)
    guard let outer = namings.lastIndex(where: { $0.entity == place }), outer > 0 else {
      return nil
    }
    let inner = namings[outer - 1]
    let next = sentence.text.firstIndex(endingAfter: inner.end)
    let first = sentence.text.firstIndex(endingAfter: namings[outer].start)
    guard first == next + 1, sentence.words[next].text == "in" else { return nil }
    return inner.entity
  }

  /// Whether no semicolon stands between an event and a figure.
  private func isInClause(
    _ event: EventRecord, _ index: Int, of sentence: ClaimSentence
  ) -> Bool {
    let first = sentence.text.firstIndex(endingAfter: event.evidence.start)
    let own = sentence.own(index).lowerBound
    guard first < own else { return true }
    return !(first + 1...own).contains {
      $0 < sentence.words.count && sentence.words[$0].precededBy >= .clause
    }
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
    return namings.last {
      isFramed($0, in: sentence) && isInClause($0, index, of: sentence)
        && !isScene($0, index, of: sentence)
    }?.entity
  }

  /// Whether a place is said to be where something is: behind "in", before "where", or as the subject that
  /// a clause begins with.
  private func isFramed(_ naming: DocumentOutline.Naming, in sentence: ClaimSentence) -> Bool {
    guard naming.isPlace, !isModifier(naming, in: sentence) else { return false }
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

  /// "Lima, the end of May, he says: cut the steel": where something is said.
  private func isScene(
    _ naming: DocumentOutline.Naming, _ index: Int, of sentence: ClaimSentence
  ) -> Bool {
    let first = sentence.text.firstIndex(endingAfter: naming.start)
    let next = sentence.text.firstIndex(endingAfter: naming.end)
    let own = sentence.own(index).lowerBound
    guard next < own, first == 0 || sentence.words[first].precededBy >= .clause,
      sentence.words[next].precededBy >= .comma
    else { return false }
    return (next..<own).contains { ["say", "says", "said"].contains(sentence.words[$0].text) }
  }

  /// "The US troops": letters before a noun tell whose it is, not where.
  private func isModifier(
    _ naming: DocumentOutline.Naming, in sentence: ClaimSentence
  ) -> Bool {
    guard naming.end - naming.start <= 4, outline.isInitials(naming) else { return false }
    let next = sentence.text.firstIndex(endingAfter: naming.end)
    guard next < sentence.words.count, sentence.words[next].start <= naming.end + 2,
      sentence.words[next].precededBy == .none
    else { return false }
    return !sentence.words[next].isCapitalized && !sentence.words[next].roles.contains(.light)
  }

  /// Whether all that names a place in the sentence are such letters.
  private func isModifier(_ place: String, in sentence: ClaimSentence) -> Bool {
    guard let last = sentence.words.last?.end else { return false }
    let namings = outline.namings(from: sentence.start, to: last).filter { $0.entity == place }
    return !namings.isEmpty && namings.allSatisfy { isModifier($0, in: sentence) }
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
        .filter { $0.isPlace && !($0.end - $0.start <= 4 && outline.isInitials($0)) }
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
}
