import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// Turns quotations as found into published rows.
///
/// The resolved speaker is the name of the entity that the speaker's words mention; where they mention
/// none, they are the words themselves, without "Dr.", "Mr." and the like, or nothing for a pronoun.
package struct QuotationNormalizer: Sendable {
  private let honorifics: Set<String>
  private let titles: Set<String>

  package init() {
    let file = LexiconFile(named: "Quotations/titles")
    titles = Set(file.rows.map { $0.cells[0] })
    honorifics = Set(file.rows.filter { $0.cells[1] == "honorific" }.map { $0.cells[0] })
  }

  /// One record for each mention, in the same order.
  ///
  /// - Parameter entities: the document's entities by their numbers.
  package func records(
    for mentions: [QuotationMention], entities: [Int: EntityRecord] = [:],
    in context: NormalizationContext
  ) -> [QuotationRecord] {
    var identifiers = RecordIdentifiers(
      QuotationRecord.self, sourceID: context.document.source.id)
    var records: [QuotationRecord] = []
    records.reserveCapacity(mentions.count)
    for mention in mentions {
      var record = QuotationRecord()
      record.evidence = context.evidence(for: mention.span, rule: mention.rule)
      record.id = identifiers.next(exact: record.evidence.exact)
      record.kind = kind(of: mention)
      record.isClosed = mention.isClosed
      record.continues = mention.continues.map { records[$0].id }
      fill(&record, from: mention.attribution, entities, context)
      records.append(record)
    }
    return records
  }

  private func fill(
    _ record: inout QuotationRecord, from attribution: QuotationMention.Attribution,
    _ entities: [Int: EntityRecord], _ context: NormalizationContext
  ) {
    let text = context.document.text
    if let cue = attribution.cue {
      record.cue = context.text(of: cue)
      record.cueStart = text.codePointOffset(of: cue.utf8Start)
      record.cueEnd = text.codePointOffset(of: cue.utf8End)
    }
    if let speaker = attribution.speaker {
      record.speakerText = context.text(of: speaker)
      record.speakerStart = text.codePointOffset(of: speaker.utf8Start)
      record.speakerEnd = text.codePointOffset(of: speaker.utf8End)
    }
    record.work = attribution.work.map { Self.oneLine(context.text(of: $0)) }
    let entity = attribution.entity.flatMap { entities[$0] }
    record.speaker = entity?.name ?? name(of: attribution, context)
    record.speakerID = entity?.id
    record.basis = basis(of: attribution)
  }

  private func name(
    of attribution: QuotationMention.Attribution, _ context: NormalizationContext
  ) -> String? {
    if let label = attribution.speakerLabel { return Self.name(ofLabel: label) }
    guard let speaker = attribution.speaker, !attribution.isPronoun else { return nil }
    return bare(context.text(of: speaker))
  }

  /// A name on one line, without the honorifics and lower-case titles before it.
  private func bare(_ name: String) -> String {
    var words = name.split(whereSeparator: \.isWhitespace)
    while words.count > 1, let first = words.first,
      honorifics.contains(first.lowercased()) || titles.contains(String(first))
    {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }

  /// "Sir John Holm, for the commission": the name ends at the comma that small letters follow.
  private static func name(ofLabel label: String) -> String {
    guard let comma = label.firstIndex(of: ","),
      let next = label[comma...].unicodeScalars.first(where: { $0 != "," && $0 != " " }),
      next.properties.isLowercase
    else { return label }
    return String(label[..<comma])
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func kind(of mention: QuotationMention) -> QuotationKind {
    switch mention.kind {
    case .direct: .direct
    case .mixed: .mixed
    case .slogan: .slogan
    case .term: .term
    }
  }

  private func basis(of attribution: QuotationMention.Attribution) -> QuotationBasis? {
    switch attribution.basis {
    case .stated: .stated
    case .pronoun: .pronoun
    case .sequence: .sequence
    case nil: nil
    }
  }
}
