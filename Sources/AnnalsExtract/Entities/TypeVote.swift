import AnnalsAnnotation

/// One sense a document: a name that was tagged with several types has the one of most of its mentions.
///
/// Writers hardly ever let a name mean two things in one text, while a tagger that sees one sentence
/// often slips. A person's surname counts with the full names that end in it: "Keller" tagged once as a
/// place is a person after "Anna Keller".
enum TypeVote {
  /// The name with the type that the document gives it; a tie changes nothing.
  static func settled(_ name: NamedTokens, in table: NameTable) -> NamedTokens {
    var count = table.count(of: name.tokens)
    count.add(.person, table.surnameCount(of: name.tokens)[.person])
    guard let type = count.majority, type != name.type else { return name }
    return NamedTokens(tokens: name.tokens, type: type, rule: .voted)
  }
}
