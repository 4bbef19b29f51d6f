import AnnalsRecords

/// A timeline as lines for a terminal: a heading for each year, under it for each event its date and what
/// happened, how the text tells it where it isn't plain fact, who says so, and below the place and the words
/// around, the trigger marked.
///
///     1931
///       1931-05-03  The council passed the law
///                   Raw/mills.txt:12  … On 3 May 1931 the council ⟦passed⟧ the law on mills …
///
/// Without a headline the words around stand in its place.
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
      let evidence = evidence(of: entry)
      let label = entry.event.label.map { TerminalText($0).description }
      try line(firstLine(of: entry, label ?? evidence))
      try line(indent + place(of: entry) + (label == nil ? "" : "  " + evidence))
    }
  }

  /// `491 BC` for the astronomical year -490.
  static func heading(_ year: Int) -> String { year > 0 ? String(year) : "\(1 - year) BC" }

  private var indent: String { String(repeating: " ", count: dateWidth + 4) }

  private func firstLine(of entry: Timeline.Entry, _ headline: String) -> String {
    let event = entry.event
    let date = event.date ?? ""
    let gap = String(repeating: " ", count: max(0, dateWidth - date.count) + 2)
    var line = "  " + styled(date, .date) + gap + headline
    let marks = Self.marks(of: event)
    if !marks.isEmpty { line += " " + styled("[\(marks.joined(separator: ", "))]", .mark) }
    if let source = event.attributedTo { line += " (says \(TerminalText(source)))" }
    return line
  }

  private static func marks(of event: EventRecord) -> [String] {
    var marks: [String] = []
    if event.polarity == .negated { marks.append("denied") }
    if event.modality != .actual, event.modality != .state { marks.append(event.modality.rawValue) }
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
    let line = before + (isColored ? styled(trigger, .trigger) : "⟦\(trigger)⟧") + after
    return line.trimmingSuffix(" ")
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
    case bold = "1"
    case date = "36"
    case mark = "33"
    case dim = "2"
    case trigger = "1;4"
  }

  private func styled(_ text: String, _ style: Style) -> String {
    guard isColored, !text.isEmpty else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self[...]
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
