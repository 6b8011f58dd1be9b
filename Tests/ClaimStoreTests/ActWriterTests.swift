import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("An act")
struct ActWriterTests {
  private let folder: ScratchFolder
  private let desk: Store
  private let claim = "IsFG5JNfmWMZOfQ6Y2xauBTiZd3qXKPg"

  init() throws {
    folder = try ScratchFolder()
    desk = try folder.desk()
  }

  private func wording(_ text: String) -> OperationDraft {
    OperationDraft(.claimWord, on: claim, with: ["wording": .string(text)])
  }

  private func operations() throws -> [Operation] {
    try desk.read { try $0.operations(in: OneChain().chain) }
  }

  @Test func `numbers its operations and links each to the one before`() throws {
    for text in ["one", "two"] {
      try desk.actOfAmara { act in
        try act.write(wording(text))
        try act.write(OperationDraft(.noteAdd, on: claim, with: ["text": .string(text)]))
      }
    }
    let written = try operations()
    #expect(written.map(\.number) == [1, 2, 3, 4])
    #expect(written.map(\.previous) == [nil] + written.dropLast().map(\.id))
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `names its first operation in the later ones`() throws {
    for _ in 1...2 {
      try desk.actOfAmara { act in
        for text in ["one", "two", "three"] { try act.write(wording(text)) }
      }
    }
    let written = try operations()
    #expect(
      written.map(\.part) == [nil, written[0].id, written[0].id, nil, written[3].id, written[3].id])
  }

  @Test func `replaces what stands on the desk, both sides where it is contested`() throws {
    try desk.merge([Fixture.bytes("phone-call/boris.jsonl")])
    try desk.merge([Fixture.bytes("phone-call/chen.jsonl")])
    let contest = try #require(try desk.read { try $0.contests() }.first)
    let heads = try desk.read { try $0.heads(of: contest.entity, facet: contest.facet) }
    #expect(heads.count == 2)
    try desk.actOfAmara { act in
      try act.write(
        OperationDraft(.claimWord, on: contest.entity, with: ["wording": "Both sides agreed."]))
    }
    #expect(try operations().first?.over == heads.map(\.id).sorted())
    #expect(try desk.read { try $0.contests() }.isEmpty)
  }

  @Test func `sees what it has written itself`() throws {
    try desk.actOfAmara { act in
      let first = try act.write(wording("one"))
      let second = try act.write(wording("two"))
      #expect(second.over == [first.id])
      #expect(act.count == 2)
    }
  }

  @Test func `leaves nothing when it fails in the middle`() throws {
    struct ChangedMind: Error {}
    try desk.actOfAmara { _ = try $0.write(wording("one")) }
    let before = try desk.state()
    #expect(throws: ChangedMind.self) {
      try desk.actOfAmara { act in
        try act.write(wording("two"))
        try act.write(OperationDraft(.noteAdd, on: claim, with: ["text": "kept?"]))
        throw ChangedMind()
      }
    }
    #expect(try desk.state() == before)
    #expect(try desk.read { try $0.find("kept") }.isEmpty)
    try desk.actOfAmara { _ = try $0.write(wording("three")) }
    #expect(try operations().map(\.number) == [1, 2])
  }

  @Test func `writes nothing where its facet says the same already`() throws {
    let isWritten = try desk.actOfAmara { act in
      try ["one", "one", "two", "one"].map { try act.writeIfNew(wording($0)) != nil }
    }
    #expect(isWritten == [true, false, true, true])
    #expect(try operations().count == 3)
  }

  @Test func `does not ask its keeper to remember what was not written`() throws {
    struct Strict: ChainKeeper {
      func chain(for view: StoreView) throws -> Chain { OneChain().chain }
      func wrote(_ number: Int, in chain: Chain, on view: StoreView) throws {
        Issue.record("told of number \(number)")
      }
    }
    try desk.act(by: Annotator("amara"), at: "", keeper: Strict()) { _ in }
    #expect(try desk.read { try $0.operationCount() } == 0)
  }

  @Test func `takes in lines that are read back as they were written`() throws {
    let hostile = "\u{1B}[31m \u{202E} \0 \" \\ \u{7F} 👩‍👩‍👧 e\u{301}"
    try desk.actOfAmara { _ = try $0.write(wording(hostile)) }
    let other = try folder.desk()
    let report = try other.merge([desk.state().shared])
    #expect(report.new == 1)
    #expect(report.quarantined.isEmpty)
    let read = try #require(try other.read { try $0.operations(in: OneChain().chain) }.first)
    #expect(read.with("wording")?.string.map { Array($0.utf8) } == Array(hostile.utf8))
    #expect(try other.state() == desk.state())
  }
}
