import CAnnalsKernels

/// A block of the encoder: it reads the stream's activations and adds to the stream.
enum NetworkBlock: Sendable {
  case convolution(Layer, dilation: Int)
  case scan(ScanBlock)

  init(
    _ model: LanguageModel, _ block: NetworkSizes.Block, name: String, width: Int
  ) throws(LanguageModelError) {
    switch block {
    case .convolution(let dilation):
      let layer = try Layer(
        model, weights: "\(name).w", bias: "\(name).b", outputs: width, inputs: 3 * width)
      self = .convolution(layer, dilation: dilation)
    case .scan: self = .scan(try ScanBlock(model, name: name, width: width))
    }
  }

  func run(_ path: annals_path, _ workspace: NetworkWorkspace, width: Int) {
    switch self {
    case .convolution(let layer, let dilation):
      layer.run(
        path,
        annals_input(workspace.active, stride: width, rows: workspace.rows, around: dilation),
        .add(workspace.stream, stride: width), tokens: workspace.tokenCount)
    case .scan(let block):
      block.run(path, workspace, from: workspace.active, into: workspace.stream, width: width)
    }
  }
}

/// Averages over the words before and the words behind, each weighted by gates that the words set.
struct ScanBlock: Sendable {
  /// Gates and values forward, gates and values backward; each half as wide as the stream.
  private let parts: [Layer]
  private let mix: Layer

  /// A gate is `(sum + 16256) >> 8`: a sum of 0 opens it half.
  private static let gateRounding: Int32 = 16256
  private static let gateShift: Int32 = 8

  init(_ model: LanguageModel, name: String, width: Int) throws(LanguageModelError) {
    let half = width / 2
    var parts: [Layer] = []
    for part in 0..<4 {
      parts.append(
        try Layer(
          model, weights: "\(name).w1", bias: "\(name).b1", outputs: 2 * width, inputs: width,
          rows: (part * half)..<((part + 1) * half),
          rounding: part % 2 == 0 ? Self.gateRounding : 32))
    }
    self.parts = parts
    mix = try Layer(
      model, weights: "\(name).w2", bias: "\(name).b2", outputs: width, inputs: width)
  }

  /// - Parameter width: at most that of the workspace's gates.
  func run(
    _ path: annals_path, _ workspace: NetworkWorkspace, from active: UnsafePointer<UInt8>,
    into stream: UnsafeMutablePointer<Int32>, width: Int
  ) {
    let half = width / 2
    let input = annals_input(active, stride: width, rows: workspace.rows)
    for (index, layer) in parts.enumerated() {
      layer.run(
        path, input,
        .bytes(
          workspace.gates + index * half, stride: 2 * width,
          shift: index % 2 == 0 ? Self.gateShift : 6),
        tokens: workspace.tokenCount)
    }
    for part in workspace.parts {
      let gates = workspace.gates + part.first * 2 * width
      let averages = workspace.averages + part.first * width
      let count = part.tokens.count
      annals_scan(path, gates, 2 * width, averages, width, count, half, false)
      annals_scan(path, gates + width, 2 * width, averages + half, width, count, half, true)
    }
    mix.run(
      path, annals_input(workspace.averages, stride: width),
      .add(stream, stride: width), tokens: workspace.tokenCount)
  }
}
