/// How far a head stands from its dependent, in classes: each has a bias of its own among the scores.
enum ArcDistance {
  /// Nine classes to the left, nine to the right, and the root.
  static let count = 19
  static let root = 18

  /// Class of each distance below 22, to the left; all further ones are of the last class.
  private static let classes: [UInt8] = [
    0, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7,
  ]

  /// - Parameters:
  ///   - distance: in words, from 1 on.
  ///   - isAfter: whether the head stands behind its dependent.
  static func `class`(distance: Int, isAfter: Bool) -> Int {
    let near = distance < classes.count ? Int(classes[distance]) : 8
    return isAfter ? near + 9 : near
  }
}
