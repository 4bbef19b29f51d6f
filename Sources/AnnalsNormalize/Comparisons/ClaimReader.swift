// What figures are numbers of, so that those of the same thing can be set side by side.
//
// Takes one document's records. Gives a claim for each figure of which its sentence, or the text before it,
// tells what it measures, where and when. "Coale obtained 27 million excess deaths; Peng's total was 23 million."
// gives two claims of deaths: the second number has no noun of its own, and its sentence says nothing else.
//
// Promises: a figure of which that isn't clear gives none. Needs no tree, so that claims are the same whether
// records come straight from the pipeline or from lines.
import AnnalsAnnotation
import AnnalsLexicons
import AnnalsRecords

/// Reads the claims of documents.
package struct ClaimReader: Sendable {
  private let lexicon: MeasureWords
  private let catalog: UnitCatalog

  package init(lexicons: Lexicons = Lexicons()) {
    lexicon = MeasureWords(lexicons: lexicons)
    catalog = UnitCatalog(lexicons: lexicons)
  }

  /// The claims of a document in text order, at most one a figure.
  package func claims(in records: DocumentRecords) -> DocumentClaims {
    let outline = DocumentOutline(records)
    var scan = ClaimScan(outline: outline, lexicon: lexicon, source: records.source.id)
    let events = records.events.makeIterator()
    var event = events.next()
    var figures: [FigureRecord] = []
    for figure in records.figures {
      if let first = figures.first, first.evidence.sentence != figure.evidence.sentence {
        scan.read(figures)
        figures.removeAll(keepingCapacity: true)
      }
      if figures.isEmpty {
        scan.events.removeAll(keepingCapacity: true)
        while let next = event, next.evidence.sentence <= figure.evidence.sentence {
          if next.evidence.sentence == figure.evidence.sentence { scan.events[next.id] = next }
          event = events.next()
        }
      }
      figures.append(figure)
    }
    if !figures.isEmpty { scan.read(figures) }
    return document(records, scan, outline)
  }

  private func document(
    _ records: DocumentRecords, _ scan: ClaimScan, _ outline: DocumentOutline
  ) -> DocumentClaims {
    var document = DocumentClaims(sourceID: records.source.id)
    document.claims = scan.claims
    document.scopes = outline.named
    document.mainScopes = outline.mainScopes
    document.topPlaces = outline.topPlaces
    for claim in scan.claims {
      for id in [claim.place, claim.event].compactMap({ $0 }) {
        document.names[id] = outline.names[id]
      }
    }
    let units = Set(scan.claims.compactMap(\.unit))
    for unit in records.units where units.contains(unit.name) { document.units[unit.name] = unit }
    // "In tons" behind a number that has no unit of its own.
    for unit in units where document.units[unit] == nil && lexicon.isMass(unit) {
      document.units[unit] = catalog.record(of: UnitName(unit: unit))
    }
    return document
  }
}

extension DocumentOutline {
  /// Those of the first lines, and the few that are named most often.
  fileprivate var mainScopes: Set<String> {
    let often = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key)
    return Set(often).union(namings(from: 0, to: 400).map(\.entity))
  }

  /// The place that is named most, the first among equals, and those of the first line.
  fileprivate var topPlaces: Set<String> {
    var top: Naming?
    for naming in namings where naming.isPlace {
      if counts[naming.entity] ?? 0 > top.flatMap({ counts[$0.entity] }) ?? 0 { top = naming }
    }
    let title = namings(from: 0, to: paragraphs.count > 1 ? min(paragraphs[1], 120) : 0)
    return Set(([top].compactMap { $0 } + title.filter(\.isPlace)).map(\.entity))
  }

  /// Those that are named most often: enough to tell whether two documents speak of the same.
  fileprivate var named: Set<String> {
    let often = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Set(often.prefix(64).map(\.key)).union(mainScopes)
  }
}
