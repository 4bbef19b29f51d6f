import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRead
import AnnalsRecords
import Foundation

/// `annals explain`: a published row, where it stands, and the rule that made it.
package struct Explanation: CustomStringConvertible {
  /// Why a row can't be explained.
  package enum Failure: Error, CustomStringConvertible {
    case unknownKind(id: String)
    case noSuchRow(id: String, path: String)
    case unknownRule(id: String, path: String)
    case unreadable(path: String, reason: String)

    package var description: String {
      switch self {
      case .unknownKind(let id):
        "'\(id)': error: no id of a rule or of a row that stands in a text; expected one such as "
          + "evt-3f2a91c07b5d, from a table in Output/csv"
      case .noSuchRow(let id, let path):
        "\(path): error: no row '\(id)'; run 'make' if the texts have changed, or name the folder with -o"
      case .unknownRule(let id, let path):
        "\(path): error: rule '\(id)' is none of this version's; run 'make' to write the rows anew"
      case .unreadable(let path, let reason):
        "\(path): error: \(reason); run 'make' first, or name the folder with -o"
      }
    }
  }

  /// The row's values, where there are any.
  private let values: [(name: String, value: String)]
  private let place: String
  private let sentence: String
  private let rule: RuleDescription

  /// - Parameter output: the folder with `json/` and `texts/`.
  package init(id: String, output: String) throws(Failure) {
    let prefix = id.prefix { $0 != "-" } + "-"
    guard
      let table = Dataset.tables.first(where: {
        $0.hasEvidence && ($0.fields[0].pattern?.expression.hasPrefix(prefix) ?? false)
      })
    else { throw .unknownKind(id: id) }
    let path = "\(output)/json/\(table.name).json"
    let row = try Self.row(id: id, table: table, path: path)
    let ruleID = row["rule"]?.string ?? ""
    guard let rule = RuleDescription.rule(named: ruleID) else {
      throw .unknownRule(id: ruleID, path: path)
    }
    self.rule = rule
    let sources = try Self.row(
      id: row["source_id"]?.string ?? "", table: SourceRecord.table,
      path: "\(output)/json/sources.json")
    values = try Self.values(of: row, table: table, output: output)
    place = "\(sources["path"]?.string ?? ""):\(row["line"]?.integer ?? 0)"
    let textPath = "\(output)/texts/\(row["source_id"]?.string ?? "").txt"
    sentence = try Self.marked(
      row["start"]?.integer ?? 0, row["end"]?.integer ?? 0,
      in: DocumentText(utf8: Self.bytes(textPath)))
  }

  package var description: String {
    let width = values.map(\.name.count).max() ?? 0
    let rows = values.map { name, value in
      name + String(repeating: " ", count: width - name.count + 2) + Self.oneLine(value)
    }
    return "\(place)\n  \(sentence)\n\n\(rows.joined(separator: "\n"))\n\n\(rule)"
  }

  /// The row's values; an entity's id is followed by its name and type.
  private static func values(
    of row: JSONValue, table: TableDefinition, output: String
  ) throws(Failure) -> [(name: String, value: String)] {
    var values: [(name: String, value: String)] = []
    for field in table.fields {
      guard let value = row[field.name], !value.isNull else { continue }
      var text = text(value)
      if field.reference?.table == EntityRecord.tableName {
        let entity = try Self.row(
          id: text, table: EntityRecord.table, path: "\(output)/json/entities.json")
        text += " (\(entity["name"]?.string ?? ""), \(entity["type"]?.string ?? ""))"
      }
      values.append((field.name, text))
    }
    return values
  }

  private static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .unreadable(path: path, reason: "cannot be read")
    }
    return [UInt8](data)
  }

  private static func row(
    id: String, table: TableDefinition, path: String
  ) throws(Failure) -> JSONValue {
    var reader = JSONReader(try bytes(path))
    do throws(JSONError) {
      while let row = try reader.nextElement() {
        if row[table.fields[0].name]?.string == id { return row }
      }
    } catch {
      throw .unreadable(path: path, reason: "\(error.location.line): \(error.message)")
    }
    throw .noSuchRow(id: id, path: path)
  }

  private static func text(_ value: JSONValue) -> String {
    value.string ?? value.integer.map(String.init) ?? value.decimal?.description
      ?? value.boolean.map(String.init) ?? ""
  }

  /// The sentence around a span of code points, the span between brackets, on one line.
  private static func marked(_ start: Int, _ end: Int, in text: DocumentText) -> String {
    let document = DocumentReader().document(id: "text", text: text.string, date: nil)
    let sentences = Pipeline().analyze(document).sentences
    let span = TextSpan(
      utf8Start: text.utf8Offset(of: start), utf8End: text.utf8Offset(of: end))
    var whole = span
    for sentence in sentences where sentence.span.overlaps(span) {
      whole = whole.union(sentence.span)
    }
    let before = text[TextSpan(utf8Start: whole.utf8Start, utf8End: span.utf8Start)]
    let after = text[TextSpan(utf8Start: span.utf8End, utf8End: whole.utf8End)]
    return oneLine("\(before)⟦\(text[span])⟧\(after)")
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
