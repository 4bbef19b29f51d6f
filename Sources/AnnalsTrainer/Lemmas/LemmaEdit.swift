import AnnalsLanguage

/// What turns a form into its lemma: bytes taken off the end, bytes put there.
struct LemmaEdit: Hashable, Comparable {
  let removed: Int
  let added: [UInt8]

  static let none = LemmaEdit(removed: 0, added: [])

  /// Whether the model's table can hold it: lemmas of web addresses may not.
  var isShort: Bool { removed < 256 && added.count < 256 }

  static func < (left: LemmaEdit, right: LemmaEdit) -> Bool {
    if left.removed != right.removed { return left.removed < right.removed }
    return left.added.lexicographicallyPrecedes(right.added)
  }

  /// The edit from a form to a lemma, with the ways to treat the kept part's capitals that give the lemma;
  /// nil where none does.
  ///
  /// The longest common beginning stays: `running` → `run` takes off `ning`. What is put there is spelled
  /// as in the lemma: `me` → `I`.
  static func reaching(
    _ lemma: String, from form: String
  ) -> (edit: LemmaEdit, cases: [LemmaCase])? {
    let form = Array(form.utf8)
    let lemma = Array(lemma.utf8)
    let lowered = LetterCase.lowercased(form)
    let loweredLemma = LetterCase.lowercased(lemma)
    var shared = 0
    while shared < min(form.count, lemma.count) && lowered[shared] == loweredLemma[shared] {
      shared += 1
    }
    // Never between the bytes of one character.
    while shared > 0 && isInsideCharacter(lowered, shared) { shared -= 1 }
    while shared > 0 && isInsideCharacter(loweredLemma, shared) { shared -= 1 }
    let removed = form.count - shared
    for edit in [
      LemmaEdit(removed: removed, added: Array(lemma[shared...])),
      LemmaEdit(removed: removed, added: Array(loweredLemma[shared...])),
      LemmaEdit(removed: form.count, added: lemma),
    ] {
      let cases = [LemmaCase.keep, .lower, .capitalize].filter {
        edit.applied(to: form, lowered, $0) == lemma
      }
      if !cases.isEmpty { return (edit, cases) }
    }
    return nil
  }

  private static func isInsideCharacter(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }

  private func applied(
    to form: [UInt8], _ lowered: [UInt8], _ letterCase: LemmaCase
  ) -> [UInt8] {
    var result = Array((letterCase == .keep ? form : lowered).dropLast(removed)) + added
    if letterCase == .capitalize {
      let count = result.count
      result.withUnsafeMutableBufferPointer { LetterCase.capitalize($0, count: count) }
    }
    return result
  }
}
