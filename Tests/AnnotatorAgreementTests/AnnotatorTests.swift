@testable import AnnotatorAgreement
import ClaimModel
import DeskTestSupport
import Testing

@Suite("Each two annotators")
struct PairTests {
  @Test func `have their own figures, and what they rest on`() throws {
    let sheet = RatingSheet(rows: ["1 2 3 1 2 3", "1 3 3 2 2 1", ". . . . . 1"])
    let (pairs, leftOut) = try AgreementTable(sheet).pairs()
    #expect(pairs.map { "\($0.first)-\($0.second)" }.count == 3 && leftOut == 0)
    let first = try #require(pairs.first)
    // By hand: distances 1, 1, 2 (squared 1, 1, 4) over 6; margins 2 2 2 on both sides.
    // Chance gives 32 and 48 over 36, so both leave a quarter.
    #expect(isNear(first.figure(.linearKappa)?.value, 0.25))
    #expect(isNear(first.figure(.quadraticKappa)?.value, 0.25))
    #expect(first.differing == 3 && first.figures.first?.basis.items == 6)
    #expect(pairs.last?.figure(.unweightedKappa)?.undefined != nil)
  }

  @Test func `are those with the most ratings where there are very many`() throws {
    let rows = (1...40).map { String(repeating: "\($0 % 2) ", count: $0) }
    let (pairs, leftOut) = try AgreementTable(plainly: RatingSheet(rows: rows)).pairs()
    #expect(pairs.count == 300 && leftOut == 15)
    #expect(!pairs.contains { $0.first == "annotator 1" })
  }

  @Test func `are those that are named, too, however few ratings they gave`() throws {
    let rows = (1...40).map { String(repeating: "\($0 % 2) ", count: $0) }
    let table = try AgreementTable(plainly: RatingSheet(rows: rows))
    let (pairs, leftOut) = table.pairs(with: ["annotator 0", "nobody"])
    #expect(pairs.count == 300 && leftOut == 15)
    #expect(pairs.contains { $0.first == "annotator 0" })
    #expect(!pairs.contains { $0.first == "annotator 15" || $0.second == "annotator 15" })
    #expect(table.pairs(with: (0..<40).map { "annotator \($0)" }).leftOut == 0)
  }

  @Test func `differ on what is listed, the greatest distance first`() throws {
    let sheet = RatingSheet(rows: ["1 1 1 2", "1 4 2 2", "1 1 . 3"])
    let differences = try AgreementTable(plainly: sheet).differences(limit: 3)
    #expect(differences.count == 5 && differences.items == 3)
    let listed = differences.listed.map { "\($0.item): \($0.first.label) \($0.second.label)" }
    #expect(listed == ["item 1: 1 4", "item 1: 4 1", "item 2: 1 2"])
  }
}

@Suite("An annotator's drift")
struct DriftTests {
  /// Ada agrees with Bea on the first six items, and rates two above her on the last six.
  private func sheet() -> RatingSheet {
    RatingSheet(rows: [
      "1 2 1 2 1 2 1 2 1 2 1 2 3 4 3 4 3 4", "1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2 1 2",
    ])
  }

  @Test func `is told from the first third to the last of their own sequence`() throws {
    let drift = try #require(try AgreementTable(plainly: sheet()).drift().first)
    #expect(drift.annotator == "annotator 0")
    #expect(drift.thirds.map(\.ratings) == [6, 6, 6])
    #expect(drift.thirds.map(\.agreement) == [1, 1, 0])
    #expect(drift.agreementChange == -1 && drift.leaningChange == 2)
  }

  @Test func `follows the sequence, and not the order in which ratings come`() throws {
    var turned = RatingSheet()
    for item in (0..<18).reversed() {
      let label = item < 12 ? "1" : "2"
      turned.add(item: "\(item)", annotator: "ada", label: label, strand: 7, place: item + 1)
      turned.add(item: "\(item)", annotator: "bea", label: "1", strand: 8, place: item + 1)
    }
    let drift = try #require(try AgreementTable(plainly: turned).drift().first)
    #expect(drift.thirds.map(\.agreement) == [1, 1, 0])
  }

  @Test func `cuts each of their sequences by itself`() throws {
    var two = RatingSheet()
    for strand in 0..<2 {
      for place in 0..<9 {
        let item = "\(strand) \(place)"
        two.add(item: item, annotator: "ada", label: place < 6 ? "1" : "2", strand: strand)
        two.add(item: item, annotator: "bea", label: "1", strand: 2)
      }
    }
    let drift = try #require(try AgreementTable(plainly: two).drift().first)
    #expect(
      drift.thirds.map(\.ratings) == [6, 6, 6] && drift.thirds.map(\.agreement) == [1, 1, 0])
  }

  @Test func `is not told of a few ratings`() throws {
    let few = RatingSheet(rows: ["1 2 1 2 1 2", "1 2 1 2 1 1"])
    let drift = try #require(try AgreementTable(plainly: few).drift().first)
    #expect(drift.agreementChange == nil && drift.leaningChange == nil)
    #expect(drift.undefined?.hasPrefix("fewer than 5 ratings") ?? false)
  }
}

