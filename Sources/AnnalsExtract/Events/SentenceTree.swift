import AnnalsAnnotation

/// What hangs on a token, in as far as triggers ask for it.
struct VerbFrame {
  struct Facts: OptionSet {
    let rawValue: UInt16

    /// A subject, or what stands for one, before the token.
    static let subject = Facts(rawValue: 1 << 0)
    /// `to` of an infinitive.
    static let to = Facts(rawValue: 1 << 1)
    static let modal = Facts(rawValue: 1 << 2)
    static let `do` = Facts(rawValue: 1 << 3)
    static let have = Facts(rawValue: 1 << 4)
    static let be = Facts(rawValue: 1 << 5)
    static let passive = Facts(rawValue: 1 << 6)
    /// A preposition: the token is the head of its phrase.
    static let preposition = Facts(rawValue: 1 << 7)
    /// A conjunction or another mark of a clause.
    static let mark = Facts(rawValue: 1 << 8)
    /// An object, or a clause in its place.
    static let object = Facts(rawValue: 1 << 9)
    /// A clause with `to` or without subject behind: `used to walk`.
    static let infinitive = Facts(rawValue: 1 << 10)
    static let copula = Facts(rawValue: 1 << 11)
    /// A number before: `40 tons`.
    static let number = Facts(rawValue: 1 << 12)
    /// `nobody`
    static let denyingSubject = Facts(rawValue: 1 << 13)
  }

  var facts: Facts = []
  /// Token of the direct object behind, -1 without one.
  var object: Int32 = -1
  /// Token of an adjective behind that says what the subject is like: `seemed angry`.
  var adjective: Int32 = -1
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
    for _ in sentence { frames.append(VerbFrame()) }
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
      if index < head { frame.facts.insert(.subject) }
      if cue.contains(.noSubject) { frame.facts.insert(.denyingSubject) }
    case .aux: frame.facts.formUnion(Self.auxiliary(analysis.pennTag, cue))
    case .auxPass: frame.facts.insert(.passive)
    case .mark: frame.facts.insert(analysis.pennTag == .to ? .to : .mark)
    case .case: frame.facts.insert(.preposition)
    case .cop: frame.facts.insert(.copula)
    case .obj:
      frame.facts.insert(.object)
      if index > head, frame.object < 0 { frame.object = Int32(index) }
    case .ccomp: frame.facts.insert(.object)
    case .xcomp:
      if index > head { frame.facts.insert(.infinitive) }
      if index > head, frame.adjective < 0, analysis.universalTag == .adj {
        frame.adjective = Int32(index)
      }
    case .nummod: frame.facts.insert(.number)
    default: return
    }
    frames[head - start] = frame
  }

  private static func auxiliary(_ tag: PennTag, _ cue: EventCue) -> VerbFrame.Facts {
    if tag == .md { return .modal }
    if tag == .to { return .to }
    if cue.contains(.do) { return .do }
    // `'d`, where it isn't a modal.
    if cue.contains(.have) || cue.contains(.would) && tag == .vbd { return .have }
    return cue.contains(.be) ? .be : []
  }
}
