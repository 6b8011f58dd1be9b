public import AnnotationSync
import ClaimModel

/// What several editors write who work apart, meet now and then and make mistakes, all by chance.
///
/// They write over each other's work with and without having seen it, copy their home folder (two
/// operations at one place of a chain), name operations that nobody has, and use kinds, versions and
/// keys from the future. The same seed gives the same operations on every machine.
public struct RandomOperations: Sendable {
  /// What the editors write about.
  public enum Scope: Sendable {
    /// Every kind of operation, on claims, documents, people and what operations make.
    case everything
    /// Only facets of claims that are named by a place in a document: no entity is named by an
    /// operation.
    case pickedClaims
  }

  /// The operations in the order in which they were written, causes before effects.
  public private(set) var operations: [Operation] = []

  private var generator: SeededGenerator
  private let scope: Scope
  private let places: [Place]
  private let claims: [String]
  private var desks: [Desk]
  // Where each facet is written and each kind of entity is made or used, so that thousands of
  // operations can be drawn.
  private var writes: [Written: [Int]] = [:]
  private var uses: [EntityKind: [(place: Int, entity: String)]] = [:]

  private struct Written: Hashable {
    let entity: ExactText
    let facet: Facet

    init(_ target: WriteTarget) {
      entity = ExactText(target.entity)
      facet = target.facet
    }
  }

  private typealias Place = (document: String, start: Int, end: Int)

  /// One editor and what they have seen, by the places of operations.
  private struct Desk {
    var editor: Editor
    var seen: Set<Int> = []
    var lastButOne: OperationID?
  }

