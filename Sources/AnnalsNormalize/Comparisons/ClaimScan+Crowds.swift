import AnnalsAnnotation
import AnnalsRecords

/// Crowds: people at work on something, and animals that were killed.
extension ClaimScan {
  // MARK: - People at work

  /// Fewer may be anybody's.
  private static let crowd = 1000.0
  private static let distance = 24

  /// "90 million people had been set to work on ore and furnaces".
  func workers(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let head = measureWords(of: figure).last
    guard let magnitude = Self.magnitude(of: figure), magnitude >= Self.crowd,
      head.map({ $0.roles.contains(.person) }) ?? (figure.measure == nil), !sentence.isPart(index)
    else { return nil }
    let range = predicate(behind: index, in: sentence)
    guard let work = range.first(where: { isWork($0, in: range, of: sentence) }),
      let doing = range.first(where: { $0 >= work && sentence.words[$0].entry.activity != nil }),
      doing - work <= 10, isJoined(work, doing, in: sentence),
      let subject = sentence.words[doing].entry.activity
    else { return nil }
    var topic = ClaimTopic(form: .workers, subject: subject)
    topic.isTarget = figure.status == .target
    return Reading(topic: topic, lastWord: doing + 1)
  }

  /// The words behind a figure up to the next large number, over what is put in between commas.
  private func predicate(behind index: Int, in sentence: ClaimSentence) -> Range<Int> {
    let start = sentence.own(index).upperBound
    var end = min(sentence.words.count, start + Self.distance)
    for next in sentence.figures.indices.dropFirst(index + 1).prefix(4) {
      if let magnitude = Self.magnitude(of: sentence.figures[next]), magnitude >= Self.crowd {
        end = min(end, sentence.own(next).lowerBound)
        break
      }
    }
    let clause = (start..<max(start, end)).first { sentence.words[$0].precededBy >= .clause }
    return start..<max(start, clause ?? end)
  }

  /// "Set to work on ore, coke and furnaces", "engaged in the smelting", "at the furnaces"; not "worked in
  /// offices near the furnaces" nor "at the dams to protest".
  private func isJoined(_ work: Int, _ doing: Int, in sentence: ClaimSentence) -> Bool {
    let words = sentence.words
    if doing + 1 < words.count, words[doing + 1].text == "to" { return false }
    let between = work + 1..<max(work + 1, doing)
    if let first = between.first, words[first].text == "on" { return true }
    return between.allSatisfy { words[$0].isKnown || !words[$0].roles.isEmpty }
  }

  /// A word that puts people to work, or "are smelting".
  private func isWork(_ position: Int, in range: Range<Int>, of sentence: ClaimSentence) -> Bool {
    let word = sentence.words[position]
    if word.roles.contains(.labour) { return true }
    guard word.entry.activity != nil, position > range.lowerBound else { return false }
    return ["are", "were"].contains(sentence.words[position - 1].text)
  }

  // MARK: - Animals

  /// "400,000 birds were destroyed".
  func animals(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let measure = measureWords(of: figure)
    if let head = measure.last, !head.roles.contains(.animal) { return nil }
    let before = sentence.before(index).lazy.map { sentence.words[$0] }
    let words = measure.isEmpty ? before.reversed() : measure.reversed()
    guard let animal = words.lazy.compactMap(\.entry.animal).first(where: { !$0.isEmpty }),
      !sentence.isPart(index), !sentence.hasUnknownNoun(index) || !measure.isEmpty
    else { return nil }
    let isKilled = sentence.after(index).contains {
      let word = sentence.words[$0]
      return word.roles.contains(.slaughter) || word.entry.thing == "deaths"
    }
    guard isKilled else { return nil }
    return Reading(topic: ClaimTopic(form: .animals, subject: animal))
  }
}
