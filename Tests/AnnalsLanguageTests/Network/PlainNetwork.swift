import AnnalsAnnotation
import AnnalsLanguage

/// The network once more, from its description alone: one sentence at a time, without kernels.
struct PlainNetwork {
  let model: LanguageModel
  let blocks: [(kind: Int32, dilation: Int32)]

  private typealias Rows = [[Int]]

  static func hash(_ bytes: [UInt8], _ seed: UInt32) -> UInt32 {
    var hash: UInt32 = 2_166_136_261 ^ seed
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    hash = hash &* 0x85eb_ca6b
    return hash ^ hash >> 13
  }

  func analyze(_ forms: [String], spaces: [Bool]) throws -> [TokenAnalysis] {
    let active = try encode(forms, spaces)
    let universal = try layer("upos", active)
    let penn = try layer("xpos", active)
    let heads = try heads(active)
    let relations = try relations(active, heads)
    let entities = decodeNames(try layer("entity", active))
    let events = decodeEvents(try eventScores(active, heads, forms, spaces))
    return forms.indices.map { word in
      TokenAnalysis(
        head: Int32(heads[word] - 1),
        universalTag: UniversalTag(rawValue: UInt8(Self.best(universal[word])))!,
        pennTag: PennTag(rawValue: UInt8(Self.best(penn[word])))!,
        relation: heads[word] == 0 ? .root : relations[word], entity: entities[word],
        event: events[word])
    }
  }

  // MARK: Words

  static func rows(_ form: String, isFirst: Bool, space: Bool) -> [UInt32] {
    let plain = form.map { ["‘": "'", "’": "'", "“": "\"", "”": "\""][$0] ?? String($0) }
    let norm = plain.joined().utf8.map { byte -> UInt8 in
      switch byte {
      case 65...90: byte + 32
      case 48...57: 48
      default: byte
      }
    }
    var shape: [UInt8] = []
    for byte in form.utf8 {
      let kind: UInt8 =
        switch byte {
        case 65...90: UInt8(ascii: "X")
        case 97...122: UInt8(ascii: "x")
        case 48...57: UInt8(ascii: "d")
        case 128...: UInt8(ascii: "u")
        default: byte
        }
      if shape.suffix(2) != [kind, kind] { shape.append(kind) }
    }
    let row = ModelFixture.words.firstIndex { Array($0.utf8) == norm }.map { $0 + 1 } ?? 0
    let place: UInt32 = 32 + (isFirst ? 1 : 0) + (space ? 2 : 0)
    return [
      UInt32(row), hash(norm.suffix(2), 2) & 63, hash(norm.suffix(3), 3) & 127,
      hash(norm.suffix(4), 4) & 127, hash(Array(norm.prefix(3)), 19) & 63,
      hash(Array(shape.prefix(8)), place) & 31,
    ]
  }

  private func embed(
    _ forms: [String], _ spaces: [Bool], prefix: String = "", width: Int = ModelFixture.embedding
  ) throws -> Rows {
    let names = ["word", "suffix2", "suffix3", "suffix4", "prefix3", "shape"]
    let tables = try names.map { try weights("\(prefix)\($0).rows") }
    return forms.indices.map { index in
      let rows = Self.rows(
        forms[index], isFirst: index == 0, space: index == 0 || spaces[index])
      return (0..<width).map { column in
        zip(tables, rows).reduce(0) { $0 + 127 * $1.0[Int($1.1) * width + column] }
      }
    }
  }

  // MARK: Encoder

  private func encode(_ forms: [String], _ spaces: [Bool]) throws -> Rows {
    let embedded = Self.activate(try embed(forms, spaces))
    var stream = try layer("in", Self.around(embedded, 1))
    for (index, block) in blocks.enumerated() {
      let active = Self.activate(stream)
      let added =
        block.kind == 0
        ? try layer("block\(index)", Self.around(active, Int(block.dilation)))
        : try layer("block\(index)", try averages("block\(index)", active), suffix: "2")
      stream = zip(stream, added).map { zip($0, $1).map { $0 + $1 } }
    }
    return Self.activate(stream)
  }

  private func averages(_ name: String, _ active: Rows) throws -> Rows {
    let gates = try layer(name, active, suffix: "1")
    let half = gates[0].count / 4
    var result = active.map { _ in [Int](repeating: 0, count: 2 * half) }
    for isBackward in [false, true] {
      let offset = isBackward ? 2 * half : 0
      for channel in 0..<half {
        var state = 0
        for word in isBackward ? Array(active.indices.reversed()) : Array(active.indices) {
          let gate = min(max((gates[word][offset + channel] + 16256) >> 8, 0), 127)
          let value = Self.clip(gates[word][offset + half + channel])
          state += (((value << 7) - state) * gate + 64) >> 7
          result[word][(isBackward ? half : 0) + channel] = (state + 64) >> 7
        }
      }
    }
    return result
  }

  // MARK: Heads

  private func heads(_ active: Rows) throws -> [Int] {
    let dependents = Self.activate(try layer("arc.dep", active))
    let candidates =
      try [weights("arc.root")]
      + layer("arc.head", active).map { $0.map { min(max(($0 + 32) >> 6, -127), 127) } }
    let near = try layer("arc.near", dependents)
    let count = active.count
    var scores: [Int32] = []
    for word in 0..<count {
      for head in 0...count {
        let product = zip(dependents[word], candidates[head]).reduce(0) { $0 + $1.0 * $1.1 }
        scores.append(Int32(product + 2 * near[word][Self.bucket(word, head - 1)]))
      }
    }
    var heads = [Int32](repeating: 0, count: count)
    var decoder = TreeDecoder(capacity: count)
    decoder.decode(scores, stride: count + 1, count: count, into: &heads)
    return heads.map { Int($0) }
  }

