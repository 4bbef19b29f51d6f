/// A CoNLL-U file read anew, with whatever breaks the format's rules: ten columns, none empty or with white
/// space; ids 1, 2, 3 …; ranges over words that follow; one root; heads among the words; `# text` made
/// of the forms and `SpaceAfter=No`.
struct CoNLLUForm {
  private(set) var faults: [String] = []
  /// Where each token stands by its MISC, and its form.
  private(set) var places: [(Range<Int>, String)] = []
  private let hasText: Bool

  init(_ file: String, hasText: Bool = true) {
    self.hasText = hasText
    // By scalars: "\r\n" would be one character.
    let lines = file.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(String.UnicodeScalarView($0)) }
    if !file.isEmpty, lines.suffix(2) != ["", ""] { faults.append("no blank line at the end") }
    var ids: Set<String> = []
    for sentence in lines.split(separator: "") {
      check(Array(sentence))
      let id = sentence.first { $0.hasPrefix("# sent_id = ") }
      if hasText, id.map({ ids.insert($0).inserted }) != true { faults.append("no id of its own") }
    }
  }

  private mutating func check(_ lines: [String]) {
    var text = ""
    var heads: [Int] = []
    var rangeEnd = 0
    for line in lines where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 10, columns.allSatisfy(Self.isColumn) else {
        faults.append("columns: \(line.prefix(100))")
        return
      }
      let ids = columns[0].split(separator: "-").compactMap { Int($0) }
      if ids.first != heads.count + 1 { faults.append("id: \(line.prefix(100))") }
      if ids.count == 2 {
        if ids[1] <= ids[0] || heads.count < rangeEnd { faults.append("range: \(line)") }
        rangeEnd = ids[1]
      } else {
        guard let head = Int(columns[6]), (head == 0) == (columns[7] == "root") else {
          faults.append("head: \(line.prefix(100))")
          return
        }
        heads.append(head)
      }
      let isInRange = ids.count == 1 && heads.count <= rangeEnd
      let forbidsSpace = columns[9].split(separator: "|").contains("SpaceAfter=No")
      if isInRange, forbidsSpace { faults.append("space inside a range: \(line)") }
      if !isInRange { text += columns[1] + (forbidsSpace ? "" : " ") }
      addPlace(columns)
    }
    checkTree(heads)
    if rangeEnd > heads.count { faults.append("a range without words") }
    // By bytes: a joiner at the text's start would make one character with the blank.
    let line = lines.first { $0.utf8.starts(with: "# text = ".utf8) }
    if hasText, line.map({ "\($0) " != "# text = \(text)" && $0 != "# text = \(text)" }) != false {
      faults.append("text: \(text.prefix(100))")
    }
  }

  private static func isColumn(_ column: String) -> Bool {
    !column.isEmpty && !column.unicodeScalars.contains { $0.properties.isWhitespace }
  }

  private mutating func addPlace(_ columns: [String]) {
    guard hasText else { return }
    let values = ["start_char=", "end_char="].map { key in
      columns[9].split(separator: "|").first { $0.hasPrefix(key) }.flatMap {
        Int($0.dropFirst(key.count))
      } ?? -1
    }
    guard values[0] >= 0, values[1] > values[0] else {
      faults.append("place: \(columns[9])")
      return
    }
    places.append((values[0]..<values[1], columns[1]))
  }

  private mutating func checkTree(_ heads: [Int]) {
    if heads.count(where: { $0 == 0 }) != 1 { faults.append("not one root") }
    guard heads.allSatisfy({ 0...heads.count ~= $0 }) else {
      faults.append("a head out of range")
      return
    }
    var isRooted = [Bool](repeating: false, count: heads.count + 1)
    isRooted[0] = true
    for word in heads.indices {
      var way: [Int] = []
      var next = word + 1
      while !isRooted[next], way.count <= heads.count {
        way.append(next)
        next = heads[next - 1]
      }
      if !isRooted[next] {
        faults.append("a circle of heads")
        return
      }
      for word in way { isRooted[word] = true }
    }
  }
}
