import AnnalsRecords

/// What the descriptors say of the dataset as a whole.
package struct EmitOptions: Sendable {
  /// Lower-case slug that names the data package.
  package var name = "annals"
  package var title = "Annals dataset"
  /// What the dataset holds, for catalogues; nil leaves it out.
  package var description: String?
  /// Version of the data.
  package var version = Dataset.version
  /// Licence of the dataset (not of its sources, which have their own); nil leaves it out.
  package var license: License?
  package var homepage: String?

  /// A licence as Data Package names it.
  package struct License: Sendable, Equatable {
    /// SPDX or Open Definition id, such as `CC-BY-4.0`.
    package var name: String
    package var title: String?
    /// Where its text stands.
    package var url: String?

    /// A licence by its id.
    package init(name: String, title: String? = nil, url: String? = nil) {
      self.name = name
      self.title = title
      self.url = url
    }
  }

  /// A dataset that has nothing but a default name.
  package init() {}
}

/// What was written.
package struct EmitReport: Sendable, Equatable {
  /// A table with its number of rows.
  package struct TableCount: Sendable, Equatable {
    package let table: String
    package let rows: Int
  }

  /// In the order of `Dataset.tables`.
  package let tables: [TableCount]
  /// Every file, in the order in which `datapackage.json` lists them; itself last.
  package let files: [EmittedFile]
}

/// A file of the dataset.
package struct EmittedFile: Sendable, Equatable {
  /// What a reader finds in it.
  package enum Role: Sendable, Equatable {
    case table(name: String)
    /// Anything but a CSV table; `name` identifies it in the data package.
    case file(name: String)
  }

  /// Below the dataset's folder, with `/`.
  package let path: String
  package let role: Role
  package let mediaType: String
  package let bytes: Int
  /// Lower-case hexadecimal.
  package let sha256: String
}
