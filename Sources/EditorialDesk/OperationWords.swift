import AnnotationSync
import ClaimModel

/// What an operation did, in the words of people: `decision`, `accepted`.
///
/// As it was written: not yet made safe to show.
struct OperationWords {
  /// What was written, as people call it: `verdict`, `tick`.
  let thing: String
  /// What was said there: a rating, a wording; empty when there is nothing to say.
  let said: String

  init(_ operation: Operation) {
    let value = operation.value ?? ""
    (thing, said) =
      operation.knownKind.map { Self.words(of: operation, $0, value) }
      ?? (operation.kind, value)
  }

  /// In a line: `verdict: true 80`.
  var phrase: String { said.isEmpty ? thing : "\(thing): \(said)" }

  private static func words(
    of operation: Operation, _ kind: OperationKind, _ value: String
  ) -> (thing: String, said: String) {
    switch kind {
    case .documentAdd: ("document", "taken in\(behind(value))")
    case .documentDescribe: ("description", description(operation))
    case .documentText: ("text", "brought")
    case .documentOrigin: ("origin", present(operation, "origin"))
    case .passageMark: mark(operation)
    case .claimAdd: addition(operation)
    case .claimAbsent: ("absence", absence(operation))
    case .claimWord: ("wording", value)
    case .claimAttribute: ("attribution", attribution(operation))
    case .claimDecide: ("decision", value)
    case .claimTag: ("tag", present(operation, "tag"))
    case .claimSame: ("same claim", present(operation, "other"))
    case .evidenceGive: ("evidence", evidence(operation))
    case .evidenceRestore:
      ("evidence", operation.with("stance") == nil ? "brought back" : evidence(operation))
    case .evidenceWithdraw: ("evidence", "withdrawn")
    case .verdictGive: ("verdict", verdict(operation))
    case .verdictWithdraw: ("verdict", "withdrawn")
    case .rulingGive:
      ("ruling", ExactText(value) == ExactText(Ruling.noVerdict) ? "no verdict stands" : value)
    case .rulingWithdraw: ("ruling", "withdrawn")
    case .queryAsk: ("query", value)
    case .queryAnswer: ("answer", value.isEmpty ? "taken back" : value)
    case .queryWaive: ("waiver", value)
    case .noteAdd: ("note", value)
    case .noteWithdraw: ("note", "withdrawn")
    case .publish: ("publication", "\(value)\(behind(operation.with("url")?.string))")
    case .publishWithdraw:
      ("publication", operation.value == nil ? "standing again" : "withdrawn")
    case .deskScale: ("scale", name(operation))
    case .deskPolicy: ("policy", name(operation))
    case .rosterAdmit: ("device", "admitted\(behind(device(operation)))")
    case .rosterRevoke: ("device", "revoked\(behind(device(operation)))")
    case .rosterAccept: ("work that was not proven", acceptance(operation))
    case .sourceAttest: ("unnamed source", "\(value) attested")
    case .sourceWithdraw: ("unnamed source", "attested no longer")
    case .seal: ("seal", "")
    }
  }

