import AnnalsLanguage

/// How many lemmas of a treebank a lemmatizer gives right, from the treebank's own tags.
package struct LemmaScore: CustomStringConvertible {
  package private(set) var words = 0
  package private(set) var right = 0
  /// What went wrong: form, expected and given lemma.
  package private(set) var errors: [(form: String, expected: String, given: String)] = []

  package init(of lemmatizer: Lemmatizer, on sentences: [TreebankSentence]) {
    for sentence in sentences {
      for (index, word) in sentence.words.enumerated() {
        let lemma = lemmatizer.lemma(
          of: word.form, universalTag: word.universalTag, pennTag: word.pennTag,
          isFirst: index == 0)
        words += 1
        if lemma == word.lemma {
          right += 1
        } else {
          errors.append((word.form, word.lemma, lemma))
        }
      }
    }
  }

  /// Right lemmas in hundred words.
  package var percent: Double { words == 0 ? 0 : 100 * Double(right) / Double(words) }

  package var description: String {
    let hundredths = words == 0 ? 0 : (right * 10000 + words / 2) / words
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10) % of \(words) lemmas"
  }
}

extension LemmaRules {
  /// The rules in a trainer's sections.
  package init(sections: [(name: String, bytes: [UInt8])]) throws(LemmaModelError) {
    let bytes = Dictionary(uniqueKeysWithValues: sections)
    let tables = ["lemma.nodes", "lemma.edits", "lemma.text"].map { bytes[$0] ?? [] }
    let result = tables[0].withUnsafeBytes { nodes in
      tables[1].withUnsafeBytes { edits in
        tables[2].withUnsafeBytes { text in
          Result { () throws(LemmaModelError) in
            try LemmaRules(nodes: nodes, edits: edits, text: text)
          }
        }
      }
    }
    self = try result.get()
  }
}
