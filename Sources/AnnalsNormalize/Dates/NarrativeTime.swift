import AnnalsAnnotation

/// What the text has told so far of when things happen, and when it was itself written.
struct NarrativeTime {
  /// The day of the document; nil where only its year is known, or nothing.
  private(set) var documentDay: CalendarDay?
  let documentYear: Int?
  /// Whether the text reports from its own day, as news and letters do, rather than tell a history.
  let isReport: Bool
  /// The date told last that isn't wider than a year.
  private(set) var period: CalendarPeriod?
  /// The date mentioned last, an aside included: "the same year" and "a year later" count from it.
  private(set) var mentioned: CalendarPeriod?
  /// Whether `mentioned` goes back from the year before it only to compare: "13 million tons, against 8
  /// in 1958". Which of the two "the previous year" precedes, nobody can say.
  private(set) var isComparison = false
  /// The block of `mentioned`.
  private(set) var mentionedBlock = -1
  /// The block in which `period` was told.
  private(set) var block = -1
  /// The month told last within the year of `period`.
  private(set) var month: Int?
  /// The month in which that one's season ends; else the same.
  private var lastMonth: Int?

  /// - Parameter date: the document's date in EDTF, a day or less.
  init(date: String?, isReport: Bool) {
    documentDay = date.flatMap { CalendarDay(iso: $0) }
    documentYear = date.flatMap { Int($0.prefix(4)) }
    self.isReport = isReport
  }

  var year: Int? { period?.year }

  /// The day that deictic words count from.
  var today: CalendarDay? { isReport ? documentDay : nil }

  mutating func mention(_ period: CalendarPeriod, block: Int, isAttribute: Bool = false) {
    guard period.grain <= .year else { return }
    isComparison =
      isAttribute && period.grain == .year && mentioned.map { period.year < $0.year } ?? false
    mentioned = period
    mentionedBlock = block
  }

  /// Behind a date that nobody can place, nothing is counted from the one before it.
  mutating func lose() { mentioned = nil }

  /// A dispatch is written on the day of its dateline, not on that of the paper.
  mutating func write(on day: CalendarDay) { documentDay = day }

  /// A new paragraph of a section whose heading names a date starts from that date.
  mutating func begin(_ section: CalendarPeriod, block: Int) {
    period = nil
    tell(section, block: block)
    mention(section, block: block)
  }

  /// The time in which the end of a range is told: behind its start.
  func going(on start: CalendarPeriod?, _ block: Int) -> NarrativeTime {
    guard let start, start.grain <= .year else { return self }
    var time = NarrativeTime(date: nil, isReport: false)
    time.tell(start, block: block)
    time.mention(start, block: block)
    return time
  }

  mutating func tell(_ period: CalendarPeriod, block: Int) {
    guard period.grain <= .year else { return }
    if self.period == nil || period.year != self.period?.year {
      month = nil
      lastMonth = nil
    }
    if let month = period.month {
      self.month = month
      lastMonth = period.grain == .season && month < 12 ? month + 2 : month
    }
    self.period = period
    self.block = block
  }

  /// The year of a month told without one.
  ///
  /// A narrative goes forward: "in February" behind a November is the next year's. In a report it
  /// is the one nearest to the day of writing on the side of the tense, unless the same paragraph tells of another year. Where
  /// the clause looks back, "had been built in January", it may be either year's.
  func year(
    ofMonth month: Int, block: Int, looksBack: Bool, tense: DateMention.Tense?
  ) -> Int? {
    if let today, self.block != block || period == nil || period?.year == today.year {
      let distance = month - today.month
      switch tense {
      case .past: return distance > 0 ? today.year - 1 : today.year
      case .future: return distance < 0 ? today.year + 1 : today.year
      case .present, nil:
        return distance > 5 ? today.year - 1 : distance < -6 ? today.year + 1 : today.year
      }
    }
    // A report whose day nobody knows: only a year told in the same paragraph helps.
    if isReport, today == nil, self.block != block { return nil }
    guard let year else { return nil }
    if let told = lastMonth, month - told < Self.longestReturn { return looksBack ? nil : year + 1 }
    return year
  }

  /// How many months back a narrative may look without naming the year.
  private static let longestReturn = -7
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
