import AnnalsAnnotation
import AnnalsLanguage

/// A document whose text is one block.
func plainDocument(_ text: String) -> Document {
  let utf8 = Array(text.utf8)
  return Document(
    source: SourceMetadata(id: "test", path: "test.txt"), text: DocumentText(utf8: utf8),
    lines: LineMap(countingLinesOf: utf8),
    blocks: utf8.isEmpty ? [] : [Block(span: TextSpan(0..<utf8.count), kind: .paragraph)])
}

func analyzer() -> Analyzer {
  var words = VocabularyBuilder()
  let abbreviations = Abbreviations(words: &words)
  return Analyzer(vocabulary: words.vocabulary(), abbreviations: abbreviations)
}

func analyze(_ text: String) -> AnalyzedDocument { analyzer().analyze(plainDocument(text)) }
