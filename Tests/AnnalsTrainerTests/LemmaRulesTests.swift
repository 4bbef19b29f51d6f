import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTrainer
import Testing

@Suite struct LemmaRulesTests {
  @Test func tornTablesAreRefused() throws {
    for (index, section) in try ownSections().enumerated() where section.name != "lemma.text" {
      var sections = try ownSections()
      sections[index].bytes.removeLast()
      #expect(
        throws: LemmaModelError.length(section: section.name, bytes: section.bytes.count - 1)
      ) { try LemmaRules(sections: sections) }
    }
  }

  @Test func textThatIsTooShortIsRefused() throws {
    var sections = try ownSections()
    sections[2].bytes.removeLast()
    #expect(throws: LemmaModelError.self) { try LemmaRules(sections: sections) }
  }

  /// A child before its parent would make a walk that never ends.
  @Test func nodesThatPointBackwardsAreRefused() throws {
    var sections = try ownSections()
    let inner = stride(from: LemmaClass.rootCount * 8, to: sections[0].bytes.count, by: 8)
    let node = try #require(inner.first { sections[0].bytes[$0 + 7] > 0 })
    sections[0].bytes.replaceSubrange(node..<node + 4, with: [0, 0, 0, 0])
    #expect(throws: LemmaModelError.reference(section: "lemma.nodes", entry: node / 8)) {
      try LemmaRules(sections: sections)
    }
  }

  @Test func everyFlippedByteIsRefusedOrHarmless() throws {
    let sections = try ownSections()
    for (index, section) in sections.enumerated() {
      for offset in stride(from: 0, to: section.bytes.count, by: 13) {
        var damaged = sections
        damaged[index].bytes[offset] ^= 0xFF
        guard let rules = try? LemmaRules(sections: damaged) else { continue }
        let lemmatizer = Lemmatizer(rules: rules)
        for form in ["telling", "I", "Greeks", "'s"] {
          _ = lemmatizer.lemma(of: form, universalTag: .verb, pennTag: .vbg)
          _ = lemmatizer.lemma(of: form, universalTag: .propn, pennTag: .nnps)
        }
      }
    }
  }

  @Test func lemmasHaveNumbers() throws {
    let lemmatizer = Lemmatizer(rules: try LemmaRules(sections: ownSections()))
    var words = VocabularyBuilder()
    let numbers = ["be", "i", "miner", "walk"].map { words.id(of: $0) }
    let vocabulary = words.vocabulary()
    let text = "'s Me MINERS walked walk boats"
    let tags: [(UniversalTag, PennTag)] = [
      (.aux, .vbz), (.pron, .prp), (.noun, .nns), (.verb, .vbd), (.verb, .vb), (.noun, .nns),
    ]
    var start = 0
    var found: [WordID] = []
    for (word, (universal, penn)) in zip(text.split(separator: " "), tags) {
      let token = Token(
        utf8Start: start, utf8End: start + word.utf8.count, word: vocabulary.id(of: String(word)),
        shape: [])
      start += word.utf8.count + 1
      let analysis = TokenAnalysis(
        head: -1, universalTag: universal, pennTag: penn, relation: .root)
      found.append(
        Array(text.utf8).withUnsafeBufferPointer {
          lemmatizer.lemmaID(of: token, analysis, in: $0, vocabulary)
        })
    }
    #expect(found == numbers + [numbers[3], 0])
  }
}
