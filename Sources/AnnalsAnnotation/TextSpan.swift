/// A stretch of a document's text: offsets only, no claim about what stands there.
///
/// Shape: half-open offsets in UTF-8 code units of `Document.text`, on scalar boundaries. Offsets that
/// leave the program are code points: see `DocumentText.codePointOffset(of:)`.
public struct TextSpan: Hashable, Sendable {
  public var utf8Start: Int
  public var utf8End: Int

  public init(utf8Start: Int, utf8End: Int) {
    self.utf8Start = utf8Start
    self.utf8End = utf8End
  }

  public init(_ range: Range<Int>) {
    self.init(utf8Start: range.lowerBound, utf8End: range.upperBound)
  }

  public var utf8Range: Range<Int> { utf8Start..<utf8End }
  public var isEmpty: Bool { utf8Start >= utf8End }

  public func contains(_ other: TextSpan) -> Bool {
    utf8Start <= other.utf8Start && other.utf8End <= utf8End
  }

  public func overlaps(_ other: TextSpan) -> Bool {
    utf8Start < other.utf8End && other.utf8Start < utf8End
  }

  /// The smallest span that holds both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(
      utf8Start: min(utf8Start, other.utf8Start), utf8End: max(utf8End, other.utf8End))
  }
}
