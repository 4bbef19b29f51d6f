import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// "China had made 5.35 million tons of steel": which good, and what was done with it.
  func amount(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let isRise =
      figure.change != nil
      || figure.bound == .range && figure.evidence.exact.lowercased().hasPrefix("from ")
    let before = sentence.before(index)
    let after = sentence.after(index)
    let measure = measureWords(of: figure)
    let ownGood = good(measure, after, before, in: sentence)
    var ownRelation = relation(measure, after, before, in: sentence)
    // "Grain was to rise from 73 to 106 million tons": of the numbers neither is the rise.
    if isRise, ownRelation == "rise" || ownRelation == "decline" { ownRelation = Self.output }
    if sentence.isPart(index), ownRelation != Self.waste { return nil }
    if ownGood == nil || ownGood == nearDonors[.amount]?.reading.topic.subject,
      var reading = continued(index, ownRelation, before, after, in: sentence)
    {
      reading.isDonorOnly = isRise
      return reading
    }
    guard let good = ownGood ?? goodBefore(index, in: sentence) else { return nil }
    var topic = ClaimTopic(form: .amount, subject: good)
    topic.isTarget = isTarget(figure, before, in: sentence)
    if !topic.isTarget, isDoubtful(before, in: sentence) { return nil }
    let hasSubject = before.contains { sentence.words[$0].entry.good == good }
    guard
      let relation = ownRelation
        ?? defaultRelation(before, isTarget: topic.isTarget, hasSubject: hasSubject, in: sentence)
    else { return nil }
    topic.relation = relation
    topic.quality =
      (measure.lazy.compactMap(\.entry.quality).first
        ?? before.lazy.compactMap { sentence.words[$0].entry.quality }.first) ?? ""
    return Reading(topic: topic, isDonorOnly: isRise)
  }

  private static let waste = "waste"
  private static let output = "output"

  private func good(
    _ measure: [MeasureText.Word], _ after: Range<Int>, _ before: Range<Int>,
    in sentence: ClaimSentence
  ) -> String? {
    let words = sentence.words
    // "5 million tons of steel": directly behind.
    if let first = after.prefix(3).first(where: { words[$0].entry.good != nil }) {
      return words[first].entry.good
    }
    if let last = measure.last(where: { $0.entry.good != nil }) { return last.entry.good }
    if let last = before.last(where: { words[$0].entry.good != nil }) {
      return words[last].entry.good
    }
    return nil
  }

  /// The good that the last sentence with any speaks of, where it speaks of one only.
  private func goodBefore(_ index: Int, in sentence: ClaimSentence) -> String? {
    let own = sentence.words[sentence.clause(before: index)]
    return lastGood(of: own) ?? lastGood(of: context(of: sentence).words[...])
  }

  private func lastGood(of words: ArraySlice<MeasureText.Word>) -> String? {
    guard let last = words.lastIndex(where: { $0.entry.good != nil }) else { return nil }
    let good = words[last].entry.good
    let start = words[...last].lastIndex { $0.precededBy == .sentence } ?? words.startIndex
    return words[start...last].allSatisfy { $0.entry.good == nil || $0.entry.good == good }
      ? good : nil
  }

  private func relation(
    _ measure: [MeasureText.Word], _ after: Range<Int>, _ before: Range<Int>,
    in sentence: ClaimSentence
  ) -> String? {
    let words = sentence.words
    if let first = after.first(where: { words[$0].entry.relation != nil }),
      let relation = words[first].entry.relation
    {
      // "They could not be used."
      let isDenied = after.contains { words[$0].roles.contains(.denial) }
      return relation == "use" && isDenied ? Self.waste : relation
    }
    if let last = measure.last(where: { $0.entry.relation != nil }) { return last.entry.relation }
    return relation(before, in: sentence)
  }

  /// The last relation before a figure; "of output" at its beginning belongs to the figure before.
  private func relation(_ before: Range<Int>, in sentence: ClaimSentence) -> String? {
    let isOfOther = before.first.map { sentence.words[$0].text == "of" } ?? false
    return before.dropFirst(isOfOther ? 3 : 0).lazy
      .compactMap { sentence.words[$0].entry.relation }.last
  }

  /// A further number of a list: "48 million tons in 1957, 58.8 million in 1958".
  private func continued(
    _ index: Int, _ ownRelation: String?, _ before: Range<Int>, _ after: Range<Int>,
    in sentence: ClaimSentence
  ) -> Reading? {
    guard let donor = nearDonors[.amount], donor.unit == sentence.figures[index].unit else {
      return nil
    }
    var reading = donor.reading
    let figure = sentence.figures[index]
    let hasResult = before.contains { sentence.words[$0].roles.contains(.result) }
    let isRevised = before.contains { sentence.words[$0].roles.contains(.revision) }
    reading.topic.isTarget = figure.status == .target || (isRevised && reading.topic.isTarget)
    if hasResult { reading.topic.isTarget = false }
    if after.contains(where: { sentence.words[$0].entry.relation != nil }), let ownRelation {
      reading.topic.relation = ownRelation
    } else if let relation = relation(before, in: sentence) {
      reading.topic.relation = relation
    }
    reading.lastWord = 0
    reading.isPeriodFixed = isRevised
    return reading
  }

  private func isTarget(
    _ figure: FigureRecord, _ before: Range<Int>, in sentence: ClaimSentence
  ) -> Bool {
    if figure.status == .target { return true }
    let isRevised = before.contains { sentence.words[$0].roles.contains(.revision) }
    return isRevised && nearDonors[.amount]?.reading.topic.isTarget == true
  }

  /// Whether words say that a target is near, of which it isn't clear whether the number is it.
  private func isDoubtful(_ before: Range<Int>, in sentence: ClaimSentence) -> Bool {
    guard let target = before.last(where: { sentence.words[$0].roles.contains(.target) }) else {
      return false
    }
    return !(target..<before.upperBound).contains {
      sentence.words[$0].roles.contains(.result) || sentence.words[$0].entry.relation != nil
    }
  }

  /// Without a verb or noun for what is done with it: a target, a result, or "Steel: 5 million tons".
  private func defaultRelation(
    _ before: Range<Int>, isTarget: Bool, hasSubject: Bool, in sentence: ClaimSentence
  ) -> String? {
    if isTarget { return Self.output }
    if before.contains(where: { sentence.words[$0].roles.contains(.result) }) { return Self.output }
    guard hasSubject else { return nil }
    let isBare = before.allSatisfy {
      sentence.isElliptic($0) || sentence.words[$0].entry.good != nil
        || sentence.words[$0].entry.quality != nil
    }
    return isBare ? Self.output : nil
  }

  // MARK: - Rates

  /// "10.8 deaths per thousand", "2,105 catties of wheat to the mu".
  func rate(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard let unit = figure.unit, !sentence.isPart(index) else { return nil }
    let before = sentence.before(index)
    let after = sentence.after(index)
    let measure = measureWords(of: figure)
    if unit.hasPrefix("per ") {
      let words = measure + before.reversed().map { sentence.words[$0] }
      if let thing = words.lazy.compactMap(\.entry.thing).first {
        return Reading(
          topic: rateTopic(of: thing, quality: words.lazy.compactMap(\.entry.quality).first))
      }
      guard let near = nearDonors[.rate] ?? farDonors[.rate], near.unit == unit else { return nil }
      return near.reading
    }
    guard lexicon.isYield(unit), let good = good(measure, after, before, in: sentence) else {
      return nil
    }
    return Reading(topic: ClaimTopic(form: .yield, subject: good, relation: "yield"))
  }

  func rateTopic(of thing: String, quality: String?) -> ClaimTopic {
    ClaimTopic(form: .rate, subject: Self.rateNames[thing] ?? thing, quality: quality ?? "")
  }

  private static let rateNames = ["deaths": "death", "births": "birth"]
}
