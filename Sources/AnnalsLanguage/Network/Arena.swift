/// Memory handed out piece by piece, aligned to 64 bytes, and freed as a whole.
final class Arena {
  private var pieces: [UnsafeMutableRawPointer] = []

  /// Room for `count` values, all zero bytes.
  func make<Value: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Value> {
    let size = max(64, count * MemoryLayout<Value>.stride)
    let piece = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    piece.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    pieces.append(piece)
    return piece.bindMemory(to: Value.self, capacity: count)
  }

  deinit {
    for piece in pieces { piece.deallocate() }
  }
}
