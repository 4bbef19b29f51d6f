import AnnalsAnnotation
import AnnalsValidate
import Testing

/// A file changed as a file, and what the validator must then say, where.
struct FileMutation: Sendable, CustomStringConvertible {
  let path: String
  let name: String
  /// The bytes to look for; the empty text stands for the start of the file.
  let old: String
  /// What takes their place; ⟦ marks where the error must stand and isn't written.
  let new: [UInt8]
  let message: String

  init(_ path: String, _ name: String, _ old: String, _ new: String, _ message: String) {
    self.init(path, name, old, bytes: Array(new.utf8), message)
  }

  init(_ path: String, _ name: String, _ old: String, bytes: [UInt8], _ message: String) {
    self.path = path
    self.name = name
    self.old = old
    self.new = bytes
    self.message = message
  }

  var description: String { "\(path): \(name)" }

  static let mark = "⟦"

  /// Changes the file; returns where the error must stand, or nil where `old` isn't in the file.
  func apply(to files: inout DatasetFiles) -> (line: Int, column: Int)? {
    guard var bytes = files[path], let offset = bytes.offset(of: old) else { return nil }
    bytes.replaceSubrange(offset..<(offset + old.utf8.count), with: new)
    guard let mark = bytes.offset(of: Self.mark) else { return nil }
    bytes.removeSubrange(mark..<(mark + Self.mark.utf8.count))
    files[path] = bytes
    return bytes.place(of: mark)
  }
}

@Suite struct FileMutationTests {
  private static let comparison = "cmp-000000000001"
  private static let csvRow = "\(comparison),tonnes sown,,tonne,1958/1959,2,40,60,overlap\n"
  private static let claims = [
    "\(comparison),fig-000000000001,field-notes,,40,,,exact\n",
    "\(comparison),fig-000000000003,harvest-2,Lind,,50,60,range\n",
  ]

  static let csv: [FileMutation] = [
    .init("csv/comparisons.csv", "byte-order mark", "", "⟦\u{FEFF}", "byte-order mark"),
    .init("csv/comparisons.csv", "CRLF", "overlap\n", "overlap⟦\r\n", "carriage return"),
    .init("csv/comparisons.csv", "CRLF header", "agreement\n", "agreement⟦\r\n", "carriage return"),
    .init("csv/comparisons.csv", "no final newline", "overlap\n", "overlap⟦", "no line end"),
    .init("csv/comparisons.csv", "extra cell", "overlap\n", "overlap,⟦\n", "10 cells, expected 9"),
    .init(
      "csv/comparisons.csv", "lost cell", "cmp-000000000001,tonnes sown,,",
      "⟦cmp-000000000001,tonnes sown,", "8 cells, expected 9"),
    .init(
      "csv/comparisons.csv", "extra column", "agreement\n", "agreement,⟦note\n",
      "has 'note' where the end"),
    .init("csv/comparisons.csv", "missing column", ",high,", ",⟦", "where 'high' was expected"),
    .init(
      "csv/comparisons.csv", "columns in another order", "low,high", "⟦high,low",
      "where 'low' was expected"),
    .init(
      "csv/comparisons.csv", "last column missing", ",agreement\n", "⟦\n",
      "where 'agreement' was expected"),
    .init(
      "csv/comparisons.csv", "stray quotation mark", "tonnes sown", "tonnes ⟦\"sown\"",
      "in a cell without quotes"),
    .init(
      "csv/comparisons.csv", "open quotation mark", "tonnes sown", "⟦\"tonnes sown",
      "none closes it"),
    .init(
      "csv/comparisons.csv", "text after quotes", "tonnes sown", "\"tonnes\"⟦ sown",
      "follows a closing"),
    .init(
      "csv/comparisons.csv", "quoted empty cell", "tonnes sown,,", "tonnes sown,⟦\"\",",
      "text, or no value at all"),
    .init("csv/comparisons.csv", "blank line", csvRow, csvRow + "⟦\n", "1 cells, expected 9"),
    .init(
      "csv/comparisons.csv", "malformed UTF-8", "sown", bytes: Array("⟦".utf8) + [0xC0, 0xAF],
      "0xC0 is not UTF-8"),
    .init(
      "csv/comparisons.csv", "half a character", "sown", bytes: Array("é⟦".utf8) + [0xF0, 0x9F],
      "0xF0 is not UTF-8"),
    .init(
      "csv/claims.csv", "row deleted", claims[0], "⟦", "expected the same rows in the same order"),
    .init(
      "csv/claims.csv", "rows swapped", claims.joined(), "⟦" + claims.reversed().joined(),
      "expected the same rows"),
    .init(
      "csv/claims.csv", "row doubled", claims[1], claims[1] + "⟦" + claims[1],
      "stands in line 3 already"),
    .init("csv/claims.csv", "truncated", ",50,60,range\n", "⟦", "no line end"),
  ]

