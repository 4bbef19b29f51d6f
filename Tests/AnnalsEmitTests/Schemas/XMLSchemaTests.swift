import AnnalsEmit
import AnnalsRecords
import AnnalsTestSupport
import CLibXML2
import Testing

@Suite(.serialized) struct XMLSchemaTests {
  @Test func acceptsEveryTable() throws {
    let folder = try TemporaryFolder()
    _ = try SampleDataset.write(to: folder)
    let validator = try XMLValidator(SchemaCatalog.text(.xml))
    for table in Dataset.tables {
      #expect(validator.accepts(try folder.text(of: "xml/\(table.name).xml")), "\(table.name)")
    }
  }

  @Test(arguments: [
    ("<type>organization</type>", "<type>ship</type>", "entities"),
    ("<mentions>1</mentions>", "", "entities"),
    ("<mentions>1</mentions>", "<mentions>-1</mentions>", "entities"),
    ("ent-000000000002", "ent-000000000001", "entities"),
    ("<closed>false</closed>", "<closed>0</closed>", "quotations"),
    ("<continues>quo-000000000001", "<continues>quo-999999999999", "quotations"),
    ("<edtf>1912</edtf>", "<edtf>early</edtf>", "dates"),
    ("<edtf>1912</edtf>", "<edtf></edtf>", "dates"),
    ("<value>2.5</value>", "<value>1e3</value>", "figures"),
    ("<start>", "<surprise/><start>", "figures"),
  ])
  func refusesAMutation(old: String, new: String, table: String) throws {
    let folder = try TemporaryFolder()
    _ = try SampleDataset.write(to: folder)
    let text = try folder.text(of: "xml/\(table).xml")
    let changed = text.replacing(old, with: new)
    #expect(changed != text)
    #expect(try !XMLValidator(SchemaCatalog.text(.xml)).accepts(changed))
  }
}

/// Validates documents with libxml2.
private final class XMLValidator {
  private let schema: xmlSchemaPtr

  struct BadSchema: Error {}

  init(_ text: String) throws {
    // The context keeps the pointer, so it must not outlive the bytes.
    let schema = text.utf8CString.withUnsafeBufferPointer { bytes -> xmlSchemaPtr? in
      let context = xmlSchemaNewMemParserCtxt(bytes.baseAddress, Int32(bytes.count - 1))
      defer { xmlSchemaFreeParserCtxt(context) }
      return xmlSchemaParse(context)
    }
    guard let schema else { throw BadSchema() }
    self.schema = schema
  }

  deinit { xmlSchemaFree(schema) }

  func accepts(_ text: String) -> Bool {
    let document = text.utf8CString.withUnsafeBufferPointer {
      xmlReadMemory($0.baseAddress, Int32($0.count - 1), nil, nil, Int32(XML_PARSE_NONET.rawValue))
    }
    defer { xmlFreeDoc(document) }
    let context = xmlSchemaNewValidCtxt(schema)
    defer { xmlSchemaFreeValidCtxt(context) }
    // Silent: a refusal is what half of these tests expect.
    xmlSchemaSetValidStructuredErrors(context, { _, _ in }, nil)
    return document != nil && xmlSchemaValidateDoc(context, document) == 0
  }
}
