import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTestSupport

/// A small model of random weights, section by section, and the file that holds it.
struct ModelFixture {
  var sections: [(name: String, bytes: [UInt8])] = []

  static let width = 64
  static let embedding = 128
  static let arc = 64
  static let label = 64
  static let eventEmbedding = 64
  static let eventWidth = 64
  static let unsure: Int32 = -4000
  static let told: Int32 = 4000
  /// Rows of each table of features but the words'.
  static let tables = [
    (name: "suffix2", rows: 64), ("suffix3", 128), ("suffix4", 128), ("prefix3", 64), ("shape", 32),
  ]
  /// Words that the model has rows for.
  static let words = ["the", "village", "counted", "families", "0000", "we", "don't", ".", ","]

  /// - Parameter blocks: kind (0 convolution, 1 scan) and dilation of each.
  init(seed: UInt64, blocks: [(kind: Int32, dilation: Int32)] = [(0, 1), (1, 0), (0, 3), (1, 0)]) {
    var random = SeededGenerator(seed: seed)
    let width = Self.width
    let sizes = [width, Self.embedding, Self.arc, Self.label, blocks.count].map { Int32($0) }
    add("config", (sizes + blocks.flatMap { [$0.kind, $0.dilation] }))
    add("labels", Self.labels)
    add("word.slots", Self.slots)
    addWeights("word.rows", (Self.words.count + 1) * Self.embedding, spread: 40, &random)
    for (name, rows) in Self.tables {
      addWeights("\(name).rows", rows * Self.embedding, spread: 40, &random)
    }
    addLayer("in", width, 3 * Self.embedding, &random)
    for (index, block) in blocks.enumerated() {
      if block.kind == 0 {
        addLayer("block\(index)", width, 3 * width, &random)
      } else {
        addLayer("block\(index)", 2 * width, width, suffix: "1", &random)
        addLayer("block\(index)", width, width, suffix: "2", &random)
      }
    }
    addHeads(&random)
    addEvents(&random)
  }

  private mutating func addEvents(_ random: inout SeededGenerator) {
    let (width, embedding) = (Self.eventWidth, Self.eventEmbedding)
    add("ev.config", [Int32(embedding), Int32(width), Self.unsure, Self.told])
    for (name, rows) in [(name: "word", rows: Self.words.count + 1)] + Self.tables {
      addWeights("ev.\(name).rows", rows * embedding, spread: 40, &random)
    }
    addLayer("ev.in", width, Self.width, &random)
    addWeights("ev.head.w", width * Self.width, spread: 30, &random)
    addWeights("ev.embed.w", width * embedding, spread: 30, &random)
    addLayer("ev.near", width, 3 * width, &random)
    addLayer("ev.scan", 2 * width, width, suffix: "1", &random)
    addLayer("ev.scan", width, width, suffix: "2", &random)
    addLayer("ev.out", 3 + EventClass.names.count + 1, width, &random)
  }

  private mutating func addHeads(_ random: inout SeededGenerator) {
    let width = Self.width
    addLayer("upos", UniversalTag.names.count, width, &random)
    addLayer("xpos", PennTag.names.count, width, &random)
    addLayer("entity", EntityTag.count, width, &random)
    addLayer("arc.dep", Self.arc, width, &random)
    addLayer("arc.head", Self.arc, width, &random)
    addWeights("arc.root", Self.arc, spread: 127, &random)
    addLayer("arc.near", 19, Self.arc, &random)
    addWeights("label.dep.w", Self.label * width, spread: 30, &random)
    addWeights("label.head.w", Self.label * width, spread: 30, &random)
    addBias("label.b", Self.label, &random)
    addBias("label.root", Self.label, &random)
    addLayer("label.out", Relation.names.count, Self.label, &random)
  }

  private mutating func addLayer(
    _ name: String, _ outputs: Int, _ inputs: Int, suffix: String = "",
    _ random: inout SeededGenerator
  ) {
    addWeights("\(name).w\(suffix)", outputs * inputs, spread: 30, &random)
    addBias("\(name).b\(suffix)", outputs, &random)
  }

  private mutating func addWeights(
    _ name: String, _ count: Int, spread: Int8, _ random: inout SeededGenerator
  ) {
    add(name, (0..<count).map { _ in Int8.random(in: -spread...spread, using: &random) })
  }

  private mutating func addBias(_ name: String, _ count: Int, _ random: inout SeededGenerator) {
    add(name, (0..<count).map { _ in Int32.random(in: -8128...8128, using: &random) })
  }

  private mutating func add<Value: BitwiseCopyable>(_ name: String, _ values: [Value]) {
    sections.append((name, values.withUnsafeBytes { Array($0) }))
  }

  /// Puts other bytes into a section.
  mutating func replace(_ name: String, with bytes: [UInt8]) {
    sections[sections.firstIndex { $0.name == name }!].bytes = bytes
  }

  static var labels: [UInt8] {
    let lines = [
      UniversalTag.names, PennTag.names, Relation.names, EntityTag.all.map(\.name),
      EventClass.names,
    ]
    return Array((lines.map { $0.joined(separator: " ") }.joined(separator: "\n") + "\n").utf8)
  }

  /// Fingerprint and row of each word, at its hash or behind.
  private static var slots: [UInt32] {
    let capacity = 32
    var slots = [UInt32](repeating: 0, count: 2 * capacity)
    for (index, word) in words.enumerated() {
      var slot = Int(PlainNetwork.hash(Array(word.utf8), 0)) & (capacity - 1)
      while slots[2 * slot + 1] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[2 * slot] = PlainNetwork.hash(Array(word.utf8), 0x5bd1_e995)
      slots[2 * slot + 1] = UInt32(index + 1)
    }
    return slots
  }
}

extension ModelFixture {
  /// The whole file.
  func file(version: UInt32 = 2) -> [UInt8] {
    var table: [UInt8] = []
    var body: [UInt8] = []
    let start = (32 + 32 * sections.count + 63) / 64 * 64
    for section in sections {
      table += Array(section.name.utf8) + [UInt8](repeating: 0, count: 16 - section.name.utf8.count)
      table += Self.bytes(UInt64(start + body.count)) + Self.bytes(UInt64(section.bytes.count))
      body += section.bytes
      body += [UInt8](repeating: 0, count: (64 - body.count % 64) % 64)
    }
    table += [UInt8](repeating: 0, count: start - 32 - table.count)
    let rest = table + body
    return Array("ANNALSLM".utf8) + Self.bytes(version) + Self.bytes(UInt32(sections.count))
      + Self.bytes(UInt64(32 + rest.count)) + Self.bytes(Self.checksum(rest)) + rest
  }

  func model() throws -> LanguageModel {
    try LanguageModel(ModelBytes(copying: file()), name: "small.model")
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for start in stride(from: 0, to: bytes.count, by: 8) {
      let word = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * UInt64($1)) }
      hash = (hash ^ word) &* 1_099_511_628_211
    }
    return hash
  }

  private static func bytes<Value: FixedWidthInteger>(_ value: Value) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
