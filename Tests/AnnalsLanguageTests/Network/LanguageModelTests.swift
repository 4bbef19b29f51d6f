import AnnalsAnnotation
import AnnalsLanguage
import AnnalsTestSupport
import Testing

@Suite struct LanguageModelTests {
  private func message(_ file: [UInt8]) -> String {
    do {
      _ = try Network(try LanguageModel(ModelBytes(copying: file), name: "small.model"))
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  private func message(_ change: (inout ModelFixture) -> Void) -> String {
    var fixture = ModelFixture(seed: 1)
    change(&fixture)
    return message(fixture.file())
  }

  @Test func aSoundModelIsRead() throws {
    #expect(message(ModelFixture(seed: 1).file()) == "accepted")
    let model = try ModelFixture(seed: 1).model()
    #expect(model.section("labels").map(Array.init) == ModelFixture.labels)
    #expect(model.section("absent") == nil)
  }

  @Test func aDamagedByteIsRefused() {
    let file = ModelFixture(seed: 1).file()
    var random = SeededGenerator(seed: 1)
    for _ in 0..<50 {
      var damaged = file
      damaged[Int.random(in: 32..<file.count, using: &random)] ^=
        1 << UInt8.random(in: 0...7, using: &random)
      #expect(
        message(damaged)
          == "small.model: error: the model's checksum is wrong: its bytes are damaged; copy the "
          + "model anew, or rebuild it with 'make model'")
    }
  }

  @Test func aDamagedHeadIsRefused() {
    let file = ModelFixture(seed: 1).file()
    for index in 0..<32 {
      var damaged = file
      damaged[index] ^= 0x41
      #expect(message(damaged).hasPrefix("small.model: error: "), "byte \(index)")
    }
  }

  @Test(arguments: [0, 7, 31, 32, 1000])
  func aCutFileIsRefused(count: Int) {
    let cut = Array(ModelFixture(seed: 1).file().prefix(count))
    let text = message(cut)
    #expect(
      text.contains("doesn't begin with 'ANNALSLM'; name a model that 'make model' wrote")
        || text.contains("the model is \(count) bytes long, but says that it has"))
  }

  @Test func anotherVersionIsRefused() {
    #expect(
      message(ModelFixture(seed: 1).file(version: 1))
        == "small.model: error: model version 1, but this program reads version 2; rebuild the model "
        + "with the 'make model' of this version")
  }

  @Test func labelsMustBeKnownAndComplete() {
    func labels(_ old: String, _ new: String) -> String {
      message { fixture in
        let text = String(decoding: ModelFixture.labels, as: UTF8.self)
        fixture.replace("labels", with: Array(text.replacing(old, with: new).utf8))
      }
    }
    #expect(
      labels("nsubj:pass", "nsubj:odd").contains(
        "unknown or repeated label 'nsubj:odd' among the model's relations; rebuild"))
    #expect(labels("NOUN", "VERB").contains("label 'VERB' among the model's universal tags"))
    #expect(labels(" root", "").contains("no label 'root' among the model's relations"))
    #expect(labels(" I-place", "").contains("no label 'I-place' among the model's entity tags"))
  }

  @Test func sectionsMustFitTheSizes() {
    #expect(
      message { $0.sections.removeAll { $0.name == "arc.root" } }
        .contains("the model has no section 'arc.root'"))
    #expect(
      message { $0.replace("arc.root", with: [1, 2, 3]) }
        .contains("the model's section 'arc.root' has 3 bytes instead of 64"))
    #expect(
      message { $0.replace("shape.rows", with: [UInt8](repeating: 0, count: 3 * 128)) }
        .contains("number of rows of 'shape.rows' is 3, which is out of range"))
    #expect(
      message { $0.replace("word.slots", with: [UInt8](repeating: 1, count: 8 * 32)) }
        .contains("'word.slots'"))
    #expect(
      message { $0.replace("config", with: [UInt8](repeating: 1, count: 8)) }
        .contains("section 'config' has 8 bytes"))
  }

  @Test func aMissingFileIsTold() {
    #expect(throws: LanguageModelError.self) { try ModelBytes(mapping: "/no/such/english.model") }
  }
}
