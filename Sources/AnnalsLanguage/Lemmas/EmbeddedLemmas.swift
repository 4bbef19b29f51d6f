import CAnnalsLemmas

extension Lemmatizer {
  /// With the rules that the binary carries.
  package static func embedded() throws(LemmaModelError) -> Lemmatizer {
    func bytes(_ table: annals_lemma_table) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(start: table.bytes, count: table.count)
    }
    return Lemmatizer(
      rules: try LemmaRules(
        nodes: bytes(annals_lemma_nodes()), edits: bytes(annals_lemma_edits()),
        text: bytes(annals_lemma_text())))
  }

  /// The same, made once; rules that can't be read are a fault of the build, which a test finds.
  package static let english: Lemmatizer = {
    do {
      return try embedded()
    } catch {
      preconditionFailure("\(error)")
    }
  }()
}
