import AnnalsRecords

/// The `datapackage.json` of a dataset, after Data Package 2.0.
///
/// CSV files are tables; everything else is listed as plain files, which a bare reader can check by size
/// and hash without knowing the format.
struct DataPackageDescriptor {
  let options: EmitOptions
  let tables: [TableDefinition]
  /// Every file but the descriptor itself.
  let files: [EmittedFile]

  private static let profile = "https://datapackage.org/profiles/2.0"

  var bytes: [UInt8] { JSONText.indented(tree) }

  var tree: JSONValue {
    var members = [
      JSONMember("$schema", JSONValue("\(Self.profile)/datapackage.json")),
      JSONMember("name", JSONValue(options.name)),
      JSONMember("title", JSONValue(options.title)),
    ]
    func append(_ key: String, _ text: String?) {
      if let text { members.append(JSONMember(key, JSONValue(text))) }
    }
    append("description", options.description)
    append("version", options.version)
    append("homepage", options.homepage)
    if let license = options.license { members.append(JSONMember("licenses", [tree(of: license)])) }
    members.append(JSONMember("resources", JSONValue(.array(files.map(resource)))))
    return JSONValue(.object(members))
  }

  private func tree(of license: EmitOptions.License) -> JSONValue {
    var members = [JSONMember("name", JSONValue(license.name))]
    if let title = license.title { members.append(JSONMember("title", JSONValue(title))) }
    if let url = license.url { members.append(JSONMember("path", JSONValue(url))) }
    return JSONValue(.object(members))
  }

  private func resource(_ file: EmittedFile) -> JSONValue {
    var table: TableDefinition?
    var members = [JSONMember("$schema", JSONValue("\(Self.profile)/dataresource.json"))]
    switch file.role {
    case .table(let name):
      table = tables.first { $0.name == name }
      members.append(JSONMember("name", JSONValue(name)))
      members.append(JSONMember("type", "table"))
    case .file(let name): members.append(JSONMember("name", JSONValue(name)))
    }
    members.append(JSONMember("path", JSONValue(file.path)))
    if let table {
      members.append(JSONMember("title", JSONValue(table.title)))
      members.append(JSONMember("description", JSONValue(table.description)))
    }
    members += [
      JSONMember("format", JSONValue(format(of: file.path))),
      JSONMember("mediatype", JSONValue(file.mediaType)),
      JSONMember("encoding", "utf-8"),
      JSONMember("bytes", JSONValue(file.bytes)),
      JSONMember("hash", JSONValue("sha256:\(file.sha256)")),
    ]
    if let table { members.append(JSONMember("schema", TableSchema.tree(of: table))) }
    return JSONValue(.object(members))
  }

  /// The file's extension; but a JSON Schema isn't called JSON, because frictionless takes whatever ends
  /// in `schema.json` for a Table Schema.
  private func format(of path: String) -> String {
    if path.hasSuffix(".schema.json") { return "json-schema" }
    return path.split(separator: ".").last.map { String($0) } ?? ""
  }
}
