import AnnalsAnnotation

/// What the text has told so far of when things happen, and when it was itself written.
struct NarrativeTime {
  /// The day of the document; nil where only its year is known, or nothing.
  let documentDay: CalendarDay?
  let documentYear: Int?
  /// Whether the text reports from its own day, as news and letters do, rather than tell a history.
  let isReport: Bool
  /// The date told last that isn't wider than a year.
  private(set) var period: CalendarPeriod?
  /// The date mentioned last, an aside included: "the same year" and "a year later" count from it.
  private(set) var mentioned: CalendarPeriod?
  /// The block in which it was told.
  private(set) var block = -1
  /// The month told last within the year of `period`.
  private(set) var month: Int?

  /// - Parameter date: the document's date in EDTF, a day or less.
  init(date: String?, isReport: Bool) {
    documentDay = date.flatMap { CalendarDay(iso: $0) }
    documentYear = date.flatMap { Int($0.prefix(4)) }
    self.isReport = isReport
  }

  var year: Int? { period?.year }

  /// The day that deictic words count from.
  var today: CalendarDay? { isReport ? documentDay : nil }

  mutating func mention(_ period: CalendarPeriod) {
    if period.grain <= .year { mentioned = period }
  }

  mutating func tell(_ period: CalendarPeriod, block: Int) {
    guard period.grain <= .year else { return }
    if period.year != self.period?.year { month = nil }
    if let month = period.month { self.month = month }
    self.period = period
    self.block = block
  }

  /// The year of a month told without one.
  ///
  /// A narrative goes forward: "in February" behind a November is the next year's. In a report it
  /// is the one nearest to the day of writing, unless the same paragraph tells of another year.
  func year(ofMonth month: Int, block: Int) -> Int? {
    if let today, self.block != block || period == nil || period?.year == today.year {
      let distance = month - today.month
      return distance > 6 ? today.year - 1 : distance < -6 ? today.year + 1 : today.year
    }
    // A report whose day nobody knows: only a year told in the same paragraph helps.
    if isReport, today == nil, self.block != block { return nil }
    guard let year else { return nil }
    if let told = self.month, month - told < Self.longestReturn { return year + 1 }
    return year
  }

  /// How many months back a narrative may look without naming the year.
  private static let longestReturn = -8
}

extension CalendarPeriod {
  /// The month that the period lies in or begins with; nil for a year and what is wider.
  var month: Int? {
    switch grain {
    case .day, .week, .month: index
    case .season: index < 4 ? index * 3 : 12
    case .quarter: index * 3 - 2
    case .half, .year, .decade, .century: nil
    }
  }
}

extension CalendarPeriod.Grain: Comparable {
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
