import AnnalsAnnotation
import AnnalsRecords

/// What of a document the reader of claims looks things up in: where sentences and paragraphs are, which
/// places, events and dates stand where. Offsets are code points.
struct DocumentOutline {
  struct Naming {
    enum Kind { case place, event, person }

    let start, end, sentence: Int
    let entity: String
    let kind: Kind
    var isPlace: Bool { kind == .place }
  }

  struct Dating {
    let start, end: Int
    let span: MonthSpan
    let isYear: Bool
  }

  fileprivate struct Anchor {
    let start, end, sentence: Int
  }

  let text: DocumentText
  let title: String
  let names: [String: String]
  /// The place that the title names, where it names one only.
  let placeOfTitle: String?
  /// Those of them that are places.
  let places: Set<String>
  /// The words of their names.
  let placeNames: Set<String>
  /// How often each entity is mentioned by name.
  let counts: [String: Int]
  /// Places, events and persons by their names, in text order.
  let namings: [Naming]
  let datings: [Dating]
  /// Where dates stand of which the text doesn't tell the year.
  let openDates: [Int]
  /// Where paragraphs start.
  private(set) var paragraphs: [Int] = [0]
  /// For each paragraph the heading above it, as an index of a paragraph.
  private(set) var headings: [Int] = []
  private var anchors: [Anchor] = []

  init(_ records: DocumentRecords) {
    text = DocumentText(utf8: records.text)
    title = records.source.title ?? ""
    var kinds: [String: Naming.Kind] = [:]
    var names: [String: String] = [:]
    for entity in records.entities {
      switch entity.type {
      case .place: kinds[entity.id] = .place
      case .event: kinds[entity.id] = .event
      case .person: kinds[entity.id] = .person
      case .organization, .work: continue
      }
      names[entity.id] = entity.name
    }
    self.names = names
    placeOfTitle = Self.placeOfTitle(title, among: records)
    places = Set(kinds.filter { $0.value == .place }.keys)
    placeNames = Set(
      places.lazy.compactMap { names[$0] }.flatMap { $0.split(separator: " ").map(String.init) })
    var anchors: [Anchor] = []
    var namings: [Naming] = []
    var counts: [String: Int] = [:]
    for mention in records.mentions {
      let evidence = mention.evidence
      anchors.append(Anchor(evidence))
      guard mention.form == .name else { continue }
      counts[mention.entityID, default: 0] += 1
      guard let kind = kinds[mention.entityID] else { continue }
      namings.append(
        Naming(
          start: evidence.start, end: evidence.end, sentence: evidence.sentence,
          entity: mention.entityID, kind: kind))
    }
    var datings: [Dating] = []
    var openDates: [Int] = []
    for date in records.dates {
      anchors.append(Anchor(date.evidence))
      guard date.type == .date else { continue }
      if let dating = Dating(date) { datings.append(dating) }
      if date.yearStart == nil { openDates.append(date.evidence.start) }
    }
    for figure in records.figures { anchors.append(Anchor(figure.evidence)) }
    anchors.sort { ($0.start, $0.sentence) < ($1.start, $1.sentence) }
    self.namings = namings
    self.counts = counts
    self.datings = Self.joined(datings, in: text)
    self.openDates = openDates
    self.anchors = anchors
    findParagraphs()
  }

  /// "1933-37" are no two years.
  private static func joined(_ datings: [Dating], in text: DocumentText) -> [Dating] {
    var datings = datings
    for index in datings.indices.dropFirst() {
      let first = datings[index - 1]
      let last = datings[index]
      guard last.start == first.end + 1, first.isYear, last.isYear,
        text.utf8[text.utf8Offset(of: first.end)] != UInt8(ascii: " ")
      else { continue }
      let span = MonthSpan(first: first.span.first, last: last.span.last)
      datings[index - 1] = Dating(start: first.start, end: first.end, span: span, isYear: false)
      datings[index] = Dating(start: last.start, end: last.end, span: span, isYear: false)
    }
    return datings
  }

