import AnnalsAnnotation
import AnnalsRecords

/// The plain texts that offsets count in, read when a row first needs one.
///
/// Rows of a table mostly stand together by source, so a few texts in memory serve; the oldest is let
/// go where all would hold over 256 MB, which bounds memory also for rows in disorder.
final class TextLibrary {
  private let folder: DatasetFolder
  private let findings: Findings
  private let slug = PatternMatcher(expression: FieldPattern.slug.expression)
  private var texts: [String: DocumentText] = [:]
  /// In the order of reading.
  private var order: [String] = []
  private var heldBytes = 0
  private static let limit = 256 << 20
  /// Sources whose text is missing or malformed: told once, then passed over.
  private var unusable: Set<String> = []

  init(folder: DatasetFolder, findings: Findings) {
    self.folder = folder
    self.findings = findings
  }

  /// The path of a source's text below the folder.
  static func path(of sourceID: String) -> String { "texts/\(sourceID).txt" }

  /// The text of a source, or nil where it can't be used, which is told once.
  func text(of sourceID: String) -> DocumentText? {
    if let text = texts[sourceID] { return text }
    // An id that is no slug was told as such, and might lead out of the folder.
    if unusable.contains(sourceID) || !slug.matches(sourceID) { return nil }
    guard let bytes = read(sourceID) else {
      unusable.insert(sourceID)
      return nil
    }
    while heldBytes + bytes.count > Self.limit, let oldest = order.first {
      heldBytes -= texts.removeValue(forKey: oldest)?.utf8.count ?? 0
      order.removeFirst()
    }
    let text = DocumentText(utf8: bytes)
    texts[sourceID] = text
    order.append(sourceID)
    heldBytes += bytes.count
    return text
  }

  /// Tells the texts that no source has, once the sources are read.
  ///
  /// - Parameter files: all files of the folder.
  func checkStrays(files: [String], keys: KeyIndex) {
    for file in files where file.hasPrefix("texts/") {
      let name = file.dropFirst("texts/".count)
      let sourceID = name.hasSuffix(".txt") ? String(name.dropLast(".txt".count)) : ""
      if keys.contains(KeyHash(sourceID), in: SourceRecord.tableName) { continue }
      findings.add(
        folder.shownPath(file),
        "no source has this text, expected a 'source_id' as its name; remove it, or run 'make'")
    }
  }

  private func read(_ sourceID: String) -> [UInt8]? {
    let path = Self.path(of: sourceID)
    guard let bytes = folder.read(path) else {
      findings.add(
        folder.shownPath(path), "there is no such file, but a source names it; run 'make'")
      return nil
    }
    let invalid = bytes.withUnsafeBufferPointer { buffer in
      UTF8Check.firstInvalidOffset(buffer).map { Place(of: $0, in: buffer) }
    }
    if let invalid {
      findings.add(
        folder.shownPath(path), line: invalid.line, column: invalid.column,
        "a byte is not UTF-8; \(Findings.rebuild)")
      return nil
    }
    return bytes
  }
}

extension DocumentText {
  /// Whether the code points from `start` to `end` are the bytes given; false outside the text.
  func holds(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Bool {
    guard start >= 0, start <= end, end <= codePointCount else { return false }
    let range = utf8Offset(of: start)..<utf8Offset(of: end)
    guard range.count == bytes.count else { return false }
    return utf8.withUnsafeBufferPointer { text in
      for index in bytes.indices where bytes[index] != text[range.lowerBound + index] {
        return false
      }
      return true
    }
  }

  /// The code points from `start` to `end`, cut to the text, and to 60 as messages show no more.
  func shown(from start: Int, to end: Int) -> String {
    let first = min(max(start, 0), codePointCount)
    let last = min(max(end, first), min(first + 61, codePointCount))
    return self[TextSpan(utf8Start: utf8Offset(of: first), utf8End: utf8Offset(of: last))]
  }
}
