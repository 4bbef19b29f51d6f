import AnnalsAnnotation

/// A figure while its sentence is being read.
struct FigureDraft {
  /// The number and its unit; the hedge is added last.
  var tokens: Range<Int>
  /// Where the number itself begins and ends, without money sign, hedge and unit.
  var numberTokens: Range<Int>
  var number: DecimalNumber
  var upper: DecimalNumber?
  var scale: DecimalNumber?
  var rule: FigureRule
  var kind = FigureMention.Kind.number
  var bound = FigureMention.Bound.exact
  var change: FigureMention.Change?
  var unit: String?
  var denominator: String?
  var unitTokens: Range<Int>?
  var measure: Range<Int>?
  /// The noun phrase that names the things counted, where there is one.
  var counted: Range<Int>?
  var isWords = false
  var isBareDigits = false
  var isFraction = false
  /// "380 million of coal": what is measured stands behind "of", and a unit may be missing.
  var isPartitive = false
  var hasPoint = false
  /// "four- and six-inch": the noun stands behind a later number.
  var isSuspended = false
  /// A currency's code glued before the number.
  var prefix: ArraySlice<UInt8> = []
  /// Letters glued to the number, which must be a unit.
  var suffix: ArraySlice<UInt8> = []
  /// "from A to B": whether the second number is the smaller one.
  var movement: Movement?

  enum Movement { case up, down }

  init(_ number: NumberMatch, from start: Int) {
    tokens = start..<number.end
    numberTokens = start..<number.end
    self.number = number.value
    scale = number.scale
    isWords = number.isWords
    isBareDigits = number.isBareDigits
    isFraction = number.isFraction
    suffix = number.suffix
    prefix = number.prefix
    hasPoint = number.hasPoint
    rule = number.isFraction ? .fraction : .bare
    if number.isFraction { kind = .share }
  }

  /// A share written with its sign: "+2%", "-1.3 per cent".
  func isSigned(in sentence: FigureSentence) -> Bool {
    guard kind == .share, upper == nil else { return false }
    let first = sentence.utf8[Int(sentence.tokens[tokens.lowerBound].utf8Start)]
    return first == UInt8(ascii: "+") || number < DecimalNumber(0)
  }

  /// Neither unit nor counted noun: it may take those of a neighbour.
  var isPlain: Bool { unit == nil && denominator == nil && measure == nil && kind == .number }
}
