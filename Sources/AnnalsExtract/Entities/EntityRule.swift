/// The rules that find names; `Entities/rules` describes each. Ids are never renamed.
package enum EntityRule: String, CaseIterable, Sendable {
  /// The analyser tagged the name with this type.
  case tagged = "entities.name"
  /// The name's own words tell another type than was tagged.
  case worded = "entities.name-words"
  /// The name was tagged elsewhere in the document.
  case repeated = "entities.repeated"
  /// The last word of a person's name that was tagged elsewhere.
  case surname = "entities.surname"
  /// Other places of the document outvoted the type.
  case voted = "entities.type-vote"
}
