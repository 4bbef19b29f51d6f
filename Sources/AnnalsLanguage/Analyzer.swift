import AnnalsAnnotation

/// The stage *analyse*: a document's sentences and tokens, their tags, trees and names.
///
/// Takes a `Document`, gives an `AnalyzedDocument`. Promises: every character that isn't white space lies
/// in exactly one token, every token in exactly one sentence, no sentence crosses a block; linear time.
package struct Analyzer: Sendable {
  private let tokenizer: Tokenizer
  private let segmenter: SentenceSegmenter
  private let network: Network

  /// - Parameter vocabulary: made from the builder that `abbreviations` was made with, after the
  ///   extractors had put their words into it.
  package init(
    vocabulary: Vocabulary, abbreviations: Abbreviations, network: Network = .english
  ) {
    tokenizer = Tokenizer(vocabulary: vocabulary, abbreviations: abbreviations)
    segmenter = SentenceSegmenter(abbreviations: abbreviations)
    self.network = network
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
    return analyzed(document, tokens, sentences)
  }
}

extension Analyzer {
  /// An analysis from tokens and sentences that were found before: their words and shapes are looked up
  /// anew.
  ///
  /// - Parameters:
  ///   - tokens: in text order, disjoint, not empty.
  ///   - sentences: ranges of tokens, in order, that hold every token once.
  package func restore(
    _ document: Document, tokens spans: [TextSpan], sentences: [(tokens: Range<Int>, block: Int)]
  ) -> AnalyzedDocument {
    var tokens: [Token] = []
    tokens.reserveCapacity(spans.count)
    document.text.utf8.withUnsafeBufferPointer { bytes in
      for span in spans { tokenizer.restore(bytes, span: span, into: &tokens) }
    }
    if let last = tokens.indices.last { tokens[last].shape.insert(.spaceAfter) }
    let restored = sentences.map { sentence in
      tokens[sentence.tokens.lowerBound].shape.insert(.sentenceStart)
      return Sentence(
        span: spans[sentence.tokens.lowerBound].union(spans[sentence.tokens.upperBound - 1]),
        tokens: sentence.tokens, block: sentence.block)
    }
    return analyzed(document, tokens, restored)
  }

  private func analyzed(
    _ document: Document, _ tokens: [Token], _ sentences: [Sentence]
  ) -> AnalyzedDocument {
    let analyses = document.text.utf8.withUnsafeBufferPointer {
      network.analyze($0, tokens: tokens, sentences: sentences)
    }
    return AnalyzedDocument(
      document: document, tokens: tokens, sentences: sentences, analyses: analyses)
  }
}
