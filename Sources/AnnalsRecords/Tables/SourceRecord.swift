import AnnalsAnnotation

/// A text that the dataset was made from.
public struct SourceRecord: PublishedRecord {
  public static let tableName = "sources"
  public static let rowName = "source"
  public static let title = "Sources"
  public static let summary = "The texts that the dataset was made from, one row a file."
  public static let primaryKey = ["source_id"]

  public var id = ""
  public var title: String?
  public var creator: String?
  public var date: String?
  public var language: String?
  public var license: String?
  public var url: String?
  public var path = ""
  public var mediaType = ""
  public var sha256 = ""
  public var bytes = 0
  public var characters = 0
  public var words = 0
  public var sentences = 0

  public init() {}

  public static let fields: [Field<SourceRecord>] = [
    .required(
      "source_id", \.id, pattern: .slug, example: "great-leap-forward",
      "Slug of the file name; also the name of its plain text in texts/."),
    .optional("title", \.title, "Title of the text."),
    .optional("creator", \.creator, "Who wrote or spoke the text."),
    .optional(
      "date", \.date, pattern: .edtf, example: "1958-08",
      "EDTF date of the text itself, not of what it tells."),
    .optional("language", \.language, pattern: .languageTag, example: "en", "BCP 47 language tag."),
    .optional(
      "license", \.license, example: "CC0-1.0",
      "Licence of the text, an SPDX id where there is one."),
    .optional("url", \.url, pattern: .uri, "Where the text was published."),
    .required("path", \.path, "Path of the raw file below the folder that was read."),
    .required("media_type", \.mediaType, example: "text/plain", "Media type of the raw file."),
    .required("sha256", \.sha256, pattern: .sha256, "SHA-256 of the raw file."),
    .required("bytes", \.bytes, minimum: 0, unit: "bytes", "Size of the raw file."),
    .required(
      "characters", \.characters, minimum: 0, unit: "code points", "Length of the plain text."),
    .required("words", \.words, minimum: 0, unit: "words", "Tokens with a letter or a digit."),
    .required(
      "sentences", \.sentences, minimum: 0, unit: "sentences", "Sentences, headings and items."),
  ]
}
