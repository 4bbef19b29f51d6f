import AnnalsAnnotation
import AnnalsNormalize
import AnnalsRecords
import Testing

@Suite struct ClaimIntervalTests {
  /// `=7` exact, `~7` about, `>=7`, `>7`, `<=7`, `<7`, `3..7` a range, `?3..7` vague.
  private static func interval(_ text: Substring) throws -> ClaimInterval {
    let marks: [(String, FigureBound)] = [
      (">=", .atLeast), ("<=", .atMost), (">", .moreThan), ("<", .lessThan), ("~", .about),
      ("=", .exact), ("?", .vague),
    ]
    let mark = marks.first { text.hasPrefix($0.0) }
    let bound = mark?.1 ?? .range
    let sides = try text.dropFirst(mark?.0.count ?? 0).split(separator: "/").map {
      try #require(DecimalNumber(parsing: $0.utf8))
    }
    switch bound {
    case .exact, .about:
      return ClaimInterval(value: sides[0], low: nil, high: nil, bound: bound)
    case .atLeast, .moreThan:
      return ClaimInterval(value: nil, low: sides[0], high: nil, bound: bound)
    case .atMost, .lessThan:
      return ClaimInterval(value: nil, low: nil, high: sides[0], bound: bound)
    case .range, .vague:
      return ClaimInterval(value: nil, low: sides[0], high: sides[1], bound: bound)
    }
  }

  @Test(arguments: [
    // The same number, as exactly as each is written.
    ("=48 =48", Agreement.agree), ("=67 =67.4", .agree), ("=30000000 =30400000", .agree),
    ("=67 =67.6", .conflict), ("=8 =8.5", .conflict), ("=36 =45", .conflict),
    ("=0 =0", .agree), ("=48 =48 =49", .conflict),
    // "About" names a point, too, but leaves a tenth around it.
    ("~400000 =400000", .agree), ("~6 =5.8", .overlap), ("~6 =5", .conflict),
    ("~10 ~11", .overlap), ("~10 ~13", .conflict),
    // Ranges.
    ("55/60 55/60", .agree), ("55/60 56/60", .overlap), ("55/60 60/70", .overlap),
    ("55/60 61/70", .conflict), ("17/45 =36", .overlap), ("17/45 =16", .conflict),
    ("?10000000/100000000 =45000000", .overlap), ("?10/100 =5", .conflict),
    // Bounds: open ends, closed and open.
    (">=45 >=45", .agree), (">=45 >45", .overlap), (">=45 =36", .conflict), (">=45 =46", .overlap),
    (">=45 30/50", .overlap), (">=45 30/45", .overlap), (">45 30/45", .conflict),
    ("<=3.66 =17", .conflict), ("<5 =15", .conflict), ("<5 2/3", .overlap), ("<5 5/6", .conflict),
    ("<=5 5/6", .overlap), (">=10 <=20", .overlap), (">=20 <10", .conflict), (">5 >=7", .overlap),
    ("<5 <=5", .overlap), (">5 <=5", .conflict),
    // All must share a number, and pairs that do are enough for that.
    ("17/45 30/50 >=45", .overlap), ("17/45 30/50 >=46", .conflict),
  ]) func agreement(claims: String, agreement: Agreement) throws {
    let intervals = try claims.split(separator: " ").map { try Self.interval($0) }
    #expect(ClaimInterval.agreement(of: intervals) == agreement)
    #expect(ClaimInterval.agreement(of: intervals.reversed()) == agreement)
  }
}
