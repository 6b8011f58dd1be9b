import ClaimModel
import DeskTestSupport
import Testing

@testable import ReportExport

@Suite("An exchange format")
struct ExchangeLawTests {
  static let written = ExchangeFormat.allCases.filter(\.isWritten)

  @Test("reads back what it says it carries", arguments: written)
  func readsBack(format: ExchangeFormat) throws {
    for seed in lawSeeds(40) {
      let exchange = RandomExchange(seed: seed).exchange
      let writing = try format.write(exchange)
      let reading = try format.read(writing.files)
      let kept = format.kept(exchange).exchange
      #expect(reading.skipped.isEmpty, "seed \(seed)")
      #expect(reading.losses.isEmpty, "seed \(seed): \(reading.losses)")
      let (read, expected) = (format.normal(reading.exchange), format.normal(kept))
      #expect(read.documents == expected.documents, "seed \(seed)")
      #expect(read.claims.count == expected.claims.count, "seed \(seed)")
      for (one, other) in zip(read.claims, expected.claims) where one != other {
        Issue.record("seed \(seed)\nread      \(one)\nexpected  \(other)")
        return
      }
    }
  }

  @Test("counts exactly what it loses", arguments: written)
  func countsLosses(format: ExchangeFormat) throws {
    for seed in lawSeeds(40) {
      let exchange = RandomExchange(seed: seed).exchange
      let losses = try format.write(exchange).losses
      let expected = format.kept(exchange).losses
      #expect(Set(losses.entries) == Set(expected.entries), "seed \(seed)")
    }
  }

  @Test("has every claim, evidence and verdict back, or counts it as lost", arguments: written)
  func losesNothingUncounted(format: ExchangeFormat) throws {
    let lostEvidence = [
      "evidence in documents", "evidence in other documents than the claim's",
      "evidence outside documents", "evidence outside documents without an address",
    ]
    for seed in lawSeeds(40) {
      let exchange = RandomExchange(seed: seed).exchange
      let writing = try format.write(exchange)
      func lost(_ whats: [String]) -> Int {
        whats.reduce(0) { $0 + writing.losses.count(of: $1) }
      }
      let read = try format.read(writing.files).exchange.claims
      #expect(
        read.count + ExchangeFormat.lostClaims(in: writing.losses) == exchange.claims.count,
        "seed \(seed)")
      let kept = exchange.claims.filter { claim in read.contains { $0.key == claim.key } }
      #expect(
        read.reduce(0) { $0 + $1.evidence.count } + lost(lostEvidence)
          == kept.reduce(0) { $0 + $1.evidence.count }, "seed \(seed)")
      let further = "verdicts on a claim beyond one that all agree on"
      let ruled = "verdicts on claims whose label is that of a ruling"
      #expect(
        read.reduce(0) { $0 + $1.verdicts.count } - lost(["names of who ruled"])
          + lost([further, ruled, "verdicts on another wording or speaker"])
          == kept.reduce(0) { $0 + $1.verdicts.count }, "seed \(seed)")
    }
  }

  @Test("writes the same bytes for the same exchange, and for what it read", arguments: written)
  func writesSameBytes(format: ExchangeFormat) throws {
    for seed in lawSeeds(10) {
      let exchange = RandomExchange(seed: seed).exchange
      let first = try format.write(exchange)
      #expect(try format.write(exchange) == first, "seed \(seed)")
      let again = try format.write(format.read(first.files).exchange)
      let (one, other) = (try format.read(again.files), try format.read(first.files))
      #expect(format.normal(one.exchange) == format.normal(other.exchange), "seed \(seed)")
    }
  }

  @Test(
    "says what is wrong with files that are none of its own", arguments: ExchangeFormat.allCases)
  func refusesOthers(format: ExchangeFormat) throws {
    let broken = [
      "", "\u{0}\u{1}", "{", "[1, 2", "<xml", "]]>", "\"", String(repeating: "[", count: 100_000),
      "{\"a\": 1e999}", "[" + String(repeating: "9", count: 100_000) + "]",
    ]
    for text in broken {
      for name in ["a.json", "a.xmi", "a.ann", "a.csv", "a.jsonl"] {
        let file = ExchangeFile(name: name, bytes: Array(text.utf8))
        // Refused with a place and a remedy, or read as having nothing of worth: never a crash.
        do {
          let reading = try format.read([file])
          #expect(reading.exchange.claims.isEmpty)
        } catch {
          #expect(error.remedy.contains("nothing was imported"))
          #expect(error.place?.isEmpty == false)
        }
      }
    }
  }

  @Test func `counts nothing of what is already gone`() {
    let exchange = RandomExchange(seed: 3).exchange
    let least: Set<ExchangeFeature> = [.placelessClaims]
    #expect(exchange.keeping(least).losses(keeping: least).isEmpty)
    #expect(exchange.losses(keeping: Set(ExchangeFeature.allCases)).isEmpty)
  }
}

extension ExchangeFormat {
  /// What the format keeps of an exchange, and what it loses.
  func kept(_ exchange: Exchange) -> (exchange: Exchange, losses: LossReport) {
    var (kept, losses) = carriedPart(of: exchange)
    switch self {
    case .doccano:
      let (beside, others) = DoccanoExchange.keeping(kept)
      losses.note(others)
      return (beside, losses)
    case .labelStudio, .brat, .uimaXMI:
      let (beside, others) = kept.namedThroughout()
      losses.note(others)
      return (beside, losses)
    case .averitec:
      let labelled = Set(AVeriTeCExchange.labels.map(\.rating))
      losses.note(
        "labels: ratings that AVeriTeC has none for stand in the key 'rating'",
        kept.claims.flatMap(\.verdicts).count { !labelled.contains($0.rating) })
      return (kept, losses)
    case .w3c, .csv, .claimReview: return (kept, losses)
    }
  }

  /// The exchange in an order, and without what the format gives names of its own.
  func normal(_ exchange: Exchange) -> Exchange {
    var exchange = exchange
    let carriesTexts = carried().contains(.documentTexts)
    exchange.documents =
      carriesTexts ? exchange.documents.filter { $0.text != nil }.sorted { $0.key < $1.key } : []
    for index in exchange.documents.indices { exchange.documents[index].records = [] }
    for index in exchange.claims.indices {
      exchange.claims[index].records = []
      exchange.claims[index].tags.sort()
      exchange.claims[index].notes.sort { "\($0)" < "\($1)" }
      exchange.claims[index].verdicts.sort { "\($0)" < "\($1)" }
      if !carried().contains(.citations) {
        for at in exchange.claims[index].evidence.indices {
          exchange.claims[index].evidence[at].key = ""
        }
      }
      exchange.claims[index].evidence.sort { "\($0)" < "\($1)" }
    }
    exchange.claims.sort { "\($0)" < "\($1)" }
    return exchange
  }
}
