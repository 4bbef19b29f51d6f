import AnnalsLanguage

/// The small word lists of the figure rules, by class, from the lexicon `Figures/cue-words`.
enum CueWords {
  /// The words of one class, which the lexicon must have.
  static func set(_ name: String, in words: inout VocabularyBuilder) -> WordSet {
    let forms = words.lexicon("Figures/cue-words").rows
      .filter { $0.cells[1] == name }.map { $0.cells[0] }
    precondition(!forms.isEmpty, "Figures/cue-words: no class '\(name)'")
    return WordSet(forms, in: &words)
  }
}
