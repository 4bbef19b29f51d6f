import AnnalsAnnotation
import AnnalsLanguage

/// Who answers for what a document tells, token by token.
///
/// Of "Chen estimates that 40 men died" the words behind "that" have the source *Chen*, the estimating has
/// none: the writer tells of it. A clause that goes on behind a comma with a subject of its own is the
/// writer's again. One look costs a bounded number of steps.
package struct StatementSources: Sendable {
  /// A stretch of the tree with its source.
  struct Statement: Sendable {
    let source: Range<Int>
    /// The token by which the source itself hangs there, nil where it hangs elsewhere.
    let except: Int?
    /// The first token that it may hold for.
    let from: Int
    /// Told at the beginning, it holds for all that the sentence coordinates.
    let holdsForSentence: Bool
    /// Only for numbers: "reported 40 deaths" tells of deaths in the writer's own words.
    let isAmount: Bool
  }

  private let tree: DependencyTree
  private let tokens: [Token]
  private let commas: WordSet
  private var statements: [Statement] = []
  /// For each token the last statement that begins there, or -1.
  private var marks: [Int32] = []
  /// For each token the quotation with a speaker that it stands in, or -1; empty without quotations.
  private var quotations: [Int32] = []
  private var speakers: [(tokens: Range<Int>, speaker: Range<Int>)] = []
  private static let reach = 24

  /// Nobody but the writer.
  package init() {
    tree = DependencyTree([])
    tokens = []
    commas = WordSet()
  }

  init(tree: DependencyTree, tokens: [Token], commas: WordSet) {
    self.tree = tree
    self.tokens = tokens
    self.commas = commas
    marks = [Int32](repeating: -1, count: tree.isEmpty ? 0 : tokens.count)
  }

  /// Whether no token has a source.
  package var isEmpty: Bool { statements.isEmpty && speakers.isEmpty }

  mutating func add(_ statement: Statement, at token: Int) {
    marks[token] = Int32(statements.count)
    statements.append(statement)
  }

  mutating func add(speaker: Range<Int>, of quoted: Range<Int>) {
    if quotations.isEmpty { quotations = [Int32](repeating: -1, count: tokens.count) }
    for index in quoted { quotations[index] = Int32(speakers.count) }
    speakers.append((quoted, speaker))
  }

  /// The words that name the source of what a token tells; nil where the writer tells it.
  ///
  /// - Parameter isNumber: whether the token is a number's, for which more words give a source.
  package func source(ofToken token: Int, isNumber: Bool = false) -> Range<Int>? {
    guard !isEmpty else { return nil }
    let quotation =
      quotations.isEmpty || quotations[token] < 0
      ? nil : speakers[Int(quotations[token])]
    if let found = statement(ofToken: token, isNumber: isNumber)?.source {
      // What is told inside a quotation about others' words is nearer than who speaks.
      guard let quotation, !quotation.tokens.contains(found.lowerBound) else { return found }
    }
    return quotation?.speaker
  }

  private func statement(ofToken token: Int, isNumber: Bool) -> Statement? {
    guard !marks.isEmpty else { return nil }
    var index = token
    var child: Int?
    var isPast = false
    for _ in 0..<Self.reach {
      if marks[index] >= 0 {
        let statement = statements[Int(marks[index])]
        if statement.source.contains(token) { return nil }
        if token >= statement.from, !isOfSource(token, child, statement, isPast),
          isNumber || !statement.isAmount, !isPast || statement.holdsForSentence
        {
          return statement
        }
      }
      guard let head = tree.head(index) else { return nil }
      if !isPast, leaves(index) { isPast = true }
      child = index
      index = head
    }
    return nil
  }

  /// Whether a token only tells more of the source: "a count of 300 graves". Behind a comma the tree may hang
  /// on the source what it says: "according to Chen, 40 tons".
  private func isOfSource(
    _ token: Int, _ child: Int?, _ statement: Statement, _ isPast: Bool
  ) -> Bool {
    guard child != nil, child == statement.except else { return false }
    let end = statement.source.upperBound
    return token <= end || !commas.contains(tokens[end].word) || isPast
  }

  /// Whether a clause may be the writer's although it hangs in what somebody says.
  private func leaves(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .parataxis: return true
    case .conj: return tree.subject(of: index) != nil && !hasThat(index) && isSetOff(index)
    case .advcl, .aclRelcl, .advclRelcl: return isSetOff(index)
    default: return false
    }
  }

  private func hasThat(_ index: Int) -> Bool { tree.dependent(of: index, .mark) != nil }

  private func isSetOff(_ index: Int) -> Bool {
    tree.dependent(of: index) { $0 < index && commas.contains(tokens[$0].word) } != nil
  }
}
