import AnnalsTestSupport
import AnnalsEmit
import FoundationEssentials
import Testing

@Suite struct BufferedFileTests {
  @Test func writesHashesAndCounts() throws {
    let folder = try TemporaryFolder()
    let file = try BufferedFile(path: "\(folder.path)/x")
    try file.write("ab".utf8)
    try file.write { bytes in bytes.append(UInt8(ascii: "c")) }
    #expect(file.count == 3)
    let (bytes, sha256) = try file.finish()
    #expect(bytes == 3)
    #expect(sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(try folder.text(of: "x") == "abc")
  }

  @Test func passesALongTextThroughUnchanged() throws {
    let folder = try TemporaryFolder()
    let file = try BufferedFile(path: "\(folder.path)/x")
    let long = (0..<3_000_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try file.write([1])
    try file.write(long)
    #expect(try file.finish().bytes == long.count + 1)
    #expect(try folder.bytes(of: "x") == [1] + long)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
  func tellsThatTheDiskIsFull() throws {
    let full = EmitError.cannotWrite(path: "/dev/full", reason: "no space left on device")
    let small = try BufferedFile(path: "/dev/full")
    try small.write("x".utf8)
    #expect(throws: full) { try small.finish() }
    let large = try BufferedFile(path: "/dev/full")
    #expect(throws: full) { try large.write([UInt8](repeating: 0, count: 1_000_000)) }
    #expect(
      full.description
        == "/dev/full: error: cannot write: no space left on device; free some space or choose a folder that is writable"
    )
  }

  @Test func tellsThatThereIsNoFolder() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/none/x"
    #expect(throws: EmitError.cannotWrite(path: path, reason: "no such file or directory")) {
      try BufferedFile(path: path)
    }
  }
}
