import AnnalsAnnotation

/// The forms of irregular verbs and of those that double a consonant, which fill gaps of WordNet's lists
/// (`wed`, `rid`, `mimicked`).
package struct VerbListForms {
  private let path: String

  /// - Parameter path: tab-separated lines of lemma, past, participle and marks, of which `d` says that the
  ///   last consonant is doubled; lines with `#` and the line of column names are passed over.
  package init(path: String) { self.path = path }

  package func forms() throws(TrainingDataError) -> [DictionaryForm] {
    var forms: [DictionaryForm] = []
    var number = 0
    let text = try TreebankReader.text(of: path)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix("lemma\t") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 4 else {
        throw .malformed(
          path: path, line: number, message: "\(cells.count) columns; expected four")
      }
      forms += Self.forms(
        of: cells[0], past: cells[1] + "|" + cells[2], isDoubling: cells[3].contains("d"))
    }
    return forms
  }

  private static func forms(
    of verb: String, past: String, isDoubling: Bool
  ) -> [DictionaryForm] {
    func exception(_ form: String, _ tag: PennTag) -> DictionaryForm {
      DictionaryForm(form, verb, .verb, tag, isException: true)
    }
    var forms = Set(past.split(separator: "|").map(String.init)).sorted().map {
      exception($0, .vbn)
    }
    if let stem = verb.hasSuffix("c") ? verb + "k" : isDoubling ? verb + verb.suffix(1) : nil {
      forms.append(exception(stem + "ing", .vbg))
      if forms.count == 1 { forms.append(exception(stem + "ed", .vbn)) }
    }
    return forms
  }
}
