public import ClaimModel

/// What operations do; raw values stand in annotation files, add cases, never rename one.
public enum OperationKind: String, CaseIterable, Sendable {
  case documentAdd = "document.add"
  case documentDescribe = "document.describe"
  case documentText = "document.text"
  case documentOrigin = "document.origin"
  /// Says of a passage whether it was checked.
  case passageMark = "passage.mark"
  case claimAdd = "claim.add"
  /// Says that a document does not have a claim.
  case claimAbsent = "claim.absent"
  case claimWord = "claim.word"
  case claimAttribute = "claim.attribute"
  case claimDecide = "claim.decide"
  case claimTag = "claim.tag"
  case claimSame = "claim.same"
  case evidenceGive = "evidence.give"
  case evidenceWithdraw = "evidence.withdraw"
  /// Brings back a withdrawn evidence.
  case evidenceRestore = "evidence.restore"
  case verdictGive = "verdict.give"
  case verdictWithdraw = "verdict.withdraw"
  case rulingGive = "ruling.give"
  case rulingWithdraw = "ruling.withdraw"
  case queryAsk = "query.ask"
  case queryAnswer = "query.answer"
  /// Lets a claim go without an answer, for a reason.
  case queryWaive = "query.waive"
  case noteAdd = "note.add"
  /// Takes back a note.
  case noteWithdraw = "note.withdraw"
  case publish
  /// Takes back a publication; what it says went out stays on record.
  case publishWithdraw = "publish.withdraw"
  case deskScale = "desk.scale"
  case deskPolicy = "desk.policy"
  case rosterAdmit = "roster.admit"
  case rosterRevoke = "roster.revoke"
  /// Lets an operation count whose author is not proven.
  case rosterAccept = "roster.accept"
  /// Says that its author knows who an unnamed source is, and nothing of who that is.
  case sourceAttest = "source.attest"
  case sourceWithdraw = "source.withdraw"
  case seal
}

extension OperationKind {
  /// The kinds with what their names are told by: most lines name one, and each is looked for here.
  private static let written: [(mark: UInt64, bytes: [UInt8], kind: OperationKind)] = allCases.map {
    let bytes = Array($0.rawValue.utf8)
    return (bytes.withUnsafeBufferPointer { mark(of: $0) }, bytes, $0)
  }

  /// The last eight bytes of a name, the last one lowest, and how many it has.
  private static func mark(of name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    name.suffix(8).reduce(UInt64(name.count)) { $0 << 7 ^ UInt64($1) }
  }

  /// The kind that a line names; `nil` when this version knows none of that name.
  init?(recorded line: UnsafeBufferPointer<UInt8>, _ text: LineText) {
    guard !text.hasEscape else {
      self.init(rawValue: text.string(in: line))
      return
    }
    let bytes = UnsafeBufferPointer(rebasing: line[text.range.range])
    let mark = Self.mark(of: bytes)
    for known in Self.written where known.mark == mark && known.bytes.elementsEqual(bytes) {
      self = known.kind
      return
    }
    return nil
  }
}

/// What kind of entity an operation makes, or is done to; raw values stand in the desk.
public enum EntityKind: String, CaseIterable, Sendable {
  case document, claim, evidence, query, note, publication, annotator, desk, chain, operation
}

/// Where an operation writes.
public struct WriteTarget: Sendable {
  /// The entity's name.
  public let entity: String
  public let kind: EntityKind
  public let facet: Facet
  /// The claim or document that a new evidence, query or note belongs to; `nil` for others.
  public let parent: String?
  public let parentKind: EntityKind?
}

extension WriteTarget {
  /// The longest name of an entity or facet, in UTF-8 bytes: an operation that gives a longer one is kept
  /// and writes nothing, as each name is stored once for every operation that is named in `over`.
  public static let longestName = 1024
}

extension WriteTarget: Hashable {
  // Names come from outside: two spellings of one letter are two names.
  private var names: [ExactText?] { [ExactText(entity), parent.map { ExactText($0) }] }

