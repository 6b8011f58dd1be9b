import ClaimModel
import Foundation
import ReportExport
import Testing

@Suite("Where people stand by initials or roles, a report")
struct PeopleNamingTests {
  private let document: SourceDocument

  init() throws { document = try Example.document("b", title: "Bridge vote") }

  /// Every form of a report and of an annotated copy of a claim that has everything.
  private func texts(_ naming: PeopleNaming) throws -> [String] {
    let report = try Example.richReport(in: document, people: naming)
    let copy = try Example.richCopy(in: document, people: naming)
    let copies = [copy.markdown(), copy.html()].map { String(decoding: $0, as: UTF8.self) }
    return Example.forms.map { report.text($0) } + copies
  }

  /// Whether a name stands in a text as words of its own, as it is or as a form writes it.
  private func stands(_ name: String, in text: String) -> Bool {
    [name, name.replacingOccurrences(of: "*", with: "\\*")].contains { form in
      let pattern =
        "(?<![\\p{L}\\p{N}])\(NSRegularExpression.escapedPattern(for: form))(?![\\p{L}\\p{N}])"
      return text.range(of: pattern, options: .regularExpression) != nil
    }
  }

  @Test(arguments: [PeopleNaming.initials, .roles])
  func `has nobody's name anywhere, in any form`(naming: PeopleNaming) throws {
    for (number, text) in try texts(naming).enumerated() {
      for person in Example.people {
        #expect(!stands(person.name, in: text), "\(person) in form \(number)")
      }
    }
  }

  @Test func `would have names otherwise`() throws {
    let json = try texts(.names)[2]
    for person in Example.people { #expect(stands(person.name, in: json), "\(person)") }
  }

  @Test func `keeps everything else that is said`() throws {
    let named = try Example.richReport(in: document).json()["claims"]?.array?.first
    let told = try Example.richReport(in: document, people: .roles).json()["claims"]?.array?.first
    /// The shape of a value: its keys, and how many there are of what.
    func shape(_ value: JSONValue?) -> [String] {
      if let members = value?.members {
        return members.flatMap { member in shape(member.value).map { "\(member.key)/\($0)" } }
      }
      if let items = value?.array { return items.flatMap { shape($0) } + ["\(items.count)"] }
      return [value == .null ? "null" : "."]
    }
    #expect(named != told)
    #expect(shape(named) == shape(told))
  }

  @Test func `names attesters and those who waived by their parts`() throws {
    let text = try Example.richReport(in: document, people: .roles).markdown()
    #expect(text.contains("waived by editor"))
    #expect(text.contains("knows S1; not named because not authorised"))
    #expect(text.contains("a verdict by checker"))
    #expect(text.contains("by an adjudicator of the desk who is not the only annotator"))
  }
}

@Suite("Initials")
struct InitialsTests {
  @Test(arguments: [
    (["amara"], ["A"]), (["Ada Lovelace", "bea"], ["AL", "B"]),
    (["amara", "anna"], ["Am", "An"]), (["amara", "amara b", "amaru"], ["A1", "AB", "A2"]),
    (["anna", "Anna"], ["A2", "A1"]), (["Al", "amara"], ["A1", "A2"]),
    (["ÅSE", "åke"], ["Ås", "Åk"]),
    (["--", "a"], ["?", "A"]),
  ])
  func `tell people apart`(names: [String], wanted: [String]) {
    let people = names.map { Annotator(recorded: $0) }
    let initials = Initials(of: people)
    #expect(people.map { initials.of($0) } == wanted)
    #expect(Initials(of: people.reversed()) == initials)
  }

  @Test func `are different for all, and nobody's name`() {
    let initials = Initials(of: Example.people)
    let forms = Example.people.map { initials.of($0) }
    #expect(Set(forms).count == forms.count)
    for form in forms {
      #expect(!Example.people.contains { $0.name.lowercased() == form.lowercased() }, "\(form)")
    }
  }
}
