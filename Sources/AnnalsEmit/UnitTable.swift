import AnnalsRecords

/// The units of all documents, one row each. It grows with the units that differ, not with the figures.
struct UnitTable {
  private var records: [String: UnitRecord] = [:]

  /// Adds the units of a document's figures to those of the documents before.
  ///
  /// - Throws: `conflictingUnit` where two documents say different things of a unit.
  mutating func add(_ units: RecordList<UnitRecord>) throws(EmitError) {
    for unit in units {
      if let known = records.updateValue(unit, forKey: unit.name), known != unit {
        throw .conflictingUnit(name: unit.name)
      }
    }
  }

  /// Sorted by name.
  var sorted: RecordList<UnitRecord> {
    RecordList(
      records.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
  }
}
