public enum EventClass: String, FieldEnumeration {
  case spaceMovement = "space-movement"
  case communication
  case mentalAbstract = "mental-abstract"
  case general
  case emotionsEvaluations = "emotions-evaluations"
  case existenceCausation = "existence-causation"
  case physicalSensations = "physical-sensations"
  case hostilityMilitary = "hostility-military"
  case possession
  case lifeHealth = "life-health"
  case time
  case authorityLaw = "authority-law"
  case economy
  case entertainmentArt = "entertainment-art"
  case social
  case relativeProperties = "relative-properties"
  case matter
  case earthEnvironment = "earth-environment"
  case foodFarming = "food-farming"
  case clothes
  case religionSupernatural = "religion-supernatural"
  case education
}
public enum EventPolarity: String, FieldEnumeration { case affirmed, negated }
public enum EventModality: String, FieldEnumeration {
  case actual, state, planned, possible, hypothetical, generic
}
public enum EventDateBasis: String, FieldEnumeration { case stated, inherited }

/// Something that happens, is done, or changes.
public struct EventRecord: EvidencedRecord {
  public static let tableName = "events"
  public static let rowName = "event"
  public static let idPrefix = "evt"
  public static let title = "Events"
  public static let summary =
    "What happened, was done, planned or denied: the word that tells it, its class, polarity, modality and date."

  public var id = ""
  public var evidence = Evidence()
  public var lemma = ""
  public var label: String?
  public var eventClass: EventClass?
  public var polarity = EventPolarity.affirmed
  public var modality = EventModality.actual
  public var agent: String?
  public var agentID: String?
  public var patient: String?
  public var patientID: String?
  public var place: String?
  public var placeID: String?
  public var date: String?
  public var startDate: String?
  public var endDate: String?
  public var yearStart: Int?
  public var yearEnd: Int?
  public var precision: TemporalPrecision?
  public var certainty: TemporalCertainty?
  public var dateBasis: EventDateBasis?
  public var attributedTo: String?
  public var attributedToID: String?

  public init() {}

  private static let entity = FieldDefinition.Reference(table: "entities", field: "entity_id")

  public static let fields: [Field<EventRecord>] =
    evidenceFields(\.id, \.evidence) + [
      .required("lemma", \.lemma, example: "collectivize", "Dictionary form of the trigger."),
      .optional(
        "label", \.label,
        "A headline of the text's own words: who, the verb with what denies or limits it, to whom or what; at most 80 characters."
      ),
      .optional(
        "class", \.eventClass,
        "Class of the Histo guidelines, after the Historical Thesaurus of the OED."),
      .required("polarity", \.polarity, "negated: the text says that it did not happen."),
      .required(
        "modality", \.modality,
        "actual: told as happening; state: told as being so, nothing happens; planned: intended or demanded; possible; hypothetical: under a condition; generic: in general."
      ),
      .optional(
        "agent", \.agent,
        "Who does it, or brings it about, says, has or receives it: the phrase as written."),
      .optional("agent_id", \.agentID, reference: entity, "Who does it, as an entity."),
      .optional(
        "patient", \.patient,
        "To whom or what it is done or happens, or what is so: the phrase as written."),
      .optional(
        "patient_id", \.patientID, reference: entity,
        "To whom or what it is done or happens, as an entity."),
      .optional("place", \.place, "Where it happens or leads to, as its clause says it."),
      .optional("place_id", \.placeID, reference: entity, "Where, as an entity."),
      .optional("date", \.date, pattern: .edtf, "When, as EDTF."),
      .optional(
        "start_date", \.startDate, pattern: .calendarDay, "First day that the date can mean."),
      .optional("end_date", \.endDate, pattern: .calendarDay, "Last day that the date can mean."),
      .optional("year_start", \.yearStart, unit: "year", "First year of the date, astronomical."),
      .optional("year_end", \.yearEnd, unit: "year", "Last year of the date, astronomical."),
      .optional("precision", \.precision, "The smallest calendar unit of the date."),
      .optional("certainty", \.certainty, "Certainty of the date."),
      .optional(
        "date_basis", \.dateBasis,
        "stated: in the event's own clause; inherited: from the text around."),
      .optional("attributed_to", \.attributedTo, "Who says so, as written."),
      .optional(
        "attributed_to_id", \.attributedToID, reference: entity, "Who says so, as an entity."),
    ]
}
