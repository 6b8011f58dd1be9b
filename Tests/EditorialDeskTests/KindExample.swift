import AnnotationSync
import ClaimModel

/// One operation of a kind on a desk that has a little of everything, as lines of annotation files.
struct KindExample {
  /// What is there before.
  private(set) var base: [String] = []
  /// The line with the operation.
  private(set) var line = ""
  private let document: DocumentID
  private let claim: String
  private let other = "T1RIRVJPVEhFUk9USEVST1RIRVJPVEhF"
  private var names: [String: String] = [:]
  private var lines = 0

  /// - Parameter document: one whose text begins with `Rents rose by 12 %`.
  init(_ kind: OperationKind, on document: DocumentID) throws {
    self.document = document
    claim = TextSpan(0, 18).flatMap { ClaimID(naming: document, span: $0)?.text } ?? ""
    try lay()
    switch kind {
    case .rulingWithdraw: try lay("ruling", "ruling.give", on: claim, Self.ruling)
    case .evidenceRestore:
      try lay("gone", "evidence.withdraw", on: name("evidence"), "{}", over: ["evidence"])
    case .sourceWithdraw: try lay("attested", "source.attest", on: claim, Self.attested)
    case .queryWaive, .queryAnswer, .publishWithdraw, .noteWithdraw, .verdictWithdraw,
      .evidenceWithdraw, .documentAdd, .documentDescribe, .documentText, .documentOrigin,
      .passageMark, .claimAdd, .claimAbsent, .claimWord, .claimAttribute, .claimDecide, .claimTag,
      .claimSame, .evidenceGive, .verdictGive, .rulingGive, .queryAsk, .noteAdd, .publish,
      .deskScale,
      .deskPolicy, .rosterAdmit, .rosterRevoke, .rosterAccept, .sourceAttest, .seal:
      break
    }
    line = try spelled(kind)
  }

  private static let ruling = #"{"rating":"true","because":"the list","judged":[]}"#
  private static let attested = #"{"of":"speaker","source":"S1","because":"fears for the job"}"#
  private static let words =
    #""exact":"Rents rose by 12 %","prefix":"","suffix":", the mayor""#

