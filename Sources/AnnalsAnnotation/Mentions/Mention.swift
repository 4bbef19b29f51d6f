/// A span that is claimed to mean something, with the rule that claims it.
///
/// Coding: spans become `[start, end]` in code points, which needs the text: put a `DocumentText` into
/// the coder's `userInfo` under `.documentText`.
public protocol Mention: Sendable, Codable {
  var span: TextSpan { get }
  /// Id of the rule, `dimension.kebab-name`.
  var rule: String { get }
}

extension CodingUserInfoKey {
  /// The `DocumentText` that coded spans count in.
  public static let documentText = CodingUserInfoKey(rawValue: "documentText")!
}

extension TextSpan: Codable {
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    let start = try container.decode(Int.self)
    let end = try container.decode(Int.self)
    guard let text = decoder.userInfo[.documentText] as? DocumentText else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a span without its text"))
    }
    guard start >= 0, start <= end, end <= text.codePointCount else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "span [\(start), \(end)] outside the text of \(text.codePointCount)"))
    }
    self.init(utf8Start: text.utf8Offset(of: start), utf8End: text.utf8Offset(of: end))
  }

  public func encode(to encoder: any Encoder) throws {
    guard let text = encoder.userInfo[.documentText] as? DocumentText else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "a span without its text"))
    }
    var container = encoder.unkeyedContainer()
    try container.encode(text.codePointOffset(of: utf8Start))
    try container.encode(text.codePointOffset(of: utf8End))
  }
}

extension DecimalNumber: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let number = DecimalNumber(parsing: text.utf8) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is no decimal number"))
    }
    self = number
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
