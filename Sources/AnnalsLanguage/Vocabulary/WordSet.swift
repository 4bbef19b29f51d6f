import AnnalsAnnotation

/// A set of single words that a rule asks for; one bit test a look-up.
package struct WordSet: Sendable {
  @usableFromInline var bits: [UInt64] = []

  package init() {}

  package init(_ forms: some Sequence<String>, in words: inout VocabularyBuilder) {
    for form in forms { insert(words.id(of: form)) }
  }

  package mutating func insert(_ id: WordID) {
    let block = Int(id) / 64
    if block >= bits.count { bits += Array(repeating: 0, count: block - bits.count + 1) }
    bits[block] |= 1 << (UInt64(id) % 64)
  }

  /// False for 0, the number of unknown words.
  @inlinable @inline(__always)
  package func contains(_ id: WordID) -> Bool {
    let block = Int(id) / 64
    return id != 0 && block < bits.count && bits[block] & (1 << (UInt64(id) % 64)) != 0
  }
}
