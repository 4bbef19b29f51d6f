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
    if let reading = waste(of: index, in: sentence) { return reading }
    if let reading = alsoFor(index, in: sentence) { return reading }
    if sentence.isPart(index), ownRelation != Self.waste { return nil }
    // "14 million tons out of 16": not told of what the 16 are.
    if before.count > 1, sentence.words[before.upperBound - 1].text == "of",
      sentence.words[before.upperBound - 2].text == "out"
    {
      return nil
    }
    if ownGood == nil || ownGood == nearDonors[.amount]?.reading.topic.subject,
      var reading = continued(index, ownRelation, before, after, in: sentence)
    {
      reading.isEndOnly = isArrival(figure, isTarget: reading.topic.isTarget)
      reading.isDonorOnly = isRise && !reading.isEndOnly
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
    // "They imported wheat and rice. The total was 5 million tons": nothing tells of output.
    if ownRelation == nil, ownGood == nil, !topic.isTarget, isOfOtherRelation(sentence) {
      return nil
    }
    topic.relation = relation
    topic.quality =
      (measure.lazy.compactMap(\.entry.quality).first
        ?? before.lazy.compactMap { sentence.words[$0].entry.quality }.first) ?? ""
    let isEndOnly = isArrival(figure, isTarget: topic.isTarget)
    return Reading(topic: topic, isDonorOnly: isRise && !isEndOnly, isEndOnly: isEndOnly)
  }

  /// "Grain was to rise from 73 to 106 million tons": the target is where it arrives.
  private func isArrival(_ figure: FigureRecord, isTarget: Bool) -> Bool {
    isTarget && figure.change != nil && figure.bound == .range
  }

  /// Whether the last sentence with a good tells what is done with it, and not that it is made.
  private func isOfOtherRelation(_ sentence: ClaimSentence) -> Bool {
    let words = context(of: sentence).words
    guard let last = words.lastIndex(where: { $0.entry.good != nil }) else { return false }
    let start = words[...last].lastIndex { $0.precededBy == .sentence } ?? words.startIndex
    let end = words[(last + 1)...].firstIndex { $0.precededBy == .sentence } ?? words.endIndex
    return words[start..<end].contains {
      $0.entry.relation != nil && $0.entry.relation != Self.output
    }
  }

  private static let waste = "waste"
  static let output = "output"
  private static let wasteDistance = 24

  /// "Some 3 million tons of this, nearly all of it brittle, could not be used": a part of the amount before.
  private func waste(of index: Int, in sentence: ClaimSentence) -> Reading? {
    guard sentence.isPart(index) else { return nil }
    let start = sentence.own(index).upperBound
    let end = min(sentence.words.count, start + Self.wasteDistance)
    let range = start..<max(start, end)
    let clause = range.first { sentence.words[$0].precededBy >= .clause } ?? range.upperBound
    let isWasted = (start..<clause).contains { position in
      let relation = sentence.words[position].entry.relation
      if relation == Self.waste { return true }
      return relation == "use"
        && (max(start, position - 2)..<position).contains {
          sentence.words[$0].roles.contains(.denial)
        }
    }
    let near = nearDonors[.amount].flatMap { $0.reading.topic.relation == Self.output ? $0 : nil }
    guard isWasted, let donor = near ?? farDonors[.amount],
      donor.reading.topic.relation == Self.output, !donor.reading.topic.isTarget,
      !donor.isAmbiguous,
      sentence.number - donor.sentence <= 1, donor.unit == sentence.figures[index].unit,
      let own = Self.magnitude(of: sentence.figures[index]), own < donor.magnitude ?? 0
    else { return nil }
    var reading = donor.reading
    reading.topic.relation = Self.waste
    reading.topic.isTarget = false
    reading.isPeriodFixed = true
    reading.forgetNumber()
    return reading
  }

  func good(
    _ measure: [MeasureText.Word], _ after: Range<Int>, _ before: Range<Int>,
    in sentence: ClaimSentence
  ) -> String? {
    let words = sentence.words
    // "5 million tons of steel": directly behind.
    let noun = after.prefix(3).prefix { !Self.joints.contains(words[$0].text) }
    if let first = noun.first(where: { words[$0].entry.good != nil }) {
      return words[first].entry.good
    }
    if let last = measure.last(where: { $0.entry.good != nil }) { return last.entry.good }
    if let last = before.last(where: { words[$0].entry.good != nil }) {
      return words[last].entry.good
    }
    return nil
  }

  /// Words behind which another number may have its good: "12 million tons, and for coal 60 million".
  private static let joints: Set<String> = ["and", "for", "or", "but", "while", "against"]

  /// The good that the last sentence with any speaks of, where it speaks of one only.
  func goodBefore(
    _ index: Int, in sentence: ClaimSentence, length: Int = contextLength
  ) -> String? {
    let own = sentence.words[sentence.clause(before: index)]
    let isTotal = own.contains { $0.roles.contains(.whole) || $0.text == "total" }
    if own.contains(where: { $0.entry.good != nil }) { return lastGood(of: own, isTotal: false) }
    return lastGood(of: context(of: sentence, length: length).words[...], isTotal: isTotal)
  }

  /// A total behind several goods of one kind is of that kind: behind wheat and rice, of grain.
  private func lastGood(of words: ArraySlice<MeasureText.Word>, isTotal: Bool) -> String? {
    guard let last = words.lastIndex(where: { $0.entry.good != nil }) else { return nil }
    let good = words[last].entry.good
    let start = words[...last].lastIndex { $0.precededBy == .sentence } ?? words.startIndex
    let goods = words[start...last].filter { $0.entry.good != nil }
    if goods.allSatisfy({ $0.entry.good == good }) { return good }
    let kind = words[last].entry.kind
    return isTotal && goods.allSatisfy({ $0.entry.kind == kind }) ? kind : nil
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
    reading.forgetNumber()
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
    reading.isPeriodFixed = isRevised
    return reading
  }

  /// "That raised the target. The figure for 1958 had been 6.2 million tons."
  private func isFigureOfTarget(_ before: Range<Int>, in sentence: ClaimSentence) -> Bool {
    guard
      before.contains(where: { sentence.words[$0].text == "figure" }),
      !before.contains(where: { sentence.words[$0].roles.contains(.result) })
    else { return false }
    let words = context(of: sentence).words
    guard let start = words.lastIndex(where: { $0.precededBy == .sentence }),
      words[start].start >= outline.paragraphs[sentence.paragraph]
    else { return false }
    return words[start...].contains { $0.roles.contains(.target) }
      && !words[start...].contains { $0.roles.contains(.result) }
  }

  func isTarget(
    _ figure: FigureRecord, _ before: Range<Int>, in sentence: ClaimSentence
  ) -> Bool {
    if figure.status == .target || isFigureOfTarget(before, in: sentence) { return true }
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
}
