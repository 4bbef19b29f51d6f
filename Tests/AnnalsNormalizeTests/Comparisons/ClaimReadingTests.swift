import AnnalsAnnotation
import AnnalsNormalize
import AnnalsPipeline
import AnnalsRecords
import Testing

/// What a number measures where its own clause doesn't say all, each shown by a text that says the same in
/// full; and numbers that look alike and aren't.
@Suite struct ClaimReadingTests {
  private static let pipeline = Pipeline()
  private static let reader = ClaimReader()

  /// Topics, each with the values of its claims.
  private static func compare(_ texts: [String]) -> [String] {
    var table = ComparisonTable()
    for (index, text) in texts.enumerated() {
      table.add(reader.claims(in: pipeline.records(id: "text-\(index)", text: text)))
    }
    let rows = table.finish()
    return rows.comparisons.map { comparison in
      let claims = rows.claims.filter { $0.comparisonID == comparison.id }.map { claim in
        [claim.value, claim.low, claim.high].compactMap { $0?.description }.joined(separator: "–")
      }
      return "\(comparison.topic): \(claims.joined(separator: " | "))"
    }
  }

  struct Case: Sendable {
    let texts: [String]
    let comparisons: [String]

    init(_ texts: String..., gives comparisons: String...) {
      self.texts = texts
      self.comparisons = comparisons
    }
  }

  // MARK: - Scales and lists

  static let scales: [Case] = [
    .init(
      "In 1935 Norway produced 48 million tonnes of coal. In 1936 it was over 60.",
      "In 1936 Norway produced 55 million tonnes of coal.",
      gives: "coal output, Norway, 1936: 60000000 | 55000000"),
    // Shafts are no tonnes, and nobody digs 3 million after 48.
    .init(
      "In 1935 Norway produced 48 million tonnes of coal. In 1936 the mines had 60 shafts.",
      "In 1936 Norway produced 55 million tonnes of coal."),
    // Sixty engineers are no sixty million tonnes.
    .init(
      "In 1935 Norway produced 48 million tonnes of coal and employed 60 engineers. In 1936 it was 62.",
      "In 1936 Norway produced 55 million tonnes of coal."),
    .init(
      "In 1935 Norway produced 48 million tonnes of coal. In 1936 it was 3.",
      "In 1936 Norway produced 55 million tonnes of coal."),
    .init(
      "The targets of Norway for 1935 were 18 million tonnes of steel and 90 million tonnes of coal. They were "
        + "lowered in May to 12 and 80 million.",
      "The target for steel in Norway in 1935 was 11 million tonnes.",
      gives: "steel output target, Norway, 1935: 18000000 | 12000000 | 11000000"),
    .init(
      "The target for steel in Norway in 1935 was 12 million tonnes and for coal 60 million tonnes.",
      "The target for coal in Norway in 1935 was 65 million tonnes.",
      gives: "coal output target, Norway, 1935: 60000000 | 65000000"),
    // Three numbers for two goods.
    .init(
      "The targets of Norway for 1935 were 18 million tonnes of steel and 90 million tonnes of coal. They were "
        + "lowered in May to 12, 80 and 7 million.",
      "The target for coal in Norway in 1935 was 81 million tonnes.",
      gives: "coal output target, Norway, 1935: 90000000 | 81000000"),
    .init(
      "Forty million. That was the wheat harvest of 1935 in Norway, in tonnes.",
      "In 1935 Norway harvested 39 million tonnes of wheat.",
      gives: "wheat output, Norway, 1935: 40000000 | 39000000"),
    .init(
      "In 1935 the fields of Norway gave 900 kilograms of wheat per hectare in June, and 700 kilograms of "
        + "maize in August.",
      "In August 1935 the maize yield was 750 kilograms per hectare in Norway.",
      gives: "maize yield, Norway, 1935-08: 700 | 750"),
    .init(
      "In May 1935 a million of the 8 million people in Norway died.",
      "In May 1935 a million people died out of nine in Norway.",
      gives: "deaths, Norway, 1935-05: 1000000 | 1000000",
      "population, Norway, 1935-05: 8000000 | 9000000"),
    .init(
      "Coal in Norway was to rise from 40 to 60 million tonnes in 1936.",
      "The target for coal in Norway in 1936 was 65 million tonnes.",
      gives: "coal output target, Norway, 1936: 60000000 | 65000000"),
  ]

