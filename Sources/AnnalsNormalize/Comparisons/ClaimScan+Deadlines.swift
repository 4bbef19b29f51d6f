import AnnalsAnnotation
import AnnalsRecords

extension ClaimScan {
  /// The years in which somebody is to be overtaken: the verb in the same sentence, or a number that leans
  /// on one, or that is the same again.
  func deadline(of index: Int, in sentence: ClaimSentence) -> Reading? {
    if let power = power(beside: index, in: sentence) ?? power(before: index, in: sentence) {
      return Reading(topic: ClaimTopic(form: .deadline, subject: power))
    }
    guard let power = lastPower(before: sentence) else { return nil }
    let isTold = sentence.clause(before: index).contains {
      !sentence.words[$0].roles.isDisjoint(with: [.telling, .name])
    }
    let isRepeated =
      farDonors[.deadline].map {
        $0.magnitude == Self.magnitude(of: sentence.figures[index])
      } ?? false
    guard isRepeated || isTold && isPlausible(sentence.figures[index]) else { return nil }
    return Reading(topic: ClaimTopic(form: .deadline, subject: power))
  }

  /// "A hundred years" is hardly another deadline than the fifteen before.
  private func isPlausible(_ figure: FigureRecord) -> Bool {
    guard let deadlines, let own = Self.magnitude(of: figure) else { return true }
    return own <= 4 * deadlines.upperBound && deadlines.lowerBound <= 4 * own
  }

  /// A power of which deadlines were told before, named in the words before a figure.
  func knownPower(in before: Range<Int>, of sentence: ClaimSentence) -> String? {
    place(in: before, of: sentence).flatMap { powers.contains($0) ? $0 : nil }
  }

  /// "Seven years for Britain".
  func power(beside index: Int, in sentence: ClaimSentence) -> String? {
    let after = sentence.after(index)
    guard let first = after.first, sentence.words[first].text == "for" else { return nil }
    return place(in: first..<min(after.upperBound, first + 4), of: sentence)
  }

  /// The power behind a verb of overtaking in the sentence, before or behind the figure.
  private func power(before index: Int, in sentence: ClaimSentence) -> String? {
    let own = sentence.own(index)
    let end = sentence.after(index).upperBound
    let verbs = (sentence.clause(before: index).lowerBound..<end).filter {
      sentence.words[$0].roles.contains(.pursuit)
    }
    guard let verb = verbs.last(where: { $0 < own.lowerBound }) ?? verbs.first else { return nil }
    return place(in: verb..<min(sentence.words.count, verb + 9), of: sentence)
  }

  /// The power behind the last verb of overtaking in the sentences before.
  private func lastPower(before sentence: ClaimSentence) -> String? {
    let words = context(of: sentence).words
    guard let verb = words.lastIndex(where: { $0.roles.contains(.pursuit) }) else { return nil }
    return place(in: words[verb..<min(words.count, verb + 9)])
  }

  private func place(in range: Range<Int>, of sentence: ClaimSentence) -> String? {
    place(in: sentence.words[range])
  }

  private func place(in words: ArraySlice<MeasureText.Word>) -> String? {
    guard let first = words.first, let last = words.last else { return nil }
    let namings = outline.namings(from: first.start, to: last.end)
    guard let naming = namings.first(where: \.isPlace) else { return nil }
    return lexicon.power(outline.names[naming.entity] ?? "")
  }
}
