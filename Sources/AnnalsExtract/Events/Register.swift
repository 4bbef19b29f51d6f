import AnnalsAnnotation

/// How a document tells what it tells. A story's past is as often its background ("he had long given up") as what happens in it;
/// where a report says in the past that something was done, it was.
enum Register {
  case report, story

  /// Shorter documents don't tell: they are taken for reports.
  private static let shortest = 200
  /// By how many in a thousand words names and numbers outnumber the personal pronouns of reports.
  private static let names = 25

  /// Reports name and count, stories say `he` and `she`.
  init(_ analyses: [TokenAnalysis]) {
    var balance = 0
    for analysis in analyses {
      switch analysis.pennTag {
      case .nnp, .nnps, .cd: balance += 1
      case .prp, .prpPossessive: balance -= 1
      default: break
      }
    }
    let isStory = analyses.count >= Self.shortest && balance * 1000 < Self.names * analyses.count
    self = isStory ? .story : .report
  }
}
