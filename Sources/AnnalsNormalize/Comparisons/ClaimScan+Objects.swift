import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// Things that are counted by their own noun: "27 cooperatives".
  func objects(of index: Int, in sentence: ClaimSentence) -> Reading? {
    let figure = sentence.figures[index]
    let measure = measureWords(of: figure)
    guard figure.kind == .count, let head = measure.last, !head.isCapitalized,
      head.roles.isDisjoint(with: [.person, .name, .thing, .part, .light, .animal]),
      let phrase = figure.measure?.lowercased(), !sentence.isPart(index),
      isBehind(phrase, figure), !isDestroyed(index, in: sentence)
    else { return nil }
    let topic = ClaimTopic(
      form: .objects, subject: Self.singular(phrase),
      isTarget: figure.status == .target)
    return Reading(topic: topic)
  }

  /// What is destroyed is not all that there is.
  private func isDestroyed(_ index: Int, in sentence: ClaimSentence) -> Bool {
    let clause = [sentence.before(index), sentence.after(index)].joined()
    return clause.contains { sentence.words[$0].roles.contains(.slaughter) }
  }

  /// Whether the noun stands behind its number; "a town of 300" counts no towns.
  private func isBehind(_ phrase: String, _ figure: FigureRecord) -> Bool {
    let start = outline.text.utf8Offset(of: figure.evidence.end)
    let words = outline.text.utf8[start...].prefix(phrase.utf8.count + 4)
    return String(decoding: words, as: UTF8.self).lowercased().drop { !$0.isLetter }
      .hasPrefix(phrase) || figure.evidence.exact.lowercased().hasSuffix(phrase)
  }

  /// Enough to tell that two nouns are the same.
  private static func singular(_ noun: String) -> String {
    if noun.hasSuffix("ies"), noun.utf8.count > 4 { return noun.dropLast(3) + "y" }
    if noun.hasSuffix("ss") || !noun.hasSuffix("s") { return noun }
    return String(noun.dropLast())
  }
}
