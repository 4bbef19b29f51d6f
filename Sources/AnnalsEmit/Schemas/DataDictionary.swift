import AnnalsRecords

/// The tables and columns as a page for people, in Markdown.
enum DataDictionary {
  static func text(of tables: [TableDefinition]) -> String {
    let head = """
      # Data dictionary

      Version \(Dataset.version) of the tables. A missing value is an empty CSV cell, an absent XML
      element, JSON `null`. Offsets count Unicode code points of the plain text in `texts/`, from 0,
      and `end` is the offset after the last character. Years are astronomical: 0 is 1 BC.

      """
    return head + tables.map(section).joined()
  }

  private static func section(_ table: TableDefinition) -> String {
    let key = table.primaryKey.map { "`\($0)`" }.joined(separator: ", ")
    return """

      ## \(table.title)

      \(cell(table.description)) Files: `csv/\(table.name).csv`, `json/\(table.name).json`, \
      `xml/\(table.name).xml`. Key: \(key).

      | Column | Type | Required | Values | Description |
      | --- | --- | --- | --- | --- |

      """ + table.fields.map(row).joined()
  }

  private static func row(_ field: FieldDefinition) -> String {
    let required = field.isRequired ? "yes" : ""
    let description = [
      cell(field.describedWithUnit), field.example.map { "Example: \(code($0))." },
    ]
    .compactMap { $0 }.joined(separator: " ")
    return
      "| `\(field.name)` | \(field.type.rawValue) | \(required) | \(values(field)) | \(description) |\n"
  }

  private static func values(_ field: FieldDefinition) -> String {
    if !field.enumeration.isEmpty { return field.enumeration.map(code).joined(separator: ", ") }
    if let reference = field.reference { return "\(code(reference.field)) of \(reference.table)" }
    if let pattern = field.pattern { return cell(pattern.name) }
    return field.minimum.map { "at least \($0)" } ?? ""
  }

  private static func code(_ text: String) -> String { "`\(cell(text))`" }

  /// A bar would end the cell.
  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
