import AnnalsPipeline
import AnnalsRecords

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The CPU time of each stage of `annals stream`, on one thread.
///
/// Each line goes the way that a stream's goes, with a look at the thread's clock behind every stage. One
/// thing differs: a stream makes events and figures while it writes them; here they are made before, so that
/// making and writing are told apart.
struct StageTimes {
  private(set) var seconds: [Stage: Double] = [:]
  /// Of the texts, in UTF-8.
  private(set) var bytes = 0
  private let pipeline: Pipeline
  private var writer = JSONWriter()
  private var last = 0.0

  init(pipeline: Pipeline) { self.pipeline = pipeline }

  /// Works on a line; false where it is no document.
  mutating func add(_ line: [UInt8]) -> Bool {
    last = Self.now()
    guard case .success(let input) = StreamDocument.read(line) else { return false }
    lap(.read)
    let analyzed = pipeline.analyze(input.document)
    lap(.analyze)
    let mentions = pipeline.extract(analyzed) { lap($0) }
    var records = pipeline.normalize(mentions, of: analyzed) { lap($0) }
    records.events = RecordList(Array(records.events))
    lap(.normalizeEvents)
    records.figures = RecordList(Array(records.figures))
    lap(.normalizeFigures)
    DocumentStream.write(records, id: input.id, into: &writer) { _ in }
    writer.take { bytes in precondition(!bytes.isEmpty) }
    lap(.write)
    bytes += input.document.text.utf8.count
    return true
  }

  private mutating func lap(_ stage: Stage) {
    let now = Self.now()
    seconds[stage, default: 0] += now - last
    last = now
  }

  /// CPU seconds of this thread.
  /// Of this thread.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
