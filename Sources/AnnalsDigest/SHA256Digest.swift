import CLibCrypto

/// SHA-256 of bytes that come in pieces, by OpenSSL's libcrypto.
package final class SHA256Digest {
  private let context: OpaquePointer

  /// A digest of nothing yet.
  package init() {
    // Fails only where memory is exhausted or the library lacks SHA-256, neither of which is data.
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds bytes.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    if bytes.count > 0 { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }
  }

  /// The digest in lower-case hexadecimal; to be asked for once.
  package func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of bytes that are all there, in lower-case hexadecimal.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let digest = SHA256Digest()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.hexadecimal()
  }
}
