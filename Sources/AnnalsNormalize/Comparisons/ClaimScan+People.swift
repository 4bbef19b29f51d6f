import AnnalsAnnotation
import AnnalsRecords

/// Numbers of people, by what became of them.
extension ClaimScan {
  /// "A million out of 8 million": those who live where the part is counted.
  func population(of index: Int, in sentence: ClaimSentence) -> Reading? {
    guard let part = nearDonors[.people] else { return nil }
    var reading = part.reading
    reading.topic = ClaimTopic(form: .people, subject: Self.population)
    reading.forgetNumber()
    reading.isOfPart = true
    // "A million died out of eight".
    if let own = Self.magnitude(of: sentence.figures[index]), let other = part.magnitude,
      own < other
    {
      reading.scale = part.scale
    }
    return reading
  }

  /// "The fever lost the town 300 people" tells of deaths where the text counts them.
  private func isLoss(
    _ measure: [MeasureText.Word], _ before: Range<Int>, _ after: Range<Int>,
    in sentence: ClaimSentence
  ) -> Bool {
    guard titleSubject == Self.deaths || farDonors[.people]?.reading.topic.subject == Self.deaths,
      after.first.map({ sentence.words[$0].entry.person == "" })
        ?? (measure.last?.entry.person == "")
    else { return false }
    let verb = before.last { !sentence.isElliptic($0) || sentence.words[$0].text == "lost" }
    return verb.map { sentence.words[$0].text == "lost" } ?? false
  }

  static let deaths = "deaths"

  func people(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let measure = measureWords(of: figure)
    let isPerson = measure.last.map { $0.isCapitalized || $0.roles.contains(.person) } ?? true
    var found: (thing: String, lastWord: Int)?
    if let thing = measure.last(where: { $0.entry.thing != nil })?.entry.thing,
      measure.last?.text != "lives" || isTaken(sentence.own(index).upperBound, in: sentence)
    {
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
      let word = thing(in: before, of: sentence, isLast: true),
      isLed(by: word, index, in: sentence, hasNoun: figure.kind == .count)
    {
      found = (sentence.words[word].entry.thing ?? "", 0)
    }
    if found == nil, isLoss(measure, before, after, in: sentence) { found = (Self.deaths, 0) }
    guard let found, !hasOtherThing(than: found.thing, in: after, of: sentence),
      !isJoined(found.lastWord, found.thing, in: sentence)
    else { return nil }
    var topic = ClaimTopic(form: .people, subject: found.thing)
    topic.isTarget = figure.status == .target
    topic.quality = quality(of: found.thing, measure, after, in: sentence)
    if topic.quality.isEmpty, let person = measure.last?.entry.person { topic.quality = person }
    if topic.quality.isEmpty { topic.quality = people(namedIn: figure) }
    return Reading(topic: topic, lastWord: found.lastWord)
  }

  /// "300 Finns" are a people of their own.
  private func people(namedIn figure: FigureRecord) -> String {
    guard let measure = figure.measure, measure != figure.place else { return "" }
    let names = measure.split(separator: " ").filter {
      $0.first?.isUppercase == true && !outline.placeNames.contains(String($0))
        && lexicon.entry(of: Array($0.utf8)[...]).roles.isEmpty
    }
    return names.joined(separator: " ")
  }

  /// Whether a word before a figure tells what the figure counts: no other verb stands between it and a noun
  /// that is counted ("No deaths were reported, but they evacuated 80 people"), nor "out of".
  private func isLed(
    by word: Int, _ index: Int, in sentence: ClaimSentence, hasNoun: Bool
  ) -> Bool {
    let between = word + 1..<max(word + 1, sentence.own(index).lowerBound)
    let isWhole = between.dropFirst().contains {
      sentence.words[$0].text == "of" && sentence.words[$0 - 1].text == "out"
    }
    return !isWhole && (!hasNoun || between.allSatisfy { sentence.isElliptic($0) })
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

  /// "Were killed or wounded".
  private func isJoined(_ next: Int, _ thing: String, in sentence: ClaimSentence) -> Bool {
    guard next > 0, next + 1 < sentence.words.count,
      ["or", "and"].contains(sentence.words[next].text),
      let other = sentence.words[next + 1].entry.thing
    else { return false }
    return other != thing
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
      if sentence.words[index].text == "lives", !isTaken(index, in: sentence) { return false }
      let next = index + 1
      guard next < sentence.words.count else { return true }
      // "They charged eight men with the murders of 24 others."
      if !isLast, index > range.lowerBound + 1, sentence.words[next].text == "of",
        sentence.words[index - 1].text == "the"
      {
        return false
      }
      return !sentence.words[next].text.hasPrefix("rate")
    }
    return isLast ? range.last(where: counts) : range.first(where: counts)
  }

  /// Whether lives are lost, not saved or endangered: "cost 4,500 lives".
  private func isTaken(_ index: Int, in sentence: ClaimSentence) -> Bool {
    let words = sentence.words
    if index > 0, words[index - 1].text == "own" { return false }
    if (index + 1..<min(words.count, index + 4)).contains(where: { words[$0].text == "lost" }) {
      return true
    }
    return (max(0, index - Self.tollDistance)..<index).contains { words[$0].roles.contains(.toll) }
  }

  private static let tollDistance = 8

  private func quality(
    of thing: String, _ measure: [MeasureText.Word], _ after: Range<Int>, in sentence: ClaimSentence
  ) -> String {
    let words = measure + after.map { sentence.words[$0] }
    let quality = words.lazy.compactMap(\.entry.quality)
      .first { $0 != Self.lost || thing == Self.births }
    if let quality { return quality }
    let isDenied = after.contains { sentence.words[$0].roles.contains(.denial) }
    return thing == Self.births && isDenied ? Self.lost : ""
  }

  private static let births = "births"
  private static let lost = "lost"
}
