import AnnalsAnnotation

/// Gives a word's lemma from its form and tags, in the conventions of the English treebanks: `did` → `do`,
/// `n't` → `not`, `me` → `I`, `1,200` → `1200`, `Americans` as a proper noun → `American`.
///
/// Learned endings say what to take off and what to put on; learned rules of case say whether capitals stay
/// (`Turkey`, `NATO`) or go (`The`, `HELP`). Both follow the tags, so a wrong tag may give a wrong lemma.
/// No allocation, no `String`: the lemma goes into the caller's buffer. Linear in the form's length.
package struct Lemmatizer: Sendable {
  /// How many bytes longer than its form a lemma can be.
  package static let growth = 256

  private let rules: LemmaRules
  /// Classes by universal tag, then Penn tag.
  private let classes: [LemmaClass]
  private let pennTagCount = PennTag.allCases.count

  package init(rules: LemmaRules) {
    self.rules = rules
    classes = UniversalTag.allCases.flatMap { universal in
      PennTag.allCases.map { LemmaClass(universalTag: universal, pennTag: $0) }
    }
  }

  @inline(__always)
  private func lemmaClass(_ universal: UniversalTag, _ penn: PennTag) -> LemmaClass {
    classes[Int(universal.rawValue) * pennTagCount + Int(penn.rawValue)]
  }

  /// Writes the lemma and returns how many bytes it has; as many as none only for an empty form.
  ///
  /// - Parameters:
  ///   - form: valid UTF-8, as written.
  ///   - isFirst: whether it is the first word of its sentence, where a capital says little.
  ///   - output: at least `form.count + Lemmatizer.growth` bytes.
  package func write(
    lemmaOf form: UnsafeBufferPointer<UInt8>, universalTag: UniversalTag, pennTag: PennTag,
    isFirst: Bool, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    precondition(output.count >= form.count + Self.growth, "buffer too small for a lemma")
    if pennTag == .cd, let first = form.first, first >= 0x30, first <= 0x39 {
      return writeNumber(form, into: output)
    }
    let lemmaClass = lemmaClass(universalTag, pennTag)
    let letters = LetterCase.lowercase(form, into: output)
    let lowered = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output)[..<form.count])
    let edit = edit(lemmaClass, lowered)
    var letterCase = LemmaCase.keep
    let pattern = LetterPattern(letters, byteCount: form.count, isFirst: isFirst)
    let label = rules.label(root: lemmaClass.caseRoot(pattern), of: lowered)
    if let learned = LemmaCase(rawValue: label) { letterCase = learned }
    let kept = form.count - edit.removed
    if letterCase == .keep && letters.upper > 0 {
      for index in 0..<kept { output[index] = form[index] }
    }
    let count = kept + append(edit, at: kept, of: output)
    if letterCase == .capitalize { LetterCase.capitalize(output, count: count) }
    return count
  }

  /// The edit for a lower-cased form; the one that changes nothing where a rule would leave no byte, or
  /// half a character: the rule for unseen plurals takes a byte off whatever stands there.
  @inline(__always)
  private func edit(
    _ lemmaClass: LemmaClass, _ lowered: UnsafeBufferPointer<UInt8>
  ) -> LemmaRules.Edit {
    let edit = rules.edits[Int(rules.label(root: lemmaClass.inflection, of: lowered))]
    let kept = lowered.count - edit.removed
    guard kept < lowered.count else { return edit }
    let isPossible = kept > 0 ? lowered[kept] & 0xC0 != 0x80 : kept == 0 && edit.added > 0
    return isPossible ? edit : rules.edits[0]
  }

  @inline(__always)
  private func append(
    _ edit: LemmaRules.Edit, at index: Int, of output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    for offset in 0..<edit.added { output[index + offset] = rules.text[edit.textStart + offset] }
    return edit.added
  }

  /// Numbers lose the marks between thousands: `30,000` → `30000`.
  private func writeNumber(
    _ form: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    for byte in form where byte != UInt8(ascii: ",") {
      output[count] = byte
      count += 1
    }
    return count
  }

  /// The lemma as a string, for whoever needs a few.
  package func lemma(
    of form: String, universalTag: UniversalTag, pennTag: PennTag, isFirst: Bool = false
  ) -> String {
    var form = form
    return form.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count + Self.growth) { output in
        let count = write(
          lemmaOf: bytes, universalTag: universalTag, pennTag: pennTag, isFirst: isFirst,
          into: output)
        return String(decoding: output[..<count], as: UTF8.self)
      }
    }
  }
}

extension Lemmatizer {
  /// Words longer than this have no number: no lexicon holds any.
  private static let longestWord = 128

  /// The number of a token's lower-cased lemma, so that rules compare lemmas as integers; 0 where no
  /// lexicon holds the lemma.
  ///
  /// `was` and `'s` as a verb give the number of `be`, `Ships` that of `ship`.
  ///
  /// - Parameters:
  ///   - token: a token of the document whose text is `bytes`.
  ///   - vocabulary: the one that the document was tokenized with.
  package func lemmaID(
    of token: Token, _ analysis: TokenAnalysis, in bytes: UnsafeBufferPointer<UInt8>,
    _ vocabulary: Vocabulary
  ) -> WordID {
    guard token.utf8Count <= Self.longestWord else { return 0 }
    return withUnsafeTemporaryAllocation(
      of: UInt8.self, capacity: Self.longestWord + Self.growth
    ) { output in
      let form = UnsafeBufferPointer(
        rebasing: bytes[Int(token.utf8Start)..<Int(token.utf8End)])
      _ = LetterCase.lowercase(form, into: output)
      let lowered = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output)[..<form.count])
      let edit = edit(lemmaClass(analysis.universalTag, analysis.pennTag), lowered)
      guard edit.removed > 0 || edit.added > 0 else { return token.word }
      let kept = form.count - edit.removed
      let count = kept + append(edit, at: kept, of: output)
      for index in kept..<count where output[index] >= 0x41 && output[index] <= 0x5A {
        output[index] |= 0x20
      }
      return vocabulary.id(
        ofLowercased: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output)[..<count]))
    }
  }

  /// Replaces `ids` by the numbers of the lemmas of a range of tokens; see `lemmaID`.
  package func lemmaIDs(
    of range: Range<Int>, in document: AnalyzedDocument, _ vocabulary: Vocabulary,
    into ids: inout [WordID]
  ) {
    ids.removeAll(keepingCapacity: true)
    document.document.text.utf8.withUnsafeBufferPointer { bytes in
      for index in range {
        ids.append(
          lemmaID(of: document.tokens[index], document.analyses[index], in: bytes, vocabulary))
      }
    }
  }
}