  private static let jsonClaims = [
    "\"fig-000000000001\",\"source_id\":\"field-notes\",\"claimant\":null,"
      + "\"value\":40,\"low\":null,\"high\":null,\"bound\":\"exact\"}",
    "\"fig-000000000003\",\"source_id\":\"harvest-2\",\"claimant\":\"Lind\","
      + "\"value\":null,\"low\":50,\"high\":60,\"bound\":\"range\"}",
  ].map { "{\"comparison_id\":\"\(comparison)\",\"figure_id\":\($0)" }

  static let json: [FileMutation] = [
    .init("json/comparisons.json", "byte-order mark", "", "⟦\u{FEFF}", "byte-order mark"),
    .init("json/comparisons.json", "CRLF", "}\n]", "}⟦\r\n]", "carriage return"),
    .init("json/comparisons.json", "no final newline", "]\n", "]⟦", "no line end"),
    .init("json/comparisons.json", "trailing comma", "}\n]", "},\n⟦]", "expected a value"),
    .init("json/comparisons.json", "trailing comma in the row", "}\n]", ",⟦}\n]", "expected a key"),
    .init(
      "json/comparisons.json", "duplicate key", "\"low\":40", "\"low\":40,⟦\"low\":40",
      "'low' again"),
    .init("json/comparisons.json", "extra key", "}\n]", ",⟦\"note\":1}\n]", "found the key 'note'"),
    .init(
      "json/comparisons.json", "missing key", "\"low\":40,\"high\":60", "⟦\"high\":60",
      "expected the key 'low'"),
    .init(
      "json/comparisons.json", "last key missing",
      "{\"comparison_id\":\"cmp-000000000001\",\"topic\":\"tonnes sown\",\"measure\":null,\"unit\":\"tonne\",\"period\":\"1958/1959\",\"sources\":2,\"low\":40,\"high\":60,\"agreement\":\"overlap\"}",
      "⟦{\"comparison_id\":\"cmp-000000000001\",\"topic\":\"tonnes sown\",\"measure\":null,\"unit\":\"tonne\",\"period\":\"1958/1959\",\"sources\":2,\"low\":40,\"high\":60}",
      "expected the key 'agreement'"),
    .init(
      "json/comparisons.json", "keys in another order", "\"low\":40,\"high\":60",
      "⟦\"high\":60,\"low\":40", "expected the key 'low'"),
    .init(
      "json/comparisons.json", "empty text", "\"measure\":null", "\"measure\":⟦\"\"",
      "text, or no value at all"),
    .init(
      "json/comparisons.json", "nested value", "\"measure\":null", "\"measure\":⟦[]",
      "a value is an array"),
    .init(
      "json/comparisons.json", "not a number", "\"low\":40", "\"low\":⟦NaN", "expected a value"),
    .init(
      "json/comparisons.json", "malformed UTF-8", "sown",
      bytes: Array("⟦".utf8) + [0xED, 0xA0, 0x80], "0xED is not UTF-8"),
    .init(
      "json/comparisons.json", "an object around", "[\n", "⟦{\"rows\":[\n", "expected an array"),
    .init("json/claims.json", "row no object", jsonClaims[0], "⟦\"claim\"", "a row is a string"),
    .init(
      "json/claims.json", "row deleted", "\(jsonClaims[0]),\n{\"comparison_id\":",
      "{\"comparison_id\":⟦", "expected the same rows"),
    .init(
      "json/claims.json", "rows swapped", "\(jsonClaims[0]),\n\(jsonClaims[1])",
      "{\"comparison_id\":⟦\(jsonClaims[1].dropFirst(17)),\n\(jsonClaims[0])",
      "expected the same rows"),
    .init(
      "json/claims.json", "truncated", "\"range\"}\n]\n", "⟦\"ran",
      "found no end of this string"),
  ]

  private static let xmlClaims = [
    "fig-000000000001</figure_id><source_id>field-notes</source_id><value>40</value>"
      + "<bound>exact</bound>",
    "fig-000000000003</figure_id><source_id>harvest-2</source_id><claimant>Lind</claimant>"
      + "<low>50</low><high>60</high><bound>range</bound>",
  ].map {
    "<claim><comparison_id>\(comparison)</comparison_id><figure_id>\($0)</claim>\n"
  }