  public static func == (lhs: Self, rhs: Self) -> Bool {
    (lhs.kind, lhs.facet, lhs.parentKind) == (rhs.kind, rhs.facet, rhs.parentKind)
      && lhs.names == rhs.names
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(facet)
    hasher.combine(names)
  }
}

extension Operation {
  /// The facet that this operation writes, and of what.
  ///
  /// `nil` when it writes none: a seal, a newer version, an unknown kind, one without the members that
  /// name its facet, or one that gives a name longer than ``WriteTarget/longestName``.
  public var target: WriteTarget? {
    guard let target = namedTarget, target.entity.utf8.count <= WriteTarget.longestName,
      target.facet.text.utf8.count <= WriteTarget.longestName,
      target.parent?.utf8.count ?? 0 <= WriteTarget.longestName
    else { return nil }
    return target
  }

  private var namedTarget: WriteTarget? {
    guard let kind = knownKind else { return nil }
    switch kind {
    case .documentAdd: return existing(.document, Facet(.takingIn, Self.key(by.name)))
    case .documentDescribe: return existing(.document, Facet(.description))
    case .documentText: return existing(.document, Facet(.text))
    case .documentOrigin: return keyed(.document, .origin, by: "origin")
    case .passageMark: return passageTarget
    case .claimAdd: return claimAddTarget
    case .claimAbsent: return absenceTarget
    case .claimWord: return existing(.claim, Facet(.wording))
    case .claimAttribute: return existing(.claim, Facet(.attribution))
    case .claimDecide: return existing(.claim, Facet(.decision))
    case .claimTag: return keyed(.claim, .tag, by: "tag")
    case .claimSame: return keyed(.claim, .same, by: "other")
    case .evidenceGive: return new(.evidence, Facet(.evidence), on: .claim)
    case .evidenceWithdraw, .evidenceRestore: return existing(.evidence, Facet(.evidence))
    case .verdictGive, .verdictWithdraw:
      return existing(.claim, Facet(.verdict, Self.key(by.name)))
    case .rulingGive, .rulingWithdraw: return existing(.claim, Facet(.ruling))
    case .queryAsk: return new(.query, Facet(.query), on: .claim)
    case .queryAnswer, .queryWaive: return existing(.query, Facet(.answer))
    case .noteAdd:
      return new(.note, Facet(.note), on: on.flatMap { DocumentID($0) } == nil ? .claim : .document)
    case .noteWithdraw: return existing(.note, Facet(.note))
    case .publish: return new(.publication, Facet(.publication), on: .claim)
    case .publishWithdraw: return existing(.publication, Facet(.withdrawal))
    case .deskScale: return existing(.desk, Facet(.scale))
    case .deskPolicy: return existing(.desk, Facet(.policy))
    case .rosterAdmit, .rosterRevoke: return keyed(.annotator, .device, by: "device")
    case .rosterAccept: return existing(.operation, Facet(.acceptance))
    case .sourceAttest, .sourceWithdraw:
      let kind: EntityKind = text("of") == "evidence" ? .evidence : .claim
      return existing(kind, Facet(.attestation, Self.key(by.name)))
    case .seal: return nil
    }
  }

