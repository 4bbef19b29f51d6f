import AnnalsAnnotation

/// Finds names of a document where the analyser missed them: the same words, written as a name, outside
/// all names found.
///
/// A name counts that was tagged thrice at least, or that has several words, and always with one type;
/// a surname where its person was tagged. The words must be tagged as proper nouns, and no proper noun may
/// stand beside them: "Keller" is not found in "Keller Street".
struct RepeatedNames {
  private let table: NameTable
  private let document: AnalyzedDocument

  /// A word that was tagged less often may as well have been tagged by mistake.
  private static let leastTags = 3

  init(_ table: NameTable, in document: AnalyzedDocument) {
    self.table = table
    self.document = document
  }

  /// The names that are missing.
  ///
  /// - Parameter found: the names found, in text order, disjoint.
  /// - Returns: in text order, disjoint from each other and from those found.
  func missed(beside found: [NamedTokens]) -> [NamedTokens] {
    var missed: [NamedTokens] = []
    var names = found.makeIterator()
    var next = names.next()
    for sentence in document.sentences {
      var index = sentence.tokens.lowerBound
      while index < sentence.tokens.upperBound {
        if let name = next, name.tokens.contains(index) {
          index = name.tokens.upperBound
          next = names.next()
          continue
        }
        let limit = min(sentence.tokens.upperBound, next?.tokens.lowerBound ?? .max)
        if isProper(index), table.startsName(index), let name = name(at: index, limit: limit) {
          missed.append(name)
          index = name.tokens.upperBound
        } else {
          index += 1
        }
      }
    }
    return missed
  }

  /// The longest name at a token.
  private func name(at start: Int, limit: Int) -> NamedTokens? {
    let longest = min(limit, start + NameTable.longestRepeat)
    for end in stride(from: longest, to: start, by: -1) {
      guard let name = known(start..<end), isApart(start..<end) else { continue }
      return name
    }
    return nil
  }

  private func known(_ tokens: Range<Int>) -> NamedTokens? {
    let own = table.count(of: tokens)
    if let type = own.majority, own[type] == own.all,
      own.all >= Self.leastTags || tokens.count > 1
    {
      return NamedTokens(tokens: tokens, type: type, rule: .repeated)
    }
    if let type = table.surnameCount(of: tokens).majority, own[type] == own.all {
      return NamedTokens(tokens: tokens, type: type, rule: .surname)
    }
    return nil
  }

  private func isApart(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    let sentence = document.tokens[tokens.lowerBound].shape.contains(.sentenceStart)
    if !sentence, before >= 0, isProper(before) { return false }
    let after = tokens.upperBound
    guard after < document.tokens.count,
      !document.tokens[after].shape.contains(.sentenceStart)
    else { return true }
    return !isProper(after)
  }

  private func isProper(_ token: Int) -> Bool { document.isProper(token) }
}
