import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A facet")
struct ConflictTests {
  private let claim = Example.claim
  private var amara = Editor("amara")
  private var bela = Editor("bela")
  private var chief = Editor("chidi")

  @Test mutating func `is contested when two editors write it unaware of each other`() throws {
    let log = AnnotationLog([
      try amara.write(.claimWord, on: claim, with: ["wording": "Rents rose by 12 %."]),
      try bela.write(.claimWord, on: claim, with: ["wording": "Rents rose by 21 %."]),
    ])
    #expect(log.conflicts == ["\(claim) wording"])
    #expect(log.contested.first?.heads.count == 2)
  }

  @Test(arguments: ["1970-01-01T00:00:00.000Z", "2999-01-01T00:00:00.000Z", ""])
  mutating func `is not when the second had seen the first, whatever its date says`(
    date: String
  ) throws {
    let first = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let second = try bela.write(
      .claimWord, on: claim, with: ["wording": "21 %"], over: [first], at: date)
    for order in permutations(of: [first, second]) {
      let log = AnnotationLog(order)
      #expect(log.conflicts.isEmpty)
      #expect(log.state(of: claim).facet(.wording)?.heads == [second])
    }
  }

  @Test mutating func `is not when both wrote the same, and both stay`() throws {
    let log = AnnotationLog([
      try amara.write(.claimDecide, on: claim, with: ["as": "accepted", "because": ""]),
      try bela.write(.claimDecide, on: claim, with: ["because": "", "as": "accepted"]),
    ])
    #expect(log.conflicts.isEmpty)
    #expect(log.state(of: claim).facet(.decision)?.heads.count == 2)
  }

  @Test mutating func `is contested by two spellings of one letter`() throws {
    let log = AnnotationLog([
      try amara.write(.claimWord, on: claim, with: ["wording": "Caf\u{E9}s closed."]),
      try bela.write(.claimWord, on: claim, with: ["wording": "Cafe\u{301}s closed."]),
    ])
    #expect(log.conflicts == ["\(claim) wording"])
  }

  @Test mutating func `is contested by one editor who writes on two devices`() throws {
    var phone = Editor("amara", device: "phone")
    let log = AnnotationLog([
      try amara.write(.verdictGive, on: claim, with: ["rating": "true"]),
      try phone.write(.verdictGive, on: claim, with: ["rating": "false"]),
    ])
    #expect(log.conflicts == ["\(claim) verdict:amara"])
  }

  @Test mutating func `is not contested where two annotators give verdicts: those are two facets`()
    throws
  {
    let log = AnnotationLog([
      try amara.write(.verdictGive, on: claim, with: ["rating": "true"]),
      try bela.write(.verdictGive, on: claim, with: ["rating": "false"]),
    ])
    #expect(log.conflicts.isEmpty)
    #expect(log.state(of: claim).all(.verdict).count == 2)
  }

  @Test mutating func `of a document's taking in is never contested`() throws {
    var phone = Editor("amara", device: "phone")
    let log = AnnotationLog([
      try amara.write(.documentAdd, on: Example.document, with: ["title": "One"]),
      try phone.write(.documentAdd, on: Example.document, with: ["title": "Two"]),
    ])
    #expect(log.conflicts.isEmpty)
  }

  @Test mutating func `stays contested until somebody writes knowing all its heads`() throws {
    let first = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let second = try bela.write(.claimWord, on: claim, with: ["wording": "21 %"])
    let half = try amara.write(
      .claimWord, on: claim, with: ["wording": "12 per cent"], over: [first])
    var log = AnnotationLog([first, second, half])
    #expect(log.conflicts == ["\(claim) wording"])
    #expect(Set(log.contested.flatMap(\.heads)) == [second, half])
    let end = try chief.write(
      .claimWord, on: claim, with: ["wording": "12 %"], over: [half, second])
    log.merge([end])
    #expect(log.conflicts.isEmpty)
    #expect(log.state(of: claim).facet(.wording)?.heads == [end])
  }

  @Test mutating func `is contested anew by a write that did not know the end of the conflict`()
    throws
  {
    let first = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let second = try bela.write(.claimWord, on: claim, with: ["wording": "21 %"])
    let end = try chief.write(
      .claimWord, on: claim, with: ["wording": "12 %"], over: [first, second])
    let late = try bela.write(.claimWord, on: claim, with: ["wording": "20 %"], over: [second])
    for order in permutations(of: [first, second, end, late]) {
      #expect(Set(AnnotationLog(order).contested.flatMap(\.heads)) == [end, late])
    }
  }

  @Test mutating func `is replaced only by writes on itself`() throws {
    let word = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let elsewhere = [
      try bela.write(.claimWord, on: Example.other, with: ["wording": "21 %"], over: [word]),
      try bela.write(.claimTag, on: claim, with: ["tag": "rents", "present": true], over: [word]),
      try bela.write(.seal, on: "x/1", with: [:], over: [word]),
    ]
    #expect(AnnotationLog([word] + elsewhere).state(of: claim).facet(.wording)?.heads == [word])
  }

  @Test mutating func `is replaced before what is replaced has come`() throws {
    let first = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let second = try bela.write(.claimWord, on: claim, with: ["wording": "21 %"], over: [first])
    var log = AnnotationLog([second])
    log.merge([first])
    #expect(log.state(of: claim).facet(.wording)?.heads == [second])
  }

