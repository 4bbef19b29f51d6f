import AnnalsAnnotation
import CAnnalsKernels
import Synchronization

/// The network that tags words, draws trees, finds names and events: its tables and layers.
///
/// Takes the words of a sentence, gives a `TokenAnalysis` for each. All arithmetic is in integers, so that
/// every processor gives the same result. For "Farmers sold rice." the stages are: rows of tables for each
/// word, added up; convolutions over neighbours and gated averages over the sentence, added to a stream;
/// scores of tags, of each word as the head of each other, of relations, of names and of events.
package final class Network: Sendable {
  let sizes: NetworkSizes
  let labels: NetworkLabels
  /// Which of the kernels' paths runs.
  let path: annals_path
  let tables: FeatureTables
  let words: WordFeatures
  let input: Layer
  let blocks: [NetworkBlock]
  let universal: Layer
  let penn: Layer
  let entity: Layer
  let dependent: Layer
  let head: Layer
  let root: UnsafeTable<Int8>
  let near: Layer
  let dependentLabel: Layer
  let headLabel: Layer
  let rootLabel: UnsafeTable<Int32>
  let labelScores: Layer
  let names: NameDecoder
  let events: EventNetwork
  /// Memory that no run uses at the moment: at most as many as there were runs at a time.
  private let idle = Mutex<[NetworkWorkspace]>([])

  /// The network in the binary. A damaged one is a fault of the build: a test reads it.
  package static let english: Network = {
    do {
      return try Network(try LanguageModel.embedded())
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// - Parameters:
  ///   - model: any that this version reads; sizes and labels are the model's.
  ///   - path: nil for the fastest one that the processor has.
  /// - Throws: when a section is missing, or its size isn't what `config` asks for.
  package init(
    _ model: LanguageModel, path: KernelPath? = nil
  ) throws(LanguageModelError) {
    let sizes = try NetworkSizes(model)
    let labels = try NetworkLabels(model)
    self.sizes = sizes
    self.labels = labels
    self.path = path?.value ?? annals_best_path()
    func layer(
      _ name: String, _ outputs: Int, _ inputs: Int, rounding: Int32 = 0
    ) throws(LanguageModelError) -> Layer {
      try Layer(
        model, weights: "\(name).w", bias: "\(name).b", outputs: outputs, inputs: inputs,
        rounding: rounding)
    }
    let width = sizes.width
    tables = try FeatureTables(model, width: sizes.embedding)
    words = try WordFeatures(model, tables)
    input = try layer("in", width, 3 * sizes.embedding)
    var blocks: [NetworkBlock] = []
    for (index, block) in sizes.blocks.enumerated() {
      blocks.append(try NetworkBlock(model, block, name: "block\(index)", width: width))
    }
    self.blocks = blocks
    universal = try layer("upos", labels.universalTags.count, width)
    penn = try layer("xpos", labels.pennTags.count, width)
    entity = try layer("entity", labels.entityTags.count, width)
    dependent = try layer("arc.dep", sizes.arc, width, rounding: 32)
    head = try layer("arc.head", sizes.arc, width, rounding: 32)
    root = UnsafeTable(try model.values("arc.root", of: Int8.self, count: sizes.arc))
    near = try layer("arc.near", ArcDistance.count, sizes.arc)
    dependentLabel = try Layer(
      model, weights: "label.dep.w", bias: "label.b", outputs: sizes.label, inputs: width)
    headLabel = try Layer(
      model, weights: "label.head.w", bias: nil, outputs: sizes.label, inputs: width)
    rootLabel = UnsafeTable(try model.values("label.root", of: Int32.self, count: sizes.label))
    labelScores = try layer("label.out", labels.relations.count, sizes.label)
    names = NameDecoder(tags: labels.entityTags)
    events = try EventNetwork(
      model, encoderWidth: width, words: tables, classes: labels.eventClasses)
    self.model = model
  }

  /// Keeps the tables' memory.
  private let model: LanguageModel

  /// Runs `body` with memory of its own, which later runs use again.
  func withWorkspace<Result>(_ body: (NetworkWorkspace) -> Result) -> Result {
    let workspace = idle.withLock { $0.popLast() } ?? NetworkWorkspace(self)
    defer { idle.withLock { $0.append(workspace) } }
    return body(workspace)
  }
}
