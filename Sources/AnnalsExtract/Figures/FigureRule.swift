/// The rules that find figures; `Figures/rules` describes each. Ids are never renamed.
package enum FigureRule: String, CaseIterable, Sendable {
  case count = "figures.count"
  case unit = "figures.number-unit"
  case percent = "figures.percent"
  case fraction = "figures.fraction"
  case ratio = "figures.ratio"
  case money = "figures.money"
  case rate = "figures.rate"
  case age = "figures.age"
  case multiple = "figures.multiple"
  case vague = "figures.vague"
  case shared = "figures.shared-unit"
  case bare = "figures.bare-number"
}
