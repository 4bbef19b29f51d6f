/// What a document's time goes into, in the order of work.
package enum Stage: String, CaseIterable, Sendable {
  case read, analyze
  case extractDates = "extract dates"
  case extractEvents = "extract events"
  case extractRoles = "extract roles"
  case extractFigures = "extract figures"
  case extractQuotations = "extract quotations"
  case extractEntities = "extract entities"
  case normalizeEntities = "normalize entities"
  case normalizeDates = "normalize dates"
  case normalizeEvents = "normalize events"
  case normalizeFigures = "normalize figures"
  case normalizeQuotations = "normalize quotations"
  case write
}
