import AnnalsAnnotation
import AnnalsRecords

/// What a temporal expression was found to mean.
struct TemporalValue {
  /// TIMEX3.
  var timex: String
  /// The calendar period, where it is known.
  var period: CalendarPeriod?
  var basis = TemporalBasis.stated
}

extension TemporalExpression {
  var certainty: TemporalCertainty {
    switch approximation {
    case nil: .exact
    case .about: .approximate
    case .perhaps: .uncertain
    }
  }

  /// `P3Y`, `PT5H`, `P2DE`, `PXM`; a range of lengths is two joined by a slash.
  var timexLength: String {
    let number = amount.map(\.description) ?? "X"
    let low = length(number)
    return amountHigh.map { low + "/" + length($0.description) } ?? low
  }

  private func length(_ number: String) -> String {
    switch unit {
    case .second: "PT\(number)S"
    case .minute: "PT\(number)M"
    case .hour: "PT\(number)H"
    case .day: "P\(number)D"
    case nil: "PXX"
    case .weekend: "P\(number)WE"
    case .week: "P\(number)W"
    case .fortnight: "P\(doubled(number))W"
    case .month: "P\(number)M"
    case .quarter: "P\(number)Q"
    case .year: "P\(number)Y"
    case .decade: "P\(number)DE"
    case .century: "P\(number)CE"
    case .millennium: "P\(number)ML"
    }
  }

  private func doubled(_ number: String) -> String {
    DecimalNumber(parsing: number.utf8).flatMap { $0.adding($0) }?.description ?? "X"
  }

  /// A recurring time, with X for each field that goes through all its values: `XXXX-XX-XX` for
  /// "daily".
  var timexSet: String {
    if amount != nil { return timexLength }
    if let dayPart { return "XXXX-XX-XXT\(dayPart.timex)" }
    if let weekday { return "XXXX-WXX-\(weekday)" }
    if let month { return "XXXX-" + CalendarDay.twoDigits(month) }
    if let season { return "XXXX-" + season.timex }
    switch unit {
    case .second, .minute, .hour: return "XXXX-XX-XXTXX"
    case .week, .fortnight: return "XXXX-WXX"
    case .weekend: return "XXXX-WXX-WE"
    case .month, .quarter: return "XXXX-XX"
    case .year: return "XXXX"
    case .decade: return "XXX"
    case .century, .millennium: return "XX"
    case .day, nil: return "XXXX-XX-XX"
    }
  }

  /// What is told of a date whose year nobody tells: `XXXX-08-29`.
  var timexUnresolved: String {
    if let weekday, day == nil { return "XXXX-WXX-\(weekday)" }
    if let month {
      let day = day.map { "-" + CalendarDay.twoDigits($0) } ?? ""
      return "XXXX-" + CalendarDay.twoDigits(month) + day
    }
    if let season { return "XXXX-" + season.timex }
    if easter != nil { return "XXXX-XX-XX" }
    if let day { return "XXXX-XX-" + CalendarDay.twoDigits(day) }
    if let decade { return "XX\(decade / 10 % 10)" }
    if let year { return isShort ? "XX" + CalendarDay.twoDigits(year) : "XXXX" }
    return unresolvedUnit
  }

  private var unresolvedUnit: String {
    if dayPart != nil || hour != nil { return "XXXX-XX-XX" }
    if anchor == .document || isVague || unit.map({ $0 < .day }) ?? true {
      switch direction {
      case .earlier: return "PAST_REF"
      case .later: return "FUTURE_REF"
      case .same, nil: if unit == .day { return "PRESENT_REF" }
      }
    }
    switch unit {
    case .day: return "XXXX-XX-XX"
    case .week, .weekend, .fortnight: return "XXXX-WXX"
    case .month, .quarter: return "XXXX-XX"
    case .year: return "XXXX"
    case .decade: return "XXX"
    case .century, .millennium: return "XX"
    case .second, .minute, .hour, nil: return "PRESENT_REF"
    }
  }

  /// What follows the day in the value of a time: `T11:30`, `TMO`.
  var timexClock: String? {
    if let hour, let minute {
      return "T\(CalendarDay.twoDigits(hour)):\(CalendarDay.twoDigits(minute))"
    }
    return dayPart.map { "T" + $0.timex }
  }
}

extension TemporalExpression.Season {
  var timex: String {
    switch self {
    case .spring: "SP"
    case .summer: "SU"
    case .autumn: "FA"
    case .winter: "WI"
    }
  }
}

extension TemporalExpression.DayPart {
  var timex: String {
    switch self {
    case .dawn, .morning: "MO"
    case .noon: "12:00"
    case .afternoon: "AF"
    case .evening: "EV"
    case .night: "NI"
    case .midnight: "00:00"
    case .daytime: "DT"
    }
  }
}
