import AnnalsAnnotation
import AnnalsRecords

/// Percentages: which part of all people, and by how much something rose or fell.
extension ClaimScan {
  static let percent = "percent"

  // MARK: - Parts

  /// "18 per cent of the population perished", and "in Sichuan 13 per cent" behind it.
  func share(of index: Int, in sentence: ClaimSentence) -> Reading? {
    guard sentence.figures[index].change == nil else { return nil }
    let after = sentence.after(index)
    let before = sentence.before(index)
    if let first = after.first, sentence.words[first].text == "of" {
      guard let whole = whole(in: after, of: sentence),
        !isOfOtherPlace(whole.last, sentence.figures[index], in: sentence)
      else { return nil }
      let behind = after.first { position in
        position > whole.last && Self.isFate(sentence.words[position])
      }
      if let behind, let thing = sentence.words[behind].entry.thing {
        return Reading(
          topic: ClaimTopic(form: .share, subject: thing, quality: whole.quality),
          lastWord: behind + 1)
      }
      guard let number = countBeside(index, in: sentence) else { return nil }
      return Self.share(ofThoseIn: number, quality: whole.quality)
    }
    guard let near = nearDonors[.share] else {
      return nil
    }
    if let number = countBeside(index, in: sentence), number.order > near.order,
      number.reading.topic.subject == near.reading.topic.subject
    {
      return Self.share(ofThoseIn: number, quality: near.reading.topic.quality)
    }
    guard !sentence.hasUnknownNoun(index), !before.isEmpty,
      before.allSatisfy({ sentence.isElliptic($0) })
    else { return nil }
    var reading = near.reading
    reading.place = nil
    reading.isPlaceStated = false
    reading.forgetNumber()
    return reading
  }

  private static func share(ofThoseIn number: Donor, quality: String) -> Reading {
    var reading = number.reading
    reading.topic = ClaimTopic(
      form: .share, subject: number.reading.topic.subject, quality: quality)
    reading.forgetNumber()
    return reading
  }

  /// Whether a word tells what became of people.
  private static func isFate(_ word: MeasureText.Word) -> Bool {
    guard let thing = word.entry.thing else { return false }
    return thing != population && thing != "births"
  }

  /// The people of whom a part is told, right behind "of": "the population", "those living there"; nil for
  /// any others, such as "the adult population".
  private func whole(
    in after: Range<Int>, of sentence: ClaimSentence
  ) -> (quality: String, last: Int)? {
    var quality = ""
    for position in after.dropFirst().prefix(4) {
      let word = sentence.words[position]
      if word.isCapitalized || !word.isKnown { return nil }
      if let own = word.entry.quality { quality = own }
      if word.text == "those" { return (quality, position) }
      if word.entry.thing == Self.population { return (quality, position) }
      if let person = word.entry.person { return (person.isEmpty ? quality : person, position) }
    }
    return nil
  }

  /// "The population of Oslo", where the number was given another place.
  private func isOfOtherPlace(
    _ whole: Int, _ figure: FigureRecord, in sentence: ClaimSentence
  ) -> Bool {
    let words = sentence.words
    guard whole + 2 < words.count, ["of", "in"].contains(words[whole + 1].text),
      words[whole + 2].isCapitalized
    else { return false }
    let namings = outline.namings(from: words[whole + 2].start, to: words[whole + 2].end)
    return namings.first?.entity != figure.placeID
  }

  /// The number of people of which a percentage is another form: "6.3 million people, 18.4 per cent of …".
  private func countBeside(_ index: Int, in sentence: ClaimSentence) -> Donor? {
    guard index > 0, let donor = nearDonors[.people], donor.reading.topic.subject != Self.population
    else { return nil }
    let other = sentence.figures[index - 1]
    guard other.kind == .count || other.kind == .number, sentence.isRead(index - 1) else {
      return nil
    }
    let gap = sentence.own(index - 1).upperBound..<sentence.own(index).lowerBound
    let isBeside = gap.allSatisfy {
      let word = sentence.words[$0]
      return word.text == "or" || word.entry.person != nil || word.entry.thing != nil
    }
    return isBeside && gap.count <= 2 ? donor : nil
  }

  // MARK: - Rises and falls

  /// "The harvest fell by 15 per cent in 1959".
  func change(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard let change = figure.change, isBy(index, in: sentence),
      !isAgainstOther(index, in: sentence)
    else { return nil }
    let measure = measureWords(of: figure)
    guard let head = measure.prefix(while: { $0.text != "of" }).last,
      let relation = head.entry.relation,
      !Self.changes.contains(relation),
      measure.allSatisfy({ $0.isKnown || $0.isNumber || $0.isCapitalized })
    else { return nil }
    let own = measure.last { $0.entry.good != nil }?.entry.good
    guard let good = own ?? goodBefore(index, in: sentence, length: Self.farLength) else {
      return nil
    }
    var topic = ClaimTopic(form: .change, subject: good, relation: relation)
    topic.quality = change == .increase ? "rise" : "fall"
    return Reading(topic: topic, unit: Self.percent)
  }

  private static let farLength = 2000
  private static let changes: Set<String> = ["rise", "decline", "waste"]

  private func isBy(_ index: Int, in sentence: ClaimSentence) -> Bool {
    let own = sentence.own(index)
    return (max(0, own.lowerBound - 2)..<own.upperBound).contains {
      sentence.words[$0].text == "by"
    }
  }

  /// Whether the words behind tell against what: "by 15 per cent over 1957", "between 1957 and 1961".
  private func isAgainstOther(_ index: Int, in sentence: ClaimSentence) -> Bool {
    if sentence.hasUnknownNoun(index) { return true }
    return sentence.after(index).prefix(4).contains {
      ["over", "than", "from", "against", "on", "of"].contains(sentence.words[$0].text)
    }
  }

  /// The year with which the sentence before begins: "In 1959 it was over 67."
  func yearOfSentenceBefore(_ sentence: ClaimSentence) -> MonthSpan? {
    let words = context(of: sentence).words
    guard let start = words.lastIndex(where: { $0.precededBy == .sentence }) else { return nil }
    let first = outline.datings(from: words[start].start, to: sentence.start).first
    return first.flatMap { $0.isYear && $0.start <= words[start].end + 2 ? $0.span : nil }
  }
}
