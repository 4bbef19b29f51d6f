import AnnalsAnnotation

/// The stage *analyse*: a document's sentences and tokens. Statistical tags, trees and names will be made
/// here as well, from the same tokens.
///
/// Takes a `Document`, gives an `AnalyzedDocument`. Promises: every character that isn't white space lies
/// in exactly one token, every token in exactly one sentence, no sentence crosses a block; linear time.
package struct Analyzer: Sendable {
  private let tokenizer: Tokenizer
  private let segmenter: SentenceSegmenter

  /// - Parameter vocabulary: made from the builder that `abbreviations` was made with, after the
  ///   extractors had put their words into it.
  package init(vocabulary: Vocabulary, abbreviations: Abbreviations) {
    tokenizer = Tokenizer(vocabulary: vocabulary, abbreviations: abbreviations)
    segmenter = SentenceSegmenter(abbreviations: abbreviations, model: .embedded)
  }

  package func analyze(_ document: Document) -> AnalyzedDocument {
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    tokens.reserveCapacity(document.text.utf8.count / 5)
    document.text.utf8.withUnsafeBufferPointer { bytes in
      for (index, block) in document.blocks.enumerated() {
        let start = tokens.count
        tokenizer.tokenize(bytes, block: block.span, into: &tokens)
        guard start < tokens.count else { continue }
        segmenter.segment(
          bytes, tokens: &tokens, range: start..<tokens.count, block: index, into: &sentences)
      }
    }
    return AnalyzedDocument(document: document, tokens: tokens, sentences: sentences)
  }
}

extension Analyzer {
  /// A document with tokens that were found before: their words and shapes are looked up anew.
  ///
  /// - Parameter analyses: what was said of the tokens before, one each; or none.
  package func restore(
    _ document: Document, tokens given: GivenTokens, analyses: [TokenAnalysis] = []
  ) -> AnalyzedDocument {
    var tokens: [Token] = []
    tokens.reserveCapacity(given.spans.count)
    document.text.utf8.withUnsafeBufferPointer { bytes in
      for span in given.spans { tokenizer.restore(bytes, span: span, into: &tokens) }
    }
    if let last = tokens.indices.last { tokens[last].shape.insert(.spaceAfter) }
    for multiword in given.multiwords {
      for index in multiword.dropFirst() { tokens[index].shape.insert(.multiwordContinuation) }
    }
    let sentences = given.sentences.map { sentence in
      let range = sentence.tokens
      tokens[range.lowerBound].shape.insert(.sentenceStart)
      return Sentence(
        span: given.spans[range.lowerBound].union(given.spans[range.upperBound - 1]),
        tokens: range, block: sentence.block)
    }
    return AnalyzedDocument(
      document: document, tokens: tokens, sentences: sentences, analyses: analyses)
  }
}
