import AnnalsAnnotation
import CAnnalsKernels

extension Network {
  /// A score below any that an arc can have.
  static var noArc: Int32 { Int32.min / 2 }

  /// Scores every word as the head of every other within each part, and chooses the best tree.
  func drawTrees(_ workspace: NetworkWorkspace) {
    let count = workspace.tokenCount
    let active = annals_input(workspace.active, stride: sizes.width, rows: workspace.rows)
    dependent.run(path, active, .bytes(workspace.dependents, stride: sizes.arc), tokens: count)
    head.run(
      path, active, .bytes(workspace.heads + sizes.arc, stride: sizes.arc, low: -127),
      tokens: count)
    near.run(
      path, annals_input(workspace.dependents, stride: sizes.arc),
      .store(workspace.near, stride: near.paddedOutputs), tokens: count)
    for part in workspace.parts {
      scoreArcs(part, workspace)
      workspace.trees.decode(
        workspace.arcs, stride: Layer.padded(part.tokens.count + 1), count: part.tokens.count,
        into: workspace.chosenHeads + part.first)
    }
  }

  /// Fills `workspace.arcs` for one part: a row for each dependent.
  private func scoreArcs(_ part: SentencePart, _ workspace: NetworkWorkspace) {
    let count = part.tokens.count
    let stride = Layer.padded(count + 1)
    // The row before the part's first head is the last head of the part before, whose arcs are drawn
    // already: the root takes its place.
    let heads = workspace.heads + part.first * sizes.arc
    heads.update(from: root.values.baseAddress!, count: sizes.arc)
    annals_pack(heads, sizes.arc, count + 1, sizes.arc, workspace.packedHeads)
    var matrix = annals_matrix(
      weights: workspace.packedHeads, bias: nil, inputs: Int32(sizes.arc),
      blocks: Int32(stride / Int(ANNALS_BLOCK)))
    var input = annals_input(
      workspace.dependents + part.first * sizes.arc, stride: sizes.arc)
    var output = annals_output.store(workspace.arcs, stride: stride)
    annals_multiply(path, &matrix, &input, &output, count)
    for index in 0..<count {
      addNearness(
        workspace.near + (part.first + index) * near.paddedOutputs, index: index, count: count,
        to: workspace.arcs + index * stride)
    }
  }

  /// Adds to a dependent's scores what the distances are worth, at the scale of products of activations.
  @inline(__always)
  private func addNearness(
    _ near: UnsafePointer<Int32>, index: Int, count: Int, to scores: UnsafeMutablePointer<Int32>
  ) {
    scores[0] &+= 2 &* near[ArcDistance.root]
    for head in 0..<index {
      scores[head + 1] &+= 2 &* near[ArcDistance.class(distance: index - head, isAfter: false)]
    }
    scores[index + 1] = Self.noArc
    for head in (index + 1)..<max(count, index + 1) {
      scores[head + 1] &+= 2 &* near[ArcDistance.class(distance: head - index, isAfter: true)]
    }
  }

  /// Scores the relations of the chosen arcs; they are then in `workspace.labelScores`.
  func scoreRelations(_ workspace: NetworkWorkspace) {
    let count = workspace.tokenCount
    let active = annals_input(workspace.active, stride: sizes.width, rows: workspace.rows)
    dependentLabel.run(
      path, active, .store(workspace.dependentLabels, stride: sizes.label), tokens: count)
    headLabel.run(path, active, .store(workspace.headLabels, stride: sizes.label), tokens: count)
    for part in workspace.parts {
      for place in part.places {
        let head = Int(workspace.chosenHeads[place])
        let source =
          head == 0
          ? rootLabel.values.baseAddress!
          : UnsafePointer(workspace.headLabels + (part.first + head - 1) * sizes.label)
        let sum = workspace.dependentLabels + place * sizes.label
        for index in 0..<sizes.label { sum[index] &+= source[index] }
      }
    }
    annals_activate(path, workspace.dependentLabels, workspace.labels, count * sizes.label)
    labelScores.run(
      path, annals_input(workspace.labels, stride: sizes.label),
      .store(workspace.labelScores, stride: labelScores.paddedOutputs), tokens: count)
  }
}
