import AnnalsAnnotation
import AnnalsLexicons

/// The parts of a person's name, as far as they tell who may be meant.
struct PersonName {
  /// Empty for a name of one word.
  var given: [FoldedName] = []
  /// Particles are part of it: "van Toft".
  var surname: [FoldedName] = []
  /// "Jr.", "III".
  var suffix: FoldedName?
  /// Whether the family name stands first.
  var isLeading = false
  /// Whether the name may as well be read the other way round: "Kim Park".
  var isReversible = false
  var sex: Sex = .unknown

  /// What titles and given names tell.
  enum Sex { case unknown, female, male }

  private static let suffixes = Set(["jr", "sr", "ii", "iii", "iv"].map { FoldedName($0) })
  private static let particles = Set(
    [
      "de", "van", "von", "der", "den", "la", "le", "du", "da", "dos", "del", "della", "di", "bin",
      "ibn", "al", "el", "o", "mac", "mc", "ter", "ten", "st",
    ].map { FoldedName($0) })

  init(_ words: [FoldedName], gazetteer: Gazetteer) {
    var words = words
    if words.count > 1, let last = words.last, Self.suffixes.contains(last) {
      suffix = words.removeLast()
    }
    guard words.count > 1 else {
      surname = words
      return
    }
    let first = gazetteer.personWord(words[0].bytes)
    if first.contains(.leading), words.count <= 3 {
      isLeading = true
      surname = [words[0]]
      given = Array(words.dropFirst())
      let last = gazetteer.personWord(words[words.count - 1].bytes)
      isReversible = last.contains(.leading) || first.contains(.given)
      return
    }
    let start = words.dropFirst().dropLast().firstIndex { Self.particles.contains($0) }
    surname = Array(words[(start ?? words.count - 1)...])
    given = Array(words[..<(start ?? words.count - 1)])
    if let particle = words.first, Self.particles.contains(particle) {
      surname = words
      given = []
    }
    if first.contains(.female) { sex = .female }
    if first.contains(.male) { sex = .male }
  }

  var isFull: Bool { !given.isEmpty }

  /// The words that the person may be called by alone; of three words with a leading family name also the
  /// last, as in Vietnam: "Diem".
  var shortNames: [FoldedName] {
    isReversible || isLeading && given.count > 1
      ? [surname[0], given[given.count - 1]] : [joinedSurname]
  }

  var joinedSurname: FoldedName { FoldedName(joining: surname[...]) }

  /// Whether the two may be one person's: given names are equal or one's letter, middle names don't differ.
  func agrees(with other: PersonName) -> Bool {
    guard surname == other.surname, suffix == other.suffix, !sex.contradicts(other.sex) else {
      return false
    }
    return zip(given, other.given).allSatisfy { Self.agree($0, $1) }
  }

  private static func agree(_ first: FoldedName, _ second: FoldedName) -> Bool {
    if first == second { return true }
    guard first.bytes.count == 1 || second.bytes.count == 1 else { return false }
    return first.bytes[0] == second.bytes[0]
  }
}

extension PersonName.Sex {
  func contradicts(_ other: PersonName.Sex) -> Bool {
    self != .unknown && other != .unknown && self != other
  }
}

extension FoldedName {
  /// The name that tokens make.
  init(_ tokens: Range<Int>, in document: AnalyzedDocument) {
    self.init(document.document.text.utf8[document.span(of: tokens).utf8Range])
  }
}
