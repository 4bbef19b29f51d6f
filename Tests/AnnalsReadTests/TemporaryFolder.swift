import AnnalsAnnotation
import AnnalsRead
import Foundation
import Testing

/// A folder that goes when its test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/annals-read-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(of name: String) -> String { "\(path)/\(name)" }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let target = path(of: name)
    let folder = (target as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: target))
    return target
  }

  /// Reads a file of the folder.
  func read(_ name: String) -> ReadResult {
    DocumentReader().read(path: path(of: name), relativePath: name, id: "text")
  }
}

/// Reads bytes as a file of that name.
func read(_ bytes: [UInt8], as name: String) throws -> ReadResult {
  let folder = try TemporaryFolder()
  try folder.write(bytes, to: name)
  return folder.read(name)
}

func read(_ text: String, as name: String) throws -> ReadResult {
  try read(Array(text.utf8), as: name)
}

/// The document of a text that reads without an error.
func document(_ text: String, as name: String) throws -> Document {
  let result = try read(text, as: name)
  return try #require(result.document, "\(result.diagnostics)")
}

extension Document {
  /// `kind speaker: text` of each block, line ends shown as `⏎`.
  var outline: [String] {
    blocks.map { block in
      let speaker = block.speaker.map { " \($0)" } ?? ""
      let words = text[block.span].replacingOccurrences(of: "\n", with: "⏎")
      return "\(block.kind.rawValue)\(speaker): \(words)"
    }
  }

  /// The raw line that some words of the text stand in.
  func line(of words: String) throws -> Int {
    let range = try #require(text.string.range(of: words))
    return lines.line(
      at: text.string.utf8.distance(from: text.string.startIndex, to: range.lowerBound))
  }
}

/// Xorshift: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed == 0 ? 1 : seed }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
