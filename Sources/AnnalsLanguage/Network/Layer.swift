import CAnnalsKernels

/// A layer of the network with its weights packed for the kernels. Shape: outputs × inputs.
///
/// Sendable without the compiler's check because nothing writes to the weights once they are packed.
final class Layer: @unchecked Sendable {
  let outputs: Int
  /// Outputs rounded up to whole blocks: so many values are written for each token.
  let paddedOutputs: Int
  private let matrix: annals_matrix
  private let weights: UnsafeMutablePointer<Int8>
  private let biases: UnsafeMutablePointer<Int32>

  static func padded(_ outputs: Int) -> Int {
    (outputs + Int(ANNALS_BLOCK) - 1) / Int(ANNALS_BLOCK) * Int(ANNALS_BLOCK)
  }

  /// - Parameters:
  ///   - rows: which outputs of the section are this layer's; all of them where nil.
  ///   - bias: nil for a layer that has none.
  ///   - rounding: goes onto every bias, for a later shift.
  init(
    _ model: LanguageModel, weights name: String, bias: String?, outputs total: Int, inputs: Int,
    rows: Range<Int>? = nil, rounding: Int32 = 0
  ) throws(LanguageModelError) {
    let rows = rows ?? 0..<total
    let source = try model.values(name, of: Int8.self, count: total * inputs)
    outputs = rows.count
    paddedOutputs = Self.padded(rows.count)
    weights = Self.allocate(annals_packed_size(outputs, inputs))
    biases = Self.allocate(paddedOutputs)
    biases.initialize(repeating: rounding, count: paddedOutputs)
    matrix = annals_matrix(
      weights: weights, bias: biases, inputs: Int32(inputs),
      blocks: Int32(paddedOutputs / Int(ANNALS_BLOCK)))
    annals_pack(
      source.baseAddress! + rows.lowerBound * inputs, inputs, outputs, inputs, weights)
    guard let bias else { return }
    let values = try model.values(bias, of: Int32.self, count: total)
    for (index, row) in rows.enumerated() { biases[index] &+= values[row] }
  }

  deinit {
    weights.deallocate()
    biases.deallocate()
  }

  /// Runs the layer over tokens.
  @inline(__always)
  func run(_ path: annals_path, _ input: annals_input, _ output: annals_output, tokens: Int) {
    var matrix = matrix
    var input = input
    var output = output
    annals_multiply(path, &matrix, &input, &output, tokens)
  }

  private static func allocate<Value: BitwiseCopyable>(
    _ count: Int
  ) -> UnsafeMutablePointer<Value> {
    UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Value>.stride, alignment: 64
    ).bindMemory(to: Value.self, capacity: count)
  }
}

extension annals_input {
  /// One part: rows one behind the other, or where `rows` says.
  init(
    _ values: UnsafePointer<UInt8>, stride: Int, rows: UnsafePointer<UInt32>? = nil
  ) {
    self.init(values: values, stride: stride, rows: rows, parts: 1, reach: 0)
  }

  /// Each token's row with those `reach` rows before and behind.
  init(
    _ values: UnsafePointer<UInt8>, stride: Int, rows: UnsafePointer<UInt32>, around reach: Int
  ) {
    self.init(values: values, stride: stride, rows: rows, parts: 3, reach: reach * stride)
  }
}

extension annals_output {
  static func add(_ values: UnsafeMutablePointer<Int32>, stride: Int) -> annals_output {
    annals_output(kind: ANNALS_ADD, values: values, stride: stride, shift: 0, low: 0)
  }

  static func store(_ values: UnsafeMutablePointer<Int32>, stride: Int) -> annals_output {
    annals_output(kind: ANNALS_STORE, values: values, stride: stride, shift: 0, low: 0)
  }

  /// Bytes from `low` to 127. The layer's bias must hold the rounding: half of `1 << shift`.
  static func bytes(
    _ values: UnsafeMutableRawPointer, stride: Int, shift: Int32 = 6, low: Int32 = 0
  ) -> annals_output {
    annals_output(kind: ANNALS_BYTES, values: values, stride: stride, shift: shift, low: low)
  }
}
