import AnnalsAnnotation

/// How a word's letters are written, which with its tag decides whether the lemma keeps the capitals.
package enum LetterPattern: Int, CaseIterable, Sendable {
  case lower
  /// One letter, upper case: `I`, `A.`
  case initial
  /// Upper case first, then lower case, inside the sentence.
  case capitalized
  /// The same as the first word of the sentence, which says little.
  case capitalizedFirst
  /// Upper case only later: `iPod`.
  case inner
  /// Upper case first and again later: `McKay`.
  case mixed
  /// Upper case and a digit: `B52`.
  case digit
  /// Upper case only, by bytes: the shorter, the likelier an abbreviation.
  case capitals2, capitals3, capitals4, capitals5, capitals6

  @inline(__always)
  init(_ letters: LetterCase.Letters, byteCount: Int, isFirst: Bool) {
    if letters.upper == 0 {
      self = .lower
    } else if letters.digits > 0 {
      self = .digit
    } else if letters.startsUpper && letters.upper == 1 {
      self = letters.lower == 0 ? .initial : isFirst ? .capitalizedFirst : .capitalized
    } else if letters.lower == 0 {
      self = Self.capitals(byteCount)
    } else {
      self = letters.startsUpper ? .mixed : .inner
    }
  }

  private static func capitals(_ byteCount: Int) -> LetterPattern {
    switch byteCount {
    case ...2: .capitals2
    case 3: .capitals3
    case 4: .capitals4
    case 5: .capitals5
    default: .capitals6
    }
  }
}

/// The group of tags whose words share inflection rules, and the one whose words share rules of case; both
/// are numbers of roots in the model.
///
/// Tags that taggers confuse and that inflect alike are one group: `vbd` with `vbn`, `vb` with `vbp`.
package struct LemmaClass: Sendable, Hashable {
  /// Root of the inflection rules, less than `LemmaClass.count`.
  package let inflection: Int
  /// Group of the case rules, less than `LemmaClass.count`.
  package let letterCase: Int

  private static let tagCount = PennTag.names.count
  /// Words of names that are no proper nouns by themselves (`New` in `New Delhi`): adjectives, verbs,
  /// nouns, others; first those of singular names, then those of plural ones.
  private static let nameGroups = 4

  /// How many roots there are of either kind.
  package static let count = tagCount + 2 * nameGroups
  /// How many letter patterns each case group tells apart.
  package static let patternCount = LetterPattern.allCases.count
  /// How many roots a model has: one for each inflection, then one for each letter pattern of each case
  /// group.
  package static let rootCount = count * (1 + patternCount)

  package init(universalTag: UniversalTag, pennTag: PennTag) {
    let penn = Self.reconciled(universalTag, pennTag)
    if penn == .nnp || penn == .nnps {
      inflection = Self.nameRow(universalTag, penn)
      letterCase = Self.nameRow(universalTag, .nnp)
    } else {
      inflection = Int(Self.inflectionTag(penn).rawValue)
      letterCase = Int(Self.caseTag(penn).rawValue)
    }
  }

  /// A proper noun whose Penn tag says otherwise is taken for a proper noun: the universal tag is right
  /// more often.
  private static func reconciled(_ universal: UniversalTag, _ penn: PennTag) -> PennTag {
    guard universal == .propn else { return penn }
    switch penn {
    case .nnp, .nnps, .gw, .fw, .add: return penn
    case .nns: return .nnps
    default: return .nnp
    }
  }

  private static func nameRow(_ universal: UniversalTag, _ penn: PennTag) -> Int {
    let offset = tagCount + (penn == .nnps ? nameGroups : 0)
    switch universal {
    case .propn: return Int(penn.rawValue)
    case .adj: return offset
    case .verb: return offset + 1
    case .noun: return offset + 2
    default: return offset + 3
    }
  }

  private static func inflectionTag(_ penn: PennTag) -> PennTag {
    switch penn {
    case .vbd: .vbn
    case .vbp: .vb
    default: penn
    }
  }

  /// All verbs are one group, and all the small closed classes.
  private static func caseTag(_ penn: PennTag) -> PennTag {
    switch penn {
    case .vb, .vbd, .vbg, .vbn, .vbp, .vbz: .vb
    case .in, .dt, .cc, .to, .prp, .prpPossessive, .wp, .wpPossessive, .wdt, .wrb, .md, .rp, .pdt,
      .ex, .uh, .rb, .rbr, .rbs, .pos:
      .in
    default: penn
    }
  }

  /// Root of the case rules for words written so.
  @inline(__always)
  package func caseRoot(_ pattern: LetterPattern) -> Int {
    Self.count + letterCase * Self.patternCount + pattern.rawValue
  }

  /// Whether unseen words of a case group keep their capitals: names, foreign words, addresses, symbols.
  package static func keepsCapitals(letterCase: Int) -> Bool {
    guard letterCase < tagCount else { return true }
    switch PennTag(rawValue: UInt8(letterCase)) {
    case .nnp, .nnps, .fw, .add, .gw, .ls, .sym, .nfp, .dollar: return true
    default: return false
    }
  }
}
