import Foundation

/// A treebank's documents as text: paragraphs of sentences.
struct TreebankText {
  /// Paragraphs of sentences. A sentence has no blank around it.
  typealias Document = [[Sentence]]

  struct Sentence {
    var text = ""
    /// Whether white space follows it.
    var hasSpaceAfter = true
  }

  private var documents: [Document] = []
  private var sentence = Sentence()
  private var multiwordEnd = 0
  private var startsDocument = true
  private var startsParagraph = true

  /// Reads CoNLL-U; lines of ten columns are tokens, the rest but `# newdoc` and `# newpar` says nothing
  /// here.
  static func documents(atPath path: String) throws -> [Document] {
    var reader = TreebankText()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        reader.endSentence()
      } else if line.hasPrefix("# newdoc") {
        reader.startsDocument = true
      } else if line.hasPrefix("# newpar") {
        reader.startsParagraph = true
      } else if !line.hasPrefix("#") {
        reader.add(line.split(separator: "\t", omittingEmptySubsequences: false))
      }
    }
    reader.endSentence()
    return reader.documents
  }

  private mutating func add(_ columns: [Substring]) {
    guard columns.count == 10, !columns[0].contains(".") else { return }
    if columns[0].contains("-") {
      multiwordEnd = columns[0].split(separator: "-").last.flatMap { Int($0) } ?? 0
    } else if Int(columns[0]) ?? 0 <= multiwordEnd {
      return
    }
    if !sentence.text.isEmpty, sentence.hasSpaceAfter { sentence.text += " " }
    sentence.text += columns[1]
    sentence.hasSpaceAfter = !columns[9].contains("SpaceAfter=No")
  }

  private mutating func endSentence() {
    defer {
      sentence = Sentence()
      multiwordEnd = 0
    }
    guard !sentence.text.isEmpty else { return }
    if startsDocument || documents.isEmpty { documents.append([]) }
    if startsDocument || startsParagraph || documents[documents.count - 1].isEmpty {
      documents[documents.count - 1].append([])
    }
    startsDocument = false
    startsParagraph = false
    let document = documents.count - 1
    documents[document][documents[document].count - 1].append(sentence)
  }
}
