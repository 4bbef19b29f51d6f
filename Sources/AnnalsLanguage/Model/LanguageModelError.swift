/// Why a model file is refused. Each message names the file, what is wrong and the way out.
package struct LanguageModelError: Error, Equatable, CustomStringConvertible {
  package enum Reason: Error, Equatable {
    case unreadable(String)
    /// Doesn't begin as a model does.
    case foreign
    case version(found: UInt32, expected: UInt32)
    /// The length that the file states, and the one it has.
    case truncated(stated: UInt64, actual: Int)
    case checksum
    case missingSection(String)
    /// A section that lies outside the file or isn't aligned.
    case misplacedSection(String)
    /// Bytes that a section has and that the sizes in `config` ask for.
    case sectionSize(String, found: Int, expected: Int)
    /// A number in `config`, or a row in `word.slots`, out of its range.
    case outOfRange(String, Int)
    /// A label that this version doesn't know, or one named twice.
    case label(list: String, label: String)
    /// A list without a label that it must have.
    case missingLabel(list: String, label: String)
  }

  /// The file's path, or the name of the model in the binary.
  package let name: String
  package let reason: Reason

  package var description: String { "\(name): error: \(finding); \(wayOut)" }

  private var finding: String {
    switch reason {
    case .unreadable(let why): "cannot read the model: \(why)"
    case .foreign: "not a language model: it doesn't begin with 'ANNALSLM'"
    case .version(let found, let expected):
      "model version \(found), but this program reads version \(expected)"
    case .truncated(let stated, let actual):
      "the model is \(actual) bytes long, but says that it has \(stated)"
    case .checksum: "the model's checksum is wrong: its bytes are damaged"
    case .missingSection(let section): "the model has no section '\(section)'"
    case .misplacedSection(let section): "the model's section '\(section)' is misplaced"
    case .sectionSize(let section, let found, let expected):
      "the model's section '\(section)' has \(found) bytes instead of \(expected)"
    case .outOfRange(let what, let value): "the model's \(what) is \(value), which is out of range"
    case .label(let list, let label):
      "unknown or repeated label '\(label)' among the model's \(list)"
    case .missingLabel(let list, let label): "no label '\(label)' among the model's \(list)"
    }
  }

  private var wayOut: String {
    switch reason {
    case .unreadable: "name a file that can be read"
    case .foreign: "name a model that 'make model' wrote"
    case .truncated, .checksum: "copy the model anew, or rebuild it with 'make model'"
    default: "rebuild the model with the 'make model' of this version"
    }
  }
}
