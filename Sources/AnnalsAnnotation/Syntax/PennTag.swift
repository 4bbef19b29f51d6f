/// The English part of speech with its inflection, such as `vbd` for a verb in the past tense.
///
/// Source: the fifth column of the English treebanks, which is the Penn tag set as OntoNotes changed it:
/// `hyph` is a hyphen, `add` an address, `gw` the first part of a word that was torn apart, `nfp` an
/// ornament, `afx` an affix.
public enum PennTag: UInt8, AnalysisLabel {
  case dollar, closingQuote, comma, openingBracket, closingBracket, stop, colon, openingQuote
  case add, afx, cc, cd, dt, ex, fw, gw, hyph, `in`, jj, jjr, jjs, ls, md, nfp, nn, nnp, nnps, nns
  case pdt, pos, prp, prpPossessive, rb, rbr, rbs, rp, sym, to, uh, vb, vbd, vbg, vbn, vbp, vbz
  case wdt, wp, wpPossessive, wrb

  public static let names = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "``", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW",
    "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT",
    "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN",
    "VBP", "VBZ", "WDT", "WP", "WP$", "WRB",
  ]
}
