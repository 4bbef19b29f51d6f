/// What a name names. An event has a name of its own ("the Thirty Years' War"), a work a title.
public enum EntityType: UInt8, AnalysisLabel {
  case person, place, organization, event, work

  public static let names = ["person", "place", "organization", "event", "work"]
}

/// Where a token stands in a name: nowhere (`O`), or first (`B-person`), within, last or alone.
///
/// One byte, so that a token's analysis stays small: 0 is outside, else four values for each type.
public struct EntityTag: RawRepresentable, Hashable, Sendable {
  public enum Position: UInt8, Sendable {
    case begin, inside, end, single
  }

  public let rawValue: UInt8

  /// What the analyser finds: the first of all types. Events and works are found by rules.
  public static let types: [EntityType] = [.person, .place, .organization]
  /// How many values there are; raw values lie below it.
  public static let count = 1 + 4 * types.count
  /// Not in a name.
  public static let outside = EntityTag(unchecked: 0)

  /// Nil for a value that no type and position has.
  public init?(rawValue: UInt8) {
    guard rawValue < Self.count else { return nil }
    self.rawValue = rawValue
  }

  /// - Parameter type: one of `types`.
  public init(_ position: Position, of type: EntityType) {
    precondition(Self.types.contains(type), "the analyser doesn't tag this type")
    self.init(unchecked: 1 + type.rawValue * 4 + position.rawValue)
  }

  /// The tag that a model's label names: `O`, or one of `B I E S`, a hyphen and the type.
  public init?(name: String) {
    guard let tag = Self.all.first(where: { $0.name == name }) else { return nil }
    self = tag
  }

  private init(unchecked rawValue: UInt8) { self.rawValue = rawValue }

  /// All values, in the order of their raw values.
  public static var all: [EntityTag] { (0..<UInt8(count)).map { EntityTag(unchecked: $0) } }

  /// Nil outside names.
  public var type: EntityType? {
    rawValue == 0 ? nil : EntityType(rawValue: (rawValue - 1) / 4)
  }

  /// Nil outside names.
  public var position: Position? {
    rawValue == 0 ? nil : Position(rawValue: (rawValue - 1) % 4)
  }

  /// The label's spelling: `O`, `B-person`, `I-person`, `E-person`, `S-person`.
  public var name: String {
    guard let type, let position else { return "O" }
    return "\(["B", "I", "E", "S"][Int(position.rawValue)])-\(type.name)"
  }
}
