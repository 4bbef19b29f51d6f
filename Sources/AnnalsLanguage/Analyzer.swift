import AnnalsAnnotation

/// The stage *analyse*: a document's sentences and tokens, their tags, trees and names.
///
/// Takes a `Document`, gives an `AnalyzedDocument`. Promises: every character that isn't white space lies
/// in exactly one token, every token in exactly one sentence, no sentence crosses a block; linear time.
package struct Analyzer: Sendable {
  private let tokenizer: Tokenizer
  private let segmenter: SentenceSegmenter
  private let network: Network
  private let perfectClitic = PerfectClitic(lemmatizer: .english)

  /// - Parameter vocabulary: made from the builder that `abbreviations` was made with, after the
  ///   extractors had put their words into it.
  package init(
    vocabulary: Vocabulary, abbreviations: Abbreviations, network: Network = .english
  ) {
    tokenizer = Tokenizer(vocabulary: vocabulary, abbreviations: abbreviations)
    segmenter = SentenceSegmenter(abbreviations: abbreviations, model: .embedded)
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

  /// The same with tokens and sentences that are given.
  package func analyze(_ document: Document, tokens given: GivenTokens) -> AnalyzedDocument {
    let (tokens, sentences) = tokens(given, of: document)
    return analyzed(document, tokens, sentences)
  }

  private func analyzed(
    _ document: Document, _ tokens: [Token], _ sentences: [Sentence]
  ) -> AnalyzedDocument {
    let analyses = document.text.utf8.withUnsafeBufferPointer { bytes in
      var analyses = network.analyze(bytes, tokens: tokens, sentences: sentences)
      perfectClitic.mend(bytes, tokens, &analyses)
      return analyses
    }
    return AnalyzedDocument(
      document: document, tokens: tokens, sentences: sentences, analyses: analyses)
  }
}

extension Analyzer {
  /// An analysis that was made before: only words and shapes of tokens are looked up anew.
  ///
  /// - Parameter analyses: one a token.
  package func restore(
    _ document: Document, tokens given: GivenTokens, analyses: [TokenAnalysis]
  ) -> AnalyzedDocument {
    let (tokens, sentences) = tokens(given, of: document)
    return AnalyzedDocument(
      document: document, tokens: tokens, sentences: sentences, analyses: analyses)
  }

  private func tokens(
    _ given: GivenTokens, of document: Document
  ) -> (tokens: [Token], sentences: [Sentence]) {
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
    return (tokens, sentences)
  }
}
