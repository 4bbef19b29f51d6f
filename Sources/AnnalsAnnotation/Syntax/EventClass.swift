/// What sort of thing an event is: the classes of the Histo guidelines (Sprugnoli and Tonelli), after the
/// Historical Thesaurus of the OED.
public enum EventClass: UInt8, AnalysisLabel {
  case spaceMovement, communication, mentalAbstract, general, emotionsEvaluations
  case existenceCausation, physicalSensations, hostilityMilitary, possession, lifeHealth, time
  case authorityLaw, economy, entertainmentArt, social, relativeProperties, matter
  case earthEnvironment, foodFarming, clothes, religionSupernatural, education

  public static let names = [
    "space-movement", "communication", "mental-abstract", "general", "emotions-evaluations",
    "existence-causation", "physical-sensations", "hostility-military", "possession",
    "life-health", "time", "authority-law", "economy", "entertainment-art", "social",
    "relative-properties", "matter", "earth-environment", "food-farming", "clothes",
    "religion-supernatural", "education",
  ]
}
