import AnnalsAnnotation
import AnnalsLanguage
import Testing

@Suite struct PerfectCliticTests {
  /// The tags of `'d` and of the verb behind it.
  private func tags(_ text: String) throws -> [PennTag] {
    let analyzed = analyze(text)
    let clitic = try #require(
      analyzed.tokens.firstIndex { ["'d", "’d"].contains(analyzed.text(of: $0)) })
    return [clitic, clitic + 1].map { analyzed.analyses[$0].pennTag }
  }

  @Test(arguments: ["They'd vanished.", "By noon they’d vanished from the road."])
  func isHadBeforeAParticiple(text: String) throws {
    #expect(try tags(text) == [.vbd, .vbn])
  }

  @Test(arguments: ["They'd need help.", "She'd proceed with care.", "He'd feed us all."])
  func isWouldBeforeABaseForm(text: String) throws {
    #expect(try tags(text) == [.md, .vb])
  }
}
