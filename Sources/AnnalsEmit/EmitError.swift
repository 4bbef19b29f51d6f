/// Why the dataset could not be written.
package enum EmitError: Error, Equatable, CustomStringConvertible {
  /// The system refused to make, write or flush a file.
  case cannotWrite(path: String, reason: String)
  /// A file that was just written cannot be read back into the database.
  case cannotRead(path: String, reason: String)
  /// Two documents have the same id, and so would share a text file.
  case duplicateSource(id: String)
  /// An id that cannot name a file.
  case badSourceID(id: String)
  /// A record of a table that the dataset doesn't have.
  case unknownTable(name: String)
  /// An entity's id that stands for two names or types.
  case conflictingEntity(id: String, names: [String])
  /// A unit of which two documents say different things.
  case conflictingUnit(name: String)
  /// A required column is empty; `row` counts from 1.
  case missingValue(table: String, field: String, row: Int)
  /// A character that XML 1.0 cannot hold. `offset` counts code points: in the source's text for the
  /// column `exact`, else in the value.
  case illegalCharacter(
    source: String, table: String, field: String, codePoint: UInt32, offset: Int)

  /// One line for people, with the way out.
  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(path): error: cannot write: \(reason); free some space or choose a folder that is writable"
    case .cannotRead(let path, let reason):
      "\(path): error: cannot read: \(reason); build the dataset again"
    case .duplicateSource(let id):
      "texts/\(id).txt: error: two texts have the id '\(id)'; rename one of their files"
    case .badSourceID(let id):
      "error: the source id '\(id)' cannot name a file, expected lower-case letters, digits and hyphens; rename the file"
    case .unknownTable(let name):
      "error: no table is named '\(name)'; expected one of the dataset's tables"
    case .conflictingEntity(let id, let names):
      "entities: error: '\(id)' stands for '\(names.joined(separator: "' and for '"))', expected one name and type for each id; build from the texts again"
    case .conflictingUnit(let name):
      "units: error: two documents tell differently of '\(name)', expected one kind, code and conversion for each unit; build from the texts again"
    case .missingValue(let table, let field, let row):
      "\(table): error: row \(row) has no '\(field)', which every row must have; correct the rule that made it"
    case .illegalCharacter(let source, let table, let field, let codePoint, let offset):
      "\(source): error: control character \(hexadecimal(codePoint)) at offset \(offset) in '\(field)' of \(table) cannot stand in XML; remove it from the text"
    }
  }

  private func hexadecimal(_ codePoint: UInt32) -> String {
    let digits = String(codePoint, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
