import AnnalsAnnotation
import CAnnalsKernels

/// The part of the network that finds events: it reads what the encoder made of each word and of its head in the
/// tree, and the word once more by embeddings of its own; then come the neighbours and the sentence.
///
/// Its outputs are the three marks of a trigger (outside, first, inside), the classes, and how surely
/// the event is told as having happened.
struct EventNetwork: Sendable {
  let width: Int
  let tables: FeatureTables
  private let own: Layer
  private let head: Layer
  private let word: Layer
  private let near: Layer
  private let sentence: ScanBlock
  let output: Layer
  private let encoderWidth: Int
  private let classes: [EventClass]
  /// Above which scores it is unsure and sure that an event is told as having happened.
  private let unsure: Int32
  private let told: Int32

  private static let firstClass = 3

  /// - Parameter words: the tables whose rows the words have already: as many must be here.
  init(
    _ model: LanguageModel, encoderWidth: Int, words: FeatureTables, classes: [EventClass]
  ) throws(LanguageModelError) {
    let values = try model.values("ev.config", of: Int32.self, count: 4)
    (unsure, told) = (values[2], values[3])
    let sizes = values.prefix(2).map { Int($0) }
    for (name, value) in zip(["event embedding width", "event width"], sizes)
    where value % 64 != 0 || !(64...1024).contains(value) {
      throw model.error(.outOfRange(name, value))
    }
    width = sizes[1]
    self.encoderWidth = encoderWidth
    self.classes = classes
    tables = try FeatureTables(model, prefix: "ev.", width: sizes[0])
    guard tables.masks == words.masks else {
      throw model.error(.outOfRange("number of rows of 'ev.word.rows'", Int(tables.masks[0]) + 1))
    }
    own = try Layer(
      model, weights: "ev.in.w", bias: "ev.in.b", outputs: width, inputs: encoderWidth)
    head = try Layer(
      model, weights: "ev.head.w", bias: nil, outputs: width, inputs: encoderWidth)
    word = try Layer(
      model, weights: "ev.embed.w", bias: nil, outputs: width, inputs: tables.width)
    near = try Layer(
      model, weights: "ev.near.w", bias: "ev.near.b", outputs: width, inputs: 3 * width)
    sentence = try ScanBlock(model, name: "ev.scan", width: width)
    output = try Layer(
      model, weights: "ev.out.w", bias: "ev.out.b",
      outputs: Self.firstClass + classes.count + 1, inputs: width)
  }

  /// Scores the batch's words, whose encoding and heads are known.
  func score(_ path: annals_path, _ workspace: NetworkWorkspace) {
    let count = workspace.tokenCount
    let rows = WordFeatures.count
    findHeadRows(workspace)
    for place in 0..<count { tables.prefetch(workspace.features + place * rows) }
    own.run(
      path, annals_input(workspace.active, stride: encoderWidth, rows: workspace.rows),
      .store(workspace.eventStream, stride: width), tokens: count)
    head.run(
      path, annals_input(workspace.active, stride: encoderWidth, rows: workspace.headRows),
      .add(workspace.eventStream, stride: width), tokens: count)
    for place in 0..<count {
      tables.embed(
        path, rows: workspace.features + place * rows,
        into: workspace.eventEmbedded + place * tables.width)
    }
    word.run(
      path, annals_input(workspace.eventEmbedded, stride: tables.width),
      .add(workspace.eventStream, stride: width), tokens: count)
    activate(path, workspace)
    near.run(
      path, annals_input(workspace.eventActive, stride: width, rows: workspace.rows, around: 1),
      .add(workspace.eventStream, stride: width), tokens: count)
    activate(path, workspace)
    sentence.run(
      path, workspace, from: workspace.eventActive, into: workspace.eventStream, width: width)
    activate(path, workspace)
    output.run(
      path, annals_input(workspace.eventActive, stride: width, rows: workspace.rows),
      .store(workspace.eventScores, stride: output.paddedOutputs), tokens: count)
  }

