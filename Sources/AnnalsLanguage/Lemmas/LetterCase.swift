/// Lower and upper case of UTF-8 bytes without a change of length: ASCII, Latin-1, Latin Extended-A, Greek
/// and Cyrillic. Letters whose other case has another length (`İ`, `ẞ`) stay as they are.
package enum LetterCase {
  /// What a scan of a word's letters found.
  struct Letters {
    var upper = 0
    var lower = 0
    var digits = 0
    var startsUpper = false
  }

  /// Writes the lower-cased form, which has as many bytes, and counts the letters.
  @inline(__always)
  static func lowercase(
    _ form: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Letters {
    var letters = Letters()
    var index = 0
    while index < form.count {
      let byte = form[index]
      switch byte {
      case 0x61...0x7A:
        letters.lower += 1
        output[index] = byte
      case 0x41...0x5A:
        letters.upper += 1
        if index == 0 { letters.startsUpper = true }
        output[index] = byte | 0x20
      case 0xC3...0xD1 where index + 1 < form.count:
        let (lead, trail) = lowercase(byte, form[index + 1])
        if lead != byte || trail != form[index + 1] {
          letters.upper += 1
          if index == 0 { letters.startsUpper = true }
        } else {
          letters.lower += 1
        }
        output[index] = lead
        output[index + 1] = trail
        index += 1
      default:
        if byte >= 0x30 && byte <= 0x39 { letters.digits += 1 }
        output[index] = byte
      }
      index += 1
    }
    return letters
  }

  /// The lower case of a letter of two bytes.
  private static func lowercase(_ lead: UInt8, _ trail: UInt8) -> (UInt8, UInt8) {
    switch (lead, trail) {
    case (0xC3, 0x80...0x9E) where trail != 0x97: (lead, trail + 0x20)
    case (0xC4, 0x80...0xB7) where trail != 0xB0: (lead, trail | 1)
    case (0xC5, 0x8A...0xB7): (lead, trail | 1)
    case (0xCE, 0x91...0x9F): (lead, trail + 0x20)
    case (0xCE, 0xA0...0xA9): (0xCF, trail - 0x20)
    case (0xD0, 0x90...0x9F): (lead, trail + 0x20)
    case (0xD0, 0xA0...0xAF): (0xD1, trail - 0x20)
    default: (lead, trail)
    }
  }

  /// Makes the first letter of a lower-cased word upper case.
  @inline(__always)
  package static func capitalize(_ word: UnsafeMutableBufferPointer<UInt8>, count: Int) {
    guard count > 0 else { return }
    switch word[0] {
    case 0x61...0x7A: word[0] -= 0x20
    case 0xC3 where count > 1 && word[1] >= 0xA0 && word[1] != 0xB7 && word[1] != 0xBF:
      word[1] -= 0x20
    default: break
    }
  }
}

extension LetterCase {
  /// The lower-cased form, as a new array.
  package static func lowercased(_ form: [UInt8]) -> [UInt8] {
    form.withUnsafeBufferPointer { form in
      [UInt8](unsafeUninitializedCapacity: form.count) { output, count in
        _ = lowercase(form, into: output)
        count = form.count
      }
    }
  }
}

extension LetterPattern {
  /// The pattern of a form, as the lemmatizer sees it.
  package init(of form: [UInt8], isFirst: Bool) {
    let letters = form.withUnsafeBufferPointer { form in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(form.count, 1)) {
        LetterCase.lowercase(form, into: $0)
      }
    }
    self.init(letters, byteCount: form.count, isFirst: isFirst)
  }
}