  @Test func `shows the head with the greatest name by bytes, which is not the order of letters`()
    throws
  {
    var pairs = 0
    for number in 0..<40 {
      var (amara, bela) = (Editor("amara"), Editor("bela"))
      let text = JSONValue.string("\(number) %")
      let one = try amara.write(.claimWord, on: claim, with: ["wording": text])
      let other = try bela.write(.claimAttribute, on: claim, with: ["speaker": text])
      let two = try bela.write(.claimWord, on: claim, with: ["wording": "none"], over: [other])
      let greatest = one.id.bytes.lexicographicallyPrecedes(two.id.bytes) ? two : one
      #expect(AnnotationLog([one, two]).state(of: claim).facet(.wording)?.shown == greatest)
      let byLetters = one.id.text.utf8.lexicographicallyPrecedes(two.id.text.utf8) ? two : one
      pairs += byLetters == greatest ? 0 : 1
    }
    #expect(pairs > 0, "no pair tells the two orders apart")
  }

  @Test mutating func `keeps both lines for one place of a chain, in a fixed order`() throws {
    let copy = amara
    let one = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    amara = copy
    let other = try amara.write(.claimWord, on: claim, with: ["wording": "21 %"])
    let log = AnnotationLog([one, other])
    #expect(log.count == 2 && log.conflicts == ["\(claim) wording"])
    #expect(log.ordered == [one, other].sorted { $0.id < $1.id })
  }

  @Test mutating func `of an annotator is another's when only the spelling of a letter differs`()
    throws
  {
    var (composed, decomposed) = (Editor("Zo\u{E9}"), Editor("Zoe\u{301}"))
    let verdicts = AnnotationLog([
      try composed.write(.verdictGive, on: claim, with: ["rating": "true"]),
      try decomposed.write(.verdictGive, on: claim, with: ["rating": "false"]),
    ])
    #expect(verdicts.conflicts.isEmpty && verdicts.state(of: claim).facets.count == 2)
    let admissions = AnnotationLog([
      try chief.write(.rosterAdmit, on: "Zo\u{E9}", with: ["device": "k3vq", "epoch": 1]),
      try chief.write(.rosterAdmit, on: "Zoe\u{301}", with: ["device": "k3vq", "epoch": 2]),
    ])
    #expect(admissions.heads.count == 2 && admissions.conflicts.isEmpty)
  }
}

@Suite("An annotation file")
struct AnnotationFileTests {
  @Test func `holds the lines as they came, by chain, place and name`() throws {
    var (amara, bela, later) = (Editor("amara"), Editor("bela"), Editor("amara", epoch: 2))
    let operations = [
      try amara.write(.noteAdd, on: "x", with: ["text": "1"]),
      try amara.write(.noteAdd, on: "x", with: ["text": "2"]),
      try later.write(.noteAdd, on: "x", with: ["text": "3"]),
      try bela.append(Example.line(["dev": #""bela-device""#, "aside": "[ 1 ,\t2]"])),
    ]
    let lines = operations.map { String(decoding: $0.line, as: UTF8.self) + "\n" }
    for order in permutations(of: operations) {
      #expect(String(decoding: AnnotationLog(order).fileBytes, as: UTF8.self) == lines.joined())
    }
  }

  @Test func `holds what nobody understands, and it changes no state`() throws {
    let strange = [
      try Example.operation(["do": #""claim.ponder""#]), try Example.operation(["v": "2"]),
      try Example.operation(["do": #""seal""#]), try Example.operation(["on": nil]),
    ]
    let log = AnnotationLog(strange)
    #expect(log.count == 4 && log.heads.isEmpty)
    #expect(log.stateDigest == AnnotationLog().stateDigest && log.digest != AnnotationLog().digest)
  }

  @Test func `sorts devices by bytes and epochs by number`() {
    let chains = [
      Chain(device: "B", epoch: 1), Chain(device: "a", epoch: 2), Chain(device: "a", epoch: 10),
      Chain(device: "e\u{301}", epoch: 1), Chain(device: "\u{E9}", epoch: 1),
    ]
    #expect(chains.shuffled().sorted() == chains && Set(chains).count == 5)
  }
}

@Suite("The state digest")
struct StateDigestTests {
  private let claim = Example.claim
  private var amara = Editor("amara")

  private func digest(_ operations: Operation...) -> SHA256 {
    AnnotationLog(operations).stateDigest
  }

  @Test mutating func `is of what stands, not of how it came about`() throws {
    let wrong = try amara.write(.claimWord, on: claim, with: ["wording": "21 %"])
    let right = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"], over: [wrong])
    var bela = Editor("bela")
    let alone = try bela.write(.claimWord, on: claim, with: ["wording": "12 %"])
    #expect(digest(wrong, right) == digest(alone))
    #expect(digest(right, alone) == digest(alone))
    #expect(digest(wrong) != digest(alone))
  }

  @Test mutating func `tells who gave a verdict, on what, and both sides of a conflict`() throws {
    var bela = Editor("bela")
    let mine = try amara.write(.verdictGive, on: claim, with: ["rating": "true"])
    let yours = try bela.write(.verdictGive, on: claim, with: ["rating": "true"])
    let there = try amara.write(.verdictGive, on: Example.other, with: ["rating": "true"])
    let digests = [digest(mine), digest(yours), digest(there), digest(mine, yours)]
    #expect(Set(digests).count == 4)
    let one = try amara.write(.claimWord, on: claim, with: ["wording": "12 %"])
    let two = try bela.write(.claimWord, on: claim, with: ["wording": "21 %"])
    #expect(Set([digest(one), digest(two), digest(one, two)]).count == 3)
  }

  @Test mutating func `leaves out what a ruling judged, as that names operations on a facet`()
    throws
  {
    let with: JSONValue = ["rating": "true", "because": "", "judged": [.string(claim)]]
    let one = try amara.write(.rulingGive, on: claim, with: with)
    var bela = Editor("bela")
    let two = try bela.write(.rulingGive, on: claim, with: ["rating": "true", "because": ""])
    #expect(digest(one) == digest(two))
    #expect(one.content != two.content)
  }
}
