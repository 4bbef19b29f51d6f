/// The sizes of a network, from the model's section `config`.
struct NetworkSizes: Sendable {
  enum Block: Sendable {
    /// Each word with the two that stand `dilation` words away.
    case convolution(dilation: Int)
    /// Gated averages over the sentence, forward and backward.
    case scan
  }

  /// Width of the stream.
  let width: Int
  let embedding: Int
  let arc: Int
  let label: Int
  let blocks: [Block]

  /// The furthest that a convolution looks.
  var reach: Int {
    blocks.reduce(1) { reach, block in
      if case .convolution(let dilation) = block { max(reach, dilation) } else { reach }
    }
  }

  init(_ model: LanguageModel) throws(LanguageModelError) {
    let values = try model.values("config", of: Int32.self).map { Int($0) }
    let expected = values.count < 5 ? 5 : 5 + 2 * values[4]
    guard values.count == expected else {
      throw model.error(
        .sectionSize("config", found: 4 * values.count, expected: 4 * expected))
    }
    for (name, value) in zip(["width", "embedding width", "arc width", "label width"], values)
    where value % 64 != 0 || !(64...1024).contains(value) {
      throw model.error(.outOfRange(name, value))
    }
    (width, embedding, arc, label) = (values[0], values[1], values[2], values[3])
    var blocks: [Block] = []
    for index in 0..<values[4] {
      let (kind, dilation) = (values[5 + 2 * index], values[6 + 2 * index])
      switch kind {
      case 0 where (1...16).contains(dilation): blocks.append(.convolution(dilation: dilation))
      case 0: throw model.error(.outOfRange("dilation of block \(index)", dilation))
      case 1: blocks.append(.scan)
      default: throw model.error(.outOfRange("kind of block \(index)", kind))
      }
    }
    self.blocks = blocks
  }
}