  /// A claim in the document and one without a place, with what is said of the first.
  private mutating func lay() throws {
    try lay(
      "claim", "claim.add", on: claim,
      #"{"document":"\#(document)","start":0,"end":18,\#(Self.words)}"#)
    try lay("other", "claim.add", on: other, #"{"wording":"Wages rose."}"#)
    try lay("attributed", "claim.attribute", on: claim, #"{"unnamed":true}"#)
    try lay(
      "evidence", "evidence.give", on: claim,
      #"{"stance":"supports","url":"https://example.org/1","unnamed":true}"#)
    try lay("verdict", "verdict.give", on: claim, #"{"rating":"true","seen":"blind"}"#)
    try lay("query", "query.ask", on: claim, #"{"to":"writer","text":"Since when?"}"#)
    try lay("note", "note.add", on: claim, #"{"text":"rung up"}"#)
    try lay("tag", "claim.tag", on: claim, #"{"tag":"rents","present":true}"#)
    try lay(
      "publication", "publish", on: claim,
      #"{"url":"https://example.org/p","version":1,"change":"first"}"#)
  }

  private func name(_ label: String) -> String { names[label] ?? "" }

  private mutating func lay(
    _ label: String, _ kind: String, on entity: String, _ with: String, over labels: [String] = []
  ) throws {
    let text = written(kind, on: entity, with, over: labels.map(name))
    names[label] = try Operation(line: Array(text.utf8)).id.text
    base.append(text)
    lines += 1
  }

  private func written(
    _ kind: String, on entity: String, _ with: String, over: [String] = [], by: String = "bela"
  ) -> String {
    let replaced =
      over.isEmpty ? "" : ",\"over\":[\(over.map { "\"\($0)\"" }.joined(separator: ","))]"
    return """
      {"v":1,"dev":"device\(lines)","ep":1,"n":1,"at":"2026-03-01T09:00:00.123Z","by":"\(by)",\
      "do":"\(kind)","on":"\(entity)"\(replaced),"with":\(with)}
      """
  }

  private func spelled(_ kind: OperationKind) throws -> String {
    let (entity, replaced) = subject(of: kind)
    return written(
      kind.rawValue, on: entity, members(of: kind), over: replaced.map(name),
      by: [.verdictWithdraw, .sourceWithdraw].contains(kind) ? "bela" : "chen")
  }

  /// What the operation is done to, and what it replaces.
  private func subject(of kind: OperationKind) -> (entity: String, replaced: [String]) {
    switch kind {
    case .documentAdd, .documentDescribe, .documentOrigin, .passageMark: (document.text, [])
    case .documentText: (String(repeating: "ab", count: 32), [])
    case .claimAdd: ("UFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQ", [])
    case .claimAttribute: (other, [])
    case .claimAbsent, .claimWord, .claimDecide, .claimTag, .claimSame, .evidenceGive, .verdictGive,
      .rulingGive,
      .queryAsk, .noteAdd, .publish, .sourceAttest:
      (claim, [])
    case .evidenceWithdraw: (name("evidence"), ["evidence"])
    case .evidenceRestore: (name("evidence"), ["gone"])
    case .verdictWithdraw: (claim, ["verdict"])
    case .rulingWithdraw: (claim, ["ruling"])
    case .queryAnswer, .queryWaive: (name("query"), [])
    case .noteWithdraw: (name("note"), ["note"])
    case .publishWithdraw: (name("publication"), [])
    case .deskScale, .deskPolicy: ("desk", [])
    case .rosterAdmit, .rosterRevoke: ("chen", [])
    case .rosterAccept: (name("verdict"), [])
    case .sourceWithdraw: (claim, ["attested"])
    case .seal: ("device0/1", [])
    }
  }

  private func members(of kind: OperationKind) -> String {
    switch kind {
    case .documentAdd: #"{"media_type":"text/plain","bytes":48,"retrieved":"2025-03-04"}"#
    case .documentDescribe: #"{"title":"Rents","outlet":"Harbour Post"}"#
    case .documentText: #"{"text":"Other words."}"#
    case .documentOrigin: #"{"origin":"town clerk","kind":"person","present":true}"#
    case .passageMark: #"{"as":"ticked","start":0,"end":18,\#(Self.words)}"#
    case .claimAdd: #"{"wording":"Bread is dear."}"#
    case .claimAbsent:
      #"{"because":"cut","document":"\#(String(repeating: "cd", count: 32))","present":true}"#
    case .claimWord: #"{"wording":"Rents rose by 12 % in a year."}"#
    case .claimAttribute: #"{"speaker":"the mayor","channel":"letter"}"#
    case .claimDecide: #"{"as":"accepted","because":"it can be checked"}"#
    case .claimTag: #"{"tag":"tram","present":true}"#
    case .claimSame: #"{"other":"\#(other)","present":true}"#
    case .evidenceGive: #"{"stance":"refutes","url":"https://example.org/2"}"#
    case .evidenceRestore: #"{"stance":"supports","url":"https://example.org/1"}"#
    case .verdictGive: #"{"rating":"true","confidence":80,"seen":"blind"}"#
    case .rulingGive: Self.ruling
    case .queryAsk: #"{"to":"lawyer","text":"May we?"}"#
    case .queryAnswer: #"{"text":"Since May."}"#
    case .noteAdd: #"{"text":"no answer"}"#
    case .publish: #"{"url":"https://example.org/p2","version":2,"change":"minor"}"#
    case .deskScale: #"{"name":"two","grades":[{"name":"true","value":1,"meaning":"so"}]}"#
    case .deskPolicy:
      #"{"blind_verdicts":1,"independent_origins":1,"primary_document_suffices":true}"#
    case .rosterAdmit, .rosterRevoke: #"{"device":"device1","epoch":1,"name":"Chen"}"#
    case .rosterAccept: #"{"present":true}"#
    case .sourceAttest: Self.attested
    case .sourceWithdraw: #"{"of":"speaker"}"#
    case .seal: #"{"heads":{},"signature":"AAAA"}"#
    case .evidenceWithdraw, .verdictWithdraw, .rulingWithdraw, .queryWaive, .noteWithdraw,
      .publishWithdraw:
      #"{"because":"wrong"}"#
    }
  }
}
