import AnnalsAnnotation
import AnnalsLanguage

/// Numbers that name or order something, and years.
extension FigureExclusions {
  /// "3 Ada Byron answers": plain digits that open a heading, before a capital or a line of their own.
  func isHeadingNumber(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.isBareDigits && draft.scale == nil && draft.upper == nil
      && draft.tokens.lowerBound == sentence.range.lowerBound
      && (isAlone(draft, in: sentence)
        || sentence.isCapitalized(draft.tokens.upperBound)
          && sentence.isWord(draft.tokens.upperBound))
  }

  /// A line of nothing but a number, in a document that has more to say.
  private func isAlone(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.tokens.upperBound == sentence.range.upperBound
      && sentence.range.count < sentence.tokens.count
  }

  /// Four plain digits from 1000 to 2100: a year, unless a unit or a counted noun says otherwise.
  func isYear(_ index: Int, in sentence: FigureSentence) -> Bool {
    guard sentence.range.contains(index), sentence.tokens[index].utf8Count == 4,
      let value = DecimalNumber(parsing: Array(sentence.bytes(index)))?.integerValue
    else { return false }
    return value >= 1000 && value <= 2100
  }

  /// Whether such a number with a plural behind it is a year all the same: "in 1958 communes
  /// were", but
  /// "some 1958 communes".
  func isYearBeforeNoun(_ index: Int, in sentence: FigureSentence) -> Bool {
    !hedges.contains(sentence.word(index - 1))
  }

  /// "Factory 12": plain digits behind a capital in mid-sentence.
  func isLabel(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    guard draft.isBareDigits, draft.scale == nil, draft.upper == nil else { return false }
    let before = draft.tokens.lowerBound - 1
    return sentence.isCapitalized(before)
      && (!sentence.shape(before).contains(.sentenceStart)
        || sentence.shape(before).contains(.allCapitals))
      && sentence.isWord(before)
  }

  /// "Tern 500", "iPhone 11 cameras", "Stoxx 50 shares": plain digits behind a name that has them,
  /// whatever noun follows.
  func isNameNumber(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    guard draft.isBareDigits, draft.scale == nil, draft.upper == nil, draft.unit == nil else {
      return false
    }
    let before = draft.tokens.lowerBound - 1
    guard !sentence.isGlued(before + 1) else { return false }
    return indexes.contains(sentence.word(before)) || hasInnerCapital(before, in: sentence)
      || isNameByTree(draft.tokens.lowerBound, in: sentence)
  }

  /// `iPhone`, `eBay`
  private func hasInnerCapital(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.isLowercaseWord(index)
      && sentence.bytes(index).dropFirst().contains { $0 &- 0x41 < 26 }
  }

  /// Whether the tree hangs the number on a name before it.
  private func isNameByTree(_ index: Int, in sentence: FigureSentence) -> Bool {
    let tree = sentence.tree
    guard !tree.isEmpty, sentence.isCapitalized(index - 1), sentence.isWord(index - 1),
      let head = tree.head(index), tree.tag(index - 1) == .propn
    else { return false }
    switch tree.relation(index) {
    case .nummod, .flat, .nmodUnmarked, .nmodDesc, .compound, .dep: return head == index - 1
    default: return false
    }
  }

  /// "step 4", "flat 3": which one, where nothing follows that could be counted ("a hall 30 feet
  /// long").
  func isOrderNumber(_ draft: FigureDraft, in sentence: FigureSentence) -> Bool {
    draft.isBareDigits && draft.scale == nil
      && orders.contains(sentence.word(draft.tokens.lowerBound - 1))
  }

  /// "an average of 1500": no year, whatever it looks like.
  func isAmount(_ index: Int, in sentence: FigureSentence) -> Bool {
    sentence.word(index - 1) == of && amounts.contains(sentence.word(index - 2))
      || comparisons.contains(sentence.word(index - 1))
  }

  /// The end of a range of years that starts at `index`: `1957-62`, "1957 to 1962".
  func endOfYears(_ index: Int, in sentence: FigureSentence) -> Int {
    var end = index + 1
    while dashes.contains(sentence.word(end)) || sentence.word(end) == slash,
      sentence.shape(end + 1).contains(.number), sentence.tokens[end + 1].utf8Count <= 4
    {
      end += 2
    }
    return end
  }
}
