/// A kind of file that can be read.
enum TextFormat {
  case plain, markdown, html, tei, webVTT, subRip

  /// By the file's extension; what is unknown is plain text, because a file named outright is meant.
  init(path: String) {
    switch Slug.pathExtension(of: path.split(separator: "/").last.map(String.init) ?? path) {
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "xml", "tei": self = .tei
    case "vtt": self = .webVTT
    case "srt": self = .subRip
    default: self = .plain
    }
  }

  var mediaType: String {
    switch self {
    case .plain: "text/plain"
    case .markdown: "text/markdown"
    case .html: "text/html"
    case .tei: "application/tei+xml"
    case .webVTT: "text/vtt"
    case .subRip: "application/x-subrip"
    }
  }

  /// Whether YAML between `---` lines may stand at the top.
  var hasFrontMatter: Bool { self == .plain || self == .markdown }

  /// Whether the file may name its own encoding.
  var declaresEncoding: Bool { self == .html || self == .tei }
}
