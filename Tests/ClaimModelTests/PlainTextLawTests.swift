import ClaimModel
import DeskTestSupport
import Testing

@Suite("Text told by its bytes")
struct PlainTextLawTests {
  private static let letters = "aA bB-z~\u{E9}e\u{301}Łд東“\u{10FFFF}".unicodeScalars.map(
    String.init)

  private func text(_ generator: inout SeededGenerator) -> String {
    let length = Int.random(in: 0..<24, using: &generator)
    return (0..<length).map { _ in Self.letters.randomElement(using: &generator) ?? "" }.joined()
  }

  @Test func `hides every scalar of the hidden categories, what no font draws, and no other`() {
    let scalars = (UInt32(0x20)...0x2_FFFF).compactMap { Unicode.Scalar($0) }
    let wrong = scalars.filter { scalar in
      let isHidden: Bool
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: isHidden = true
      case .format: isHidden = scalar != "\u{200C}" && scalar != "\u{200D}"
      case _:
        let properties = scalar.properties
        isHidden =
          properties.isNoncharacterCodePoint
          || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
      }
      let text = "a\(String(scalar))b"
      return visible(text).utf8.elementsEqual(text.utf8) == isHidden
    }
    #expect(wrong.map { String($0.value, radix: 16) } == [])
  }

  @Test(arguments: lawSeeds(40))
  func `is equal and in order as its bytes are`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let (one, other) = (text(&generator), text(&generator))
      let (left, right) = (Array(one.utf8), Array(other.utf8))
      #expect((ExactText(one) == ExactText(other)) == (left == right), "seed \(seed)")
      #expect(
        (ExactText(one) < ExactText(other)) == left.lexicographicallyPrecedes(right),
        "seed \(seed)")
      #expect(ExactText(one) == ExactText(String(decoding: left, as: UTF8.self)), "seed \(seed)")
    }
  }

  @Test(arguments: lawSeeds(40))
  func `names one origin in capitals, with more space and with invisible signs`(seed: UInt64) throws
  {
    var generator = SeededGenerator(seed: seed)
    var claim = try Example.verifiedClaim()
    let name = "Ministry \(seed) of \(text(&generator))"
    let spaced = name.replacing(" ", with: "  ")
    for other in [name.uppercased() + " ", " \(spaced)", "\(name)\u{200B}", "\u{7}\(name)"] {
      claim.evidence[0].origin = name
      claim.evidence[1].origin = other
      #expect(Gate(claim).unmet.map(\.clause) == [.evidence], "seed \(seed): \(visible(other))")
    }
  }
}
