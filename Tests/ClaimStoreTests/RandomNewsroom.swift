import AnnotationSync
import ClaimModel
import DeskTestSupport

/// Editors who write on desks of their own and now and then take in what a colleague has.
///
/// Their operations name what they replace as the format asks, so that some facets end contested,
/// some settled, and some wait for an operation that did not come.
struct RandomNewsroom {
  private(set) var all: [Operation] = []

  private var generator: SeededGenerator
  private var editors: [Editor]

  private struct Editor {
    let name: String
    var log = AnnotationLog()
    var chain: Chain
    var number = 0
    var last: OperationID?
  }

  init(seed: UInt64, operations count: Int) throws {
    generator = SeededGenerator(seed: seed)
    editors = ["amara", "boris", "che\u{301}n", "ch\u{E9}n"].enumerated().map {
      Editor(name: $1, chain: Chain(device: "device\($0)", epoch: 1))
    }
    while all.count < count { try step() }
  }

  /// The operations in random order, some twice, cut into `parts` annotation files.
  mutating func files(_ parts: Int) -> [[UInt8]] {
    let again = all.filter { _ in draw(4) == 0 }
    let lines = (all + again).shuffled(using: &generator)
    var files = [[UInt8]](repeating: [], count: parts)
    for operation in lines { files[draw(parts)] += operation.line + [0x0A] }
    return files
  }

  private mutating func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

  private mutating func step() throws {
    let who = draw(editors.count)
    if draw(4) == 0 {
      let log = editors[draw(editors.count)].log
      editors[who].log.merge(log)
    }
    if draw(20) == 0 {
      editors[who].chain = Chain(
        device: editors[who].chain.device, epoch: editors[who].chain.epoch + 1)
      editors[who].number = 0
      editors[who].last = nil
    }
    // Once in a while a chain forks, as a restored backup would make it.
    let forks = draw(25) == 0 && editors[who].number > 0
    try write(by: who, forks: forks)
  }

  private mutating func write(by who: Int, forks: Bool) throws {
    var draft = randomDraft(editors[who].log)
    let editor = editors[who]
    let stamp = OperationDraft.Stamp(
      chain: editor.chain, number: editor.number + (forks ? 0 : 1),
      previous: forks ? nil : editor.last, at: "2026-03-0\(1 + draw(9))T09:00:00.000Z",
      by: try Annotator(editor.name))
    let target = try Operation(line: draft.line(stamp)).target
    draft.over = target.flatMap { target in
      editor.log.heads[ExactText(target.entity)]?[target.facet]?.map(\.id)
    }
    var line = draft.line(stamp)
    if draw(30) == 0 { line = Self.replacing(#"{"v":1"#, with: #"{"v":2"#, in: line) }
    if draw(30) == 0 { line = Self.replacing(#""do":"claim."#, with: #""do":"claimed."#, in: line) }
    let operation = try Operation(line: line)
    editors[who].log.merge([operation])
    editors[who].number = max(editor.number, stamp.number)
    editors[who].last = operation.id
    all.append(operation)
  }

  private static func replacing(_ old: String, with new: String, in line: [UInt8]) -> [UInt8] {
    Array(String(decoding: line, as: UTF8.self).replacing(old, with: new).utf8)
  }

  private static let ratings = ["true", "half-true", "false", "unproven"]
  private static let words = ["a", "b", "e\u{301}", "\u{E9}", "nul \0 and \\", "trade talks"]
  private static let document = String(repeating: "d0", count: 32)

  private mutating func one<Value>(of values: [Value]) -> Value { values[draw(values.count)] }

  private func place(_ number: Int) -> [(String, JSONValue?)] {
    [
      ("document", .string(Self.document)), ("start", .int(number * 10)),
      ("end", .int(number * 10 + 5)), ("exact", .string("words \(number)")),
    ]
  }

  private mutating func claim() -> (name: String, number: Int) {
    let number = draw(4)
    let span = TextSpan(number * 10, number * 10 + 5)
    let name = DocumentID(Self.document).flatMap { document in
      span.flatMap { ClaimID(naming: document, span: $0)?.text }
    }
    return (name ?? "", number)
  }

  private mutating func made(_ kind: String, in log: AnnotationLog) -> String? {
    let names = log.ordered.filter { $0.kind == kind }.map(\.id.text)
    return names.isEmpty ? nil : one(of: names)
  }

  private mutating func randomDraft(_ log: AnnotationLog) -> OperationDraft {
    let (name, number) = claim()
    let text = one(of: Self.words)
    switch draw(16) {
    case 0: return OperationDraft(.claimAdd, on: name, with: .members(place(number)))
    case 1: return OperationDraft(.claimAdd, on: name, with: .members(place(draw(6))))
    case 2: return OperationDraft(.claimAdd, with: ["wording": .string(text)])
    case 3, 4: return OperationDraft(.claimWord, on: name, with: ["wording": .string(text)])
    case 5: return OperationDraft(.claimAttribute, on: name, with: ["speaker": .string(text)])
    case 6:
      let outcome = one(of: ["accepted", "rejected", "retracted", "undecided"])
      return OperationDraft(.claimDecide, on: name, with: ["as": .string(outcome)])
    case 7:
      return OperationDraft(
        .claimTag, on: name, with: ["tag": .string(text), "present": .bool(draw(2) == 0)])
    case 8:
      return OperationDraft(
        .evidenceGive, on: name, with: ["stance": "supports", "origin": .string(text)])
    case 9, 10:
      return OperationDraft(
        .verdictGive, on: name,
        with: ["rating": .string(one(of: Self.ratings)), "seen": "blind", "evidence": []])
    case 11: return OperationDraft(.verdictWithdraw, on: name, with: .object([]))
    case 12:
      return OperationDraft(
        .rulingGive, on: name,
        with: ["rating": .string(one(of: Self.ratings)), "because": .string(text), "judged": []])
    case 13: return OperationDraft(.queryAsk, on: name, with: ["text": .string(text)])
    case 14:
      let note = made("note.add", in: log)
      return note.map { OperationDraft(.noteWithdraw, on: $0, with: .object([])) }
        ?? OperationDraft(.noteAdd, on: name, with: ["text": .string(text)])
    default:
      let evidence = made("evidence.give", in: log)
      return evidence.map {
        OperationDraft(.evidenceWithdraw, on: $0, with: ["because": .string(text)])
      } ?? OperationDraft(.documentAdd, on: Self.document, with: ["title": .string(text)])
    }
  }
}
