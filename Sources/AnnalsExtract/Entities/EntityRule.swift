/// The rules that find names; `Entities/rules` describes each. Ids are never renamed.
package enum EntityRule: String, CaseIterable, Sendable {
  /// The analyser tagged the name with this type.
  case tagged = "entities.name"
  /// The name's own words tell another type than was tagged.
  case worded = "entities.name-words"
  /// The gazetteer or the authority file knows the name.
  case known = "entities.known-name"
  /// The words beside the name, here or elsewhere in the document, tell another type than was tagged, or
  /// that it is a name at all.
  case context = "entities.context"
  /// Initials in brackets behind the name that they are short for.
  case initials = "entities.initials"
  /// The name was tagged elsewhere in the document.
  case repeated = "entities.repeated"
  /// The last word of a person's name that was tagged elsewhere.
  case surname = "entities.surname"
  /// A noun phrase in apposition to a name.
  case apposition = "entities.apposition"
  /// "I" in a quotation, for its speaker.
  case firstPerson = "entities.first-person"
  /// A personal pronoun for whoever stands in the foreground.
  case pronoun = "entities.pronoun"
  /// "its", for the subject of its clause.
  case possessive = "entities.possessive"
  /// A reflexive pronoun, for the subject of its clause.
  case reflexive = "entities.reflexive"
  /// A relative pronoun, for the name that its clause hangs on.
  case relative = "entities.relative"
  /// "the chairman", for the one named with that noun.
  case role = "entities.role"
  /// Other places of the document outvoted the type.
  case voted = "entities.type-vote"
  /// Capitalized words around one that tells of an event, or an event's set name.
  case event = "entities.event-name"
  /// A title in quotation marks, before its year, or of a law or treaty.
  case title = "entities.work-title"
}
