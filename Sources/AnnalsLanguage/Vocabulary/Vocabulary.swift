import AnnalsAnnotation
import AnnalsLexicons

/// Numbers for the lower-cased forms that any lexicon holds, so that rules compare integers.
///
/// Built once at the start, then immutable: open addressing over FNV-1a, forms in one buffer, no string
/// is made when a token is looked up.
package struct Vocabulary: Sendable {
  private let slots: [WordID]
  private let mask: Int
  private let hashes: [UInt32]
  private let formStarts: [UInt32]
  private let forms: [UInt8]

  fileprivate init(forms list: [String]) {
    var capacity = 1024
    while capacity < list.count * 3 { capacity *= 2 }
    var slots = [WordID](repeating: 0, count: capacity)
    var hashes: [UInt32] = [0]
    var starts: [UInt32] = [0, 0]
    var bytes: [UInt8] = []
    for (index, form) in list.enumerated() {
      let utf8 = Array(form.utf8)
      let hash = utf8.withUnsafeBufferPointer { Self.hash($0) }
      bytes += utf8
      starts.append(UInt32(bytes.count))
      hashes.append(hash)
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = WordID(index + 1)
    }
    self.slots = slots
    self.mask = capacity - 1
    self.hashes = hashes
    self.formStarts = starts
    self.forms = bytes
  }

  /// How many forms there are; ids run from 1 to this.
  package var count: Int { hashes.count - 1 }

  /// The number of a form that is lower-cased already, or 0.
  package func id(ofLowercased bytes: UnsafeBufferPointer<UInt8>) -> WordID {
    let hash = Self.hash(bytes)
    var slot = Int(hash) & mask
    while true {
      let id = slots[slot]
      if id == 0 { return 0 }
      if hashes[Int(id)] == hash && matches(id, bytes) { return id }
      slot = (slot + 1) & mask
    }
  }

  /// The number of a form, or 0.
  package func id(of form: String) -> WordID {
    Array(form.lowercased().utf8).withUnsafeBufferPointer { id(ofLowercased: $0) }
  }

  /// The lower-cased form of a number; empty for 0.
  package func form(of id: WordID) -> String {
    String(decoding: forms[Int(formStarts[Int(id)])..<Int(formStarts[Int(id) + 1])], as: UTF8.self)
  }

  private func matches(_ id: WordID, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Int(formStarts[Int(id)])
    guard Int(formStarts[Int(id) + 1]) - start == bytes.count else { return false }
    return forms.withUnsafeBufferPointer { forms in
      for index in bytes.indices where forms[start + index] != bytes[index] { return false }
      return true
    }
  }

  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ (hash >> 15)
  }
}

/// Collects forms while the extractors read their lexicons; then `vocabulary()` fixes the numbers.
package struct VocabularyBuilder {
  private var ids: [String: WordID] = [:]
  private var forms: [String] = []
  private let lexicons: Lexicons

  /// - Parameter lexicons: where the extractors find their words.
  package init(lexicons: Lexicons = Lexicons()) { self.lexicons = lexicons }

  /// The lexicon named, such as `Figures/units`.
  package func lexicon(_ name: String) -> LexiconFile { lexicons.file(name) }

  /// The number of a form, given now if it has none. Upper case and lower case are one form.
  package mutating func id(of form: String) -> WordID {
    let form = Self.isLowercased(form) ? form : form.lowercased()
    if let id = ids[form] { return id }
    forms.append(form)
    let id = WordID(forms.count)
    ids[form] = id
    return id
  }

  /// Whether a form is in ASCII without capitals, as nearly all in the lexicons are.
  private static func isLowercased(_ form: String) -> Bool {
    form.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
  }

  package func vocabulary() -> Vocabulary { Vocabulary(forms: forms) }
}
