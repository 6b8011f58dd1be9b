import AnnotationSync
import ClaimModel

/// How a claim stands and reads, by the heads of its facets.
struct ClaimReading {
  let name: String
  let rows: [FacetRow]
  let shown: [ShownFacet]
  /// The words of an addition that was taken back: the table has none of it, only its line has.
  var takenBackWords: String?

  /// Whether an operation here added the claim.
  var isKnown: Bool { shown.contains { $0.kind == .appearance || $0.kind == .existence } }

  func value(_ kind: Facet.Kind) -> String? { shown.first { $0.kind == kind }?.value }

  /// - Parameter scale: the one by which ratings are held against each other.
  func status(on scale: Scale) -> Claim.Status {
    let former = Set(formerVerdicts)
    // In order of annotator.
    func senses(areFormer: Bool) -> [RatingSense] {
      let values = shown.filter { $0.kind == .verdict && former.contains($0.facet) == areFormer }
        .compactMap(\.value)
      return GivenRating.senses(ofValues: values, on: scale)
    }
    return Claim.Status(
      decision: value(.decision).flatMap(Decision.Outcome.init), isCandidate: false,
      isRuled: isRuled, ratings: senses(areFormer: false),
      former: former.isEmpty ? [] : senses(areFormer: true))
  }

  /// What stands: what verdicts and rulings are held against.
  ///
  /// The words of an addition that was taken back have to be known, see ``takenBackRow``.
  var judgedMark: JudgedMark { JudgedMark(wording: wording, speaker: value(.attribution)) }

  /// Whether a ruling is on what the claim says now.
  private var isRuled: Bool {
    guard let ruling = value(.ruling) else { return false }
    return !GivenRating.saysMore(ruling)
      || !GivenRating(value: ruling).judged.isFormer(now: judgedMark)
  }

  /// The verdicts that judged another wording or speaker than stands, in order of annotator.
  var formerVerdicts: [Facet] {
    // Most verdicts of most files do not say what they judged.
    guard shown.contains(where: { $0.isVerdict && $0.value.map(GivenRating.saysMore) ?? false })
    else { return [] }
    let now = judgedMark
    return shown.filter { verdict in
      guard verdict.isVerdict, let value = verdict.value else { return false }
      return GivenRating(value: value).judged.isFormer(now: now)
    }.map(\.facet)
  }

  var wording: String {
    value(.wording) ?? naming ?? original?.value ?? takenBackWords ?? value(.existence) ?? ""
  }

  /// Where the log has the addition whose words are the wording, though it was taken back; `nil` where the
  /// wording is told by the table.
  var takenBackRow: Int64? {
    guard let original, original.value == nil, naming == nil, value(.wording) == nil else {
      return nil
    }
    return operation(of: original)?.row
  }

  /// The words by which the claim is found; `nil` when no operation here added it.
  var words: String? {
    isKnown ? wording + "\n" + (value(.attribution) ?? "") : nil
  }

  /// The stretch of the walk that the claim lies on: the document of its first appearance; without one,
  /// `~` and the first two letters of its name.
  var shelf: String {
    // In order of document: the facet begins with it.
    let first = shown.lazy.filter(\.isStandingAppearance).compactMap(\.facet.place).first
    return first.map { $0.0.text } ?? Self.shelf(ofName: name)
  }

  /// The stretch of the walk on which a claim lies that has no place.
  static func shelf(ofName name: String) -> String {
    String(decoding: [UInt8(ascii: "~")] + name.utf8.prefix(2), as: UTF8.self)
  }

  /// What the claim is counted as; `nil` while no operation here added it, and where its name is none
  /// that a claim can have.
  ///
  /// - Parameter isStale: whether a verdict has changed since the ruling.
  func stage(_ status: Claim.Status, isStale: Bool) -> ClaimStage? {
    isKnown && ClaimID(name) != nil ? ClaimStage(status, isStale: isStale) : nil
  }

  /// The verdicts that stand.
  var verdicts: [ShownFacet] { shown.filter(\.isVerdict) }

  /// How the claim counts; `nil` when it does not.
  func stand(_ status: Claim.Status, isStale: Bool, queries: Int) -> ClaimStand? {
    stage(status, isStale: isStale).map {
      ClaimStand(
        shelf: shelf, stage: $0, queries: queries, shown: shown, former: formerVerdicts)
    }
  }

  /// The operation that is shown of a facet: of several heads, the one with the greatest name.
  func operation(of shown: ShownFacet) -> FacetRow? {
    Array(rows[shown.first...].lazy.filter(\.isHead).prefix(shown.heads)).last
  }

  /// The words of the operation that named the claim; `nil` when a place in a document did.
  private var naming: String? {
    rows.first { $0.kind == .existence && $0.isHead && $0.id == OperationID(name) }?.value
  }

  /// The appearance that named the claim; else the first one.
  private var original: ShownFacet? {
    let appearances = shown.filter { $0.kind == .appearance }
    let naming = appearances.first {
      $0.facet.place.flatMap { ClaimID(naming: $0.0, span: $0.1)?.text } == name
    }
    return naming ?? appearances.first
  }
}

extension Facet {
  /// The stretch of a document that an appearance is; `nil` for other facets.
  var place: (DocumentID, TextSpan)? {
    let parts = (key ?? "").split(separator: ":")
    guard parts.count == 3, let document = DocumentID(parts[0]), let start = Int(parts[1]),
      let end = Int(parts[2]), let span = TextSpan(start, end)
    else { return nil }
    return (document, span)
  }
}

extension ClaimReading {
  /// Reads the rows of a claim, in order of facet and operation.
  init(name: String, rows: [FacetRow]) {
    self.init(name: name, rows: rows, shown: EntityGroup.shown(of: rows))
  }
}