  /// - Parameter claims: how many places of each of two documents are claims.
  public init(
    seed: UInt64, editors: Int = 3, count: Int = 24, claims: Int = 2, scope: Scope = .everything
  ) throws {
    generator = SeededGenerator(seed: seed)
    self.scope = scope
    places = Self.places(claims)
    self.claims = places.compactMap { place in
      DocumentID(place.document).flatMap { document in
        TextSpan(place.start, place.end).flatMap { ClaimID(naming: document, span: $0)?.text }
      }
    }
    desks = ["amara", "bela", "chidi", "dana", "emre"].prefix(editors).map {
      Desk(editor: Editor($0))
    }
    while operations.count < count {
      let index = Int.random(in: 0..<desks.count, using: &generator)
      if chance(20) { meet(index) }
      if chance(2) { try copyFolder(of: index) }
      try write(at: index)
    }
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  private mutating func one<Element>(of choices: [Element]) -> Element? {
    choices.randomElement(using: &generator)
  }

  /// The editor reads another one's file.
  private mutating func meet(_ index: Int) {
    guard let other = desks.indices.randomElement(using: &generator) else { return }
    desks[index].seen.formUnion(desks[other].seen)
  }

  /// The editor's last number is used again.
  private mutating func copyFolder(of index: Int) throws {
    guard desks[index].editor.stamp.number > 1 else { return }
    desks[index].editor.stamp.number -= 1
    desks[index].editor.stamp.previous = desks[index].lastButOne
  }

  private mutating func write(at index: Int) throws {
    var draft = draft(for: index)
    var rehearsal = desks[index].editor
    if let target = try rehearsal.write(draft).target { draft.over = over(target, index) }
    desks[index].lastButOne = desks[index].editor.stamp.previous
    let day = Int.random(in: 10...28, using: &generator)
    desks[index].editor.stamp.at = "20\(day)-0\(day % 9 + 1)-\(day)T09:00:00.000Z"
    let line = tampered(draft.line(desks[index].editor.stamp))
    add(try desks[index].editor.append(line), seenBy: index)
  }

  private mutating func add(_ operation: Operation, seenBy index: Int) {
    let place = operations.count
    desks[index].seen.insert(place)
    operations.append(operation)
    guard let target = operation.target else { return }
    writes[Written(target), default: []].append(place)
    uses[target.kind, default: []].append((place, target.entity))
  }

  /// Now and then a kind nobody knows, a version from the future, or keys and spaces of another
  /// program.
  private mutating func tampered(_ line: [UInt8]) -> [UInt8] {
    guard scope == .everything, chance(9) else { return line }
    let text = String(decoding: line, as: UTF8.self)
    let replaced =
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: text.replacing(#""do":""#, with: #""do":"future."#, maxReplacements: 1)
      case 1: text.replacing(#""v":1"#, with: #""v":2"#, maxReplacements: 1)
      default:
        text.replacing(
          #","with":{"#, with: #" , "z\u0000\/":[{"é":0, "e\u0301":[]}],"with": {"#,
          maxReplacements: 1)
      }
    return Array(replaced.utf8)
  }

  /// What the editor replaces: mostly all heads they know; at times none, some, something unknown.
  private mutating func over(_ target: WriteTarget, _ index: Int) -> [OperationID] {
    let known = (writes[Written(target)] ?? []).filter { desks[index].seen.contains($0) }
      .map { operations[$0] }
    let replaced = Set(known.flatMap(\.over))
    var heads = known.map(\.id).filter { !replaced.contains($0) }
    if chance(8) { heads = [] }
    if heads.count > 1, chance(15) { heads.removeFirst() }
    if chance(3) {
      let bytes = (0..<24).map { _ in UInt8.random(in: 0...255, using: &generator) }
      heads += [OperationID(bytes: bytes)].compactMap(\.self)
    }
    return heads
  }
}

extension RandomOperations {
  private static let documents = [
    String(repeating: "0123456789abcdef", count: 4), String(repeating: "fedcba98", count: 8),
  ]

  private static func places(_ count: Int) -> [Place] {
    documents.flatMap { document in
      (0..<count).map { (document, $0 * 40, $0 * 44 + 12) }
    }
  }

  private mutating func draft(for index: Int) -> OperationDraft {
    let claim = one(of: claims) ?? ""
    return scope == .everything && chance(50) ? wideDraft(index, claim) : claimDraft(claim)
  }

  /// An operation that writes a facet of a claim that is named by its place.
  private mutating func claimDraft(_ claim: String) -> OperationDraft {
    let word = JSONValue.string(
      one(of: ["12 %", "21 %", "Żółć", "Z\u{307}o\u{301}łc\u{301}"]) ?? "")
    let rating = JSONValue.string(one(of: ["true", "half-true", "false"]) ?? "")
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: return placeDraft(claim, word)
    case 9:
      return OperationDraft(
        .claimAbsent, on: claim,
        with: [
          "document": .string(one(of: Self.documents) ?? ""), "because": word,
          "present": .bool(chance(70)),
        ])
    case 1: return OperationDraft(.claimWord, on: claim, with: ["wording": word])
    case 2: return OperationDraft(.claimAttribute, on: claim, with: ["speaker": word])
    case 3: return OperationDraft(.claimDecide, on: claim, with: ["as": "accepted", "because": ""])
    case 4:
      return OperationDraft(
        .claimTag, on: claim, with: ["tag": word, "present": .bool(chance(70))])
    case 5: return OperationDraft(.verdictWithdraw, on: claim, with: [:])
    case 6: return OperationDraft(.rulingGive, on: claim, with: ["rating": rating, "because": ""])
    default:
      // What it judged is often not what stands, and half of them do not say.
      let judged: [(String, JSONValue?)] =
        chance(50) ? [("wording", word), ("speaker", chance(30) ? word : nil)] : []
      return OperationDraft(
        .verdictGive, on: claim,
        with: .members(
          [("rating", rating), ("confidence", 80), ("seen", "blind")] + judged))
    }
  }

  /// An operation that gives a claim a place or takes one back: its own, or a further one.
  private mutating func placeDraft(_ claim: String, _ word: JSONValue) -> OperationDraft {
    let place = one(of: places) ?? ("", 0, 1)
    var members: [(String, JSONValue?)] = [
      ("document", .string(place.document)), ("start", .int(place.start)), ("end", .int(place.end)),
      ("exact", word), ("prefix", ""), ("suffix", ""),
    ]
    if chance(30) { members.append(("present", .bool(chance(20)))) }
    return OperationDraft(.claimAdd, on: chance(40) ? claim : nil, with: .members(members))
  }

  /// An operation that makes an entity, or writes on one that is no claim picked from a document.
  private mutating func wideDraft(_ index: Int, _ claim: String) -> OperationDraft {
    let (seen, uses) = (desks[index].seen, uses)
    func entities(_ kind: EntityKind) -> [String] {
      (uses[kind] ?? []).filter { seen.contains($0.place) }.map(\.entity)
    }
    let document = one(of: Self.documents)
    let text = JSONValue.string(one(of: ["Who said so?", "The readout.", "No."]) ?? "")
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return OperationDraft(.documentDescribe, on: document, with: ["title": text])
    case 1:
      return OperationDraft(.documentOrigin, on: document, with: ["origin": text, "present": true])
    case 2: return OperationDraft(.documentAdd, on: document, with: ["title": text])
    case 3: return OperationDraft(.claimAdd, with: ["wording": text])
    case 4:
      return OperationDraft(.claimWord, on: one(of: entities(.claim)), with: ["wording": text])
    case 5, 6:
      // Two desks bring the same from elsewhere: it is one evidence.
      return text == "No."
        ? OperationDraft(.evidenceGive, on: claim, with: ["elsewhere": "", "stance": "supports"])
        : OperationDraft(.evidenceGive, on: claim, with: ["stance": "supports"])
    case 7:
      let evidence = one(of: entities(.evidence))
      return text == "No."
        ? OperationDraft(
          .sourceAttest, on: evidence, with: ["of": "evidence", "source": "S1", "because": text])
        : OperationDraft(.evidenceWithdraw, on: evidence, with: ["because": text])
    case 8: return OperationDraft(.queryAsk, on: claim, with: ["to": "writer", "text": text])
    case 10:
      return OperationDraft(
        .passageMark, on: document,
        with: ["start": 0, "end": 12, "as": chance(50) ? "ticked" : "exempt"])
    case 9:
      let query = one(of: entities(.query))
      return text == "No."
        ? OperationDraft(.queryWaive, on: query, with: ["because": text])
        : OperationDraft(.queryAnswer, on: query, with: ["text": text])
    default:
      let name = one(of: desks.map(\.editor)) ?? desks[index].editor
      return OperationDraft(
        .rosterAdmit, on: name.annotator.name,
        with: ["device": .string(name.stamp.chain.device), "epoch": .int(chance(50) ? 1 : 2)])
    }
  }
}
