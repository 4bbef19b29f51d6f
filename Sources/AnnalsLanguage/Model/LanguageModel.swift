import CAnnalsModel

/// A file of trained weights: named sections behind a checked head.
///
/// Layout, little-endian: `ANNALSLM`, version, number of sections, length of the file, checksum of all
/// that follows; then a table with name, offset and length of each section; then the sections, each at a
/// multiple of 64 bytes. A file that is damaged, cut off or of another version is refused.
package struct LanguageModel: Sendable {
  package static let version: UInt32 = 2

  /// The file's path, or the name of the model in the binary; for messages.
  package let name: String
  private let storage: ModelBytes
  private let ranges: [String: Range<Int>]

  private static let headSize = 32
  private static let entrySize = 32
  private static let nameSize = 16

  /// Checks the head, the checksum and the table of sections.
  package init(_ storage: ModelBytes, name: String) throws(LanguageModelError) {
    self.storage = storage
    self.name = name
    let bytes = storage.bytes
    do {
      let count = try Self.checkedSectionCount(bytes)
      ranges = try Self.sectionRanges(bytes, count: count)
    } catch {
      throw LanguageModelError(name: name, reason: error)
    }
  }

  /// The model that the binary carries.
  package static func embedded() throws(LanguageModelError) -> LanguageModel {
    let bytes = UnsafeRawBufferPointer(start: annals_model_bytes(), count: annals_model_count())
    return try LanguageModel(ModelBytes(permanent: bytes), name: "english.model")
  }

  /// The bytes of a section, aligned to 64; nil where there is none. They live as long as the model.
  package func section(_ name: String) -> UnsafeRawBufferPointer? {
    ranges[name].map { UnsafeRawBufferPointer(rebasing: storage.bytes[$0]) }
  }

  /// A section's values, of which there must be `count`; any number where that is nil.
  package func values<Value: BitwiseCopyable>(
    _ name: String, of type: Value.Type, count: Int? = nil
  ) throws(LanguageModelError) -> UnsafeBufferPointer<Value> {
    guard let bytes = section(name) else { throw error(.missingSection(name)) }
    let size = MemoryLayout<Value>.stride
    let expected = (count ?? bytes.count / size) * size
    guard bytes.count == expected else {
      throw error(.sectionSize(name, found: bytes.count, expected: expected))
    }
    return bytes.bindMemory(to: Value.self)
  }

  func error(_ reason: LanguageModelError.Reason) -> LanguageModelError {
    LanguageModelError(name: name, reason: reason)
  }
}

extension LanguageModel {
  private static func checkedSectionCount(
    _ bytes: UnsafeRawBufferPointer
  ) throws(LanguageModelError.Reason) -> Int {
    guard bytes.count >= headSize, bytes[..<8].elementsEqual("ANNALSLM".utf8) else {
      throw .foreign
    }
    let found = UInt32(littleEndian: bytes.load(fromByteOffset: 8, as: UInt32.self))
    guard found == version else { throw .version(found: found, expected: version) }
    let stated = UInt64(littleEndian: bytes.load(fromByteOffset: 16, as: UInt64.self))
    guard stated == UInt64(bytes.count), bytes.count % 8 == 0 else {
      throw .truncated(stated: stated, actual: bytes.count)
    }
    let checksum = UInt64(littleEndian: bytes.load(fromByteOffset: 24, as: UInt64.self))
    guard checksum == Self.checksum(bytes) else { throw .checksum }
    return Int(UInt32(littleEndian: bytes.load(fromByteOffset: 12, as: UInt32.self)))
  }

  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for offset in stride(from: headSize, to: bytes.count, by: 8) {
      let word = UInt64(littleEndian: bytes.load(fromByteOffset: offset, as: UInt64.self))
      hash = (hash ^ word) &* 1_099_511_628_211
    }
    return hash
  }

  private static func sectionRanges(
    _ bytes: UnsafeRawBufferPointer, count: Int
  ) throws(LanguageModelError.Reason) -> [String: Range<Int>] {
    guard headSize + count * entrySize <= bytes.count else { throw .misplacedSection("config") }
    var ranges: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = headSize + index * entrySize
      let name = String(
        decoding: bytes[entry..<(entry + nameSize)].prefix { $0 != 0 }, as: UTF8.self)
      let offset = UInt64(
        littleEndian: bytes.load(fromByteOffset: entry + nameSize, as: UInt64.self))
      let length = UInt64(
        littleEndian: bytes.load(fromByteOffset: entry + nameSize + 8, as: UInt64.self))
      let (end, overflow) = offset.addingReportingOverflow(length)
      guard !overflow, end <= UInt64(bytes.count), offset % 64 == 0, ranges[name] == nil else {
        throw .misplacedSection(name)
      }
      ranges[name] = Int(offset)..<Int(end)
    }
    return ranges
  }
}
