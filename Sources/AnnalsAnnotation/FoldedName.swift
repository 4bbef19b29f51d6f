/// A name as names are compared: without case, diacritics, marks inside words, and layout of white space.
///
/// "DIKÖTTER" is "Dikotter", "U.S.S.R." is "USSR", "Chou En-lai" is "Chou Enlai"; blanks count, one
/// between words. Letters that Latin writing made from others become those; all other scripts keep theirs.
public struct FoldedName: Hashable, Sendable {
  /// UTF-8.
  public let bytes: [UInt8]

  /// - Parameter name: UTF-8 of the name as written.
  public init(_ name: ArraySlice<UInt8>) {
    bytes = name.withUnsafeBufferPointer { Folding.folded($0) }
  }

  /// - Parameter name: UTF-8 of the name as written.
  public init(_ name: [UInt8]) { self.init(name[...]) }

  public init(_ name: String) {
    var name = name
    bytes = name.withUTF8 { Folding.folded($0) }
  }

  /// The name that words make.
  public init(joining words: ArraySlice<FoldedName>) {
    guard var bytes = words.first?.bytes else {
      self.init(bytes: [])
      return
    }
    for word in words.dropFirst() {
      bytes.append(Folding.blank)
      bytes += word.bytes
    }
    self.init(bytes: bytes)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The words, in order; empty only for a name without letters and digits.
  public var words: [FoldedName] {
    if bytes.isEmpty { return [] }
    var words: [FoldedName] = []
    var start = 0
    while let blank = bytes[start...].firstIndex(of: Folding.blank) {
      words.append(FoldedName(bytes: Array(bytes[start..<blank])))
      start = blank + 1
    }
    words.append(start == 0 ? self : FoldedName(bytes: Array(bytes[start...])))
    return words
  }

  /// Whether the name has several words.
  public var hasWords: Bool { bytes.contains(Folding.blank) }

  /// The same without blanks: "hong kong" and "hongkong" are one.
  public var squeezed: FoldedName {
    hasWords ? FoldedName(bytes: bytes.filter { $0 != Folding.blank }) : self
  }

  /// All bytes at once: one by one they take several times as long.
  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  public var isEmpty: Bool { bytes.isEmpty }

  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

/// Reads UTF-8 byte by byte: most names are ASCII, and only what isn't is put together to scalars.
private struct Folding {
  static let blank = UInt8(ascii: " ")

  static func folded(_ name: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    if name.contains(where: { $0 >= 0x80 }) {
      var folding = Folding()
      for byte in name { folding.take(byte) }
      return folding.folded
    }
    // No blank is written but for one that was read.
    return Array(unsafeUninitializedCapacity: name.count) { folded, count in
      var hasBlank = false
      for byte in name {
        guard let small = small(byte) else {
          hasBlank = hasBlank || isBlank(byte)
          continue
        }
        if hasBlank, count > 0 {
          folded[count] = blank
          count += 1
        }
        hasBlank = false
        folded[count] = small
        count += 1
      }
    }
  }

  /// An ASCII letter or digit; nil for any other byte.
  private static func small(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: byte
    case 0x41...0x5A: byte | 0x20
    default: nil
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private var folded: [UInt8] = []
  private var hasBlank = false
  private var pending: UInt32 = 0
  private var missing = 0

  mutating func take(_ byte: UInt8) {
    switch byte {
    case 0..<0x80:
      if let small = Self.small(byte) { append(small) }
      if Self.isBlank(byte) { hasBlank = true }
    case 0x80..<0xC0:
      pending = pending << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing == 0 { append(scalar: pending) }
    default:
      missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
      pending = UInt32(byte) & (0x3F >> UInt32(missing))
    }
  }

  private mutating func append(_ byte: UInt8) {
    if hasBlank && !folded.isEmpty { folded.append(Self.blank) }
    hasBlank = false
    folded.append(byte)
  }

  private mutating func append(scalar value: UInt32) {
    if let letters = LatinLetters.plain[value] {
      for letter in letters { append(letter) }
      return
    }
    guard let scalar = Unicode.Scalar(value) else { return }
    let properties = scalar.properties
    if properties.isWhitespace { hasBlank = true }
    guard properties.isAlphabetic || properties.numericType != nil else { return }
    for byte in properties.lowercaseMapping.utf8 { append(byte) }
  }
}

/// The ASCII letters that Latin letters with diacritics are made from.
private enum LatinLetters {
  static let plain: [UInt32: [UInt8]] = {
    var plain: [UInt32: [UInt8]] = [:]
    for (letters, variants) in families {
      for variant in variants.unicodeScalars { plain[variant.value] = Array(letters.utf8) }
    }
    return plain
  }()

  private static let families: [(String, String)] = [
    ("a", "ÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ"),
    ("ae", "ÆæǢǣǼǽ"),
    ("b", "ḂḃḄḅḆḇ"),
    ("c", "ÇçĆćĈĉĊċČčḈḉ"),
    ("d", "ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ"),
    ("e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ"),
    ("f", "Ḟḟ"),
    ("g", "ĜĝĞğĠġĢģǦǧǴǵḠḡ"),
    ("h", "ĤĥȞȟḢḣḤḥḦḧḨḩḪḫẖ"),
    ("i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị"),
    ("j", "Ĵĵǰ"),
    ("k", "ĶķǨǩḰḱḲḳḴḵ"),
    ("l", "ĹĺĻļĽľŁłḶḷḸḹḺḻḼḽ"),
    ("m", "ḾḿṀṁṂṃ"),
    ("n", "ÑñŃńŅņŇňǸǹṄṅṆṇṈṉṊṋ"),
    ("o", "ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗ"),
    ("o", "ỘộỚớỜờỞởỠỡỢợ"),
    ("oe", "Œœ"),
    ("p", "ṔṕṖṗ"),
    ("r", "ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ"),
    ("s", "ŚśŜŝŞşŠšȘșṠṡṢṣṤṥṦṧṨṩ"),
    ("ss", "ßẞ"),
    ("t", "ŢţŤťȚțṪṫṬṭṮṯṰṱẗ"),
    ("th", "Þþ"),
    ("u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự"),
    ("v", "ṼṽṾṿ"),
    ("w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘ"),
    ("x", "ẊẋẌẍ"),
    ("y", "ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ"),
    ("z", "ŹźŻżŽžẐẑẒẓẔẕ"),
  ]
}
