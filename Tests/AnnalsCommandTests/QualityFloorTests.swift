import AnnalsTestSupport
import Foundation
import Testing

/// Scores on development sets, which lie beside the repository and not in it.
@Suite struct QualityFloorTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL
  static let gold = root.deletingLastPathComponent().appending(path: "shared/gold")

  struct Floor: Sendable {
    let metric: [String]
    /// In percent.
    let value: Double
  }

  /// The floors of each set, in the order of the file.
  static let floors: [String: [Floor]] = {
    let url = root.appending(path: "Tests/Quality/floors.tsv")
    let lines = ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(separator: "\n")
    var floors: [String: [Floor]] = [:]
    for line in lines.filter({ !$0.hasPrefix("#") }).dropFirst() {
      let cells = line.split(separator: "\t").map(String.init)
      guard cells.count == 3, let value = Double(cells[2]) else { continue }
      floors[cells[0], default: []].append(
        Floor(metric: cells[1].split(separator: "/").map(String.init), value: value))
    }
    return floors
  }()

  static let isThere = FileManager.default.fileExists(atPath: gold.path)

  @Test func everySetHasFloors() {
    #expect(Self.floors.count == 8)
    #expect(Self.floors.values.reduce(0) { $0 + $1.count } == 21)
  }

  @Test(
    .enabled(if: isThere, "the development sets in ../shared/gold are missing"),
    arguments: floors.keys.sorted())
  func scoresOnlyRise(set: String) throws {
    let scores = try score(set)
    for floor in try #require(Self.floors[set]) {
      let found = try #require(number(scores, floor.metric), "\(set): no \(floor.metric)")
      // Some scorers give shares, some percent.
      let percent = found <= 1 ? found * 100 : found
      #expect(
        percent >= floor.value, "\(set): \(floor.metric.joined(separator: "/")) fell to \(percent)")
    }
  }

  private func score(_ set: String) throws -> Any {
    let folder = try TemporaryFolder()
    let gold = try documents(of: set)
    try folder.write(gold, to: "gold.jsonl")
    let records = try AnnalsProcess.run(["stream"], input: gold)
    #expect(records.status == 0)
    let isOfActualEvents = set.hasSuffix(Self.actualEvents)
    try folder.write(
      isOfActualEvents ? try withActualEvents(records.output) : records.output,
      to: "records.jsonl")
    let task = String(set.prefix { $0 != "/" })
    let python = try ChildProcess(
      "/bin/sh",
      [
        "-c",
        "python3 \"$0/from_annals.py\" <records.jsonl >predictions.jsonl"
          + " && python3 \"$0/score.py\" \"$1\" gold.jsonl predictions.jsonl --json >scores.json",
        Self.gold.path, task,
      ], in: folder.path)
    try #require(python.wait() == 0)
    return try JSONSerialization.jsonObject(with: Data(try folder.bytes(of: "scores.json")))
  }

  private static let actualEvents = "|actual"

  /// The same lines with no other events than affirmed, actual ones.
  private func withActualEvents(_ lines: String) throws -> String {
    var result = ""
    for line in lines.split(separator: "\n") {
      var records = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let events = try #require(records["events"] as? [[String: Any]])
      records["events"] = events.filter {
        $0["polarity"] as? String == "affirmed" && $0["modality"] as? String == "actual"
      }
      let data = try JSONSerialization.data(withJSONObject: records)
      result += String(decoding: data, as: UTF8.self) + "\n"
    }
    return result
  }

  /// The lines of a set: `dates/dev`, or `entities/dev_gum:dev` for those of one split.
  private func documents(of set: String) throws -> Data {
    let set = set.replacing(Self.actualEvents, with: "")
    let parts = set.split(separator: ":")
    let data = try Data(contentsOf: Self.gold.appending(path: parts[0] + ".jsonl"))
    guard parts.count == 2 else { return data }
    let mark = Data("\"split\": \"\(parts[1])\"".utf8)
    let lines = data.split(separator: UInt8(ascii: "\n")).filter { $0.firstRange(of: mark) != nil }
    return Data(lines.joined(separator: Data("\n".utf8)))
  }

  private func number(_ object: Any, _ keys: [String]) -> Double? {
    var value = object
    for key in keys {
      guard let next = (value as? [String: Any])?[key] else { return nil }
      value = next
    }
    return (value as? NSNumber)?.doubleValue
  }
}
