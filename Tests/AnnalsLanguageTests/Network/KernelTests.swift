import AnnalsLanguage
import AnnalsTestSupport
import CAnnalsKernels
import Testing

/// Every path that the processor has against arithmetic one value at a time.
@Suite struct KernelTests {
  static let paths = [ANNALS_PORTABLE, ANNALS_AVX2, ANNALS_AVX512].filter(annals_path_available)
    .map(\.rawValue)

  struct Shape: CustomTestStringConvertible, Sendable {
    let outputs: Int
    let width: Int
    let parts: Int
    let tokens: Int
    /// Only the largest activations and weights of the largest size.
    var isExtreme = false
    var testDescription: String { "\(outputs) of \(parts) × \(width), \(tokens) tokens" }
  }

  static let shapes: [Shape] =
    [1, 2, 3, 4, 5, 6, 7, 11, 13].map { Shape(outputs: 80, width: 64, parts: 1, tokens: $0) } + [
      Shape(outputs: 17, width: 64, parts: 3, tokens: 9),
      Shape(outputs: 51, width: 128, parts: 3, tokens: 23),
      Shape(outputs: 192, width: 192, parts: 3, tokens: 31),
      Shape(outputs: 128, width: 1024, parts: 3, tokens: 6, isExtreme: true),
      Shape(outputs: 16, width: 4, parts: 1, tokens: 5),
    ]

  @Test(arguments: paths, shapes)
  func layers(path: annals_path.RawValue, shape: Shape) {
    var random = SeededGenerator(seed: UInt64(shape.outputs * 1000 + shape.tokens))
    let inputs = shape.width * shape.parts
    let weights = (0..<(shape.outputs * inputs)).map { _ in
      shape.isExtreme
        ? [-128, 127].randomElement(using: &random)! : Int8.random(in: -128...127, using: &random)
    }
    let rowCount = shape.tokens + 4
    let values = (0..<(rowCount * shape.width)).map { _ in
      shape.isExtreme ? 127 : UInt8.random(in: 0...127, using: &random)
    }
    let rows = (0..<shape.tokens).map { UInt32($0 + 2) }.shuffled(using: &random)
    let padded = (shape.outputs + 15) / 16 * 16
    let bias = (0..<padded).map { _ in Int32.random(in: -100_000...100_000, using: &random) }
    let sums = (0..<shape.tokens).flatMap { token in
      (0..<padded).map { output -> Int32 in
        guard output < shape.outputs else { return bias[output] }
        return (0..<inputs).reduce(bias[output]) { sum, k in
          let part = shape.parts == 1 ? 0 : k / shape.width - 1
          let row = Int(rows[token]) + 2 * part
          return sum + Int32(values[row * shape.width + k % shape.width])
            * Int32(weights[output * inputs + k])
        }
      }
    }
    var packed = [Int8](repeating: 0, count: annals_packed_size(shape.outputs, inputs))
    annals_pack(weights, inputs, shape.outputs, inputs, &packed)
    let before = sums.map { _ in Int32.random(in: -1000...1000, using: &random) }
    var stored = before
    var added = before
    var bytes = [UInt8](repeating: 0, count: sums.count)
    func run(_ kind: annals_output_kind, _ output: UnsafeMutableRawPointer) {
      packed.withUnsafeBufferPointer { packed in
        bias.withUnsafeBufferPointer { bias in
          values.withUnsafeBufferPointer { values in
            rows.withUnsafeBufferPointer { rows in
              var matrix = annals_matrix(
                weights: packed.baseAddress, bias: bias.baseAddress, inputs: Int32(inputs),
                blocks: Int32(padded / 16))
              var input = annals_input(
                values: values.baseAddress, stride: shape.width, rows: rows.baseAddress,
                parts: Int32(shape.parts), reach: 2 * shape.width)
              var output = annals_output(
                kind: kind, values: output, stride: padded, shift: 6, low: -127)
              annals_multiply(
                annals_path(rawValue: path), &matrix, &input, &output, shape.tokens)
            }
          }
        }
      }
    }
    run(ANNALS_STORE, &stored)
    run(ANNALS_ADD, &added)
    run(ANNALS_BYTES, &bytes)
    #expect(stored == sums)
    #expect(added == zip(sums, before).map { $0 + $1 })
    #expect(bytes == sums.map { UInt8(bitPattern: Int8(min(max($0 >> 6, -127), 127))) })
  }

  @Test(arguments: paths)
  func activations(path: annals_path.RawValue) {
    var random = SeededGenerator(seed: 1)
    for count in [64, 128, 192, 37] {
      var stream = (0..<count).map { _ in Int32.random(in: -20_000...20_000, using: &random) }
      stream[0] = Int32.min
      stream[1] = Int32.max - 32
      stream[2] = -33
      stream[3] = 31
      stream[4] = 32
      var active = [UInt8](repeating: 0, count: count)
      annals_activate(annals_path(rawValue: path), stream, &active, count)
      #expect(active == stream.map { UInt8(min(max(($0 + 32) >> 6, 0), 127)) })
    }
  }

  @Test(arguments: paths)
  func embeddings(path: annals_path.RawValue) {
    var random = SeededGenerator(seed: 2)
    for spread: Int8 in [8, 30, 127] {
      let rows = (0..<6).map { _ in
        (0..<128).map { _ in Int8.random(in: -spread...spread, using: &random) }
      }
      let pointers = rows.map { row in
        let copy = UnsafeMutablePointer<Int8>.allocate(capacity: row.count)
        copy.initialize(from: row, count: row.count)
        return UnsafePointer(copy)
      }
      defer { for pointer in pointers { pointer.deallocate() } }
      var active = [UInt8](repeating: 0, count: 128)
      pointers.map { Optional($0) }.withUnsafeBufferPointer {
        annals_embed(annals_path(rawValue: path), $0.baseAddress, &active, 128)
      }
      let expected = (0..<128).map { column -> UInt8 in
        let sum = rows.reduce(0) { $0 + 127 * Int($1[column]) }
        return UInt8(min(max((sum + 32) >> 6, 0), 127))
      }
      #expect(active == expected)
    }
  }

  @Test(arguments: paths, [false, true])
  func scans(path: annals_path.RawValue, isBackward: Bool) {
    var random = SeededGenerator(seed: 3)
    for (tokens, channels) in [(1, 32), (17, 64), (50, 96)] {
      let gates = (0..<(tokens * 2 * channels)).map { _ in
        [0, 127, UInt8.random(in: 0...127, using: &random)].randomElement(using: &random)!
      }
      var result = [UInt8](repeating: 0, count: tokens * channels)
      annals_scan(
        annals_path(rawValue: path), gates, 2 * channels, &result, channels, tokens, channels,
        isBackward)
      var expected = result
      for channel in 0..<channels {
        var state = 0
        for step in 0..<tokens {
          let token = isBackward ? tokens - 1 - step : step
          let gate = Int(gates[token * 2 * channels + channel])
          let value = Int(gates[token * 2 * channels + channels + channel])
          state += (((value << 7) - state) * gate + 64) >> 7
          expected[token * channels + channel] = UInt8((state + 64) >> 7)
        }
      }
      #expect(result == expected)
    }
  }
}
