import AnnalsAnnotation

/// Reads the texts of a TEI document: `div`, `p`, `head`, `list`, `lg`, `table` make blocks, `said`, `q`
/// and `quote` quotations, `who` speakers. The header gives metadata and the speakers' names.
final class TEIReader: MarkupHandler {
  private enum Role {
    /// Nothing of its own: its text goes on.
    case inline
    case block
    /// A block that quotes, whole paragraphs of it or not.
    case quotedBlock
    case quotation
    case note
    /// Its characters are left out, or are metadata.
    case skipped
  }

  private struct Element {
    let name: String
    let role: Role
    let hasSpeaker: Bool
    /// The kind of its text, if it's a block or stands in one.
    let kind: Block.Kind
  }

  private static let namespace = "http://www.tei-c.org/ns/1.0"

  private var flow = MarkupFlow()
  /// The flows that notes interrupt.
  private var interrupted: [MarkupFlow] = []
  private var open: [Element] = []
  private var header = TEIHeader()
  private var speeches = TEISpeeches()
  private var textDepth = 0
  private var skipped = 0
  private(set) var refusal: String?

  private init() {}

  /// - Parameter encoding: the name of the bytes' encoding; nil where the document declares it.
  static func read(_ bytes: [UInt8], encoding: String?) throws(ReadError) -> PlainText {
    let reader = TEIReader()
    try MarkupParser.parseXML(bytes, encoding: encoding, handler: reader)
    reader.flow.endBlock(kind: .paragraph)
    let header = reader.header
    let speeches = reader.speeches
    var text = reader.flow.finish { header.name(of: $0) ?? speeches.name(of: $0) }
    text.metadata = header.metadata
    return text
  }

  // MARK: Events

  func startElement(_ name: String, _ attributes: MarkupAttributes, line: Int) {
    if open.isEmpty && !isRoot(name, attributes) {
      refusal =
        "not a TEI document; expected the root element TEI in the namespace "
        + "\(Self.namespace), found \(name)"
      return
    }
    if open.isEmpty || name == "text" { header.take(language: attributes["lang"], weak: true) }
    if name == "text" { textDepth += 1 }
    if textDepth == 0 {
      header.start(name, attributes)
      open.append(Element(name: name, role: .inline, hasSpeaker: false, kind: .paragraph))
    } else {
      startText(name, attributes)
    }
  }

  func endElement(_ name: String) {
    guard let element = open.popLast() else { return }
    if textDepth == 0 { return header.end(name) }
    endText(element)
    if name == "text" { textDepth -= 1 }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    if textDepth == 0 {
      header.characters(bytes)
    } else if skipped == 0 {
      flow.add(bytes, line: line)
      speeches.characters(bytes)
    }
  }

  private func isRoot(_ name: String, _ attributes: MarkupAttributes) -> Bool {
    (name == "TEI" || name == "teiCorpus") && attributes.namespace == Self.namespace
  }

  // MARK: Text

  private func startText(_ name: String, _ attributes: MarkupAttributes) {
    let role = skipped > 0 ? .skipped : role(of: name)
    let outer = open.last?.kind ?? .paragraph
    var kind = kind(of: name, role: role, outer: outer)
    switch role {
    case .skipped: skipped += 1
    case .inline: breakInside(name, attributes)
    case .block, .quotedBlock:
      flow.endBlock(kind: outer)
      flow.cancelPendingMarks()
    case .quotation: flow.openQuotation()
    case .note:
      interrupted.append(flow)
      flow = MarkupFlow()
      kind = .paragraph
    }
    var who = Self.canSpeak.contains(name) && role != .skipped ? attributes["who"] : nil
    if name == "sp", role != .skipped { who = speeches.start(who: who) }
    if name == "speaker" { speeches.startName() }
    if let who { flow.openSpeaker(who) }
    open.append(Element(name: name, role: role, hasSpeaker: who != nil, kind: kind))
  }

  private func endText(_ element: Element) {
    switch element.role {
    case .skipped: skipped -= 1
    case .inline: break
    case .block, .quotedBlock:
      flow.endBlock(kind: element.kind, isSpoken: !Self.unspoken.contains(element.name))
    case .quotation: flow.closeQuotation()
    case .note:
      flow.endBlock(kind: .paragraph)
      let note = flow
      flow = interrupted.removeLast()
      flow.deferNote(note)
    }
    if element.name == "speaker" { speeches.endName() }
    if element.name == "sp", element.role != .skipped { speeches.end() }
    if element.hasSpeaker { flow.closeSpeaker() }
  }

  private func breakInside(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "lb" where attributes["break"] != "no", "l": flow.breakLine()
    case "pb" where attributes["break"] != "no", "cb" where attributes["break"] != "no":
      flow.addBlank()
    default: break
    }
  }

  /// A line of verse belongs to its stanza; a quotation in a division is a block, in a paragraph it isn't.
  private func role(of name: String) -> Role {
    let parent = open.last
    let isInContainer = parent.map { Self.containers.contains($0.name) || $0.role == .quotedBlock }
    switch name {
    case "note": return .note
    case "l": return parent?.name == "lg" ? .inline : .block
    case "sic", "orig", "abbr": return parent?.name == "choice" ? .skipped : .inline
    case "quote", "q", "said", "cit", "epigraph":
      if isInContainer ?? true { return .quotedBlock }
      return name == "cit" || name == "epigraph" ? .inline : .quotation
    case "bibl", "stage", "label", "ref", "date": return isInContainer ?? true ? .block : .inline
    case _ where Self.blockElements.contains(name) || Self.containers.contains(name): return .block
    default: return .inline
    }
  }

  private func kind(of name: String, role: Role, outer: Block.Kind) -> Block.Kind {
    switch name {
    case "head": .heading
    case "item": .item
    case "cell": .cell
    case "u": .turn
    case "bibl" where role == .block: .paragraph
    case "stage" where role == .block: .paragraph
    case "speaker": .paragraph
    case "sp": .quotation
    case _ where role == .quotedBlock: .quotation
    default: outer
    }
  }

  /// Elements that hold blocks, and text only by mistake.
  private static let containers: Set<String> = [
    "text", "front", "body", "back", "group", "floatingText", "div", "div1", "div2", "div3", "div4",
    "div5", "div6", "div7", "sp", "spGrp", "list", "table", "row", "titlePage", "listBibl",
    "figure",
    "argument",
  ]

  private static let blockElements: Set<String> = [
    "p", "ab", "head", "item", "lg", "u", "cell", "opener", "closer", "salute", "signed",
    "dateline",
    "byline", "docTitle", "titlePart", "docAuthor", "docDate", "docImprint", "imprimatur",
    "speaker",
    "trailer", "postscript", "figDesc", "castList", "castItem", "castGroup", "docEdition",
  ]

  /// What stands among a person's words on the stage and is none of them.
  private static let unspoken: Set<String> = ["speaker", "stage"]

  private static let canSpeak: Set<String> = ["said", "q", "quote", "sp", "u"]
}