  private static func placeOfTitle(_ title: String, among records: DocumentRecords) -> String? {
    var place: String?
    for entity in records.entities where entity.type == .place && title.contains(entity.name) {
      if place != nil { return nil }
      place = entity.id
    }
    return place
  }

  // MARK: - Paragraphs

  private static let headingLength = 90

  private mutating func findParagraphs() {
    let bytes = text.utf8
    let newline = UInt8(ascii: "\n")
    var starts = [0]
    var heading = -1
    var start = 0
    for index in bytes.indices.dropFirst()
    where bytes[index] == newline && bytes[index - 1] == newline {
      if index > start + 1 {
        if isHeading(start..<index - 1) { heading = starts.count - 1 }
        headings.append(heading)
        starts.append(index + 1)
      } else {
        starts[starts.count - 1] = index + 1
      }
      start = index + 1
    }
    headings.append(heading)
    paragraphs = starts.map { text.codePointOffset(of: $0) }
  }

  /// A short line that ends like no sentence.
  private func isHeading(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.headingLength, let last = text.utf8[range].last else { return false }
    switch last {
    case UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "!"),
      UInt8(ascii: ":"), UInt8(ascii: "\""):
      return false
    default: return true
    }
  }

  /// Index of the paragraph that an offset lies in.
  func paragraph(of offset: Int) -> Int {
    Self.count(paragraphs.count) { paragraphs[$0] <= offset } - 1
  }

  // MARK: - Sentences

  /// The UTF-8 range of a sentence in which something stands. The records tell where other sentences have
  /// something; between those, the last mark that can end a sentence counts.
  func range(ofSentence sentence: Int) -> Range<Int> {
    let first = Self.count(anchors.count) { anchors[$0].sentence < sentence }
    let behind = Self.count(anchors.count) { anchors[$0].sentence <= sentence }
    let before = first == 0 ? 0 : text.utf8Offset(of: anchors[first - 1].end)
    let inside = text.utf8Offset(of: anchors[first].start)
    let end = text.utf8Offset(of: anchors[behind - 1].end)
    let next =
      behind == anchors.count ? text.utf8.count : text.utf8Offset(of: anchors[behind].start)
    let start = lastEnd(in: min(before, inside)..<inside) ?? min(before, inside)
    return start..<max(start, firstEnd(in: end..<max(end, next)) ?? next)
  }

  private func lastEnd(in range: Range<Int>) -> Int? {
    range.reversed().first { endsSentence(at: $0) }.map { $0 + 1 }
  }

  private func firstEnd(in range: Range<Int>) -> Int? {
    range.first { endsSentence(at: $0) }.map { $0 + 1 }
  }

  private func endsSentence(at index: Int) -> Bool {
    let bytes = text.utf8
    guard index + 1 < bytes.count else { return true }
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return bytes[index + 1] <= 0x20 || bytes[index + 1] == UInt8(ascii: "\"")
    case UInt8(ascii: "\n"): return bytes[index + 1] == UInt8(ascii: "\n")
    default: return false
    }
  }

  /// How many of the first indices a condition holds for that holds for no index behind them.
  static func count(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension DocumentOutline.Anchor {
  fileprivate init(_ evidence: Evidence) {
    self.init(start: evidence.start, end: evidence.end, sentence: evidence.sentence)
  }
}

extension DocumentOutline.Dating {
  /// Nil for a date that isn't placed in the calendar, or reaches over more than a generation.
  fileprivate init?(_ record: DateRecord) {
    guard let edtf = record.edtf, let first = record.yearStart, let last = record.yearEnd,
      last - first < 30
    else { return nil }
    self.init(
      start: record.evidence.start, end: record.evidence.end,
      span: MonthSpan(edtf: edtf, yearStart: first, yearEnd: last),
      isYear: record.precision == .year && first == last)
  }
}
