import AnnalsTestSupport
import FoundationEssentials

extension TemporaryFolder {
  func makeFolders(_ names: String...) throws {
    for name in names {
      try FileManager.default.createDirectory(
        atPath: "\(path)/\(name)", withIntermediateDirectories: true)
    }
  }
}
