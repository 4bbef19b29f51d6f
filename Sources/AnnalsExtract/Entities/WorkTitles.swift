import AnnalsAnnotation
import AnnalsLanguage

/// Finds titles of books and the like: capitalized words in quotation marks behind "novel" or "published"
/// or before a year in brackets, and without marks before such a year: "Toft's Long Winter (1931)", "Toft
/// (ed.), Long Winter (1931)".
struct WorkTitles: Sendable {
  private let nameWords: NameWords
  private let cues: WordSet
  private let nouns: WordSet
  private let binders: WordSet
  private let conjunctions: WordSet
  private let editors: WordSet
  private static let longest = 14

  init(nameWords: NameWords, words: inout VocabularyBuilder) {
    self.nameWords = nameWords
    let works = [
      "book", "novel", "film", "movie", "essay", "poem", "play", "pamphlet", "treatise", "memoir",
      "opera", "painting", "album",
    ]
    nouns = WordSet(works, in: &words)
    cues = WordSet(
      works + [
        "books", "novels", "films", "poems", "song", "article", "paper", "story", "study", "series",
        "entitled", "titled", "published", "publishes", "wrote", "writes",
      ], in: &words)
    binders = WordSet(
      ["of", "the", "in", "on", "for", "to", "from", "with", "a", "an", "as", "against", "under"],
      in: &words)
    conjunctions = WordSet(["and", "or"], in: &words)
    editors = WordSet(["ed", "ed.", "eds", "eds.", "editor", "editors"], in: &words)
  }

