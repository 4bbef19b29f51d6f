import AnnalsAnnotation
import AnnalsLanguage

/// Which event each token of a document tells of, for rules that climb a tree up to one. Filled in one
/// pass.
struct EventTokens {
  private let events: [Int32]

  /// - Parameter mentions: sorted and disjoint.
  init(_ mentions: [EventMention], in tokens: [Token]) {
    guard !mentions.isEmpty else {
      events = []
      return
    }
    var events = [Int32](repeating: -1, count: tokens.count)
    for (index, mention) in mentions.enumerated() {
      var token = mention.token
      while token < tokens.count, Int(tokens[token].utf8Start) < mention.span.utf8End {
        events[token] = Int32(index)
        token += 1
      }
    }
    self.events = events
  }

  var isEmpty: Bool { events.isEmpty }

  /// The index of the event whose trigger holds the token.
  subscript(token: Int) -> Int? {
    guard events.indices.contains(token), events[token] >= 0 else { return nil }
    return Int(events[token])
  }
}