  /// A root has the row of zeros before the first part for its head.
  private func findHeadRows(_ workspace: NetworkWorkspace) {
    for part in workspace.parts {
      for place in part.places {
        let head = Int(workspace.chosenHeads[place])
        workspace.headRows[place] =
          head == 0 ? 0 : workspace.rows[part.first + head - 1]
      }
    }
  }

  private func activate(_ path: annals_path, _ workspace: NetworkWorkspace) {
    for part in workspace.parts {
      clear(part.firstRow - 1, workspace)
      clear(part.firstRow + part.tokens.count, workspace)
      annals_activate(
        path, workspace.eventStream + part.first * width,
        workspace.eventActive + part.firstRow * width, part.tokens.count * width)
    }
  }

  /// Zeros, before and behind each part.
  private func clear(_ row: Int, _ workspace: NetworkWorkspace) {
    (workspace.eventActive + row * width).update(repeating: 0, count: width)
  }

  // MARK: Tags

  /// Writes the event tag of each token of a part: those of the best row of marks in which nothing goes on
  /// that hasn't begun.
  func decode(_ part: SentencePart, _ workspace: NetworkWorkspace) {
    chooseMarks(part, workspace)
    var start = part.first
    for place in part.places {
      let scores = workspace.eventScores + place * output.paddedOutputs
      switch workspace.eventMarks[place] {
      case 0: workspace.eventTags[place] = EventTag.outside.rawValue
      case 1:
        start = place
        workspace.eventTags[place] =
          EventTag(eventClass(scores), telling(scores)).rawValue
      default:
        workspace.eventTags[place] = EventTag.inside.rawValue
        tell(telling(scores), at: start, workspace)
      }
    }
  }

  /// Sums of the best rows that end outside, with a trigger's first token, and inside.
  private typealias Sums = (outside: Int, first: Int, inside: Int)
  private static let impossible = Int.min / 2

  /// Of equal rows the one is taken whose last mark, then the one before it and so on, is the lowest.
  private func chooseMarks(_ part: SentencePart, _ workspace: NetworkWorkspace) {
    var sums: Sums = (0, Self.impossible, Self.impossible)
    for place in part.places {
      let scores = workspace.eventScores + place * output.paddedOutputs
      let (best, last) = Self.best(sums)
      let goesOn = sums.first >= sums.inside
      workspace.eventTrail[2 * place] = last
      workspace.eventTrail[2 * place + 1] = goesOn ? 1 : 2
      sums = (
        best + Int(scores[0]), best + Int(scores[1]),
        (goesOn ? sums.first : sums.inside) + Int(scores[2])
      )
    }
    var mark = Self.best(sums).mark
    for place in part.places.reversed() {
      workspace.eventMarks[place] = mark
      mark = workspace.eventTrail[2 * place + (mark == 2 ? 1 : 0)]
    }
  }

  private static func best(_ sums: Sums) -> (sum: Int, mark: UInt8) {
    if sums.outside >= sums.first, sums.outside >= sums.inside { return (sums.outside, 0) }
    return sums.first >= sums.inside ? (sums.first, 1) : (sums.inside, 2)
  }

  private func telling(_ scores: UnsafePointer<Int32>) -> EventTag.Telling {
    let score = scores[Self.firstClass + classes.count]
    return score > told ? .told : score > unsure ? .unsure : .untold
  }

  /// A trigger is told as surely as the surest of its words.
  private func tell(
    _ telling: EventTag.Telling, at place: Int, _ workspace: NetworkWorkspace
  ) {
    guard let tag = EventTag(rawValue: workspace.eventTags[place]), let value = tag.eventClass,
      let known = tag.telling, known.rawValue < telling.rawValue
    else { return }
    workspace.eventTags[place] = EventTag(value, telling).rawValue
  }

  private func eventClass(_ scores: UnsafePointer<Int32>) -> EventClass {
    let scores = scores + Self.firstClass
    var best = 0
    for index in 1..<classes.count where scores[index] > scores[best] { best = index }
    return classes[best]
  }
}
