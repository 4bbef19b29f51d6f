import AnnalsAnnotation

/// What the maintainer says of the dataset as a whole, in `dataset.yaml` beside the texts.
///
/// The keys are those of a text's metadata: `title`, `license` (of the dataset, not of its texts), `url`
/// and `note`, which becomes the description. All may be missing.
package struct DatasetDescription: Sendable, Equatable {
  package var title: String?
  package var license: String?
  package var url: String?
  package var note: String?
  /// A slug of the title.
  package var name: String?

  /// The name of the file.
  package static let fileName = "dataset.yaml"

  package init() {}

  /// Reads the file in a folder of texts; an empty description where there is none.
  package static func read(
    folder: String
  ) -> (description: DatasetDescription, diagnostics: [Diagnostic]) {
    let path = folder + "/" + fileName
    guard case .file = FileKind(path: path) else { return (DatasetDescription(), []) }
    do throws(ReadError) {
      let decoded = try TextDecoder.decode(try RawFile.bytes(at: path), path: path)
      let declared = try MetadataReader(path: path, firstLine: 1)
        .read(String(decoding: decoded.utf8, as: UTF8.self))
      var description = DatasetDescription()
      description.title = declared[.title]
      description.license = declared[.license]
      description.url = declared[.url]
      description.note = declared[.note]
      description.name = description.title.map { Slug.make(title: $0) }
      return (description, declared.diagnostics)
    } catch {
      return (DatasetDescription(), [error.diagnostic(path: path)])
    }
  }
}
