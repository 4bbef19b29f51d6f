import AnnalsRecords

/// What several schemas say of a column in the same words.
extension FieldDefinition {
  /// The description, with the unit where there is one.
  var describedWithUnit: String { unit.map { "\(description) Unit: \($0)." } ?? description }

  /// The example as a JSON value of the column's type.
  var exampleValue: JSONValue? {
    guard let example else { return nil }
    return type == .string || type == .boolean ? JSONValue(example) : JSONValue(.number(example))
  }

  /// What limits the values, for people.
  var constraintTexts: [String] {
    var texts: [String] = []
    if !enumeration.isEmpty { texts.append("one of " + enumeration.joined(separator: " | ")) }
    if let pattern { texts.append(pattern.name) }
    if let minimum { texts.append("at least \(minimum)") }
    return texts
  }

  /// The pattern as one group, for readers that put anchors around it as it is: `^a|b$` would let `ax`
  /// through.
  var groupedPattern: String? {
    pattern.map { $0.expression.contains("|") ? "(\($0.expression))" : $0.expression }
  }
}
