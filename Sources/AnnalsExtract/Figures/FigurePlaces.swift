import AnnalsAnnotation
import AnnalsLanguage
import AnnalsLexicons

/// Finds where a figure holds: the place in its measure ("grain output in Sichuan"), else the one that
/// its clause names ("in Henan 3 million died"). The nearest above it in the tree decides; where two are
/// equally near there is none.
struct FigurePlaces: Sendable {
  private let local: WordSet
  private let saying: WordSet
  private let of: WordID
  /// How many places before and behind a figure are looked at, and how far up the tree.
  private static let near = 3
  private static let reach = 8

  init(words: inout VocabularyBuilder) {
    local = WordSet(
      ["in", "at", "near", "throughout", "across", "within", "inside", "around", "outside"],
      in: &words)
    saying = WordSet(
      words.lexicon("Figures/attribution-cues").rows.map { $0.cells[0] }, in: &words)
    of = words.id(of: "of")
  }

  /// A place name of the sentence.
  struct Place {
    /// Its index among the document's entity mentions.
    let mention: Int
    let tokens: Range<Int>
    /// What "in the place" hangs on; nil where the name isn't told as a place where something was.
    let anchor: Int?
  }

  /// The place names of a sentence, in text order.
  ///
  /// - Parameter candidates: which of the mentions lie in the sentence.
  func places(
    _ mentions: [EntityMention], _ candidates: Range<Int>, in sentence: FigureSentence
  ) -> [Place] {
    guard !sentence.tree.isEmpty else { return [] }
    var places: [Place] = []
    var token = sentence.range.lowerBound
    for index in candidates where mentions[index].type == .place {
      let span = mentions[index].span
      while token < sentence.range.upperBound, sentence.tokens[token].span.utf8End <= span.utf8Start
      {
        token += 1
      }
      let start = token
      while token < sentence.range.upperBound, sentence.tokens[token].span.utf8Start < span.utf8End
      {
        token += 1
      }
      guard start < token else { continue }
      places.append(
        Place(
          mention: index, tokens: start..<token, anchor: anchor(of: start..<token, in: sentence)))
    }
    return places
  }

  /// What a place hangs on with "in": over "the county of Kent" and "southern Henan".
  private func anchor(of place: Range<Int>, in sentence: FigureSentence) -> Int? {
    let tree = sentence.tree
    var top = tree.top(of: place)
    for _ in 0..<3 {
      guard let head = tree.head(top) else { return nil }
      let preposition = tree.preposition(of: top).map(sentence.word) ?? 0
      if local.contains(preposition) { return head }
      switch tree.relation(top) {
      case .compound, .flat, .appos, .nmodUnmarked, .amod: top = head
      case .nmod where preposition == of: top = head
      default: return nil
      }
    }
    return nil
  }

  /// The place of a figure, as an index among the document's entity mentions.
  ///
  /// - Parameters:
  ///   - places: those of the sentence, in text order.
  ///   - others: the figure right before and the one right behind.
  func place(
    of draft: FigureDraft, among places: [Place], beside others: [FigureDraft],
    in sentence: FigureSentence
  ) -> Int? {
    guard !places.isEmpty else { return nil }
    let near = nearest(places, to: draft.numberTokens.lowerBound)
    if let measure = draft.measure {
      // "a Virginia-based firm" may be anywhere.
      let held = near.filter {
        measure.contains($0.tokens.lowerBound) && !isCompounded($0, in: sentence)
      }
      if let first = held.first { return held.count == 1 ? first.mention : nil }
      // A name that may itself be the place: "in Kent 5 per cent, in Essex 7".
      if sentence.tree.tag(measure.upperBound - 1) == .propn { return nil }
    }
    if let next = near.first(where: { isBeside($0, draft, in: sentence) }) { return next.mention }
    return clausePlace(of: draft, among: near, beside: others, in: sentence)
  }

  private func isCompounded(_ place: Place, in sentence: FigureSentence) -> Bool {
    let end = place.tokens.upperBound
    return sentence.isGlued(end)
      && sentence.utf8[Int(sentence.tokens[end].utf8Start)] == UInt8(ascii: "-")
  }

  /// "in Kent 5 per cent", "in Kent by 5 per cent", "5 per cent in Kent".
  private func isBeside(
    _ place: Place, _ draft: FigureDraft, in sentence: FigureSentence
  ) -> Bool {
    guard place.anchor != nil else { return false }
    let end = max(draft.tokens.upperBound, draft.counted?.upperBound ?? 0)
    if place.tokens.lowerBound == end + 1 { return true }
    let gap = draft.tokens.lowerBound - place.tokens.upperBound
    return gap == 0 || gap == 1 && sentence.tree.relation(place.tokens.upperBound) == .case
  }

  private func nearest(_ places: [Place], to token: Int) -> ArraySlice<Place> {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
    }
    return places[max(0, low - Self.near)..<min(places.count, low + Self.near)]
  }

  private func clausePlace(
    of draft: FigureDraft, among places: ArraySlice<Place>, beside others: [FigureDraft],
    in sentence: FigureSentence
  ) -> Int? {
    // "in Leeds, after two days": when, not where.
    let path = draft.kind == .duration ? [] : path(above: draft, in: sentence)
    var best: (mention: Int, depth: Int)?
    var isTied = false
    for place in places {
      guard let anchor = place.anchor else { continue }
      let isBelow = holds(draft, anchor)
      // "3 million in Kent and 5 million in all"
      if !isBelow, others.contains(where: { holds($0, anchor) }) { continue }
      if saying.contains(sentence.word(anchor)) { continue }
      guard let depth = isBelow ? 0 : path.firstIndex(of: anchor) else { continue }
      if let known = best, known.depth <= depth {
        isTied = isTied || known.depth == depth
      } else {
        best = (place.mention, depth)
        isTied = false
      }
    }
    return isTied ? nil : best?.mention
  }

  private func holds(_ draft: FigureDraft, _ token: Int) -> Bool {
    draft.tokens.contains(token) || draft.counted?.contains(token) ?? false
      || draft.measure?.contains(token) ?? false
  }

  /// The tokens above a figure in its clause: what somebody says elsewhere isn't told of there, and
  /// neither is what another subject does.
  private func path(above draft: FigureDraft, in sentence: FigureSentence) -> [Int] {
    let tree = sentence.tree
    var index = tree.top(of: draft.tokens)
    var path = [index]
    for _ in 0..<Self.reach {
      switch tree.relation(index) {
      case .ccomp, .parataxis, .aclRelcl: return path
      case .conj where tree.subject(of: index) != nil: return path
      default: break
      }
      guard let head = tree.head(index) else { return path }
      index = head
      path.append(index)
    }
    return path
  }
}
