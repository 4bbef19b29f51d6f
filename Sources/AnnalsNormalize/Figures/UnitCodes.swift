import AnnalsLexicons

/// The codes of the units in the lexicon `Figures/units`: UCUM, or ISO 4217 for money.
struct UnitCodes: Sendable {
  private var codes: [String: String] = [:]
  private var currencies: Set<String> = []

  init(lexicons: Lexicons) {
    for row in lexicons.file("Figures/units").rows where !row.cells[3].isEmpty {
      codes[row.cells[1]] = row.cells[3]
      if row.cells[2] == "money" { currencies.insert(row.cells[1]) }
    }
  }

  func code(of unit: String) -> String? { codes[unit] }

  func ucum(of unit: String) -> String? { currencies.contains(unit) ? nil : codes[unit] }
}
