import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A line is read as an operation")
struct OperationReadingTests {
  @Test func `with what stands in it`() throws {
    let (before, replaced) = (try Example.name(1), try Example.name(2))
    let operation = try Example.operation([
      "prev": "\"\(before)\"", "over": "[\"\(replaced)\"]", "part": "\"\(before)\"",
    ])
    #expect(operation.version == 1)
    #expect(operation.chain == Chain(device: "k3vq", epoch: 2))
    #expect(operation.number == 7)
    #expect(operation.previous == before)
    #expect(operation.at == "2026-03-01T09:00:00.123Z")
    #expect(operation.by == Annotator(recorded: "amara"))
    #expect(operation.knownKind == .claimWord)
    #expect(operation.on == Example.claim)
    #expect(operation.over == [replaced])
    #expect(operation.part == before)
    #expect(operation.with("wording") == "Rents rose by 12 %.")
    #expect(operation.with == ["wording": "Rents rose by 12 %."])
  }

  @Test func `named by the first 24 bytes of the hash of its raw bytes`() throws {
    let line = Example.line()
    #expect(try Operation(line: line).id.bytes == Array(SHA256(of: line).bytes.prefix(24)))
    let spaced = line + [0x20]
    #expect(try Operation(line: spaced).id != Operation(line: line).id)
  }

  @Test func `with its keys in any order`() throws {
    let spelled = Example.members.map { "\"\($0.key)\":\($0.value)" }
    for rotation in spelled.indices {
      let turned = Array(spelled[rotation...] + spelled[..<rotation])
      for order in [turned, turned.reversed()] {
        let operation = try Operation(line: Array("{\(order.joined(separator: ","))}".utf8))
        #expect(operation.number == 7 && operation.on == Example.claim)
        #expect(operation.with("wording") == "Rents rose by 12 %.")
      }
    }
  }

  @Test(arguments: [" ", "\t", "\r", " \t\r  "])
  func `with white space between any two tokens`(space: String) throws {
    let tokens = [
      "{", #""v""#, ":", "1", ",", #""dev""#, ":", #""d""#, ",", #""ep""#, ":", "1", ",", #""n""#,
      ":", "1", ",", #""at""#, ":", #""""#, ",", #""by""#, ":", #""amara""#, ",", #""over""#, ":",
      "[", "]", ",", #""do""#, ":", #""note.add""#, ",", #""with""#, ":", "{", #""text""#, ":",
      #""So.""#, ",", #""list""#, ":", "[", "1", ",", "{", "}", "]", "}", "}",
    ]
    let line = space + tokens.joined(separator: space) + space
    let operation = try Operation(line: Array(line.utf8))
    #expect(operation.number == 1 && operation.by.name == "amara" && operation.over.isEmpty)
    #expect(operation.with == ["text": "So.", "list": [1, [:]]])
    #expect(operation.with("text") == "So.")
    #expect(operation.line == Array(line.utf8))
  }

