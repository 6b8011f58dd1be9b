import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("Work of a device that was admitted with a key")
struct SealCoverTests {
  private let folder: ScratchFolder
  private let desk: Store
  private let keys: (chief: SigningKey, amara: SigningKey)
  private var amara = Editor("amara", device: "k3vq")

  init() throws {
    folder = try ScratchFolder()
    desk = try folder.desk()
    keys = (try .forTests(1), try .forTests(2))
    var chief = Editor("chidi", device: "chief")
    func admit(_ editor: Editor, _ key: SigningKey) throws -> Operation {
      try chief.write(
        .rosterAdmit, on: editor.annotator.name,
        with: [
          "device": .string(editor.stamp.chain.device), "key": .string(key.verifyingKey.text),
        ], signedWith: keys.chief)
    }
    try merge(admit(chief, keys.chief), admit(amara, keys.amara))
  }

  private func merge(_ operations: Operation...) throws { try merge(operations) }

  private func merge(_ operations: [Operation]) throws {
    try desk.merge([Array(operations.map(\.line).joined(separator: [0x0A])) + [0x0A]])
  }

  private func isProven(_ operation: Operation) throws -> Bool {
    try desk.read { try $0.isProven(operation, by: $0.roster()) }
  }

  private func claim(_ wording: String, by editor: inout Editor) throws -> Operation {
    try editor.write(.claimAdd, with: ["wording": .string(wording)])
  }

  @Test mutating func `counts from the seal on that covers it`() throws {
    let (one, two) = (try claim("One.", by: &amara), try claim("Two.", by: &amara))
    try merge(one, two)
    #expect(try !isProven(one) && !isProven(two))
    try merge(amara.seal(signedWith: keys.amara))
    #expect(try isProven(one) && isProven(two))
    let three = try claim("Three.", by: &amara)
    try merge(three)
    #expect(try isProven(two) && !isProven(three))
  }

  @Test mutating func `counts at once where its line is signed`() throws {
    let one = try amara.write(
      .claimAdd, on: nil, with: ["wording": "One."], signedWith: keys.amara)
    try merge(one)
    #expect(try isProven(one))
  }

  @Test mutating func `does not count under another's seal`() throws {
    let one = try claim("One.", by: &amara)
    try merge(one, amara.seal(signedWith: keys.chief))
    #expect(try !isProven(one))
  }

  @Test mutating func `does not count when it was put behind the last seal`() throws {
    let one = try claim("One.", by: &amara)
    let seal = try amara.seal(signedWith: keys.amara)
    var forger = amara
    let forged = try claim("Forged.", by: &forger)
    try merge(one, seal, forged)
    #expect(try isProven(one) && !isProven(forged))
    // What the device really wrote there counts, whatever a forger puts beside it.
    let two = try claim("Two.", by: &amara)
    try merge(two, amara.seal(signedWith: keys.amara))
    #expect(try isProven(two) && !isProven(forged) && isProven(one))
  }

  @Test mutating func `does not count where a line before the seal is missing`() throws {
    let (one, two) = (try claim("One.", by: &amara), try claim("Two.", by: &amara))
    let seal = try amara.seal(signedWith: keys.amara)
    try merge(one, seal)
    #expect(try !isProven(one))
    try merge(two)
    #expect(try isProven(one) && isProven(two))
  }

  @Test mutating func `does not count where the device signed two lines for one place`() throws {
    var copy = amara
    let (one, other) = (try claim("One.", by: &amara), try claim("Other.", by: &copy))
    try merge(
      one, amara.seal(signedWith: keys.amara), other, copy.seal(signedWith: keys.amara))
    #expect(try !isProven(one) && !isProven(other))
  }

  @Test mutating func `is judged alike however long the chain is, and in whatever order`() throws {
    var lines: [Operation] = []
    for number in 1...40 {
      lines.append(try claim("Claim \(number).", by: &amara))
      if number % 13 == 0 { lines.append(try amara.seal(signedWith: keys.amara)) }
    }
    try merge(lines.reversed())
    let sealed = Set(lines.prefix(41).map(\.id))
    let proven = try desk.read { view in
      let roster = try view.roster()
      return try Set(lines.shuffled().filter { try view.isProven($0, by: roster) }.map(\.id))
    }
    // The last seal itself is covered by none: it says nothing about a claim.
    #expect(proven == sealed.subtracting([lines[41].id]) && lines[41].knownKind == .seal)
  }
}