@Suite("Dawid and Skene's reliability")
struct ReliabilityTests {
  /// Forty-five patients, five observers, four grades, from the paper's table 1; the first observer saw
  /// each patient three times.
  private static let patients = """
    111 1 1 1 1;333 4 3 3 4;112 2 1 2 2;222 3 1 2 1;222 3 2 2 2;222 3 3 2 2;122 2 1 1 1;333 3 4 3 3;\
    222 2 2 2 3;232 2 2 2 3;444 4 4 4 4;222 3 3 4 3;111 1 1 1 1;222 3 2 1 2;121 1 1 1 1;111 2 1 1 1;\
    111 1 1 1 1;111 1 1 1 1;222 2 2 2 1;222 1 3 2 2;222 2 2 2 2;222 2 2 2 1;222 3 2 2 2;221 2 2 2 2;\
    111 1 1 1 1;111 1 1 1 1;232 2 2 2 2;111 1 1 1 1;111 1 1 1 1;112 1 1 2 1;111 1 1 1 1;333 3 2 3 3;\
    111 1 1 1 1;222 2 2 2 2;222 3 2 3 2;433 4 3 4 3;221 2 2 3 2;232 3 2 3 3;333 3 4 3 2;111 1 1 1 1;\
    111 1 1 1 1;121 2 1 1 1;232 2 2 2 2;121 1 1 1 1;222 2 2 2 2
    """

  @Test func `is as published for the paper's patients`() throws {
    var (entries, starts): ([RatingTable.Entry], [Int]) = ([], [0])
    for patient in Self.patients.split(separator: ";") {
      for (observer, grades) in patient.split(separator: " ").enumerated() {
        for grade in grades.utf8 {
          let label = Int32(grade) - 49
          entries.append(.init(annotator: Int32(observer), label: label, strand: 0, place: 0))
        }
      }
      starts.append(entries.count)
    }
    let labels = ["1", "2", "3", "4"].map { ExactText($0) }
    let model = DawidSkene(
      RatingTable(
        order: LabelOrder(labels: labels, scale: LabelScale()),
        annotators: (1...5).map { ExactText("\($0)") }, itemNames: NameTable(), starts: starts,
        entries: entries, repeated: 0))
    #expect(model.isSettled && starts.count == 46)
    // The paper prints two places: .40 .42 .11 .07, and on the diagonal of observer 1 .89 .88 .66 .44.
    for (share, expected) in zip(model.shares, [0.399555, 0.421983, 0.111795, 0.066667]) {
      #expect(abs(share - expected) < 0.00001)
    }
    let first = try #require(model.annotators.first).byLabel.compactMap(\.self)
    for (rate, expected) in zip(first, [0.89, 0.88, 0.66, 0.44]) {
      #expect(abs(rate - expected) < 0.005)
    }
  }

  @Test func `finds who errs how often`() throws {
    var generator = SeededGenerator(seed: 11)
    var sheet = RatingSheet()
    for item in 0..<600 {
      let truth = Int.random(in: 0..<3, using: &generator)
      for (name, right) in [("ada", 95), ("bea", 80), ("cem", 60)] {
        let isRight = Int.random(in: 0..<100, using: &generator) < right
        let label = isRight ? truth : (truth + Int.random(in: 1...2, using: &generator)) % 3
        sheet.add(item: "\(item)", annotator: name, label: "\(label)")
      }
    }
    let model = try #require(try AgreementTable(plainly: sheet).reliability().model)
    for (annotator, expected) in zip(model.annotators, [0.95, 0.8, 0.6]) {
      #expect(abs((annotator.reliability ?? 0) - expected) < 0.06, "\(annotator)")
    }
  }

  @Test func `says why it says nothing`() throws {
    let two = RatingSheet(crossed: [[20, 3], [4, 20]])
    let few = RatingSheet(rows: ["1 2 1", "1 2 2", "1 1 1"])
    let same = RatingSheet(rows: Array(repeating: String(repeating: "1 ", count: 12), count: 3))
    let reasons = try [two, few, same].map { sheet in
      let (model, reason) = try AgreementTable(plainly: sheet).reliability()
      #expect(model == nil)
      return reason?.prefix(14)
    }
    #expect(reasons == ["it takes three", "too few items:", "all ratings ar"])
  }

  @Test func `says nothing of an annotator with a few ratings`() throws {
    var sheet = RatingSheet(rows: Array(repeating: String(repeating: "1 2 ", count: 10), count: 3))
    sheet.add(item: "item 0", annotator: "newcomer", label: "1")
    let model = try #require(try AgreementTable(plainly: sheet).reliability().model)
    let newcomer = try #require(model.annotators.last)
    #expect(newcomer.name == "newcomer" && newcomer.reliability == nil)
    #expect(newcomer.undefined == "too few ratings: 1, and it takes 10")
  }
}
