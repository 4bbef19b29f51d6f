/// The part of speech of a word, the same seventeen for all languages.
///
/// Source: the universal parts of speech of Universal Dependencies, version 2.
public enum UniversalTag: UInt8, AnalysisLabel {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb
  case x

  public static let names = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X",
  ]
}
