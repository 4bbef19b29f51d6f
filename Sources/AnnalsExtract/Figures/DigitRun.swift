import AnnalsAnnotation

/// The bytes of one number in digits, which the tokenizer may have split: `.08`, `12,34,567.89`,
/// `USD1,700`.
struct DigitRun {
  let bytes: ArraySlice<UInt8>
  /// A currency's code before the digits, as written.
  let prefix: ArraySlice<UInt8>
  /// Index of the first token, and after the last.
  let start: Int
  let end: Int

  private static let comma = UInt8(ascii: ",")
  private static let longest = 8

  init(at index: Int, words: NumberWords, reader: NumberReader, in sentence: FigureSentence) {
    start = index
    let token = sentence.bytes(index)
    if sentence.word(index) == words.stop {
      bytes = [UInt8(ascii: "0")] + token + sentence.bytes(index + 1)
      prefix = []
      end = index + 2
      return
    }
    let letters = token.prefix { !($0 &- 0x30 < 10) && $0 < 0x80 }
    prefix = letters
    if letters.isEmpty {
      let joined = Self.indian(at: index, words: words, in: sentence)
      bytes = joined ?? token
      end = joined == nil ? index + 1 : index + 3
    } else {
      (bytes, end) = Self.behindCode(token.dropFirst(letters.count), index, words, sentence)
    }
  }

  /// `12,34,567.89`: groups of two before the last three digits.
  private static func indian(
    at index: Int, words: NumberWords, in sentence: FigureSentence
  ) -> ArraySlice<UInt8>? {
    let first = sentence.bytes(index)
    guard first.count <= 2, sentence.word(index + 1) == words.comma, sentence.isGlued(index + 1),
      sentence.isGlued(index + 2), sentence.shape(index + 2).contains(.number),
      sentence.shape(index).contains(.number)
    else { return nil }
    let rest = sentence.bytes(index + 2)
    let whole = rest.prefix { $0 != UInt8(ascii: ".") }
    let groups = whole.split(separator: comma, omittingEmptySubsequences: false)
    guard groups.count > 1, groups.dropLast().allSatisfy({ $0.count == 2 }),
      groups.last?.count == 3
    else { return nil }
    return first + [comma] + rest
  }

  /// The marks and digits that go on behind a code's first digits: `USD1` `,` `700` `.` `50`.
  private static func behindCode(
    _ first: ArraySlice<UInt8>, _ index: Int, _ words: NumberWords, _ sentence: FigureSentence
  ) -> (bytes: ArraySlice<UInt8>, end: Int) {
    var bytes = first
    var end = index + 1
    while end - index < longest, let last = bytes.last, last &- 0x30 < 10,
      sentence.isGlued(end), sentence.isGlued(end + 1), sentence.shape(end + 1).contains(.digits)
    {
      let isComma = sentence.word(end) == words.comma
      guard isComma || sentence.word(end) == words.stop else { break }
      if isComma, sentence.bytes(end + 1).prefix(while: { $0 &- 0x30 < 10 }).count != 3 { break }
      bytes = bytes + sentence.bytes(end) + sentence.bytes(end + 1)
      end += 2
    }
    return (bytes, end)
  }
}