  static let xml: [FileMutation] = [
    .init("xml/comparisons.xml", "byte-order mark", "", "⟦\u{FEFF}", "byte-order mark"),
    .init(
      "xml/comparisons.xml", "CRLF", "</comparison>\n", "</comparison>⟦\r\n", "carriage return"),
    .init(
      "xml/comparisons.xml", "no final newline", "</comparisons>\n", "</comparisons>⟦",
      "no line end"),
    .init(
      "xml/comparisons.xml", "element order", "<low>40</low><high>60</high>",
      "<high>60</high>⟦<low>40</low>", "'low' stands after 'high'"),
    .init(
      "xml/comparisons.xml", "extra element", "<low>", "⟦<note>x</note><low>", "'note' is no column"
    ),
    .init(
      "xml/comparisons.xml", "element doubled", "<low>40</low>", "<low>40</low>⟦<low>40</low>",
      "'low' stands after"),
    .init(
      "xml/comparisons.xml", "attribute", "<low>40", "⟦<low unit=\"t\">40",
      "expected an element of 'comparison'"),
    .init(
      "xml/comparisons.xml", "another namespace", "<comparisons xmlns=\"urn:annals:dataset:2\">",
      "⟦<comparisons xmlns=\"urn:annals:dataset:3\">", "expected the namespace"),
    .init(
      "xml/comparisons.xml", "comment", "<low>40", "⟦<!-- 40 --><low>40", "expected an element of"),
    .init(
      "xml/comparisons.xml", "unknown entity", "tonnes sown", "tonnes ⟦&nbsp;sown",
      "XML's own references"),
    .init(
      "xml/comparisons.xml", "document type", "<comparisons ",
      "⟦<!DOCTYPE comparisons [<!ENTITY a \"b\">]><comparisons ",
      "expected the element 'comparisons'"),
    .init(
      "xml/comparisons.xml", "wrong end tag", "40</low>", "40⟦</high>", "expected the end of 'low'"),
    .init(
      "xml/comparisons.xml", "empty element", "<unit>tonne</unit>", "<unit>⟦</unit>",
      "text, or no value at all"),
    .init(
      "xml/comparisons.xml", "malformed UTF-8", "sown", bytes: Array("⟦".utf8) + [0xE2, 0x82],
      "0xE2 is not UTF-8"),
    .init(
      "xml/claims.xml", "row deleted", xmlClaims.joined(),
      "<claim><comparison_id>⟦\(xmlClaims[1].dropFirst(22))", "expected the same rows"),
    .init(
      "xml/claims.xml", "rows swapped", xmlClaims.joined(),
      "<claim><comparison_id>⟦\(xmlClaims[1].dropFirst(22))\(xmlClaims[0])",
      "expected the same rows"),
    .init(
      "xml/claims.xml", "truncated", "<bound>range</bound></claim>\n</claims>\n",
      "<bound>ran⟦", "expected the end of 'bound'"),
  ]

  @Test(arguments: csv + json + xml) func isReportedAtItsPlace(mutation: FileMutation) throws {
    var files = try DatasetFiles.example.get()
    let place = try #require(mutation.apply(to: &files), "the example has no '\(mutation.old)'")

    let folder = try HeldFolder()
    let unsealed = try files.validate(in: folder)
    #expect(
      unsealed.diagnostics.contains {
        $0.path == mutation.path && $0.message.contains("was changed")
      },
      "the hash must tell it too: \(unsealed.diagnostics)")
    files.refreshHashes()
    let report = try files.validate(in: folder)
    #expect(!report.isValid)
    #expect(
      report.diagnostics.contains {
        $0.path == mutation.path && $0.line == place.line && $0.column == place.column
          && $0.message.contains(mutation.message)
      }, "expected at \(place): \(report.diagnostics)")
  }

  /// What libxml2 finds by the schema alone, on the line where it stands.
  @Test(arguments: [
    ("<low>40</low><high>60</high>", "<high>60</high>⟦<low>40</low>"),
    ("<agreement>overlap", "<agreement>⟦overlaps"),
    ("<sources>2", "<sources>⟦two"),
    ("<low>40", "⟦<low unit=\"t\">40"),
    ("<unit>tonne</unit>", "⟦<unit>tonne</units>"),
  ]) func schemaIsAppliedToXML(old: String, new: String) throws {
    var files = try DatasetFiles.example.get()
    let mutation = FileMutation("xml/comparisons.xml", "schema", old, new, "")
    let place = try #require(mutation.apply(to: &files))
    files.refreshHashes()
    let report = try files.validate()
    #expect(
      report.diagnostics.contains {
        $0.path == mutation.path && $0.line == place.line && $0.column == nil
      }, "\(report.diagnostics)")
  }
}
