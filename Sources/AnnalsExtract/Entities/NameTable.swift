import AnnalsAnnotation

/// The names of one document by their words: how often each was tagged with each type, and what stood
/// beside it.
///
/// Upper and lower case are one, so that a heading in capitals counts for the name that it repeats. Words
/// are compared by 64-bit hashes: no string is made for a word, and two unlike names of a document share
/// one with a chance under one in 10^9.
struct NameTable {
  /// How often a name was tagged with each type.
  struct Count {
    private var counts = SIMD8<Int32>(repeating: 0)
    /// What stands beside all its mentions.
    var signs = NameContexts.Signs()

    subscript(type: EntityType) -> Int { Int(counts[Int(type.rawValue)]) }
    var all: Int { Int(counts.wrappedSum()) }

    mutating func add(_ type: EntityType, _ number: Int = 1) {
      counts[Int(type.rawValue)] += Int32(number)
    }

    mutating func add(_ type: EntityType, beside signs: NameContexts.Signs) {
      add(type)
      self.signs.person += signs.person
      self.signs.place += signs.place
    }

    /// The type of more than half of the mentions; nil where there is none.
    var majority: EntityType? {
      EntityType.allCases.first { self[$0] * 2 > all }
    }
  }

  private var names: [UInt64: Count] = [:]
  private var surnames: [UInt64: Count] = [:]
  private var firstWords: Set<UInt64> = []
  private let keys: NameKeys

  /// A longer name is only looked up where it was tagged.
  static let longestRepeat = 6

  init(_ tagged: [NamedTokens], signs: [NameContexts.Signs], in document: AnalyzedDocument) {
    keys = NameKeys(document)
    for (name, signs) in zip(tagged, signs) {
      let key = keys.key(of: name.tokens)
      names[key, default: Count()].add(name.type, beside: signs)
      firstWords.insert(keys.key(of: name.tokens.prefix(1)))
      addSurname(of: name)
    }
  }

  /// A storm's name counts like a surname: "Cyclone Tofta" is "Tofta" later.
  private mutating func addSurname(of name: NamedTokens) {
    let isStorm = name.type == .event && name.rule == .worded
    guard name.type == .person || isStorm, name.tokens.count > 1 else { return }
    let last = keys.key(of: name.tokens.suffix(1))
    surnames[last, default: Count()].add(name.type)
    firstWords.insert(last)
  }

  /// The number of a name: the same for the same words.
  func key(of tokens: Range<Int>) -> UInt64 { keys.key(of: tokens) }

  /// How often these words were tagged as a name of their own.
  func count(of tokens: Range<Int>) -> Count { names[keys.key(of: tokens)] ?? Count() }

  /// How often these words were the last of a person's or a storm's longer name.
  func surnameCount(of tokens: Range<Int>) -> Count {
    tokens.count == 1 ? surnames[keys.key(of: tokens)] ?? Count() : Count()
  }

  /// Whether a name starts with the word.
  func startsName(_ token: Int) -> Bool { firstWords.contains(keys.key(of: token..<(token + 1))) }
}

/// Numbers for rows of words: equal words, apart from ASCII case, have equal numbers.
struct NameKeys {
  private let tokens: [Token]
  private let bytes: [UInt8]

  init(_ document: AnalyzedDocument) {
    tokens = document.tokens
    bytes = document.document.text.utf8
  }

  /// The number of bytes as they are.
  static func key(of bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  func key(of range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in range {
      for byte in bytes[tokens[index].span.utf8Range] {
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        hash = (hash ^ UInt64(isUpper ? byte | 0x20 : byte)) &* 0x0000_0100_0000_01b3
      }
      // Keeps ("ab", "c") apart from ("a", "bc").
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01b3
    }
    return hash
  }
}