  /// Makes a text fit to be the key of a facet and to stand on a line: NUL, line feed and backslash are
  /// escaped by a backslash.
  static func key(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 == 0x0A || $0 == 0x5C }) else { return text }
    return text.unicodeScalars.reduce(into: "") { key, scalar in
      switch scalar {
      case "\0": key += "\\0"
      case "\n": key += "\\n"
      case "\\": key += "\\\\"
      default: key.unicodeScalars.append(scalar)
      }
    }
  }

  private func existing(_ kind: EntityKind, _ facet: Facet) -> WriteTarget? {
    on.map { WriteTarget(entity: $0, kind: kind, facet: facet, parent: nil, parentKind: nil) }
  }

  private func keyed(
    _ kind: EntityKind, _ facet: Facet.Kind, by member: StaticString
  ) -> WriteTarget? {
    text(member).flatMap { existing(kind, Facet(facet, Self.key($0))) }
  }

  private func new(_ kind: EntityKind, _ facet: Facet, on parentKind: EntityKind) -> WriteTarget? {
    on.map {
      let name = nameElsewhere(kind) ?? id.text
      return WriteTarget(
        entity: name, kind: kind, facet: facet, parent: $0, parentKind: parentKind)
    }
  }

  private var claimAddTarget: WriteTarget? {
    guard let place = place else {
      guard text("wording") != nil else { return nil }
      return WriteTarget(
        entity: on ?? id.text, kind: .claim, facet: Facet(.existence), parent: nil, parentKind: nil)
    }
    let entity = on ?? ClaimID(naming: place.document, span: place.span)?.text
    return entity.map {
      let facet = Facet(.appearance, "\(place.document):\(place.span.start):\(place.span.end)")
      return WriteTarget(entity: $0, kind: .claim, facet: facet, parent: nil, parentKind: nil)
    }
  }

  private var absenceTarget: WriteTarget? {
    text("document").flatMap { DocumentID($0) }.flatMap {
      existing(.claim, Facet(.absence, $0.text))
    }
  }

  private var passageTarget: WriteTarget? {
    span.flatMap { existing(.document, Facet(.passage, "\($0.start):\($0.end)")) }
  }

  /// The stretch of text that `with` names, of whatever document; `nil` when it names none.
  var span: TextSpan? {
    guard let start = with("start")?.int, let end = with("end")?.int else { return nil }
    return TextSpan(start, end)
  }

  /// The stretch of a document that `with` names; `nil` when it names none.
  public var place: (document: DocumentID, span: TextSpan)? {
    guard let document = text("document").flatMap({ DocumentID($0) }), let span else {
      return nil
    }
    return (document, span)
  }

  /// The selector that `with` holds; `nil` when it names no place.
  public var selector: Selector? {
    place.map { place in
      Selector(
        document: place.document, span: place.span, exact: text("exact") ?? "",
        prefix: text("prefix") ?? "", suffix: text("suffix") ?? "")
    }
  }

  /// What the operation sets its facet to, in a word or a sentence: a rating, a wording, a stance.
  ///
  /// `nil` when it takes something back. NUL is shown as `␀`.
  public var value: String? {
    let text: String? =
      switch knownKind {
      case .verdictGive, .rulingGive: text("rating")
      case .claimWord: text("wording")
      case .claimAdd: addition
      case .claimAbsent: isTakingBack ? nil : "absent"
      case .claimAttribute: text("speaker") ?? ""
      case .claimDecide, .passageMark: text("as")
      case .claimTag, .claimSame, .documentOrigin: with("present")?.bool == false ? nil : "present"
      case .rosterAccept: with("present")?.bool == false ? nil : "accepted"
      case .publishWithdraw: with("present")?.bool == false ? nil : "withdrawn"
      case .evidenceGive, .evidenceRestore: text("stance") ?? "restored"
      case .queryAsk, .queryAnswer, .noteAdd, .documentText: text("text")
      case .documentAdd, .documentDescribe: text("title") ?? ""
      case .publish: text("change") ?? ""
      case .rosterAdmit: text("device") ?? ""
      case .queryWaive: text("because") ?? ""
      case .sourceAttest: text("source") ?? ""
      case .deskScale, .deskPolicy: with.canonicalText
      case .evidenceWithdraw, .verdictWithdraw, .rulingWithdraw, .noteWithdraw, .rosterRevoke,
        .sourceWithdraw, .seal, nil:
        nil
      }
    guard let text, text.utf8.contains(0) else { return text }
    return String(text.map { $0 == "\0" ? "␀" : $0 })
  }

  /// The words of a `claim.add`; `nil` where it takes an appearance back.
  private var addition: String? {
    isTakingBack && place != nil ? nil : words
  }

  /// Whether it says that what it names is not there, or no longer.
  var isTakingBack: Bool { with("present")?.bool == false }

  /// The words that a `claim.add` adds, taken back or not; empty where it has none.
  public var words: String { (with("exact") ?? with("wording"))?.string ?? "" }
}
