import AnnalsAnnotation

/// What the outputs of a network's heads mean, from the model's section `labels`: five lines of names.
struct NetworkLabels: Sendable {
  let universalTags: [UniversalTag]
  let pennTags: [PennTag]
  let relations: [Relation]
  /// Every entity tag once.
  let entityTags: [EntityTag]
  /// Every event class once.
  let eventClasses: [EventClass]
  /// Index of `root` among the relations.
  let root: Int

  init(_ model: LanguageModel) throws(LanguageModelError) {
    let text = String(decoding: try model.values("labels", of: UInt8.self), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").map(String.init)
    }
    func list<Label: Hashable>(
      _ index: Int, _ name: String, _ label: (String) -> Label?
    ) throws(LanguageModelError) -> [Label] {
      var labels: [Label] = []
      for word in index < lines.count ? lines[index] : [] {
        guard let value = label(word), !labels.contains(value) else {
          throw model.error(.label(list: name, label: word))
        }
        labels.append(value)
      }
      guard !labels.isEmpty else { throw model.error(.missingLabel(list: name, label: "")) }
      return labels
    }
    universalTags = try list(0, "universal tags") { UniversalTag(name: $0) }
    pennTags = try list(1, "Penn tags") { PennTag(name: $0) }
    relations = try list(2, "relations") { Relation(name: $0) }
    entityTags = try list(3, "entity tags") { EntityTag(name: $0) }
    eventClasses = try list(4, "event classes") { EventClass(name: $0) }
    // A word is the root or depends on another, so that a label for either must be there.
    for relation in [Relation.root, .dep] where !relations.contains(relation) {
      throw model.error(.missingLabel(list: "relations", label: relation.name))
    }
    root = relations.firstIndex(of: .root)!
    for tag in EntityTag.all where !entityTags.contains(tag) {
      throw model.error(.missingLabel(list: "entity tags", label: tag.name))
    }
    for value in EventClass.allCases where !eventClasses.contains(value) {
      throw model.error(.missingLabel(list: "event classes", label: value.name))
    }
  }
}