  /// What was said of a document: `title “…”, outlet Courier`; `none` where it was taken back.
  private static func description(_ operation: Operation) -> String {
    let parts = ["title", "outlet", "author", "published", "url"].compactMap { name in
      operation.with.members?.first { $0.key == name }?.value.string.map { "\(name) \($0)" }
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  private static func behind(_ text: String?) -> String {
    text.flatMap { $0.isEmpty ? nil : ", \($0)" } ?? ""
  }

  private static func name(_ operation: Operation) -> String {
    operation.with("name")?.string ?? ""
  }

  private static func device(_ operation: Operation) -> String {
    String((operation.with("device")?.string ?? "").prefix(10))
  }

  /// What was put somewhere or taken away: `politics added`.
  private static func present(_ operation: Operation, _ member: StaticString) -> String {
    let name = operation.with(member)?.string ?? ""
    return "\(name) \(operation.value == nil ? "taken off" : "added")"
  }

  private static func acceptance(_ operation: Operation) -> String {
    if let value = operation.value { return value }
    return operation.settingAside == nil ? "waiting again" : "set aside"
  }

  /// A claim, or a further place of one.
  private static func addition(_ operation: Operation) -> (thing: String, said: String) {
    guard operation.value != nil else { return ("place", "“\(operation.words)” taken back") }
    let naming = operation.place.flatMap { ClaimID(naming: $0.document, span: $0.span)?.text }
    let isFurther = naming != nil && operation.on.map { $0 != naming } ?? false
    return isFurther ? ("place", "“\(operation.words)”") : ("claim", operation.words)
  }

  private static func absence(_ operation: Operation) -> String {
    let document = operation.with("document")?.string.flatMap { DocumentID($0)?.short } ?? ""
    return operation.value == nil ? "\(document) has it, or may" : "\(document) does not have it"
  }

  private static func mark(_ operation: Operation) -> (thing: String, said: String) {
    let words = operation.with("exact")?.string.map { "“\($0)”" } ?? ""
    return switch operation.value.flatMap({ PassageMark.State(rawValue: $0) }) {
    case .ticked: ("tick", words)
    case .exempt: ("exemption", words)
    case .open, nil: ("passage", "open again\(behind(words))")
    }
  }

  private static func attribution(_ operation: Operation) -> String {
    guard let attribution = Attribution(operation) else { return "none" }
    if !attribution.summary.isEmpty { return attribution.summary }
    return attribution.isUnnamed ? "unnamed" : "none"
  }

  private static func evidence(_ operation: Operation) -> String {
    let words = (operation.with("exact") ?? operation.with("quote"))?.string.map { "“\($0)”" }
    let place = (operation.with("title") ?? operation.with("url"))?.string
    let origin = operation.with("origin")?.string.map { "from \($0)" }
    let primary = operation.with("primary")?.bool == true ? "primary" : nil
    let first = [operation.value, words].compactMap(\.self).joined(separator: " ")
    return ([first] + [place, origin, primary].compactMap(\.self)).joined(separator: ", ")
  }

  private static func verdict(_ operation: Operation) -> String {
    let sure = operation.with("confidence")?.int.map { " \($0)" } ?? ""
    let cited = operation.with("evidence")?.array?.count ?? 0
    return "\(operation.value ?? "")\(sure)" + (cited == 0 ? "" : ", citing \(cited)")
  }
}

extension OperationWords {
  /// What an operation is about, as people call it: `tick`; of what was decided about somebody's line,
  /// `verdict of zoe`.
  ///
  /// - Parameter known: operations that it may be on.
  static func thing(of operation: Operation, among known: [OperationID: Operation]) -> String {
    guard operation.knownKind == .rosterAccept,
      let line = operation.on.flatMap({ OperationID($0) }).flatMap({ known[$0] })
    else { return OperationWords(operation).thing }
    return "\(OperationWords(line).thing) of \(line.by)"
  }

  /// What an operation made of what it replaced: `true 70 → true 90`.
  ///
  /// - Parameter before: what it replaced, each content once; empty where there was nothing before.
  static func change(to after: Operation, from before: [Operation]) -> String {
    if let told = RuleWords.change(to: after, from: before) { return told }
    let said = OperationWords(after).said
    guard !before.isEmpty else { return said }
    if before.count == 1, let old = Attribution(written: before[0]),
      let new = Attribution(written: after)
    {
      return new.change(from: old)
    }
    let old = before.map { OperationWords($0).said }.reduce(into: [String]()) { known, said in
      if !known.contains(where: { ExactText($0) == ExactText(said) }) { known.append(said) }
    }
    let isAlike = old.allSatisfy { ExactText($0) == ExactText(said) }
    let remark = isAlike && before.contains { $0.with != after.with } ? " (otherwise changed)" : ""
    return "\(old.joined(separator: " | ")) → \(said)\(remark)"
  }
}

extension Attribution {
  /// What an operation says of the attribution; `nil` for operations on something else.
  fileprivate init?(written operation: Operation) {
    guard operation.knownKind == .claimAttribute else { return nil }
    self = Attribution(operation) ?? Attribution()
  }

  /// The parts that are otherwise than in `old`: `channel interview → briefing; date – → 2017-01-28`.
  func change(from old: Attribution) -> String {
    let parts: [(String, KeyPath<Attribution, String?>)] = [
      ("speaker", \.speaker), ("to", \.addressee), ("channel", \.channel),
      ("through", \.intermediary), ("outlet", \.outlet), ("date", \.madeOn),
    ]
    var changes = parts.compactMap { name, part -> String? in
      let (before, after) = (old[keyPath: part], self[keyPath: part])
      guard before.map({ ExactText($0) }) != after.map({ ExactText($0) }) else { return nil }
      return "\(name) \(before ?? "–") → \(after ?? "–")"
    }
    if old.isUnnamed != isUnnamed {
      changes.append(isUnnamed ? "named → unnamed" : "unnamed → named")
    }
    return changes.isEmpty
      ? "\(summary) → \(summary) (otherwise changed)" : changes.joined(separator: "; ")
  }
}
