import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords
import Testing

@Suite struct ExactConversionTests {
  private func unit(_ si: String?, _ multiplier: String, _ divisor: Int, offset: Int = 0) throws
    -> UnitRecord
  {
    var unit = UnitRecord()
    unit.siUnit = si
    unit.siMultiplier = try #require(DecimalNumber(parsing: multiplier.utf8))
    unit.siDivisor = DecimalNumber(divisor)
    unit.siOffset = DecimalNumber(offset)
    return unit
  }

  @Test(arguments: [
    ("1000", 1, "1", 1, "5.35", "5350"), ("1", 1, "1000", 1, "5350", "5.35"),
    ("0.45359237", 1, "1", 1, "2", "0.90718474"), ("1", 100, "1", 1000, "2.5", "25"),
    ("1", 1, "1", 3, "2", "6"), ("0.001", 1, "1000", 1, "45000000", "45"),
    ("1000", 1, "1", 1, "0", "0"),
  ]) func isExact(
    multiplier: String, divisor: Int, otherMultiplier: String, otherDivisor: Int, value: String,
    converted: String
  ) throws {
    let convert = try #require(
      ExactConversion(
        from: unit("kg", multiplier, divisor), to: unit("kg", otherMultiplier, otherDivisor)))
    let number = try #require(DecimalNumber(parsing: value.utf8))
    #expect(convert(number)?.description == converted)
  }

  @Test func refusesWhatHasNoEnd() throws {
    let convert = try #require(ExactConversion(from: unit("m2", "1", 3), to: unit("m2", "1", 1)))
    #expect(convert(DecimalNumber(1)) == nil)
    #expect(convert(DecimalNumber(6))?.description == "2")
  }

  @Test func refusesOtherDimensionsTemperaturesAndUnitsWithoutASize() throws {
    let kilogram = try unit("kg", "1", 1)
    #expect(ExactConversion(from: kilogram, to: try unit("m", "1", 1)) == nil)
    #expect(ExactConversion(from: try unit("K", "1", 1, offset: 273), to: kilogram) == nil)
    #expect(ExactConversion(from: try unit(nil, "1", 1), to: try unit(nil, "1", 1)) == nil)
  }
}
