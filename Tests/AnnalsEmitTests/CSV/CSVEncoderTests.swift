import AnnalsAnnotation
import AnnalsEmit
import AnnalsRecords
import Testing

@Suite struct CSVEncoderTests {
  @Test(arguments: [
    (FieldValue.missing, ""), (.string("plain"), "plain"), (.string("a b"), "a b"),
    (.string("a,b"), "\"a,b\""), (.string("say \"no\""), "\"say \"\"no\"\"\""),
    (.string("\""), "\"\"\"\""), (.string("two\nlines"), "\"two\nlines\""),
    (.string("a\r"), "\"a\r\""), (.string(" a"), "\" a\""), (.string("a "), "\"a \""),
    (.string("\ttab"), "\ttab"), (.string("=1+1"), "=1+1"), (.string("é😀"), "é😀"),
    (.integer(-44), "-44"), (.boolean(false), "false"),
    (.number(DecimalNumber(mantissa: 45, exponent: 6)), "45000000"),
    (.number(DecimalNumber(mantissa: -5, exponent: -3)), "-0.005"),
  ])
  func quotesOnlyWhatNeedsIt(value: FieldValue, cell: String) {
    var bytes: [UInt8] = []
    CSVEncoder.append(row: [.string("x"), value, .integer(1)], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x,\(cell),1\n")
  }

  @Test func namesColumnsInTheTablesOrder() {
    let header = String(decoding: CSVEncoder.header(of: ClaimRecord.table), as: UTF8.self)
    #expect(header == "comparison_id,figure_id,source_id,claimant,value,low,high,bound\n")
  }
}
