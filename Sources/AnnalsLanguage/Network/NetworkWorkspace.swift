import CAnnalsKernels

/// The memory that one run of the network needs: made once, used for batch after batch. Its size depends
/// on the network alone, not on the text.
///
/// Sendable without the compiler's check because one run at a time has it.
final class NetworkWorkspace: @unchecked Sendable {
  /// Most tokens in a batch, and so in a part of a sentence.
  static let tokenCapacity = 192

  /// Parts of sentences that are run together, and the tokens and rows that they take.
  var parts: [SentencePart] = []
  var tokenCount = 0
  var rowCount = 0

  /// Six feature rows a token.
  let features: UnsafeMutablePointer<UInt32>
  /// The row of each token among the rows of activations.
  let rows: UnsafeMutablePointer<UInt32>
  /// Activations of the embeddings and of the stream. Between sentences stand rows of zeros, so that
  /// convolutions see nothing beyond the ends.
  let embedded: UnsafeMutablePointer<UInt8>
  let active: UnsafeMutablePointer<UInt8>
  /// What the blocks add to: as many values a token as the network is wide.
  let stream: UnsafeMutablePointer<Int32>
  /// Twice the width a token: gates and values forward, gates and values backward.
  let gates: UnsafeMutablePointer<UInt8>
  let averages: UnsafeMutablePointer<UInt8>

  let universalScores: UnsafeMutablePointer<Int32>
  let pennScores: UnsafeMutablePointer<Int32>
  let entityScores: UnsafeMutablePointer<Int32>
  /// A token as a dependent and as a head; the first row of `heads` is the root's.
  let dependents: UnsafeMutablePointer<UInt8>
  let heads: UnsafeMutablePointer<Int8>
  let packedHeads: UnsafeMutablePointer<Int8>
  let near: UnsafeMutablePointer<Int32>
  /// For each token of a part a row of scores: of the root, then of each token as its head.
  let arcs: UnsafeMutablePointer<Int32>
  /// Head of each token of the batch: 0 the root of its part, else one more than its index in the part.
  let chosenHeads: UnsafeMutablePointer<Int32>
  let dependentLabels: UnsafeMutablePointer<Int32>
  let headLabels: UnsafeMutablePointer<Int32>
  let labels: UnsafeMutablePointer<UInt8>
  let labelScores: UnsafeMutablePointer<Int32>
  /// Entity tag of each token of the batch, and what the name decoder notes on its way: two bytes each.
  let entityTags: UnsafeMutablePointer<UInt8>
  let nameTrail: UnsafeMutablePointer<UInt8>
  /// What finds events reads and writes: the row of each token's head, the words' own embeddings, a
  /// stream with its activations, scores, the mark of each token, what the decoder notes on its way (two
  /// bytes each), and the tags.
  let headRows: UnsafeMutablePointer<UInt32>
  let eventEmbedded: UnsafeMutablePointer<UInt8>
  let eventStream: UnsafeMutablePointer<Int32>
  let eventActive: UnsafeMutablePointer<UInt8>
  let eventScores: UnsafeMutablePointer<Int32>
  let eventMarks: UnsafeMutablePointer<UInt8>
  let eventTrail: UnsafeMutablePointer<UInt8>
  let eventTags: UnsafeMutablePointer<UInt8>

  var trees = TreeDecoder(capacity: tokenCapacity)
  private let arena = Arena()

  /// How many rows of activations there are.
  let rowCapacity: Int

  init(_ network: Network) {
    let sizes = network.sizes
    let tokens = Self.tokenCapacity
    rowCapacity = tokens + 2 * sizes.reach
    features = arena.make(tokens * WordFeatures.count)
    rows = arena.make(tokens)
    embedded = arena.make(rowCapacity * sizes.embedding)
    active = arena.make(rowCapacity * sizes.width)
    stream = arena.make(tokens * sizes.width)
    let scanned = max(sizes.width, network.events.width)
    gates = arena.make(tokens * scanned * 2)
    averages = arena.make(tokens * scanned)
    universalScores = arena.make(tokens * network.universal.paddedOutputs)
    pennScores = arena.make(tokens * network.penn.paddedOutputs)
    entityScores = arena.make(tokens * network.entity.paddedOutputs)
    dependents = arena.make(tokens * sizes.arc)
    heads = arena.make((tokens + 1) * sizes.arc)
    packedHeads = arena.make(annals_packed_size(tokens + 1, sizes.arc))
    near = arena.make(tokens * network.near.paddedOutputs)
    arcs = arena.make(tokens * Layer.padded(tokens + 1))
    chosenHeads = arena.make(tokens)
    dependentLabels = arena.make(tokens * sizes.label)
    headLabels = arena.make(tokens * sizes.label)
    labels = arena.make(tokens * sizes.label)
    labelScores = arena.make(tokens * network.labelScores.paddedOutputs)
    entityTags = arena.make(tokens)
    nameTrail = arena.make(2 * tokens)
    headRows = arena.make(tokens)
    eventEmbedded = arena.make(tokens * network.events.tables.width)
    eventStream = arena.make(tokens * network.events.width)
    eventActive = arena.make(rowCapacity * network.events.width)
    eventScores = arena.make(tokens * network.events.output.paddedOutputs)
    eventMarks = arena.make(tokens)
    eventTrail = arena.make(2 * tokens)
    eventTags = arena.make(tokens)
  }

  /// Whether a part still fits into the batch.
  func hasRoom(for count: Int, reach: Int) -> Bool {
    tokenCount + count <= Self.tokenCapacity
      && max(rowCount, reach) + count + reach <= rowCapacity
  }

  /// Puts a part behind the others: its tokens' rows, with rows between for nothing.
  func append(_ tokens: Range<Int>, isContinued: Bool, reach: Int) {
    rowCount = max(rowCount, reach)
    parts.append(
      SentencePart(
        tokens: tokens, first: tokenCount, firstRow: rowCount, isContinued: isContinued))
    for index in 0..<tokens.count { rows[tokenCount + index] = UInt32(rowCount + index) }
    tokenCount += tokens.count
    rowCount += tokens.count + reach
  }

  func clear() {
    parts.removeAll(keepingCapacity: true)
    tokenCount = 0
    rowCount = 0
  }
}

/// A sentence, or a stretch of a long one, in a batch.
struct SentencePart {
  /// Indices into the document's tokens.
  let tokens: Range<Int>
  /// Index of its first token in the batch.
  let first: Int
  /// Row of its first token's activations.
  let firstRow: Int
  /// Whether the sentence began in an earlier part.
  let isContinued: Bool

  /// Indices of its tokens in the batch.
  var places: Range<Int> { first..<(first + tokens.count) }
}
