import AnnalsAnnotation

/// What the words around a figure say of it, while its mention is being made.
struct FigureFacts {
  let status: FigureMention.Status
  /// The words that name who says so.
  var source: TextSpan?
  /// Index of the date mention that holds for it.
  var date: Int?
  var place: TextSpan?
  /// Index of the event that it measures.
  var event: Int?

  init(status: FigureMention.Status) { self.status = status }

  /// Fills what the figure's own clause leaves open. The date of setting a target is not the target's.
  ///
  /// - Parameter isDated: whether the event's date may be the figure's.
  mutating func takeOver(from event: EventMention, isDated: Bool) {
    if isDated, date == nil, status != .target || event.modality == .planned {
      date = event.when?.date
    }
    // A name: "one country" is no place that others could be compared with.
    if place == nil { place = event.place?.mention }
    if source == nil { source = event.attribution }
  }
}
