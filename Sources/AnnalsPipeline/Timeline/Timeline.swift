import AnnalsAnnotation
import AnnalsRecords

/// Events of texts in the order of time, for a terminal.
///
/// What is told as having happened or been so, unless all is asked for: what was planned, possible, denied or general is
/// then marked so.
package struct Timeline: Sendable {
  /// Which events are listed.
  package struct Selection: Sendable {
    /// First and last year, astronomical; an event is listed whose time touches them.
    package var from: Int?
    package var to: Int?
    /// The only source, by its id.
    package var source: String?
    /// Also what is told as planned, possible, hypothetical, general or denied.
    package var isAll = false

    package init() {}
  }

  /// An event with the place where it is told.
  package struct Entry: Sendable {
    package let event: EventRecord
    package let time: EventTime
    /// The way to the source from where the command runs.
    package let path: String
  }

  /// In the order of time.
  package private(set) var entries: [Entry] = []
  /// How many events of the selection have no date.
  package private(set) var undatedCount = 0
  /// How many have one but are told as planned, denied and so on.
  package private(set) var unrealCount = 0
  /// The ids of all sources that were read, in order.
  package private(set) var sources: [String] = []
  /// What is wrong with texts.
  package internal(set) var diagnostics: [Diagnostic] = []
  private let selection: Selection

  package init(_ selection: Selection) { self.selection = selection }

  mutating func add(source: String) {
    if sources.last != source { sources.append(source) }
  }

  mutating func add(_ event: EventRecord, path: String) {
    if let source = selection.source, event.evidence.sourceID != source { return }
    guard let time = EventTime(event) else {
      undatedCount += 1
      return
    }
    guard touches(event) else { return }
    let isReal = event.modality == .actual || event.modality == .state
    guard selection.isAll || isReal && event.polarity == .affirmed else {
      unrealCount += 1
      return
    }
    entries.append(Entry(event: event, time: time, path: path))
  }

  /// Whether the years of an event meet those asked for; an open side reaches on.
  private func touches(_ event: EventRecord) -> Bool {
    if let from = selection.from, let end = event.yearEnd, end < from { return false }
    if let to = selection.to, let start = event.yearStart, start > to { return false }
    return true
  }

  mutating func sort() { entries.sort { $0.time < $1.time } }
}