  @Test func `with keys that are spelled with escapes`() throws {
    let text = #"""
      {"\u0076":1,"d\u0065v":"k3vq","\u0065\u0070":2,"n":7,"at":"",\#
      "\u0062y":"amara","d\u006F":"claim.word",\#
      "on":"x","w\u0069th":{"w\u006fr\u0064ing":"12 %"}}
      """#
    let operation = try Operation(line: Array(text.utf8))
    #expect(operation.chain == Chain(device: "k3vq", epoch: 2))
    #expect(operation.with("wording") == "12 %")
    #expect(operation.knownKind == .claimWord)
  }

  @Test(arguments: [
    (#""\ud83d\ude00""#, "😀"), (#""\uD83D\uDE00!""#, "😀!"), (#""😀""#, "😀"),
    (#""a\u0000b""#, "a\0b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
    (#""\u00e9\u0301\uffff\ud7ff\ue000""#, "é\u{301}\u{FFFF}\u{D7FF}\u{E000}"),
    ("\"\u{7F}\u{85}\u{2028}\u{FEFF}\"", "\u{7F}\u{85}\u{2028}\u{FEFF}"), (#""""#, ""),
  ])
  func `with texts as their escapes mean them`(spelled: String, text: String) throws {
    let operation = try Example.operation(["with": "{\"wording\":\(spelled)}"])
    #expect(operation.with("wording") == .string(text))
    #expect(operation.with["wording"] == .string(text))
    let dated = try Example.operation(["at": spelled])
    #expect(ExactText(dated.at) == ExactText(text))
  }

  @Test(arguments: [
    0, 1, -1, 100, 9_007_199_254_740_991, -9_007_199_254_740_991,
  ])
  func `with plain integers up to 2^53−1`(number: Int) throws {
    let operation = try Example.operation(["with": "{\"confidence\":\(number)}"])
    #expect(operation.with("confidence")?.int == number)
  }

  @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
  func `nested up to 16 levels`(open: String, close: String) throws {
    // The line and its `with` are two of them.
    let deep =
      "{\"deep\":" + String(repeating: open, count: 14) + "1" + String(repeating: close, count: 14)
      + "}"
    #expect(try Example.operation(["with": deep]).with.canonicalText == deep)
    let aside =
      String(repeating: open, count: 15) + "1" + String(repeating: close, count: 15)
    #expect(Example.reason(Example.line(["aside": aside])) == nil)
  }

  @Test(arguments: [
    "claim.ponder", "Claim.word", "claim.word ", "claim", ".", "🜨", "a\u{301}", "do \n not",
  ])
  func `of a kind that nobody knows, kept byte for byte and without effect`(kind: String) throws {
    let spelled = JSONValue.string(kind).canonicalText
    let line = Example.line(["do": spelled, "aside": #"{"b":[1,  2],"a":"\u0041"}"#])
    let operation = try Operation(line: line)
    #expect(operation.line == line)
    #expect(ExactText(operation.kind) == ExactText(kind))
    #expect(operation.knownKind == nil && !operation.isUnderstood && operation.target == nil)
  }

  @Test(arguments: [2, 3, 9_007_199_254_740_991])
  func `of a newer version, kept and without effect`(version: Int) throws {
    let operation = try Example.operation(["v": "\(version)"])
    #expect(operation.version == version && operation.kind == "claim.word")
    #expect(operation.knownKind == nil && !operation.isUnderstood && operation.target == nil)
  }

  @Test func `without what can name nothing: texts that are no names`() throws {
    let real = try Example.name(3)
    let operation = try Example.operation([
      "prev": #""yesterday""#, "part": #""""#,
      "over": "[\"\",\"no name\",\"\(real)\",\"\(real)=\"]",
    ])
    #expect(operation.previous == nil && operation.part == nil)
    #expect(operation.over == [real])
  }

  @Test func `with members of the same name elsewhere left alone`() throws {
    let operation = try Example.operation([
      "aside": #"{"with":{"wording":"no"},"n":99}"#,
      "with": #"{"n":5,"with":{"wording":"deeper"},"wording":"yes","list":[{"wording":"no"}]}"#,
      "list": #"[{"wording":"no"},{"n":1}]"#,
    ])
    #expect(operation.number == 7)
    #expect(operation.with("wording") == "yes")
    #expect(operation.with("n") == 5)
    #expect(operation.with("by") == nil)
  }

  @Test func `without anything to be done to, when it makes something`() throws {
    let operation = try Example.operation(["on": nil, "do": #""claim.add""#])
    #expect(operation.on == nil)
    #expect(operation.target?.entity == operation.id.text)
  }

  @Test func `with what it takes back and brings back`() throws {
    let name = try Example.name(4)
    let operation = try Example.operation(["undo": "[\"\(name)\",5,\"x\"]", "redo": "7"])
    #expect(operation.marked(.undo) == [name])
    #expect(operation.marked(.redo).isEmpty)
  }

  @Test(arguments: [
    #"["split-verdicts"]"#, #""split-verdicts""#, "true", "1", #"{"a":1}"#, #"[[]]"#,
  ])
  func `that must be understood by a reader who knows more is kept without effect`(
    must: String
  ) throws {
    let operation = try Example.operation(["must": must])
    #expect(operation.knownKind == nil && !operation.isUnderstood && operation.target == nil)
    #expect(operation.reasonNotUnderstood?.contains("must") ?? false)
    #expect(operation.kind == "claim.word", "what it does is still told")
  }

  @Test(arguments: ["false", "null", "[]", "[ ]"])
  func `that demands nothing of a reader is understood`(must: String) throws {
    #expect(try Example.operation(["must": must]).knownKind == .claimWord)
  }
}
