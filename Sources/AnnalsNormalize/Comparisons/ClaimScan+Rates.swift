import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  // MARK: - Rates

  /// "2,105 catties of wheat to the mu in June, 36,956 catties of rice in August": the area was told before.
  func yieldOfList(_ index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    guard let donor = nearDonors[.yield], let unit = figure.unit, let whole = donor.unit,
      whole.hasPrefix(unit + " per "), !sentence.isPart(index),
      let good = good(measureWords(of: figure), sentence.after(index), 0..<0, in: sentence)
    else { return nil }
    let after = sentence.after(index)
    let behind = after.first { sentence.words[$0].entry.good == good }
    // "And 500 kilograms of rice were sold".
    let isList = after.allSatisfy {
      sentence.words[$0].entry.good != nil || sentence.isElliptic($0)
    }
    guard isList else { return nil }
    return Reading(
      topic: ClaimTopic(form: .yield, subject: good, relation: "yield"),
      lastWord: behind.map { $0 + 1 } ?? 0, unit: whole)
  }

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
    guard lexicon.isYield(unit), let good = good(measure, after, before, in: sentence),
      lexicon.isCrop(good)
    else {
      return nil
    }
    return Reading(topic: ClaimTopic(form: .yield, subject: good, relation: "yield"))
  }

  func rateTopic(of thing: String, quality: String?) -> ClaimTopic {
    ClaimTopic(form: .rate, subject: Self.rateNames[thing] ?? thing, quality: quality ?? "")
  }

  private static let rateNames = ["deaths": "death", "births": "birth"]
}
