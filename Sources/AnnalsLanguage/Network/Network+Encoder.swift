import AnnalsAnnotation
import CAnnalsKernels

extension Network {
  /// Looks up the words of the batch and runs the blocks. The activations of the last one are then in
  /// `workspace.active`.
  func encode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>,
    _ workspace: NetworkWorkspace
  ) {
    clearRowsBetween(workspace)
    embed(bytes, tokens, workspace)
    input.run(
      path,
      annals_input(
        workspace.embedded, stride: sizes.embedding, rows: workspace.rows, around: 1),
      .store(workspace.stream, stride: sizes.width), tokens: workspace.tokenCount)
    for block in blocks {
      activate(workspace)
      block.run(path, workspace, width: sizes.width)
    }
    activate(workspace)
  }

  /// Zeros before, between and behind the parts.
  private func clearRowsBetween(_ workspace: NetworkWorkspace) {
    let reach = sizes.reach
    func clear(_ row: Int) {
      (workspace.embedded + row * sizes.embedding).update(
        repeating: 0, count: reach * sizes.embedding)
      (workspace.active + row * sizes.width).update(repeating: 0, count: reach * sizes.width)
    }
    clear(0)
    for part in workspace.parts { clear(part.firstRow + part.tokens.count) }
  }

  private func embed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeBufferPointer<Token>,
    _ workspace: NetworkWorkspace
  ) {
    let perWord = WordFeatures.count
    for part in workspace.parts {
      for (place, index) in zip(part.places, part.tokens) {
        let token = tokens[index]
        let isFirst = index == part.tokens.lowerBound && !part.isContinued
        words.find(
          UnsafeBufferPointer(rebasing: bytes[token.span.utf8Range]), isFirst: isFirst,
          spaceBefore: isFirst || token.shape.contains(.spaceBefore),
          into: workspace.features + place * perWord)
      }
    }
    for place in 0..<workspace.tokenCount {
      tables.embed(
        path, rows: workspace.features + place * perWord,
        into: workspace.embedded + Int(workspace.rows[place]) * sizes.embedding)
    }
  }

  private func activate(_ workspace: NetworkWorkspace) {
    for part in workspace.parts {
      annals_activate(
        path, workspace.stream + part.first * sizes.width,
        workspace.active + part.firstRow * sizes.width, part.tokens.count * sizes.width)
    }
  }
}
