import AnnalsAnnotation

extension ClaimScan {
  /// A figure that was read, on which one without a noun of its own may lean.
  struct Donor {
    var reading: Reading
    var unit: String?
    var magnitude: Double?
    /// Which power of ten its number was multiplied with, by a word of its own or of another.
    var scale: Int
    /// Whether the sentence has such numbers of several subjects.
    var isAmbiguous = false
    /// How many figures were read up to this one.
    var order: Int
    var sentence, paragraph: Int
  }

  /// What a figure measures, where and when.
  struct Reading {
    var topic: ClaimTopic
    var place: String?
    var event: String?
    var isWhole = false
    var period: MonthSpan?
    var isPeriodStated = false
    /// Whether a date beside the number is not its own but that of a correction.
    var isPeriodFixed = false
    /// Index of the word up to which words belong to this figure.
    var lastWord = 0
    /// Whether others may lean on it that isn't a claim itself, such as a rise from one number to another.
    var isDonorOnly = false
    /// The same for all figures that lean on each other.
    var thread = -1
    /// Whether the place stands in the figure's own sentence.
    var isPlaceStated = false
    /// Whether somebody is said to give the number, or it is called an estimate.
    var isTold = false
    /// The power of ten that the number has from the one that it leans on: 6 in "48 million, later 67".
    var scale = 0
    /// The unit that it has from another number.
    var unit: String?
    /// Whether its time is that of a part of it: "a million out of 8 million died in 1960".
    var isOfPart = false
    /// Whether of a number that rises or falls only where it arrives is meant.
    var isEndOnly = false

    /// Leaves what belongs to the number alone to which the reading was made.
    mutating func forgetNumber() {
      lastWord = 0
      scale = 0
      unit = nil
      isDonorOnly = false
      isEndOnly = false
    }
  }
}
