import AnnalsAnnotation
import AnnalsLanguage

/// Adds the smaller units behind a quantity to it: "5 feet 2 inches", "three pounds ten shillings",
/// `£3 10s. 6d.`; the sum is in the first unit.
struct CompoundUnits: Sendable {
  private struct Minor: Sendable {
    let name: String
    let major: String
    let ratio: Int64
  }

  private var minors = CuePhrases<[Minor]>()
  private let glued: Vocabulary
  private let gluedMinors: [[Minor]]
  private let majors: Set<String>
  private let hundredths: Set<String>
  private let joints, durations: WordSet
  private let stop: WordID
  private static let longest = 3

  init(words: inout VocabularyBuilder) {
    var forms: [String] = []
    var all: [String: [Minor]] = [:]
    for row in words.lexicon("Figures/compound-units").rows {
      guard let ratio = Int64(row.cells[3]) else {
        preconditionFailure("Figures/compound-units:\(row.line): no number '\(row.cells[3])'")
      }
      if all[row.cells[0]] == nil { forms.append(row.cells[0]) }
      all[row.cells[0], default: []].append(
        Minor(name: row.cells[2], major: row.cells[1], ratio: ratio))
    }
    var own = VocabularyBuilder()
    var gluedMinors: [[Minor]] = []
    for form in forms {
      minors.insert(form, all[form] ?? [], in: &words)
      _ = own.id(of: form)
      gluedMinors.append(all[form] ?? [])
    }
    glued = own.vocabulary()
    self.gluedMinors = gluedMinors
    majors = Set(all.values.joined().map(\.major))
    hundredths = Set(all.values.joined().filter { $0.ratio == 100 }.map(\.major))
    joints = WordSet(["and", ","], in: &words)
    stop = words.id(of: ".")
    durations = WordSet(["hour", "hours", "month", "months", "year", "years"], in: &words)
  }

  func read(
    _ draft: inout FigureDraft, _ numbers: NumberReader, in sentence: FigureSentence
  ) {
    guard var major = draft.unit, majors.contains(major), draft.upper == nil,
      draft.denominator == nil, draft.scale == nil, !draft.isFraction
    else { return }
    var parts: Int64 = 1
    for _ in 0..<Self.longest {
      guard !isList(draft, in: sentence),
        let part = part(of: major, after: draft.tokens.upperBound, numbers, in: sentence)
      else { break }
      parts *= part.minor.ratio
      let addend = DecimalNumber(rounding: part.value.doubleValue / Double(parts), digits: 9)
      guard let sum = draft.number.adding(addend) else { return }
      draft.number = sum
      draft.tokens = draft.tokens.lowerBound..<part.end
      major = part.minor.name
    }
    if parts == 1 { readBareHundredths(&draft, numbers, in: sentence) }
  }

  /// "three years, two months and four days": lengths of time in a list stay apart.
  private func isList(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.kind == .duration
      && (sentence.isPunctuation(draft.tokens.upperBound)
        || sentence.isPunctuation(draft.tokens.lowerBound - 1)
          && durations.contains(sentence.word(draft.tokens.lowerBound - 2)))
  }

  private func part(
    of major: String, after end: Int, _ numbers: NumberReader, in sentence: FigureSentence
  ) -> (minor: Minor, value: DecimalNumber, end: Int)? {
    var index = end
    if joints.contains(sentence.word(index)) { index += 1 }
    guard let match = numbers.number(at: index, in: sentence, joinsAnd: false),
      match.scale == nil, match.prefix.isEmpty, !match.isFraction
    else { return nil }
    guard let found = found(behind: match, in: sentence),
      let minor = found.minors.first(where: { $0.major == major }),
      match.value < DecimalNumber(Int(minor.ratio))
    else { return nil }
    return (minor, match.value, found.end)
  }

  private func found(
    behind match: NumberMatch, in sentence: FigureSentence
  ) -> (minors: [Minor], end: Int)? {
    if match.suffix.isEmpty {
      return minors.longestMatch(
        in: sentence.tokens, at: match.end, limit: sentence.range.upperBound
      ).map { ($0.value, match.end + $0.count) }
    }
    let id = match.suffix.withUnsafeBufferPointer { glued.id(of: $0) }
    guard id != 0 else { return nil }
    // The stop of `10s.` inside `£3 10s. 6d.`
    let isStop =
      sentence.word(match.end) == stop && sentence.isGlued(match.end)
      && sentence.shape(match.end + 1).contains(.digits)
    return (gluedMinors[Int(id) - 1], isStop ? match.end + 1 : match.end)
  }

  /// "15 dollars 50", "thirteen dollars forty-five": hundredths without their name, before a mark.
  private func readBareHundredths(
    _ draft: inout FigureDraft, _ numbers: NumberReader, in sentence: FigureSentence
  ) {
    guard let unit = draft.unit, hundredths.contains(unit), draft.kind == .money,
      draft.unitTokens?.upperBound == draft.tokens.upperBound, !draft.hasPoint
    else { return }
    var index = draft.tokens.upperBound
    if joints.contains(sentence.word(index)), !sentence.isPunctuation(index) { index += 1 }
    guard let match = numbers.number(at: index, in: sentence, joinsAnd: false),
      match.scale == nil, match.suffix.isEmpty, match.prefix.isEmpty,
      match.isWords || match.isBareDigits && sentence.tokens[index].utf8Count == 2,
      DecimalNumber(0) < match.value, match.value < DecimalNumber(100),
      isEnd(match.end, in: sentence),
      let addend = match.value.multiplied(by: DecimalNumber(mantissa: 1, exponent: -2)),
      let sum = draft.number.adding(addend)
    else { return }
    draft.number = sum
    draft.tokens = draft.tokens.lowerBound..<match.end
  }

  private func isEnd(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.range.contains(index) else { return true }
    let bytes = sentence.bytes(index)
    return bytes.elementsEqual(".".utf8) || bytes.elementsEqual("?".utf8)
      || bytes.elementsEqual("!".utf8) || bytes.elementsEqual(";".utf8)
  }
}
