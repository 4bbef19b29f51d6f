import AnnalsLexicons
import AnnalsRecords
import Foundation
import Testing

/// The sizes of units in SI, against arithmetic from other definitions.
@Suite struct UnitConversionTests {
  static let conversions = LexiconFile(named: "Figures/conversions").rows
  static let units = LexiconFile(named: "Figures/units").rows
  static let codes = Dictionary(units.map { ($0.cells[1], $0.cells[3]) }) { first, _ in first }

  /// What UCUM's codes don't settle, or what is worth saying twice, in other units of UCUM.
  static let byHand = [
    "acre": "4840.[syd_i]", "basis point": "%/100", "fortnight": "14.d", "long ton": "2240.[lb_av]",
    "per hundred thousand": "1/100000", "per ten thousand": "1/10000", "percentage point": "%",
    "pound-foot": "[lb_av].[g].[ft_i]", "short ton": "2000.[lb_av]",
    "square mile": "640.4840.[syd_i]",
    "stone": "14.16.[oz_av]", "mile": "1760.[yd_i]", "pound": "7000.[gr]", "hectare": "10000.m2",
    "knot": "1852.m/h", "kilowatt-hour": "3600.kJ", "day": "1440.min", "carat": "200.mg",
  ]

  @Test(arguments: conversions) func isWhatUCUMSays(row: LexiconFile.Row) throws {
    let unit = row.cells[0]
    // Scales that don't begin at 0 have no size alone; see below.
    if row.cells[4] != "0" { return }
    let si = try #require(UCUMQuantity(row.cells[1]), "\(unit)")
    let multiplier = try #require(Decimal(string: row.cells[2]))
    let divisor = try #require(Decimal(string: row.cells[3]))
    let known = [
      UCUMQuantity(Self.codes[unit] ?? ""), Self.byHand[unit].flatMap { UCUMQuantity($0) },
    ]
    let coded = unit == "acre" || Self.codes[unit, default: ""].isEmpty ? [known[1]] : known
    #expect(coded.contains { $0 != nil }, "\(unit): nothing to check it with")
    for quantity in coded.compactMap(\.self) {
      #expect(quantity.equals(multiplier, over: divisor, of: si), "\(unit)")
    }
  }

  @Test(arguments: [
    ("degree Celsius", "100", "373.15"), ("degree Celsius", "-273.15", "0"),
    ("degree Fahrenheit", "212", "373.15"), ("degree Fahrenheit", "32", "273.15"),
    ("degree Fahrenheit", "-459.67", "0"), ("kelvin", "4", "4"),
  ])
  func scaleOfTemperature(unit: String, value: String, kelvin: String) throws {
    let row = try #require(Self.conversions.first { $0.cells[0] == unit }).cells
    let numbers = try ([value, kelvin] + row[2...]).map { try #require(Decimal(string: $0)) }
    #expect(row[1] == "K")
    #expect((numbers[0] + numbers[4]) * numbers[2] / numbers[3] == numbers[1])
  }

  @Test func aUnitHasOneKindOneCodeAndOneConversion() {
    for (unit, rows) in Dictionary(grouping: Self.units, by: { $0.cells[1] }) {
      #expect(Set(rows.map { $0.cells[2...] }).count == 1, "\(unit)")
    }
    let converted = Self.conversions.map { $0.cells[0] }
    #expect(Set(converted).count == converted.count)
    #expect(Set(converted).isSubset(of: Self.codes.keys))
  }

  @Test func unitsThatDifferedByPlaceOrTimeHaveNone() {
    let converted = Set(Self.conversions.map { $0.cells[0] })
    for unit in ["ton", "catty", "mu", "month", "year", "gallon", "bushel", "yuan", "degree"] {
      #expect(Self.codes[unit] != nil && !converted.contains(unit), "\(unit)")
    }
  }
}

/// The rows of the table of units.
@Suite struct UnitRecordTests {
  static let probe = FigureProbe()

  private func row(_ text: String) -> [String] {
    Self.probe.units(in: text).first?.row.map(\.text) ?? []
  }

  @Test func hasTheUnitsOfTheFiguresOnce() {
    let text = "They sold 30 acres and 12 acres, 3 tons and 40 pounds of rice to 200 men."
    #expect(Self.probe.units(in: text).map(\.name) == ["acre", "pound", "ton"])
    #expect(Self.probe.units(in: "They sold rice to 200 men.").isEmpty)
  }

  @Test func tellsWhatOneIsInSI() {
    #expect(
      row("It was 30 acres.") == ["acre", "area", "[acr_br]", "m2", "4046.8564224", "1", "0"])
    #expect(row("They dug 30 tons of coal.") == ["ton", "mass", "", "", "", "", ""])
  }

  @Test func aRateIsConvertedWhereBothSidesAre() {
    let rate = row("They carried 20 litres per day.")
    #expect(rate == ["litre per day", "rate", "L/d", "m3/s", "0.001", "86400", "0"])
    let grain = row("They claimed a yield of 300 catties per mu.")
    #expect(grain == ["catty per mu", "rate", "", "", "", "", ""])
    let share = row("They got 3 kilograms per head.")
    #expect(share == ["kilogram per head", "rate", "", "", "", "", ""])
  }
}
