import AnnalsAnnotation

/// What hangs on a token, in as far as triggers ask for it.
struct VerbFrame: OptionSet {
  let rawValue: UInt16

  /// A subject, or what stands for one, before the token.
  static let subject = VerbFrame(rawValue: 1 << 0)
  /// `to` of an infinitive.
  static let to = VerbFrame(rawValue: 1 << 1)
  static let modal = VerbFrame(rawValue: 1 << 2)
  static let `do` = VerbFrame(rawValue: 1 << 3)
  static let have = VerbFrame(rawValue: 1 << 4)
  static let be = VerbFrame(rawValue: 1 << 5)
  static let passive = VerbFrame(rawValue: 1 << 6)
  static let copula = VerbFrame(rawValue: 1 << 7)
  /// `nobody`
  static let denyingSubject = VerbFrame(rawValue: 1 << 8)
}

/// The tree of one sentence, read once: frames by token. The buffer is used for all sentences of a
/// document.
struct SentenceTree {
  private(set) var analyses: [TokenAnalysis]
  private var frames: [VerbFrame] = []
  private var start = 0

  init(analyses: [TokenAnalysis]) { self.analyses = analyses }

  /// Goes on to a sentence: one pass over its tokens.
  mutating func enter(_ sentence: Range<Int>, tokens: [Token], cues: EventCueTable) {
    start = sentence.lowerBound
    frames.removeAll(keepingCapacity: true)
    for _ in sentence { frames.append([]) }
    for index in sentence {
      let head = Int(analyses[index].head)
      if head >= 0 { hang(index, on: head, cue: cues[tokens[index].word]) }
    }
  }

  @inline(__always)
  subscript(index: Int) -> VerbFrame { frames[index - start] }

  private mutating func hang(_ index: Int, on head: Int, cue: EventCue) {
    let analysis = analyses[index]
    var frame = frames[head - start]
    switch analysis.relation {
    case .nsubj, .nsubjPass, .nsubjOuter, .csubj, .csubjPass, .csubjOuter, .expl:
      if index < head { frame.insert(.subject) }
      if cue.contains(.noSubject) { frame.insert(.denyingSubject) }
    case .aux: frame.formUnion(Self.auxiliary(analysis.pennTag, cue))
    case .auxPass: frame.insert(.passive)
    case .mark where analysis.pennTag == .to: frame.insert(.to)
    case .cop: frame.insert(.copula)
    default: return
    }
    frames[head - start] = frame
  }

  private static func auxiliary(_ tag: PennTag, _ cue: EventCue) -> VerbFrame {
    if tag == .md { return .modal }
    if tag == .to { return .to }
    if cue.contains(.do) { return .do }
    // `'d`, where it isn't a modal.
    if cue.contains(.have) || cue.contains(.would) && tag == .vbd { return .have }
    return cue.contains(.be) ? .be : []
  }
}
