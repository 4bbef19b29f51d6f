import AnnalsAnnotation
import AnnalsLanguage

/// Lemmas of single tokens, for rules that look up a few words of a sentence.
package struct WordLemmas: Sendable {
  private let lemmatizer: Lemmatizer
  private let vocabulary: Vocabulary

  /// - Parameter vocabulary: the one that documents are tokenized with.
  package init(lemmatizer: Lemmatizer, vocabulary: Vocabulary) {
    self.lemmatizer = lemmatizer
    self.vocabulary = vocabulary
  }

  /// The number of a token's lemma, 0 where no lexicon holds it; see `Lemmatizer.lemmaID`.
  ///
  /// - Parameter bytes: the document's text.
  @inline(__always)
  package func id(of token: Token, _ analysis: TokenAnalysis, in bytes: [UInt8]) -> WordID {
    bytes.withUnsafeBufferPointer { lemmatizer.lemmaID(of: token, analysis, in: $0, vocabulary) }
  }

  /// A token's lemma as it is published, in lower case but for names.
  package func text(of token: Token, _ analysis: TokenAnalysis, in bytes: [UInt8]) -> String {
    let form = String(decoding: bytes[Int(token.utf8Start)..<Int(token.utf8End)], as: UTF8.self)
    return lemmatizer.lemma(
      of: form, universalTag: analysis.universalTag, pennTag: analysis.pennTag,
      isFirst: token.shape.contains(.sentenceStart))
  }
}
