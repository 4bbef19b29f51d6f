/// How a word depends on its head: `nsubj` is the subject of its head, `root` has none.
///
/// Source: the relations of Universal Dependencies, version 2, with the subtypes of the English
/// treebanks.
public enum Relation: UInt8, AnalysisLabel {
  case acl, aclRelcl, advcl, advclRelcl, advmod, amod, appos, aux, auxPass, `case`, cc, ccPreconj
  case ccomp, compound, compoundPrt, conj, cop, csubj, csubjOuter, csubjPass, dep, det, detPredet
  case discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmodDesc
  case nmodPoss, nmodUnmarked, nsubj, nsubjOuter, nsubjPass, nummod, obj, obl, oblAgent
  case oblUnmarked, orphan, parataxis, punct, reparandum, root, vocative, xcomp

  public static let names = [
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass",
    "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
    "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
  ]
}
