/// The rules that find events; `Events/rules` describes each. Ids are never renamed.
package enum EventRule: String, CaseIterable, Sendable {
  case adjective = "events.adjective"
  case coordinated = "events.coordinated"
  case copula = "events.copula"
  case gerund = "events.gerund"
  case imperative = "events.imperative"
  case infinitive = "events.infinitive"
  case modal = "events.modal"
  case noun = "events.noun"
  case participle = "events.participle"
  case passive = "events.passive"
  case past = "events.past"
  case perfect = "events.perfect"
  case present = "events.present"
  case progressive = "events.progressive"
}