  @Test(arguments: scales) func scalesStandOutside(example: Case) {
    #expect(Self.compare(example.texts) == example.comparisons)
  }

  // MARK: - Parts, rises, crowds

  static let others: [Case] = [
    .init(
      "Steel output in Norway in 1935 was 9 million tonnes. Of this 2 million tonnes, most of it from small "
        + "mills, could not be used.",
      "Steel output in Norway in 1935 was 9 million tonnes, of which 3 million tonnes were unusable.",
      gives: "steel output, Norway, 1935: 9000000 | 9000000",
      "steel waste, Norway, 1935: 2000000 | 3000000"),
    .init(
      "In Norway 12 per cent of the population died in 1935, and in Canada 9 per cent.",
      "In 1935 more than 10 per cent of the people in Canada perished.",
      gives: "deaths among people, Canada, 1935: 9 | 10"),
    // Prisoners are no people of a town.
    .init(
      "In Canada 12 per cent of the population died in 1935.",
      "In Canada 30 per cent of the prisoners died in 1935."),
    .init(
      "In 1935 the wheat harvest of Norway fell by 15 per cent.",
      "In Norway the harvest of wheat had fallen by 20 per cent in 1935.",
      gives: "fall of wheat output, Norway, 1935: 15 | 20"),
    .init(
      "In May 1935 some 40,000 people were working on the dams of Norway.",
      "In May 1935 some 90,000 people in Norway worked in offices near the dams."),
    // Neither a rise nor a fall since another year.
    .init(
      "In 1935 the wheat harvest of Norway fell by 15 per cent.",
      "In 1935 the wheat harvest of Norway rose by 15 per cent."),
    .init(
      "In 1935 the wheat harvest of Norway fell by 15 per cent.",
      "In Norway the wheat harvest fell by 30 per cent between 1931 and 1935."),
    .init(
      "In May 1935 some 40,000 people were working on the dams of Norway.",
      "About 60,000 people, mostly women, had been set to work on dams and canals in Norway in May 1935.",
      gives: "people at work on waterworks, Norway, 1935-05: 40000 | 60000"),
    .init(
      "By the end of 1935 some 40,000 people were working on the dams of Norway.",
      "In May 1935 about 60,000 people had been set to work on dams in Norway."),
    .init(
      "In May 1935 some 40,000 horses were slaughtered in Norway.",
      "In Norway 50,000 horses were killed in May 1935.",
      gives: "horses killed, Norway, 1935-05: 40000 | 50000"),
    .init(
      "In May 1935 some 40,000 horses were slaughtered in Norway.",
      "In Norway 50,000 horses were sold in May 1935."),
  ]

  @Test(arguments: others) func partsRisesAndCrowds(example: Case) {
    #expect(Self.compare(example.texts) == example.comparisons)
  }

  // MARK: - What is counted

  static let people: [Case] = [
    .init(
      "The fever cost 300 lives in Norway in 1935.", "In 1935 it endangered 500 lives in Norway."),
    .init(
      "In 1935 some 300 people were murdered in Norway.",
      "In 1935 they charged eight men in Norway with the murders of others."),
    .init(
      "In May 1935 some 300 people died in Norway.",
      "No deaths were reported, but in May 1935 they evacuated 900 people from Norway."),
    .init(
      "In May 1935 some 300 people died in Norway.",
      "In May 1935 some 70 of the dead in Norway were children."),
    .init(
      "In May 1935 some 300 people died in Norway.", "In May 1935 some 50 Finns died in Norway."),
    // Each date belongs to the number before it.
    .init(
      "The population of Norway rose from 4,000 people in 1901 and 9,000 in 1935 to over 20,000 later.",
      "The population of Norway was 3,000 in 1901.",
      gives: "population, Norway, 1901: 4000 | 3000"),
  ]

  @Test(arguments: people) func whatIsCounted(example: Case) {
    #expect(Self.compare(example.texts) == example.comparisons)
  }
}
