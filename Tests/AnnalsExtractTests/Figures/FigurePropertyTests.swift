import AnnalsAnnotation
import AnnalsExtract
import AnnalsLanguage
import AnnalsNormalize
import AnnalsRecords
import Testing

@Suite struct FigurePropertyTests {
  @Test func emptyTextHasNoFigures() {
    #expect(FigureProbe().records(in: "").isEmpty)
  }
}