  /// Adds a sentence's titles: in text order, disjoint.
  func titles(
    in document: AnalyzedDocument, sentence: Range<Int>, into titles: inout [HeadedNames.Found]
  ) {
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      if document.tokens[index].shape.contains(.quotationMark),
        let title = quoted(index, in: document, sentence: sentence)
      {
        titles.append(Self.found(title))
        index = title.upperBound + 1
        continue
      }
      if document.analyses[index].pennTag == .openingBracket,
        isYear(index + 1, in: document, limit: sentence.upperBound),
        let title = dated(
          index, in: document, floor: titles.last?.name.tokens.upperBound ?? sentence.lowerBound)
      {
        titles.append(Self.found(title))
      }
      if nouns.contains(document.tokens[index].word),
        let title = named(index + 1, in: document, limit: sentence.upperBound)
      {
        titles.append(Self.found(title))
        index = title.upperBound
        continue
      }
      index += 1
    }
  }

  private static func found(_ title: Range<Int>) -> HeadedNames.Found {
    .init(name: NamedTokens(tokens: title, type: .work, rule: .title), kind: .title)
  }

  /// "The novel Toft and the Sea": capitalized words behind the noun, with a small one that binds.
  private func named(_ start: Int, in document: AnalyzedDocument, limit: Int) -> Range<Int>? {
    guard start < limit, document.tokens[start].shape.contains(.capitalized) else { return nil }
    var end = start
    while end < min(limit, start + Self.longest), isPart(end, in: document) { end += 1 }
    while end > start, !document.tokens[end - 1].shape.contains(.capitalized) { end -= 1 }
    let title = start..<end
    guard title.count > 2, document.analyses[start].entityTag.type != .person,
      hasTitleShape(title, in: document)
    else { return nil }
    return title.contains { binders.contains(document.tokens[$0].word) } ? title : nil
  }

  /// The content of marks that open at a token, if it has a title's shape and its surroundings tell of one.
  private func quoted(
    _ open: Int, in document: AnalyzedDocument, sentence: Range<Int>
  ) -> Range<Int>? {
    let tokens = document.tokens
    let limit = sentence.upperBound
    var end = open + 1
    while end < min(limit, open + Self.longest), !tokens[end].shape.contains(.quotationMark) {
      end += 1
    }
    guard end < limit, end > open + 2, tokens[end].shape.contains(.quotationMark) else {
      return nil
    }
    var content = (open + 1)..<end
    if let last = content.last, document.analyses[last].pennTag == .comma {
      content = content.dropLast()
    }
    guard hasTitleShape(content, in: document) else { return nil }
    let isDated =
      end + 2 < limit && document.analyses[end + 1].pennTag == .openingBracket
      && isYear(end + 2, in: document, limit: limit)
    let cue = max(sentence.lowerBound, open - 2)..<open
    return isDated || cue.contains { cues.contains(tokens[$0].word) } ? content : nil
  }

  /// The words before a year in brackets, if they bind as a title's do: a row of capitalized words alone may
  /// be an author.
  private func dated(_ bracket: Int, in document: AnalyzedDocument, floor: Int) -> Range<Int>? {
    var start = bracket
    while start > max(floor, bracket - Self.longest), isPart(start - 1, in: document) { start -= 1 }
    while start < bracket,
      !document.tokens[start].shape.contains(.capitalized) || isLeading(start, in: document)
    {
      start += 1
    }
    let title = behindAuthor(start..<bracket, in: document)
    let isGiven = isGiven(title.lowerBound, in: document, floor: floor)
    guard title.count > (isGiven ? 1 : 2), hasTitleShape(title, in: document),
      document.tokens[bracket - 1].shape.contains(.capitalized),
      // "The Siege of Toft (1916)" was one.
      !title.dropLast().contains(where: {
        document.tokens[$0 + 1].word == nameWords.of
          && nameWords.type(document.tokens[$0], at: .of) == .event
      })
    else { return nil }
    let inner = title.dropFirst().dropLast()
    let isBound = inner.contains {
      binders.contains(document.tokens[$0].word) || document.analyses[$0].pennTag == .pos
    }
    let isOneName =
      document.analyses[start].entityTag.position == .begin
      && inner.allSatisfy { document.analyses[$0].entityTag.position == .inside }
      && document.analyses[bracket - 1].entityTag.position == .end
    return isGiven || isBound && !isOneName ? title : nil
  }

  /// Whether a title is to be expected at a place: behind "Anna Keller's", "her" or "Keller (ed.),".
  private func isGiven(_ start: Int, in document: AnalyzedDocument, floor: Int) -> Bool {
    guard start > floor else { return false }
    switch document.analyses[start - 1].pennTag {
    case .prpPossessive: return true
    case .pos: return start - 2 >= floor && document.analyses[start - 2].entityTag.type == .person
    case .comma:
      return start - 4 >= floor && document.analyses[start - 2].pennTag == .closingBracket
        && (start - 5..<start - 2).contains {
          $0 >= floor && editors.contains(document.tokens[$0].word)
        }
    default: return false
    }
  }

  /// The words behind "Anna Keller's", which is no part of the title; "Keller's" alone may be.
  private func behindAuthor(_ words: Range<Int>, in document: AnalyzedDocument) -> Range<Int> {
    guard
      let mark = words.first(where: { document.analyses[$0].pennTag == .pos }),
      mark > words.lowerBound + 1,
      (words.lowerBound..<mark).allSatisfy({ document.analyses[$0].entityTag.type == .person })
    else { return words }
    return (mark + 1)..<words.upperBound
  }

  /// "In" at the start of a sentence is no part of a title.
  private func isLeading(_ token: Int, in document: AnalyzedDocument) -> Bool {
    document.tokens[token].shape.contains(.sentenceStart)
      && document.analyses[token].universalTag == .adp
  }

  private func isPart(_ token: Int, in document: AnalyzedDocument) -> Bool {
    let word = document.tokens[token]
    return word.shape.contains(.capitalized) || binders.contains(word.word)
      || conjunctions.contains(word.word) || document.analyses[token].pennTag == .pos
      || isHyphen(token, in: document) || token > 0 && isHyphen(token - 1, in: document)
  }

  /// Inside a word: "Toft-marl".
  private func isHyphen(_ token: Int, in document: AnalyzedDocument) -> Bool {
    document.analyses[token].pennTag == .hyph
      && document.tokens[token].shape.isDisjoint(with: [.spaceBefore, .spaceAfter])
  }

  /// Capitalized words, two at least, and only small words between them that bind.
  private func hasTitleShape(_ tokens: Range<Int>, in document: AnalyzedDocument) -> Bool {
    guard let first = tokens.first, document.tokens[first].shape.contains(.capitalized) else {
      return false
    }
    var capitalized = 0
    for index in tokens {
      let shape = document.tokens[index].shape
      if shape.contains(.capitalized) {
        capitalized += 1
      } else if shape.contains(.letters), !isPart(index, in: document),
        document.analyses[index].universalTag != .part
      {
        return false
      } else if document.analyses[index].pennTag == .stop {
        return false
      }
    }
    return capitalized > 1
  }

  private func isYear(_ token: Int, in document: AnalyzedDocument, limit: Int) -> Bool {
    guard token < limit, document.tokens[token].shape.contains(.number) else { return false }
    let digits = document.document.text.utf8[document.tokens[token].span.utf8Range]
    guard digits.count == 4, let first = digits.first else { return false }
    return first == UInt8(ascii: "1") || first == UInt8(ascii: "2")
  }
}
