import AnnalsRecords

/// A timeline as lines for a terminal: a heading for each year, under it for each event its date and what
/// happened, how the text tells it where it isn't plain fact, who says so, and below the place and the words
/// around, the trigger marked.
///
///     1958
///       1958-08-29   Politburo passed the resolution
///                    Raw/survey.md:12  … the ⟦passed⟧ …
package struct TimelinePage {
  private let isColored: Bool
  private let dateWidth: Int
  private let entries: [Timeline.Entry]
  private static let widestDate = 24

  /// - Parameter isColored: whether a terminal reads it that shows colours.
  package init(_ timeline: Timeline, isColored: Bool) {
    self.isColored = isColored
    entries = timeline.entries
    let widths = entries.map { $0.event.date?.count ?? 0 }
    dateWidth = min(widths.max() ?? 0, Self.widestDate)
  }

  /// The lines, a year's heading before its events.
  package func write(line: (String) throws -> Void) rethrows {
    var year: Int?
    for entry in entries {
      if entry.time.year != year {
        if year != nil { try line("") }
        year = entry.time.year
        try line(styled(Self.heading(entry.time.year), .bold))
      }
      try line(firstLine(of: entry))
      try line(indent + "\(place(of: entry))  \(evidence(of: entry))")
    }
  }

  /// `491 BC` for the astronomical year -490.
  static func heading(_ year: Int) -> String { year > 0 ? String(year) : "\(1 - year) BC" }

  private var indent: String { String(repeating: " ", count: dateWidth + 4) }

  private func firstLine(of entry: Timeline.Entry) -> String {
    let event = entry.event
    let date = event.date ?? ""
    let gap = String(repeating: " ", count: max(0, dateWidth - date.count) + 2)
    let words = event.label.map { TerminalText($0).description }
    var line = "  " + styled(date, .date) + gap + styled(words ?? event.lemma, .plain)
    let marks = Self.marks(of: event)
    if !marks.isEmpty { line += " " + styled("[\(marks.joined(separator: ", "))]", .mark) }
    if let source = event.attributedTo { line += " (says \(TerminalText(source)))" }
    return line
  }

  private static func marks(of event: EventRecord) -> [String] {
    var marks: [String] = []
    if event.polarity == .negated { marks.append("denied") }
    if event.modality != .actual { marks.append(event.modality.rawValue) }
    if event.dateBasis == .inherited { marks.append("date from context") }
    return marks
  }

  private func place(of entry: Timeline.Entry) -> String {
    styled("\(TerminalText(entry.path)):\(entry.event.evidence.line)", .dim)
  }

  /// The words around the trigger, as the row has them, cut where a word begins.
  private func evidence(of entry: Timeline.Entry) -> String {
    let evidence = entry.event.evidence
    let before = TerminalText(Self.fromWord(evidence.prefix ?? "")).description
    let after = TerminalText(Self.toWord(evidence.suffix ?? "")).description
    let trigger = TerminalText(evidence.exact).description
    return before + (isColored ? styled(trigger, .trigger) : "⟦\(trigger)⟧") + after
  }

  /// What a full prefix holds of whole words.
  private static func fromWord(_ prefix: String) -> String {
    guard prefix.unicodeScalars.count >= contextLength,
      let blank = prefix.firstIndex(where: \.isWhitespace)
    else { return prefix }
    return "…" + prefix[blank...]
  }

  private static func toWord(_ suffix: String) -> String {
    guard suffix.unicodeScalars.count >= contextLength,
      let blank = suffix.lastIndex(where: \.isWhitespace)
    else { return suffix }
    return suffix[..<blank] + " …"
  }

  private static let contextLength = 32

  private enum Style: String {
    case plain = ""
    case bold = "1"
    case date = "36"
    case mark = "33"
    case dim = "2"
    case trigger = "1;4"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    guard isColored, style != .plain, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}
