import AnnalsAnnotation

/// Reads HTML as a browser shows it: block elements make blocks, `<q>` gets quotation marks, scripts and
/// styles are no text.
final class HTMLReader: MarkupHandler {
  private var flow = MarkupFlow()
  private var metadata = MarkupMetadata()
  /// The kind of the text in each open block element; the first is the body's own.
  private var kinds: [Block.Kind] = [.paragraph]
  /// Open elements whose characters are left out.
  private var skipped = 0
  private var preformatted = 0
  private var title: [UInt8]?
  private var isInTitle = false
  private var sources = BlockquoteSources()

  private init() {}

  /// - Parameter encoding: the name of the bytes' encoding; nil where the page declares it.
  static func read(_ bytes: [UInt8], encoding: String?) throws(ReadError) -> PlainText {
    let reader = HTMLReader()
    try MarkupParser.parseHTML(bytes, encoding: encoding, handler: reader)
    reader.flow.endBlock(kind: .paragraph)
    let sources = reader.sources
    var text = reader.flow.finish { sources.name(of: $0) }
    text.metadata = reader.metadata
    if let title = reader.title { text.metadata.title = MarkupValue.collapsed(title) }
    return text
  }

  var refusal: String? { nil }

  func startElement(_ name: String, _ attributes: MarkupAttributes, line: Int) {
    if Self.skippedElements.contains(name) {
      skipped += 1
    } else if name == "title" {
      isInTitle = title == nil
    } else if name == "meta" {
      takeMeta(attributes)
    } else if skipped == 0 {
      openVisible(name, attributes)
    }
    if name == "html" && metadata.language == nil {
      metadata.language = attributes["lang"].flatMap(MarkupValue.language)
    }
  }

  private func openVisible(_ name: String, _ attributes: MarkupAttributes) {
    switch name {
    case "br": flow.breakLine()
    case "q": flow.openQuotation()
    case "cite" where sources.namesSource(inCite: flow): startSource(name)
    case "footer" where sources.isInQuotation: startSource(name)
    case _ where Self.blockElements.contains(name):
      flow.endBlock(kind: kinds[kinds.count - 1])
      flow.cancelPendingMarks()
      kinds.append(kind(of: name))
      if name == "pre" { preformatted += 1 }
      if name == "blockquote" { flow.openSpeaker(sources.start()) }
      sources.startBlock(name)
    default: break
    }
  }

  /// Who or what is quoted, in a block of its own.
  private func startSource(_ element: String) {
    flow.endBlock(kind: kinds[kinds.count - 1])
    flow.cancelPendingMarks()
    sources.startName(element)
  }

  func endElement(_ name: String) {
    if Self.skippedElements.contains(name) {
      skipped -= 1
    } else if name == "title" {
      isInTitle = false
    } else if skipped == 0 {
      closeVisible(name)
    }
  }

  private func closeVisible(_ name: String) {
    if name == "q" {
      flow.closeQuotation()
    } else if name == "cite" || name == "footer", sources.isInName {
      guard sources.endName(element: name) else { return }
      flow.endBlock(kind: .paragraph, isSpoken: false)
    } else if Self.blockElements.contains(name), kinds.count > 1 {
      flow.endBlock(kind: kinds.removeLast())
      if name == "pre" { preformatted -= 1 }
      sources.endBlock()
      if name == "blockquote" {
        sources.end()
        flow.closeSpeaker()
      }
    }
  }

  func characters(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    if isInTitle {
      title = (title ?? []) + bytes
    } else if skipped == 0 {
      sources.characters(bytes)
      if preformatted > 0 {
        flow.addPreformatted(bytes, line: line)
      } else {
        flow.add(bytes, line: line)
      }
    }
  }

  /// `div` and `p` take the kind of what they stand in: a paragraph of a `blockquote` is quoted.
  private func kind(of name: String) -> Block.Kind {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6": .heading
    case "li", "dt", "dd": .item
    case "td", "th": .cell
    case "blockquote": .quotation
    default: kinds[kinds.count - 1]
    }
  }

  private func takeMeta(_ attributes: MarkupAttributes) {
    guard let name = attributes["name"] ?? attributes["property"],
      let content = attributes["content"].map({ MarkupValue.collapsed(Array($0.utf8)) }),
      !content.isEmpty
    else { return }
    switch name.lowercased() {
    case "author", "dc.creator", "dcterms.creator":
      if metadata.creator == nil { metadata.creator = content }
    case "date", "dc.date", "dcterms.date", "dcterms.created", "article:published_time":
      if metadata.date == nil { metadata.date = MarkupValue.date(content) }
    default: break
    }
  }

  /// `head` isn't among them, because libxml2 closes it late in broken pages; its texts are all named.
  private static let skippedElements: Set<String> = ["script", "style", "template", "noscript"]

  private static let blockElements: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
  ]
}
