import AnnalsAnnotation
import AnnalsLanguage

/// A sentence of a CoNLL-U file: its lines as they stand, and its words as a text with tokens.
package struct CoNLLUSentence: Sendable {
  /// A line of the sentence.
  struct Line: Sendable {
    /// The bytes that are kept from the line's start: all of them, or a word's ID and FORM.
    let kept: Range<Int>
    /// The bytes of a word's MISC; nil for a comment, a multiword token's range or an empty node.
    let misc: Range<Int>?
  }

  /// All lines, one after the other, without line ends.
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []
  /// The forms, with a blank between them unless `SpaceAfter=No` or a multiword token forbids it.
  private(set) var text: [UInt8] = []
  private var spans: [TextSpan] = []
  private var multiwords: [Range<Int>] = []
  private var hasSpace = false
  private var hasSpaceAfterMultiword = false
  /// Empty nodes since the last word.
  private var emptyNodes = 0

  /// Where the words stand in `text`.
  var tokens: GivenTokens {
    GivenTokens(
      spans: spans, sentences: spans.isEmpty ? [] : [(spans.indices, 0)], multiwords: multiwords)
  }

  /// The sentence as the analyser takes it: a document of one block.
  var document: Document {
    let whole = TextSpan(utf8Start: 0, utf8End: text.count)
    return Document(
      source: SourceMetadata(id: "", path: ""), text: DocumentText(utf8: text),
      lines: LineMap(entries: []), blocks: [Block(span: whole, kind: .paragraph)])
  }

  /// Adds a line that isn't blank.
  ///
  /// - Returns: what is strange about it; nil where nothing is.
  mutating func add(_ line: [UInt8]) throws(LineRefusal) -> String? {
    let start = bytes.count
    bytes += line
    guard line[0] != UInt8(ascii: "#") else {
      lines.append(Line(kept: start..<bytes.count, misc: nil))
      return nil
    }
    let columns = try Self.columns(of: line)
    let misc = line[columns[9]]
    switch WordID(line[columns[0]]) {
    case .word(let number) where number == spans.count + 1:
      addWord(line[columns[1]], isBeforeSpace: !Self.forbidsSpace(misc))
      lines.append(
        Line(
          kept: start..<(start + columns[1].upperBound),
          misc: (start + columns[9].lowerBound)..<bytes.count))
      return columns[1].isEmpty ? "empty form, analysed as '_'; fill column 2" : nil
    case .range(let first, let last)
    where first == spans.count + 1 && last >= first && !isInMultiword:
      multiwords.append((first - 1)..<last)
      hasSpaceAfterMultiword = !Self.forbidsSpace(misc)
    case .emptyNode(let word, let number) where word == spans.count && number == emptyNodes + 1:
      emptyNodes += 1
    default:
      throw refusal(of: line[columns[0]])
    }
    lines.append(Line(kept: start..<bytes.count, misc: nil))
    return nil
  }

  /// Checks what only the whole sentence tells.
  func close() throws(LineRefusal) {
    guard isInMultiword, let last = multiwords.last else { return }
    throw LineRefusal(
      utf8Offset: 0,
      message: "the sentence ends after \(spans.count) words, inside the multiword token "
        + "'\(last.lowerBound + 1)-\(last.upperBound)'; correct its range")
  }

  /// Whether words of the last multiword token are still to come.
  private var isInMultiword: Bool { (multiwords.last?.upperBound ?? 0) > spans.count }

  /// An empty form, which treebanks do have, counts as the placeholder `_`: no token may be empty.
  private mutating func addWord(_ form: ArraySlice<UInt8>, isBeforeSpace: Bool) {
    if hasSpace { text.append(UInt8(ascii: " ")) }
    let start = text.count
    if form.isEmpty { text.append(UInt8(ascii: "_")) } else { text += form }
    spans.append(TextSpan(utf8Start: start, utf8End: text.count))
    emptyNodes = 0
    let isLastOfMultiword = multiwords.last?.upperBound == spans.count
    hasSpace = isLastOfMultiword ? hasSpaceAfterMultiword : isBeforeSpace && !isInMultiword
  }

  private func refusal(of id: ArraySlice<UInt8>) -> LineRefusal {
    LineRefusal(
      utf8Offset: 0,
      message: "id '\(String(decoding: id.prefix(40), as: UTF8.self))' after \(spans.count) words, "
        + "where '\(spans.count + 1)', a range from there or '\(spans.count).\(emptyNodes + 1)' "
        + "may stand; number the words of each sentence from 1")
  }
}

extension CoNLLUSentence {
  /// What the first column says.
  private enum WordID {
    case word(Int)
    /// First and last word of a multiword token.
    case range(Int, Int)
    /// The word that it stands after, and its number there.
    case emptyNode(Int, Int)

    init?(_ bytes: ArraySlice<UInt8>) {
      let mark = bytes.firstIndex { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
      guard let first = Self.number(bytes[..<(mark ?? bytes.endIndex)]) else { return nil }
      guard let mark else {
        self = .word(first)
        return
      }
      guard let second = Self.number(bytes[(mark + 1)...]) else { return nil }
      self = bytes[mark] == UInt8(ascii: "-") ? .range(first, second) : .emptyNode(first, second)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
      guard 1...9 ~= digits.count, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  private static func columns(of line: [UInt8]) throws(LineRefusal) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    columns.reserveCapacity(10)
    var start = 0
    for index in line.indices where line[index] == 0x09 {
      columns.append(start..<index)
      start = index + 1
    }
    columns.append(start..<line.count)
    guard columns.count == 10 else {
      throw LineRefusal(
        utf8Offset: 0,
        message: "expected 10 columns, found \(columns.count); put one tabulator between columns "
          + "and a blank line between sentences")
    }
    return columns
  }

  private static func forbidsSpace(_ misc: ArraySlice<UInt8>) -> Bool {
    misc.split(separator: UInt8(ascii: "|")).contains { $0.elementsEqual("SpaceAfter=No".utf8) }
  }
}
