import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that a test runs, waited for in the kernel: `Foundation.Process` watches its children from a
/// run loop, which misses an end now and then where many tests run some at once.
package final class ChildProcess: Sendable {
  /// What the system said when a program couldn't be started.
  package struct StartError: Error {
    package let program: String
    package let code: Int32
  }

  package let identifier: pid_t

  /// Starts a program. Its streams are files, so that no pipe can fill up.
  ///
  /// - Parameters:
  ///   - environment: instead of this process's own; nil keeps that.
  ///   - input: read from; the others are written from their beginning.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil,
    in folder: String? = nil, input: String = "/dev/null", output: String = "/dev/null",
    errors: String = "/dev/null"
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let variables = environment ?? ProcessInfo.processInfo.environment
    // The shell goes to the folder and becomes the program.
    var words = [program] + arguments
    if let folder { words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder] + words }
    let first = words[0]
    var child = pid_t()
    let code = Self.withStrings(words) { arguments in
      Self.withStrings(variables.map { "\($0)=\($1)" }) { variables in
        posix_spawn(&child, first, &actions, nil, arguments, variables)
      }
    }
    guard code == 0 else { throw StartError(program: program, code: code) }
    identifier = child
  }

  /// The exit code once it has ended, or the number of the signal that ended it. To be called once.
  package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) == -1, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : status & 0x7F
  }

  package func send(_ signal: Int32) { kill(identifier, signal) }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("no strings") }
      return body(UnsafePointer(base))
    }
  }
}
