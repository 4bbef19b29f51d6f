import AnnalsAnnotation
import AnnalsLanguage

/// Tells whom a personal pronoun means, where that is safe.
///
/// "Anna Keller came. She left Berg." Of all who were mentioned in this sentence and the three before it,
/// inside the same quotation or outside all, those are left who may be meant by gender and by the clause's
/// build: "Keller saw him" isn't about himself, "his son" isn't his own. The weightiest is meant if the
/// next has much less weight. Somebody unnamed ("a doctor", a pronoun that stayed open) counts among
/// them, so that a name isn't chosen for want of a better one.
struct PronounResolver {
  let tree: DependencyTree
  /// How many times as much weight the best needs as the next, and as one that stands nearer.
  private static let lead = 1.7
  private static let leadOverNearer = 2.5

  /// The referent of a pronoun; nil where it isn't safe to tell.
  func referent(
    of pronoun: Int, _ gender: Gender, sentence: Int, quotation: Int32,
    among recent: RecentReferents,
    _ referents: Referents
  ) -> Int? {
    let excluded = excluded(for: pronoun, sentence: sentence, among: recent)
    let standings = recent.standings(in: sentence) { mention in
      mention.quotation == quotation && !excluded.contains(mention.referent)
        && referents.type(of: mention.referent) == .person
        && referents.gender(of: mention.referent).agrees(with: gender)
    }
    guard let best = standings.first else { return nil }
    for other in standings.dropFirst() {
      let isNearer = other.last > best.last && other.lastSentence == sentence
      let lead = isNearer ? Self.leadOverNearer : Self.lead
      if best.weight < other.weight * lead { return nil }
    }
    return best.referent
  }

  /// What a reflexive stands behind, "Keller himself", if somebody is mentioned there; else the subject of
  /// its clause.
  func antecedent(ofReflexive reflexive: Int, isMention: (Int) -> Bool) -> Int? {
    isMention(reflexive - 1) ? reflexive - 1 : subject(around: reflexive)
  }

  /// The subject of the clause that a word stands in.
  func subject(around word: Int) -> Int? {
    var index = word
    for _ in 0..<6 {
      guard let head = tree.head(index) else { return nil }
      if tree.tag(head) == .verb, let subject = tree.subject(of: head), subject < word {
        return subject
      }
      index = head
    }
    return nil
  }

  /// The referents that the clause's build rules out.
  private func excluded(
    for pronoun: Int, sentence: Int, among recent: RecentReferents
  ) -> [Int] {
    guard let head = tree.head(pronoun) else { return [] }
    let isPossessive = tree.relation(pronoun) == .nmodPoss
    let subject = isSubject(pronoun) ? nil : sharedSubject(of: head)
    var excluded: [Int] = []
    for mention in recent.latest(in: sentence) {
      guard mention.sentence == sentence else { break }
      if isPossessive {
        if isPart(mention.token, of: head) { excluded.append(mention.referent) }
      } else if mention.token == subject || isCoArgument(mention.token, of: pronoun, verb: head) {
        excluded.append(mention.referent)
      }
    }
    return excluded
  }

  private func isSubject(_ index: Int) -> Bool {
    tree.relation(index) == .nsubj || tree.relation(index) == .nsubjPass
  }

  /// The subject that a verb without one of its own shares: "Keller went to call on him".
  private func sharedSubject(of verb: Int) -> Int? {
    var verb = verb
    for _ in 0..<4 {
      if let subject = tree.subject(of: verb) { return subject }
      switch tree.relation(verb) {
      case .xcomp, .conj, .advcl:
        guard let head = tree.head(verb), tree.dependent(of: head, .obj) == nil else { return nil }
        verb = head
      default: return nil
      }
    }
    return nil
  }

  /// Whether a mention is the noun itself, its apposition, or a further part of its name.
  private func isPart(_ mention: Int, of noun: Int) -> Bool {
    if mention == noun { return true }
    guard tree.head(mention) == noun else { return false }
    switch tree.relation(mention) {
    case .appos, .flat, .compound: return true
    default: return false
    }
  }

  private func isCoArgument(_ mention: Int, of pronoun: Int, verb: Int) -> Bool {
    var mention = mention
    for _ in 0..<3 {
      switch tree.relation(mention) {
      case .conj, .flat, .appos, .compound:
        guard let head = tree.head(mention), tree.isNoun(head) else { return false }
        mention = head
      default: return tree.head(mention) == verb && isArgument(mention) && isArgument(pronoun)
      }
    }
    return false
  }

  private func isArgument(_ index: Int) -> Bool {
    switch tree.relation(index) {
    case .nsubj, .nsubjPass, .obj, .iobj, .obl, .oblAgent: true
    default: false
    }
  }
}
