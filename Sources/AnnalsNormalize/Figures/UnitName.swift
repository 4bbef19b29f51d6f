import AnnalsAnnotation

/// A unit as figures have it: by itself ("ton"), per another ("catty per mu"), or only per another
/// ("per head").
struct UnitName: Hashable, CustomStringConvertible {
  let unit: String?
  let denominator: String?

  /// Nil for a figure that has no unit.
  init?(_ mention: FigureMention) {
    if mention.unit == nil && mention.denominator == nil { return nil }
    unit = mention.unit
    denominator = mention.denominator
  }

  /// A unit that isn't a rate.
  init(unit: String) {
    self.unit = unit
    denominator = nil
  }

  var description: String {
    guard let denominator else { return unit ?? "" }
    return (unit.map { $0 + " " } ?? "") + "per " + denominator
  }
}
