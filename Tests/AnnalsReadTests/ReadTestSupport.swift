import AnnalsTestSupport
import AnnalsAnnotation
import AnnalsRead
import Foundation
import Testing

extension TemporaryFolder {
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
