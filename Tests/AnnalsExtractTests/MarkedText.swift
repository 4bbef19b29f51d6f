/// A text with its expected mentions between ⟦ and ⟧.
struct MarkedText {
  let plain: String
  let marked: [String]

  init(_ text: String) {
    var plain = ""
    var marked: [String] = []
    for (index, part) in text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      if index == 0 {
        plain += part
        continue
      }
      let halves = part.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      marked.append(String(halves[0]))
      plain += halves.joined()
    }
    self.plain = plain
    self.marked = marked
  }
}
