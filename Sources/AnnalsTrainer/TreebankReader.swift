import AnnalsAnnotation
import Foundation

/// What is wrong with a file that the trainer reads.
package enum TrainingDataError: Error, CustomStringConvertible {
  case unreadable(path: String, reason: String)
  /// A line that isn't CoNLL-U, or has a tag that the analyser doesn't know.
  case malformed(path: String, line: Int, message: String)

  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): error: can't be read: \(reason)"
    case .malformed(let path, let line, let message): "\(path):\(line): error: \(message)"
    }
  }
}

/// A syntactic word of a treebank.
package struct TreebankWord: Sendable {
  package let form: String
  package let lemma: String
  package let universalTag: UniversalTag
  package let pennTag: PennTag
  /// The sixth column: `Number=Plur|Typo=Yes`, or `_`.
  package let features: String
  /// The last column: `SpaceAfter=No|...`, or `_`.
  package let miscellany: String
}

/// A written token that holds several words: `don't` = `do` + `n't`.
package struct TreebankMultiword: Sendable {
  /// Indices into the sentence's words.
  package let words: Range<Int>
  package let form: String
  package let miscellany: String
}

/// A sentence of a treebank, without its empty nodes.
package struct TreebankSentence: Sendable {
  /// The lines above it, without `# `: `newdoc id = ...`, `text = ...`.
  package let comments: [String]
  package let words: [TreebankWord]
  /// In order, disjoint.
  package let multiwords: [TreebankMultiword]
}

/// Reads CoNLL-U. Refuses what isn't, with file and line.
package struct TreebankReader {
  private let path: String
  private var sentences: [TreebankSentence] = []
  private var comments: [String] = []
  private var words: [TreebankWord] = []
  private var multiwords: [TreebankMultiword] = []

  private static let universalTags = names(UniversalTag.self)
  private static let pennTags = names(PennTag.self)

  private static func names<Label: AnalysisLabel>(_: Label.Type) -> [String: Label] {
    Dictionary(uniqueKeysWithValues: Label.allCases.map { ($0.name, $0) })
  }

  private init(path: String) { self.path = path }

  /// The sentences of a file, in order.
  package static func sentences(of path: String) throws(TrainingDataError) -> [TreebankSentence] {
    try sentences(in: text(of: path), path: path)
  }

  /// The sentences of a text in CoNLL-U; `path` is for messages.
  package static func sentences(
    in text: String, path: String
  ) throws(TrainingDataError) -> [TreebankSentence] {
    var reader = TreebankReader(path: path)
    var number = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      try reader.read(Substring(line), number)
    }
    reader.endSentence()
    return reader.sentences
  }

  /// A whole file as text.
  package static func text(of path: String) throws(TrainingDataError) -> String {
    do {
      return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }

  private mutating func read(_ line: Substring, _ number: Int) throws(TrainingDataError) {
    if line.isEmpty {
      endSentence()
    } else if line.utf8.first == UInt8(ascii: "#") {
      comments.append(String(line.dropFirst(line.hasPrefix("# ") ? 2 : 1)))
    } else {
      try readColumns(line, number)
    }
  }

  private mutating func readColumns(_ line: Substring, _ number: Int) throws(TrainingDataError) {
    let columns = line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard columns.count == 10 else {
      throw malformed(number, "\(columns.count) columns; expected ten separated by tabs")
    }
    let id = columns[0]
    if id.utf8.contains(UInt8(ascii: ".")) { return }
    if id.utf8.contains(UInt8(ascii: "-")) {
      let bounds = id.split(separator: "-").compactMap { Int($0) }
      guard bounds.count == 2, bounds[0] == words.count + 1, bounds[1] > bounds[0] else {
        throw malformed(number, "'\(id)' is no range of the words that follow")
      }
      multiwords.append(
        TreebankMultiword(
          words: bounds[0] - 1..<bounds[1], form: columns[1], miscellany: columns[9]))
      return
    }
    guard Int(id) == words.count + 1 else {
      throw malformed(number, "word '\(id)' out of order; expected \(words.count + 1)")
    }
    words.append(try word(columns, number))
  }

  private func word(_ columns: [String], _ number: Int) throws(TrainingDataError) -> TreebankWord {
    guard let universalTag = Self.universalTags[columns[3]] else {
      throw malformed(number, "unknown universal tag '\(columns[3])'")
    }
    guard let pennTag = Self.pennTags[columns[4]] else {
      throw malformed(number, "unknown Penn tag '\(columns[4])'")
    }
    return TreebankWord(
      form: columns[1], lemma: columns[2], universalTag: universalTag, pennTag: pennTag,
      features: columns[5], miscellany: columns[9])
  }

  private func malformed(_ line: Int, _ message: String) -> TrainingDataError {
    .malformed(path: path, line: line, message: message)
  }

  private mutating func endSentence() {
    defer {
      comments = []
      words = []
      multiwords = []
    }
    guard !words.isEmpty else { return }
    sentences.append(
      TreebankSentence(comments: comments, words: words, multiwords: multiwords))
  }
}
