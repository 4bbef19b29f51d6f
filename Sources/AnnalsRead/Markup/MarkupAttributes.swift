import CLibXML2

/// The attributes of a start tag, valid while its event lasts.
struct MarkupAttributes {
  private let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  private let count: Int
  /// XML gives local name, prefix, URI, and where the value starts and ends.
  private let isNamespaced: Bool
  /// The namespace of the element; nil in HTML.
  let namespace: String?

  /// HTML: name, value, name, value, NULL.
  init(pairs: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    pointers = pairs
    count = 0
    isNamespaced = false
    namespace = nil
  }

  init(
    quintuples: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int,
    namespace: UnsafePointer<xmlChar>?
  ) {
    pointers = quintuples
    self.count = count
    isNamespaced = true
    self.namespace = namespace.map { String(cString: $0) }
  }

  /// The value of an attribute by its local name.
  subscript(name: StaticString) -> String? {
    guard let pointers else { return nil }
    return isNamespaced ? namespacedValue(name, pointers) : plainValue(name, pointers)
  }

  private func plainValue(
    _ name: StaticString, _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
  ) -> String? {
    var index = 0
    while let found = pointers[index] {
      if xmlStrEqual(found, name.utf8Start) != 0 {
        return pointers[index + 1].map { String(cString: $0) } ?? ""
      }
      index += 2
    }
    return nil
  }

  private func namespacedValue(
    _ name: StaticString, _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>
  ) -> String? {
    for index in 0..<count where xmlStrEqual(pointers[index * 5], name.utf8Start) != 0 {
      guard let start = pointers[index * 5 + 3], let end = pointers[index * 5 + 4] else {
        return nil
      }
      return String(
        decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    return nil
  }
}
