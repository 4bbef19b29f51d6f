/// One value of a closed list that treebanks and models name by a word, and tokens hold as a byte.
public protocol AnalysisLabel: RawRepresentable<UInt8>, CaseIterable, Sendable {
  /// The treebanks' spelling of every case, in the order of the raw values, which count from 0.
  static var names: [String] { get }
}

extension AnalysisLabel {
  /// The treebanks' spelling: `NOUN`, `-LRB-`, `nsubj:pass`.
  public var name: String { Self.names[Int(rawValue)] }

  /// The value of that spelling; nil for any other, also for one in another case.
  public init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}
