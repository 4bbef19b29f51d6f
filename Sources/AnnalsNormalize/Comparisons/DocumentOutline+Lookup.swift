import AnnalsAnnotation
import AnnalsRecords

/// Names and dates by where they stand.
extension DocumentOutline {
  /// Whether a name is of capitals: "US", "U.S.".
  func isInitials(_ naming: Naming) -> Bool {
    text.utf8[text.utf8Offset(of: naming.start)..<text.utf8Offset(of: naming.end)].allSatisfy {
      (0x41...0x5A).contains($0) || $0 == UInt8(ascii: ".")
    }
  }

  /// The names between two offsets.
  func namings(from start: Int, to end: Int) -> ArraySlice<Naming> {
    let first = Self.count(namings.count) { namings[$0].start < start }
    let last = Self.count(namings.count) { namings[$0].start < end }
    return namings[first..<max(first, last)]
  }

  /// The dates between two offsets.
  func datings(from start: Int, to end: Int) -> ArraySlice<Dating> {
    let first = Self.count(datings.count) { datings[$0].start < start }
    let last = Self.count(datings.count) { datings[$0].start < end }
    return datings[first..<max(first, last)]
  }

  /// Whether a date holds an offset.
  func isDated(_ offset: Int) -> Bool {
    let index = Self.count(datings.count) { datings[$0].start <= offset }
    return index > 0 && datings[index - 1].end > offset
  }

  /// The date that holds an offset.
  func dating(holding offset: Int) -> Dating? {
    let index = Self.count(datings.count) { datings[$0].start <= offset }
    return index > 0 && datings[index - 1].end > offset ? datings[index - 1] : nil
  }

  /// "The end of the year".
  func isEnd(_ dating: Dating) -> Bool {
    let start = text.utf8Offset(of: dating.start)
    let words = text.utf8[start..<text.utf8Offset(of: dating.end)].split { $0 <= 0x20 }
    return words.prefix(2).contains { $0.elementsEqual("end".utf8) }
  }

  /// Whether a date of unknown year stands between two offsets.
  func hasOpenDate(from start: Int, to end: Int) -> Bool {
    let first = Self.count(openDates.count) { openDates[$0] < start }
    return first < openDates.count && openDates[first] < end
  }
}
