import AnnalsAnnotation

/// One sentence as the figure rules look at it. An index outside the sentence has no word and no
/// shape,
/// so rules may look around without checks.
struct FigureSentence {
  let tokens: [Token]
  let utf8: [UInt8]
  let range: Range<Int>
  /// One flag a token of the document: part of a calendar date, a time of day or a recurring time.
  let isDated: [Bool]
  /// The document's trees; empty where no analysis was made.
  let tree: DependencyTree

  func word(_ index: Int) -> WordID { range.contains(index) ? tokens[index].word : 0 }

  func shape(_ index: Int) -> TokenShape { range.contains(index) ? tokens[index].shape : [] }

  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    range.contains(index) ? utf8[tokens[index].span.utf8Range] : []
  }

  /// Whether nothing stands between the token and the one before it.
  func isGlued(_ index: Int) -> Bool {
    index > range.lowerBound && range.contains(index) && !shape(index).contains(.spaceBefore)
  }

  func isWord(_ index: Int) -> Bool {
    let shape = shape(index)
    return shape.contains(.letters) && !shape.contains(.digits)
  }

  func isLowercaseWord(_ index: Int) -> Bool {
    isWord(index) && !shape(index).contains(.capitalized)
  }

  func isCapitalized(_ index: Int) -> Bool { shape(index).contains(.capitalized) }

  func isPunctuation(_ index: Int) -> Bool { shape(index).contains(.punctuation) }

  /// Whether the token's letters end so; for the endings -s, -ed, -ing and -ly, which stand in for
  /// tags.
  func ends(_ index: Int, in ending: StaticString) -> Bool {
    guard range.contains(index) else { return false }
    let span = tokens[index].span
    let count = ending.utf8CodeUnitCount
    guard span.utf8End - span.utf8Start > count + 1 else { return false }
    return utf8[(span.utf8End - count)..<span.utf8End].elementsEqual(
      UnsafeBufferPointer(start: ending.utf8Start, count: count))
  }

  func span(_ tokenRange: Range<Int>) -> TextSpan {
    TextSpan(
      utf8Start: Int(tokens[tokenRange.lowerBound].utf8Start),
      utf8End: Int(tokens[tokenRange.upperBound - 1].utf8End))
  }
}
