public enum QuotationKind: String, FieldEnumeration { case direct, mixed, slogan, term }
public enum QuotationBasis: String, FieldEnumeration { case stated, pronoun, sequence }

/// Words inside quotation marks, with who said them.
public struct QuotationRecord: EvidencedRecord {
  public static let tableName = "quotations"
  public static let rowName = "quotation"
  public static let idPrefix = "quo"
  public static let title = "Quotations"
  public static let summary =
    "Words inside quotation marks: utterances with speaker and cue, slogans, terms and scare quotes."

  public var id = ""
  public var evidence = Evidence()
  public var kind = QuotationKind.direct
  public var speaker: String?
  public var speakerText: String?
  public var speakerStart: Int?
  public var speakerEnd: Int?
  public var speakerID: String?
  public var cue: String?
  public var cueStart: Int?
  public var cueEnd: Int?
  public var work: String?
  public var continues: String?
  public var isClosed = true
  public var basis: QuotationBasis?

  public init() {}

  public static let fields: [Field<QuotationRecord>] =
    evidenceFields(\.id, \.evidence) + [
      .required(
        "kind", \.kind,
        "direct: a whole utterance; mixed: quoted words inside the writer's clause; slogan; term: a name or scare quote."
      ),
      .optional("speaker", \.speaker, "Who says it, as a resolved name."),
      .optional("speaker_text", \.speakerText, "The words that name the speaker, as written."),
      .optional(
        "speaker_start", \.speakerStart, minimum: 0, unit: "code points",
        "Offset of the first character of speaker_text."),
      .optional(
        "speaker_end", \.speakerEnd, minimum: 1, unit: "code points",
        "Offset after the last character of speaker_text."),
      .optional(
        "speaker_id", \.speakerID, reference: .init(table: "entities", field: "entity_id"),
        "The speaker as an entity."),
      .optional(
        "cue", \.cue, example: "wrote", "The words that signal the attribution, as written."),
      .optional(
        "cue_start", \.cueStart, minimum: 0, unit: "code points",
        "Offset of the first character of the cue."),
      .optional(
        "cue_end", \.cueEnd, minimum: 1, unit: "code points",
        "Offset after the last character of the cue."),
      .optional("work", \.work, "Title of the work quoted from."),
      .optional(
        "continues", \.continues, reference: .init(table: "quotations", field: "quotation_id"),
        "The part before, where one quotation runs over several paragraphs."),
      .required("closed", \.isClosed, "false where the closing mark is missing."),
      .optional(
        "basis", \.basis,
        "How the speaker is known: named beside the quotation, by a pronoun, or by the order of speakers."
      ),
    ]
}
