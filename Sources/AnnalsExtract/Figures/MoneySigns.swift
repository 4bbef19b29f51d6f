import AnnalsLanguage

/// The signs of currencies in the lexicon of units: `$`, `£`, `₹`.
enum MoneySigns {
  static func set(in words: inout VocabularyBuilder) -> WordSet {
    let signs = words.lexicon("Figures/units").rows.filter { row in
      row.cells[2] == "money" && row.cells[0].unicodeScalars.count == 1
        && row.cells[0].unicodeScalars.allSatisfy {
          $0.properties.generalCategory == .currencySymbol
        }
    }
    return WordSet(signs.map { $0.cells[0] }, in: &words)
  }

  /// The codes of ISO 4217 in the lexicon, which may stand before a number.
  static func codes(in words: inout VocabularyBuilder) -> WordSet {
    let rows = words.lexicon("Figures/units").rows
      .filter { $0.cells[2] == "money" && $0.cells[0] == $0.cells[3].lowercased() }
    return WordSet(rows.map { $0.cells[0] }, in: &words)
  }
}
