import ClaimModel
import DeskTestSupport
import EditorialDesk
import Foundation
import Testing

@Suite("A desk with both reports and all three editors' files")
struct PhoneCallTests {
  private let newsroom: Newsroom
  private let desk: Desk
  private let report: MergeReport
  private let expected: JSONValue

  init() throws {
    newsroom = try Newsroom()
    desk = try newsroom.desk(of: "dana")
    for article in ["northern-dispatch.txt", "capital-wire.txt"] {
      _ = try desk.ingest(Fixture.path("phone-call/\(article)"))
    }
    report = try desk.merge(
      Fixture.phoneCall)
    expected = try Fixture.expected("phone-call")
  }

  private func claim(_ name: String) throws -> ClaimID {
    let entry = expected["claims"]?.array?.first { $0["name"]?.string == name }
    return try #require(ClaimID(entry?["claim"]?.string ?? ""))
  }

  private func texts(_ key: String) -> [String] {
    expected[key]?.array?.compactMap(\.string) ?? []
  }

  @Test func `has taken in every line`() throws {
    #expect(report.addsUp)
    #expect(report.files == 3)
    #expect(report.new == expected["operations"]?.int)
    #expect(report.duplicate == expected["duplicates"]?.int)
    #expect(report.findings.isEmpty)
    #expect(Array(report.disputed) == texts("disputed"))
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `finds every claim at its place`() throws {
    for entry in expected["claims"]?.array ?? [] {
      let id = try #require(ClaimID(entry["claim"]?.string ?? ""))
      let appearance = try #require(try desk.claim(id).appearances.first)
      #expect(appearance.anchor == .anchored)
      #expect(appearance.selector.exact == entry["exact"]?.string)
      #expect(appearance.selector.span.start == entry["start"]?.int)
      #expect(appearance.selector.document.text == entry["document"]?.string)
    }
  }

  @Test func `calls verified what is, and says of every other claim what is not met`() throws {
    for entry in expected["claims"]?.array ?? [] {
      let id = try #require(ClaimID(entry["claim"]?.string ?? ""))
      let judged = try desk.judged(id)
      let name = entry["name"]?.string ?? ""
      #expect(judged.isVerified == texts("verified").contains(id.text), "\(name)")
      let unmet = expected["unmet"]?[id.text]?.array?.compactMap(\.string) ?? []
      #expect(judged.gate.unmet.map(\.clause.rawValue) == unmet, "\(name)")
    }
    let verified = try desk.claims().filter(\.isVerified).map(\.claim.id.text)
    #expect(Set(verified) == Set(texts("verified")))
  }

  @Test func `verifies nothing while the articles are not here`() throws {
    let bare = try newsroom.desk("bare", of: "boris")
    _ = try bare.merge(
      Fixture.phoneCall)
    for judged in try bare.claims() {
      #expect(judged.gate.unmet.contains { $0.clause == .anchored })
    }
  }

  @Test func `lists both wordings that were written unaware of each other`() throws {
    let conflict = try #require(try desk.conflicts().first)
    #expect(try desk.conflicts().count == 1)
    #expect(try conflict.entity == claim("ties").text)
    #expect(conflict.facet == Facet(.wording))
    #expect(Set(conflict.heads.map(\.by.name)) == ["boris", "chen"])
    #expect(conflict.heads.map(\.operation) == conflict.heads.map(\.operation).sorted(by: >))
    #expect(try desk.claim(claim("ties")).wording == conflict.heads.first?.value)
  }

  @Test func `settles a conflict by the side that is chosen, and undoes that`() throws {
    let ties = try claim("ties")
    let before = try desk.conflicts()
    let choice = try #require(before.first?.heads.last?.value)
    #expect(try desk.resolve(ties.text, Facet(.wording), choosing: 2).stands == choice)
    #expect(try desk.conflicts().isEmpty)
    #expect(try desk.claim(ties).wording == choice)
    _ = try desk.undo()
    let again = try desk.conflicts()
    #expect(again.map(\.entity) == before.map(\.entity))
    #expect(Set(again.flatMap(\.heads).map(\.value)) == Set(before.flatMap(\.heads).map(\.value)))
    _ = try desk.redo()
    #expect(try desk.conflicts().isEmpty)
    #expect(try desk.claim(ties).wording == choice)
    _ = try desk.undo()
    #expect(try desk.conflicts().map(\.entity) == before.map(\.entity))
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `settles a conflict for the colleagues too, whose files come again`() throws {
    _ = try desk.resolve(claim("ties").text, Facet(.wording), choosing: 1)
    let again = try desk.merge(
      Fixture.phoneCall.reversed())
    #expect(again.new == 0)
    #expect(again.contested.isEmpty)
    let other = try newsroom.desk("other", of: "boris")
    _ = try other.merge([Fixture.path("phone-call/boris.jsonl")])
    #expect(try newsroom.pass(from: desk, to: other).contested.isEmpty)
    #expect(try other.digest() == desk.digest())
    #expect(try other.stateDigest() == desk.stateDigest())
  }

  @Test func `refuses to settle what is not contested, or by a side that is not there`() throws {
    let (ties, hour) = (try claim("ties").text, try claim("hour").text)
    for choice in [0, 3, -1, Int.max] {
      _ = try desk.expectRefusal { _ = try desk.resolve(ties, Facet(.wording), choosing: choice) }
    }
    _ = try desk.expectRefusal { _ = try desk.resolve(hour, Facet(.wording), choosing: 1) }
    _ = try desk.expectRefusal { _ = try desk.resolve("nothing", Facet(.wording), choosing: 1) }
  }

  @Test func `says what waits, contested and disputed first`() throws {
    let queue = try desk.queue()
    let known = queue.filter { $0.kind != .candidate }
    #expect(known.filter { $0.kind == .contested }.map(\.name) == [try claim("ties").text])
    #expect(known.filter { $0.kind == .disputed }.map(\.name) == texts("disputed"))
    #expect(known.filter { $0.kind == .query }.map(\.name) == [try claim("hour").text])
    let rejected = try claim("friendly-tone").text
    let names = Set(expected["claims"]?.array?.compactMap { $0["claim"]?.string } ?? [])
    #expect(Set(known.filter { $0.kind == .yours }.map(\.name)) == names.subtracting([rejected]))
    let order = Desk.Task.Kind.allCases
    let places = queue.compactMap { order.firstIndex(of: $0.kind) }
    #expect(places == places.sorted())
  }

  @Test func `says how far the work has come`() throws {
    let progress = try desk.progress()
    #expect(progress.verified == texts("verified").count)
    #expect(progress.claims.values.reduce(0, +) == expected["claims"]?.array?.count)
    #expect(progress.claims[.disputed] == 1)
    #expect(progress.claims[.rejected] == 1)
    #expect(progress.verdicts.map(\.annotator.name) == ["amara", "boris", "chen"])
    #expect(try progress.candidates == desk.candidatesByWorth().count)
  }

  @Test func `reports the verified claims and counts the others`() throws {
    let json = try JSONValue(parsing: Array(desk.report(.json).utf8))
    let listed = json["claims"]?.array?.compactMap { $0["claim"]?.string } ?? []
    #expect(Set(listed) == Set(texts("verified")))
    #expect(json["digest"]?.string == (try desk.digest()))
    #expect(json["left_out"]?.int == (expected["claims"]?.array?.count ?? 0) - listed.count)
    let all = try JSONValue(parsing: Array(desk.report(.json, includesAll: true).utf8))
    let verified = all["claims"]?.array?.filter { $0["verified"]?.bool == true } ?? []
    #expect(Set(verified.compactMap { $0["claim"]?.string }) == Set(texts("verified")))
    #expect(all["claims"]?.array?.count == expected["claims"]?.array?.count)
    let markdown = try desk.report(.markdown)
    #expect(markdown.contains("Islamic State"))
    #expect(!markdown.contains("sanctions were not among"))
  }

  @Test func `says the same after everything is made anew`() throws {
    let before = try (desk.stateDigest(), desk.report(.json, includesAll: true), desk.queue().count)
    #expect(try desk.rebuild() == desk.verify().operations)
    let after = try (desk.stateDigest(), desk.report(.json, includesAll: true), desk.queue().count)
    #expect(before == after)
  }

  @Test func `shares the same bytes as any other desk with the same lines`() throws {
    let path = newsroom.file("all.jsonl")
    let count = try desk.share(to: path)
    let other = try newsroom.desk("other", of: "boris")
    _ = try other.merge([path])
    let again = newsroom.file("again.jsonl")
    #expect(try other.share(to: again) == count)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: path))
        == Data(contentsOf: URL(fileURLWithPath: again)))
    #expect(try other.share(to: again, onlyMine: true) == 0)
  }

  @Test func `tells who changed what, nothing before what it replaced`() throws {
    for entry in expected["claims"]?.array ?? [] {
      let id = try #require(ClaimID(entry["claim"]?.string ?? ""))
      let history = try desk.history(of: id.text)
      #expect(history.first { $0.kind.hasPrefix("claim.") }?.kind == "claim.add")
      #expect(history.contains { !$0.isReplaced })
    }
    let sanctions = try desk.history(of: claim("sanctions").text)
    let amaras = sanctions.filter { $0.by.name == "amara" && $0.kind == "verdict.give" }
    #expect(amaras.map(\.value) == ["mostly-true", "unproven"])
    #expect(amaras.map(\.isReplaced) == [true, false])
  }
}
