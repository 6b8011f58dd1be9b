import ClaimModel
import Testing

@Suite("The versions of a document")
struct VersionOrderTests {
  private func document(
    _ digit: Character, url: String? = "https://news.example/crime", title: String? = "Crime",
    outlet: String? = nil, retrieved: String? = "2026-03-01",
    takenIn: String? = "2026-03-01T09:00:00.000Z"
  ) throws -> SourceDocument {
    let id = try #require(DocumentID(String(repeating: digit, count: 64)))
    var document = SourceDocument(id: id)
    (document.url, document.title, document.outlet) = (url, title, outlet)
    (document.retrieved, document.takenIn) = (retrieved, takenIn)
    return document
  }

  @Test func `have one address or, where one has none, one title and outlet`() throws {
    let one = try document("a")
    #expect(try one.isVersion(of: document("b", title: "Another headline")))
    #expect(try !one.isVersion(of: document("b", url: "https://news.example/rents")))
    #expect(try one.isVersion(of: document("b", url: nil)))
    #expect(try !one.isVersion(of: document("b", url: nil, outlet: "Harbour Post")))
    #expect(
      try !document("a", url: nil, title: nil).isVersion(of: document("b", url: nil, title: nil)))
  }

  @Test func `have the one retrieved last as the current one`() throws {
    let first = try document("f", takenIn: "2026-03-09T09:00:00.000Z")
    let second = try document("a", retrieved: "2026-03-02")
    #expect(first.currentVersion(among: [second]) == second.id)
    #expect(second.currentVersion(among: [first]) == second.id)
  }

  @Test func `go by the clock of their taking in on one day, and then by name`() throws {
    let first = try document("f")
    let later = try document("a", takenIn: "2026-03-01T09:00:00.001Z")
    #expect(first.currentVersion(among: [later]) == later.id)
    #expect(try first.currentVersion(among: [document("a"), document("b")]) == first.id)
    #expect(try document("a").currentVersion(among: [document("b"), first]) == first.id)
  }

  @Test func `put one of which no day is known before all others`() throws {
    let unknown = try document("f", retrieved: nil, takenIn: nil)
    #expect(try unknown.currentVersion(among: [document("a")]) == document("a").id)
    #expect(unknown.takenInOn == nil)
    #expect(try document("a", retrieved: nil).takenInOn == "2026-03-01")
  }

  @Test func `pass over documents that are none`() throws {
    let one = try document("a")
    let other = try document("b", url: "https://news.example/rents", retrieved: "2026-04-01")
    #expect(one.currentVersion(among: [other]) == one.id)
  }

  @Test(
    "are taken in on days of the calendar, written in one way",
    arguments: [
      ("2026-02-28", true), ("2026-02-29", false), ("2026-2-28", false), ("28-02-2026", false),
      ("2026-02-28T", false), ("+026-02-28", false), ("", false),
    ])
  func readsDays(text: String, isDay: Bool) {
    #expect((CalendarDay(written: text) != nil) == isDay)
  }
}
