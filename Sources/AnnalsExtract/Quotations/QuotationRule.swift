/// The rules that attribute or delimit quotations; `Quotations/rules` describes each. Ids are never renamed.
package enum QuotationRule: String, CaseIterable, Sendable {
  case beat = "quotations.beat"
  case block = "quotations.block"
  case continued = "quotations.continued"
  case cueAfter = "quotations.cue-after"
  case cueBefore = "quotations.cue-before"
  case cueInClause = "quotations.cue-in-clause"
  case dialogue = "quotations.dialogue"
  case sequence = "quotations.sequence"
  case slogan = "quotations.slogan"
  case term = "quotations.term"
  case turn = "quotations.turn"
  case unattributed = "quotations.unattributed"
  case unclosed = "quotations.unclosed"
  case unopened = "quotations.unopened"
  case voice = "quotations.voice"
}
