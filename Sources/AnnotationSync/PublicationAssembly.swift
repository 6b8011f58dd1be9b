public import ClaimModel

extension Publication {
  /// What an operation says went out; `nil` when it says nothing that can be used.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .publish,
      let change = operation.text("change").flatMap(Change.init)
    else { return nil }
    self.init(
      id: PublicationID(operation.id), url: operation.text("url") ?? "",
      version: operation.text("version").flatMap { Int($0) } ?? 0, change: change,
      because: operation.text("because") ?? "", by: operation.by, at: operation.at,
      standing: operation.with("standing").flatMap { Standing($0) })
  }

  /// The members of the operation that records a publication.
  ///
  /// - Parameter standing: what stands on the claim.
  public static func members(
    url: String, version: Int, change: Change, because: String, standing: Standing
  ) -> JSONValue {
    .members([
      ("url", .string(url)), ("version", .string(String(version))),
      ("change", .string(change.rawValue)), ("because", because.isEmpty ? nil : .string(because)),
      ("standing", standing.value),
    ])
  }
}

extension Publication.Withdrawal {
  /// What an operation takes back; `nil` when it lets the publication stand.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .publishWithdraw, operation.with("present")?.bool != false else {
      return nil
    }
    self.init(
      by: operation.by, at: operation.at, because: operation.text("because") ?? "")
  }
}

extension OperationDraft {
  /// Takes back a publication, or lets it stand again.
  public static func withdrawal(
    of publication: PublicationID, because: String, isPresent: Bool = true
  ) -> OperationDraft {
    OperationDraft(
      .publishWithdraw, on: publication.text,
      with: .members([
        ("because", because.isEmpty ? nil : .string(because)), ("present", .bool(isPresent)),
      ]))
  }
}

extension Publication.Standing {
  fileprivate init?(_ value: JSONValue) {
    guard let wording = value["wording"]?.string, let isVerified = value["verified"]?.bool else {
      return nil
    }
    let ruling = value["ruling"].flatMap { ruling in
      ruling["operation"]?.string.flatMap { OperationID($0) }.map {
        Ruling(operation: $0, because: ruling["because"]?.string ?? "")
      }
    }
    let evidence = (value["evidence"]?.array ?? []).compactMap { item in
      item["id"]?.string.flatMap { EvidenceID($0) }.map {
        Item(id: $0, words: item["words"]?.string ?? "")
      }
    }
    self.init(
      wording: wording, attribution: value["attribution"].map { Attribution(published: $0) },
      rating: value["rating"]?.string, ruling: ruling, evidence: evidence,
      isVerified: isVerified)
  }

  fileprivate var value: JSONValue {
    .members([
      ("wording", .string(wording)), ("attribution", attribution?.published),
      ("rating", rating.map { .string($0) }),
      (
        "ruling",
        ruling.map {
          ["operation": .string($0.operation.text), "because": .string($0.because)]
        }
      ),
      (
        "evidence",
        .array(evidence.map { ["id": .string($0.id.text), "words": .string($0.words)] })
      ), ("verified", .bool(isVerified)),
    ])
  }
}

extension Attribution {
  fileprivate init(published value: JSONValue) {
    self.init(
      speaker: value["speaker"]?.string, addressee: value["addressee"]?.string,
      channel: value["channel"]?.string, intermediary: value["intermediary"]?.string,
      outlet: value["outlet"]?.string, isUnnamed: value["unnamed"]?.bool ?? false,
      madeOn: value["made_on"]?.string)
  }

  /// As the operation of a publication has it.
  fileprivate var published: JSONValue {
    func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }
    return .members([
      ("speaker", text(speaker)), ("addressee", text(addressee)), ("channel", text(channel)),
      ("intermediary", text(intermediary)), ("outlet", text(outlet)),
      ("unnamed", isUnnamed ? true : nil), ("made_on", text(madeOn)),
    ])
  }
}
