import AnnalsAnnotation

/// Mends the tags of `'d` before a participle: `they'd vanished` is `had`, though `'d` stands for `would` more
/// often and draws the next word's tag with it.
struct PerfectClitic: Sendable {
  let lemmatizer: Lemmatizer

  /// Where the word behind `'d` is tagged as a base form but only a past form is spelled so, both tags change.
  func mend(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: [Token], _ analyses: inout [TokenAnalysis]
  ) {
    for index in tokens.indices.dropLast()
    where analyses[index].pennTag == .md && isClitic(tokens[index], bytes) {
      let verb = analyses[index + 1].pennTag == .rb ? index + 2 : index + 1
      guard verb < tokens.count, analyses[verb].pennTag == .vb, isPast(tokens[verb], bytes) else {
        continue
      }
      analyses[verb].pennTag = .vbn
      analyses[index].pennTag = .vbd
    }
  }

  /// `'d` or `’d`.
  private func isClitic(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = Int(token.utf8End)
    guard bytes[end - 1] | 0x20 == UInt8(ascii: "d") else { return false }
    if token.utf8Count == 2 { return bytes[end - 2] == UInt8(ascii: "'") }
    return token.utf8Count == 4 && bytes[end - 4] == 0xE2 && bytes[end - 3] == 0x80
      && bytes[end - 2] == 0x99
  }

  /// Whether the form is a participle in -ed and no base form: `vanished`, but neither `need` nor `shed`.
  private func isPast(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard token.utf8Count > 5, token.utf8Count < 64 else { return false }
    let form = String(
      decoding: bytes[Int(token.utf8Start)..<Int(token.utf8End)], as: UTF8.self
    ).lowercased()
    guard form.hasSuffix("ed"), !form.hasSuffix("eed") else { return false }
    return lemmatizer.lemma(of: form, universalTag: .verb, pennTag: .vbn) != form
  }
}