  private static func bucket(_ word: Int, _ head: Int) -> Int {
    if head < 0 { return 18 }
    let distance = abs(head - word)
    let near = [2, 3, 4, 5, 7, 10, 15, 22].count { distance >= $0 }
    return head > word ? near + 9 : near
  }

  private func relations(_ active: Rows, _ heads: [Int]) throws -> [Relation] {
    let own = try layer("label.dep", active, bias: "label.b")
    let others = try [bias("label.root")] + layer("label.head", active, bias: nil)
    let sums = zip(own, heads).map { own, head in zip(own, others[head]).map { $0 + $1 } }
    return try layer("label.out", Self.activate(sums)).map { scores in
      var scores = scores
      scores[Int(Relation.root.rawValue)] = Int.min
      return Relation(rawValue: UInt8(Self.best(scores)))!
    }
  }

  private func decodeNames(_ scores: Rows) -> [UInt8] {
    var tags = [UInt8](repeating: 0, count: scores.count)
    var trail = [UInt8](repeating: 0, count: 2 * scores.count)
    NameDecoder(tags: EntityTag.all).decode(
      scores.flatMap { $0.map { Int32($0) } }, stride: EntityTag.count, count: scores.count,
      trail: &trail, into: &tags)
    return tags
  }

  // MARK: Events

  private func eventScores(
    _ active: Rows, _ heads: [Int], _ forms: [String], _ spaces: [Bool]
  ) throws -> Rows {
    let rooted = [[Int](repeating: 0, count: active[0].count)] + active
    let words = Self.activate(
      try embed(forms, spaces, prefix: "ev.", width: ModelFixture.eventEmbedding))
    var stream = try Self.sum(
      layer("ev.in", active),
      layer("ev.head", heads.map { rooted[$0] }, bias: nil),
      layer("ev.embed", words, bias: nil))
    stream = try Self.sum(stream, layer("ev.near", Self.around(Self.activate(stream), 1)))
    let averages = try averages("ev.scan", Self.activate(stream))
    stream = try Self.sum(stream, layer("ev.scan", averages, suffix: "2"))
    return try layer("ev.out", Self.activate(stream))
  }

  private static func sum(_ rows: Rows...) -> Rows {
    rows.dropFirst().reduce(rows[0]) { zip($0, $1).map { zip($0, $1).map { $0 + $1 } } }
  }

  private func decodeEvents(_ scores: Rows) -> [UInt8] {
    let marks = Self.bestMarks(scores)
    var tags = [UInt8](repeating: 0, count: scores.count)
    var start = 0
    for (word, mark) in marks.enumerated() where mark > 0 {
      if mark == 1 { start = word }
      let surest = (start...word).map { scores[$0].last! }.max()!
      let telling: EventTag.Telling =
        surest > ModelFixture.told ? .told : surest > ModelFixture.unsure ? .unsure : .untold
      let eventClass = EventClass(rawValue: UInt8(Self.best(Array(scores[start][3..<25]))))!
      tags[start] = EventTag(eventClass, telling).rawValue
      if mark == 2 { tags[word] = EventTag.inside.rawValue }
    }
    return tags
  }

  /// By the best sums of what is left, from the last word backwards.
  private static func bestMarks(_ scores: Rows) -> [Int] {
    var rest = [[Int]](repeating: [0, 0, 0], count: scores.count + 1)
    for word in scores.indices.reversed() {
      for mark in 0...2 {
        rest[word][mark] =
          scores[word][mark] + allowed(behind: mark).map { rest[word + 1][$0] }.max()!
      }
    }
    var marks: [Int] = []
    for word in scores.indices {
      let choices = marks.last.map(allowed(behind:)) ?? [0, 1]
      marks.append(choices.max { rest[word][$0] < rest[word][$1] }!)
    }
    return marks
  }

  private static func allowed(behind mark: Int) -> [Int] { mark == 0 ? [0, 1] : [0, 1, 2] }

  // MARK: Arithmetic

  private static func clip(_ sum: Int) -> Int { min(max((sum + 32) >> 6, 0), 127) }

  private static func activate(_ rows: Rows) -> Rows { rows.map { $0.map(clip) } }

  private static func best(_ scores: [Int]) -> Int { scores.firstIndex(of: scores.max()!)! }

  /// Each row with those at a distance, zeros outside.
  private static func around(_ rows: Rows, _ distance: Int) -> Rows {
    let nothing = [Int](repeating: 0, count: rows[0].count)
    return rows.indices.map { index in
      (index >= distance ? rows[index - distance] : nothing) + rows[index]
        + (index + distance < rows.count ? rows[index + distance] : nothing)
    }
  }

  private func layer(_ name: String, _ rows: Rows, suffix: String = "") throws -> Rows {
    try layer("\(name)", rows, weights: "w\(suffix)", bias: "\(name).b\(suffix)")
  }

  private func layer(
    _ name: String, _ rows: Rows, weights suffix: String = "w", bias biasName: String?
  ) throws -> Rows {
    let weights = try weights("\(name).\(suffix)")
    let inputs = rows[0].count
    let outputs = weights.count / inputs
    let bias = try biasName.map(bias) ?? [Int](repeating: 0, count: outputs)
    return rows.map { row in
      (0..<outputs).map { output in
        row.indices.reduce(bias[output]) { $0 + row[$1] * weights[output * inputs + $1] }
      }
    }
  }

  private func weights(_ name: String) throws -> [Int] {
    try model.values(name, of: Int8.self).map { Int($0) }
  }

  private func bias(_ name: String) throws -> [Int] {
    try model.values(name, of: Int32.self).map { Int($0) }
  }
}
