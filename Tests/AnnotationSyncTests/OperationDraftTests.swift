import AnnotationSync
import ClaimModel
import DeskTestSupport
import Testing

@Suite("A draft")
struct OperationDraftTests {
  @Test func `is written with its keys in the format's order, those of with sorted`() throws {
    let (low, high) = (try Example.name(1), try Example.name(2))
    let draft = OperationDraft(
      .verdictGive, on: "x", with: ["seen": "blind", "rating": "true", "confidence": 83],
      over: [high, low], marks: [.undo: [low], .redo: [high]])
    let stamp = OperationDraft.Stamp(
      chain: Chain(device: "k3vq", epoch: 1), number: 412, previous: low,
      at: "2026-03-01T09:00:00.123Z", by: Annotator(recorded: "amara"), part: high)
    #expect(
      String(decoding: draft.line(stamp), as: UTF8.self)
        == #"{"v":1,"dev":"k3vq","ep":1,"n":412,"prev":"\#(low)","at":"2026-03-01T09:00:00.123Z","#
        + #""by":"amara","do":"verdict.give","on":"x","over":["\#(low)","\#(high)"],"#
        + #""part":"\#(high)","redo":["\#(high)"],"undo":["\#(low)"],"#
        + #""with":{"confidence":83,"rating":"true","seen":"blind"}}"#)
  }

  @Test func `leaves out what it does not have`() throws {
    let draft = OperationDraft(.claimAdd, with: ["wording": "Rents rose."], over: [])
    #expect(
      String(decoding: draft.line(Editor("amara").stamp), as: UTF8.self)
        == #"{"v":1,"dev":"amara-device","ep":1,"n":1,"at":"2026-03-01T09:00:00.000Z","#
        + #""by":"amara","do":"claim.add","with":{"wording":"Rents rose."}}"#)
  }

  @Test(arguments: OperationKind.allCases)
  func `is read back as it was meant`(kind: OperationKind) throws {
    let nasty = "\"\\/\0\u{1}\u{7F}\n\r\t\u{2028}e\u{301}😀\u{10FFFF}"
    let with: JSONValue = [
      "z": [1, -1, .null, true, [:], []], "a": .string(nasty), "": ["é": 9_007_199_254_740_991],
    ]
    let names = try [9, 3, 7].map { try Example.name($0) }
    let draft = OperationDraft(
      kind, on: "<\u{1F}\"e\u{301}\\>", with: with, over: names, marks: [.undo: [names[0]]])
    var stamp = Editor("am\"e\u{301}ra\\", device: "\u{7}\u{E9}", epoch: 9_007_199_254_740_991)
      .stamp
    stamp.number = 9_007_199_254_740_991
    stamp.previous = names[1]
    stamp.part = names[2]
    stamp.at = nasty
    let line = draft.line(stamp)
    let operation = try Operation(line: line)
    #expect(operation.line == line && !line.contains(0x0A))
    #expect(operation.knownKind == kind && operation.version == 1)
    #expect(operation.chain == stamp.chain && operation.number == stamp.number)
    #expect(operation.previous == names[1] && operation.part == names[2])
    #expect(ExactText(operation.at) == ExactText(nasty) && operation.by == stamp.by)
    #expect(operation.on.map { ExactText($0) } == draft.on.map { ExactText($0) })
    #expect(operation.over == names.sorted() && operation.marked(.undo) == [names[0]])
    #expect(operation.with == with)
  }

  @Test func `is written alike whatever the order in which its members were named`() {
    let one = OperationDraft(.claimWord, on: "x", with: ["a": 1, "b": ["d": 2, "c": 3]])
    let two = OperationDraft(.claimWord, on: "x", with: ["b": ["c": 3, "d": 2], "a": 1])
    let stamp = Editor("amara").stamp
    #expect(one.line(stamp) == two.line(stamp))
  }
}

@Suite("The content of an operation")
struct OperationContentTests {
  private func content(_ with: String, do kind: String = "claim.word") throws -> [UInt8] {
    try Operation(line: Example.line(["with": with, "do": "\"\(kind)\""])).content
  }

  @Test(arguments: [
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#), (#"{"a":1}"#, " { \"a\"\t:  1 } "),
    (#"{"a":"é"}"#, #"{"\u0061":"\u00E9"}"#), (#"{"a":"/"}"#, #"{"a":"\/"}"#),
    (#"{"a":{"x":[],"y":{}}}"#, #"{"a":{"y":{ },"x":[ ]}}"#),
    (#"{"a":"😀"}"#, #"{"a":"\ud83d\ude00"}"#),
  ])
  func `is the same however it is spelled`(one: String, other: String) throws {
    #expect(try content(one) == content(other))
  }

  @Test(arguments: [
    (#"{"a":"12 %"}"#, "{\"a\":\"12\u{A0}%\"}"), (#"{"a":"x"}"#, #"{"a":"x "}"#),
    ("{\"a\":\"caf\u{E9}\"}", "{\"a\":\"cafe\u{301}\"}"), (#"{"a":1}"#, #"{"a":"1"}"#),
    (#"{"a":[1,2]}"#, #"{"a":[2,1]}"#), (#"{"a":null}"#, "{}"), (#"{"a":1}"#, #"{"A":1}"#),
    (#"{"a":false}"#, #"{"a":0}"#), (#"{"a":[]}"#, #"{"a":{}}"#), (#"{"a":"\\n"}"#, #"{"a":"\n"}"#),
  ])
  func `is another when anything else differs`(one: String, other: String) throws {
    #expect(try content(one) != content(other))
  }

  @Test func `is another when something else is done`() throws {
    #expect(
      try content("{}", do: "verdict.give") != content("{}", do: "verdict.withdraw"))
  }

  @Test func `is neither who did it, when, where in a chain, nor over what`() throws {
    let one = try Example.operation()
    let other = try Example.operation([
      "by": #""bela""#, "at": #""1970""#, "n": "1", "ep": "9", "dev": #""x""#, "on": #""y""#,
      "over": "[\"\(one.id)\"]", "aside": "5",
    ])
    #expect(one.content == other.content)
  }
}
