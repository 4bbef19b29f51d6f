import AnnalsAnnotation
import CAnnalsKernels

extension Network {
  /// The analyses of all tokens, in their order.
  ///
  /// Several sentences run together, so that the weights are read once for all of them. A sentence of
  /// more than 192 words is cut into parts, behind a mark where there is one near; the roots of the later
  /// parts hang on the first one's by `parataxis`.
  ///
  /// - Parameter sentences: in text order; together they hold every token once.
  package func analyze(
    _ bytes: UnsafeBufferPointer<UInt8>, tokens: [Token], sentences: [Sentence]
  ) -> [TokenAnalysis] {
    guard !tokens.isEmpty else { return [] }
    return [TokenAnalysis](unsafeUninitializedCapacity: tokens.count) { analyses, count in
      count = tokens.count
      tokens.withUnsafeBufferPointer { tokens in
        withWorkspace { workspace in
          var run = Run(root: 0, analyses: analyses)
          for sentence in sentences {
            append(sentence.tokens, tokens, workspace) { runBatch(bytes, tokens, workspace, &run) }
          }
          runBatch(bytes, tokens, workspace, &run)
        }
      }
    }
  }

  /// What goes from batch to batch.
  private struct Run {
    /// Index of the root of the sentence that was written last.
    var root: Int32
    let analyses: UnsafeMutableBufferPointer<TokenAnalysis>
  }

  /// Puts the parts of a sentence into the batch, which is run whenever it is full.
  private func append(
    _ sentence: Range<Int>, _ tokens: UnsafeBufferPointer<Token>, _ workspace: NetworkWorkspace,
    whenFull run: () -> Void
  ) {
    var start = sentence.lowerBound
    while start < sentence.upperBound {
      let end = Self.partEnd(tokens, start..<sentence.upperBound)
      if !workspace.hasRoom(for: end - start, reach: sizes.reach) { run() }
      workspace.append(
        start..<end, isContinued: start > sentence.lowerBound, reach: sizes.reach)
      start = end
    }
  }

  /// Where the first part of a stretch ends: with it, where it has at most 192 tokens; else behind the
  /// last mark among the 145th to the 192nd, and without one behind the 192nd.
  private static func partEnd(_ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>) -> Int {
    let capacity = NetworkWorkspace.tokenCapacity
    if range.count <= capacity { return range.upperBound }
    let end = range.lowerBound + capacity
    for index in ((end - capacity / 4)..<end).reversed()
    where tokens[index].shape.contains(.punctuation) {
      return index + 1
    }
    return end
  }

  private func runBatch(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>,
    _ workspace: NetworkWorkspace, _ run: inout Run
  ) {
    guard workspace.tokenCount > 0 else { return }
    encode(bytes, tokens, workspace)
    scoreTags(workspace)
    drawTrees(workspace)
    scoreRelations(workspace)
    events.score(path, workspace)
    for part in workspace.parts {
      events.decode(part, workspace)
      write(part, workspace, &run)
    }
    workspace.clear()
  }

  private func scoreTags(_ workspace: NetworkWorkspace) {
    let active = annals_input(workspace.active, stride: sizes.width, rows: workspace.rows)
    func score(_ layer: Layer, _ scores: UnsafeMutablePointer<Int32>) {
      layer.run(
        path, active, .store(scores, stride: layer.paddedOutputs), tokens: workspace.tokenCount)
    }
    score(universal, workspace.universalScores)
    score(penn, workspace.pennScores)
    score(entity, workspace.entityScores)
    for part in workspace.parts {
      names.decode(
        workspace.entityScores + part.first * entity.paddedOutputs, stride: entity.paddedOutputs,
        count: part.tokens.count, trail: workspace.nameTrail,
        into: workspace.entityTags + part.first)
    }
  }

  /// Writes the analyses of a part's tokens.
  private func write(_ part: SentencePart, _ workspace: NetworkWorkspace, _ run: inout Run) {
    let start = Int32(part.tokens.lowerBound)
    let sentenceRoot = run.root
    for (index, place) in part.places.enumerated() {
      var head = workspace.chosenHeads[place] - 1
      var relation = Relation.root
      if head >= 0 {
        head += start
        relation = labels.relations[bestRelation(place, workspace)]
      } else if part.isContinued {
        head = sentenceRoot
        relation = .parataxis
      } else {
        run.root = start + Int32(index)
      }
      run.analyses.initializeElement(
        at: part.tokens.lowerBound + index,
        to: TokenAnalysis(
          head: head,
          universalTag: labels.universalTags[
            Self.best(workspace.universalScores, universal, place)],
          pennTag: labels.pennTags[Self.best(workspace.pennScores, penn, place)],
          relation: relation, entity: workspace.entityTags[place],
          event: workspace.eventTags[place]))
    }
  }

  /// The best relation but `root`.
  @inline(__always)
  private func bestRelation(_ place: Int, _ workspace: NetworkWorkspace) -> Int {
    workspace.labelScores[place * labelScores.paddedOutputs + labels.root] = Int32.min
    return Self.best(workspace.labelScores, labelScores, place)
  }

  /// Index of the highest score of a token; of equal ones the first.
  @inline(__always)
  private static func best(_ scores: UnsafePointer<Int32>, _ layer: Layer, _ place: Int) -> Int {
    let scores = scores + place * layer.paddedOutputs
    var best = 0
    for index in 1..<max(layer.outputs, 1) where scores[index] > scores[best] { best = index }
    return best
  }
}
