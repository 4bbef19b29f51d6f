/// Records of one table in text order, made while they are gone through: a document of 100 MB has
/// millions, and nobody needs them all at the same time.
public struct RecordList<Record: PublishedRecord>: Sequence, Sendable {
  public let count: Int
  private let pass: @Sendable () -> () -> Record?

  /// Records that are there already.
  public init(_ records: [Record]) {
    self.init(count: records.count) {
      var index = 0
      return {
        guard index < records.count else { return nil }
        defer { index += 1 }
        return records[index]
      }
    }
  }

  /// - Parameter pass: starts a run through the records; every run gives the same ones.
  package init(count: Int, pass: @escaping @Sendable () -> () -> Record?) {
    self.count = count
    self.pass = pass
  }

  /// The same records, made and kept.
  package func held() -> RecordList { RecordList(Array(self)) }

  public func makeIterator() -> AnyIterator<Record> { AnyIterator(pass()) }

  public var underestimatedCount: Int { count }
}

extension RecordList: ExpressibleByArrayLiteral {
  public init(arrayLiteral records: Record...) { self.init(records) }
}
