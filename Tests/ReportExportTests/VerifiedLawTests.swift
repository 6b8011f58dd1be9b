import ClaimModel
import DeskTestSupport
import Foundation
import ReportExport
import Testing

/// Whatever the claims, each form calls those verified that the gate passes, and no other.
@Suite("What a report calls verified")
struct VerifiedLawTests {
  private let documents: [SourceDocument]

  init() throws {
    documents = [
      try Example.document("a", title: "Bridge vote"), try Example.document("b", title: nil),
    ]
  }

  private func report(_ seed: UInt64, includesAll: Bool) throws -> (
    report: VerifiedClaimReport, verified: Set<String>, others: Set<String>
  ) {
    var random = RandomClaims(seed: seed, documents: documents)
    let claims = try (1...40).map { try random.claim($0) }
    let passing = claims.filter { Gate($0).isVerified }
    let report = Example.report(claims, documents: documents, includesAll: includesAll)
    let names = Set(passing.map(\.id.text))
    return (report, names, Set(claims.map(\.id.text)).subtracting(names))
  }

  @Test(arguments: lawSeeds(12))
  func `is what the gate passes, in each form`(seed: UInt64) throws {
    for includesAll in [false, true] {
      let (report, verified, others) = try report(seed, includesAll: includesAll)
      #expect(verified.count > 2 && others.count > 2, "seed \(seed): too few of a kind")
      let shownOthers = includesAll ? others : []
      for (name, found) in try [
        ("markdown", markdown(report)), ("html", html(report)), ("json", json(report)),
        ("csv", csv(report)),
      ] {
        #expect(found.verified == verified, "seed \(seed): \(name)")
        #expect(found.others == shownOthers, "seed \(seed): \(name)")
      }
      #expect(try reviews(report) == verified, "seed \(seed): claimreview")
    }
  }

  private typealias Found = (verified: Set<String>, others: Set<String>)

  private func markdown(_ report: VerifiedClaimReport) throws -> Found {
    let text = report.text(MarkdownForm())
    let sections = text.components(separatedBy: "\n### ").dropFirst()
    var found: Found = ([], [])
    for section in sections {
      let name = try #require(
        section.components(separatedBy: "Claim `").dropFirst().first?.prefix(32))
      let isMarked = section.hasPrefix(
        try #require(section.split(separator: " ").first) + " Not ver")
      if isMarked {
        found.others.insert(String(name))
      } else {
        found.verified.insert(String(name))
      }
    }
    // Marks and headings must tell the same.
    let parts = text.components(separatedBy: "\n## Not verified\n")
    #expect(!parts[0].contains("Not verified:"))
    return found
  }

  private func html(_ report: VerifiedClaimReport) throws -> Found {
    let text = report.text(HTMLForm())
    func names(_ opening: String) -> Set<String> {
      Set(text.components(separatedBy: opening).dropFirst().map { String($0.prefix(32)) })
    }
    let parts = text.components(separatedBy: "id=\"unverified\"")
    #expect(!parts[0].contains("class=\"not\">Not verified:<"))
    return (
      names("<article class=\"claim\" id=\"claim-"),
      names("<article class=\"claim open\" id=\"claim-")
    )
  }

  private func json(_ report: VerifiedClaimReport) throws -> Found {
    var found: Found = ([], [])
    for claim in try report.json()["claims"]?.array ?? [] {
      let name = try #require(claim["claim"]?.string)
      #expect(claim["verified"] == claim["gate"]?["verified"])
      if claim["verified"] == true {
        found.verified.insert(name)
      } else {
        found.others.insert(name)
      }
    }
    return found
  }

  private func csv(_ report: VerifiedClaimReport) throws -> Found {
    var found: Found = ([], [])
    for row in try CSVReading.rows(report.bytes(CSVForm())).dropFirst() {
      let (name, verified) = (row[1], row[5])
      if verified == "yes" { found.verified.insert(name) } else { found.others.insert(name) }
    }
    return found
  }

  private func reviews(_ report: VerifiedClaimReport) throws -> Set<String> {
    let graph = try JSONValue(parsing: report.bytes(ClaimReviewForm()))["@graph"]?.array ?? []
    return Set(graph.compactMap { $0["@id"]?.string.map { String($0.dropFirst(7)) } })
  }
}

/// Reads tables as RFC 4180 has them.
enum CSVReading {
  struct Broken: Error {}

  static func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var (rows, row, field): ([[String]], [String], [UInt8]) = ([], [], [])
    var (at, isQuoted) = (0, false)
    func end() {
      row.append(String(decoding: field, as: UTF8.self))
      field = []
    }
    while at < bytes.count {
      let byte = bytes[at]
      let next = at + 1 < bytes.count ? bytes[at + 1] : nil
      switch (isQuoted, byte) {
      case (true, 0x22) where next == 0x22:
        field.append(0x22)
        at += 1
      case (true, 0x22): isQuoted = false
      case (true, _): field.append(byte)
      case (false, 0x22):
        guard field.isEmpty else { throw Broken() }
        isQuoted = true
      case (false, 0x2C): end()
      case (false, 0x0D):
        guard next == 0x0A else { throw Broken() }
        end()
        rows.append(row)
        row = []
        at += 1
      case (false, 0x0A): throw Broken()
      case (false, _): field.append(byte)
      }
      at += 1
    }
    guard !isQuoted, row.isEmpty, field.isEmpty else { throw Broken() }
    return rows
  }
}
