import AnnotationSync
import AnnotatorAgreement
import ClaimModel
import ClaimStore

/// The blind verdicts of a desk as ratings, and what was left out of them.
struct BlindVerdicts {
  private(set) var sheet = RatingSheet()
  private(set) var wordings: [String: String] = [:]
  /// Verdicts that are left out: given after seeing others, taken back, by somebody who is not proven.
  private(set) var informed = 0
  /// How many of the informed ones replace a blind one of the same annotator.
  private(set) var changed = 0
  private(set) var withdrawn = 0
  private(set) var unproven = 0
  /// Left out too: of two verdicts that an annotator gave unaware of each other neither is known to hold.
  private(set) var contested = 0
  /// Verdicts that count, of which a reader should know: ones on another wording.
  private(set) var stale = 0
  /// Verdicts on claims on which others' were written in the same chain: whoever sat there may have seen them.
  private(set) var ofOneDevice = 0
  private var replaced: [String: Set<Annotator>] = [:]
  private var groups: [ExactText: (title: String?, places: [Int])] = [:]
  /// The claims and the labels of each group; of all of them under `nil`.
  private var items: [ExactText?: (claims: [String], labels: Set<ExactText>)] = [:]
  private var documents: [DocumentID: SourceDocument] = [:]

  init(_ view: StoreView, _ request: AgreementRequest) throws {
    let grouping = request.grouping.flatMap { AgreementRequest.Grouping(rawValue: $0) }
    let standing = try view.standingVerdicts()
    var places: [OperationID: (chain: Int, number: Int)] = [:]
    var takenBack: [String: Int] = [:]
    for verdict in standing {
      places[verdict.operation] = (verdict.chain, verdict.number)
      if verdict.isWithdrawn { takenBack[verdict.claim, default: 0] += 1 }
    }
    replaced = try view.replacedBlindVerdicts()
    let scale = try view.scale()
    var reader = try DossierReader(view: view, roster: view.roster())
    for id in try view.claimNames(ClaimFilter(document: request.document)) {
      guard let dossier = try reader.read(id) else { continue }
      let claim = scale.reading(
        dossier.claim.counted(in: dossier).map(dossier.claim.presented) ?? dossier.claim)
      guard try isWanted(claim, request, view) else { continue }
      unproven += dossier.claim.verdicts.count { verdict in
        verdict.seen == .blind && !verdict.isProven
          && !claim.verdicts.contains { $0.operation == verdict.operation }
      }
      withdrawn += takenBack[id.text] ?? 0
      let first = sheet.count
      for verdict in claim.verdicts { take(verdict, of: claim, places[verdict.operation]) }
      guard sheet.count > first else { continue }
      wordings[id.text] = claim.wording
      note(claim, in: nil)
      noteDevices(of: claim, places)
      guard let grouping else { continue }
      for (name, title) in try names(of: claim, by: grouping, view) {
        groups[ExactText(name), default: (title, [])].places += first..<sheet.count
        note(claim, in: ExactText(name))
      }
    }
  }

  private mutating func noteDevices(
    of claim: Claim, _ places: [OperationID: (chain: Int, number: Int)]
  ) {
    let counted = claim.verdicts.filter { $0.seen == .blind && $0.isProven && !$0.isContested }
    let chains = Dictionary(grouping: counted.compactMap { places[$0.operation]?.chain }) { $0 }
    ofOneDevice += chains.values.filter { $0.count > 1 }.reduce(0) { $0 + $1.count }
  }

  private mutating func note(_ claim: Claim, in group: ExactText?) {
    items[group, default: ([], [])].claims.append(claim.id.text)
    let labels = claim.verdicts.filter { $0.seen == .blind }.map { ExactText($0.sense.label) }
    items[group, default: ([], [])].labels.formUnion(labels)
  }

  /// Over how many claims counts of labels say little of a single one.
  private static let fewClaims = 20

  /// The claims of whose verdicts the counts of labels tell: there are few, or one label only.
  var tellingItems: [String] {
    items.values.filter { $0.claims.count <= Self.fewClaims || $0.labels.count == 1 }
      .flatMap(\.claims)
  }

  /// The ratings apart, in byte order of what sets them apart.
  var parts: [AgreementReport.Part] {
    groups.sorted { $0.key < $1.key }.map { name, group in
      AgreementReport.Part(name: name.text, title: group.title, sheet: sheet.part(group.places))
    }
  }

  private mutating func take(
    _ verdict: Verdict, of claim: Claim, _ place: (chain: Int, number: Int)?
  ) {
    guard verdict.seen == .blind else {
      informed += 1
      if replaced[claim.id.text]?.contains(verdict.annotator) ?? false { changed += 1 }
      return
    }
    guard verdict.isProven else {
      unproven += 1
      return
    }
    guard !verdict.isContested else {
      contested += 1
      return
    }
    if verdict.isStale { stale += 1 }
    sheet.add(
      item: claim.id.text, annotator: verdict.annotator.name, label: verdict.sense.label,
      strand: place?.chain ?? 0, place: place?.number)
  }

  private mutating func isWanted(
    _ claim: Claim, _ request: AgreementRequest, _ view: StoreView
  ) throws -> Bool {
    if let tag = request.tag, !claim.tags.contains(where: { $0.utf8.elementsEqual(tag.utf8) }) {
      return false
    }
    guard let published = request.published else { return true }
    return try documents(of: claim, view).contains { document in
      (document.published ?? "").utf8.starts(with: published.utf8)
    }
  }

  private mutating func names(
    of claim: Claim, by grouping: AgreementRequest.Grouping, _ view: StoreView
  ) throws -> [(name: String, title: String?)] {
    switch grouping {
    case .tag: return claim.tags.isEmpty ? [("", "no tag")] : claim.tags.map { ($0, nil) }
    case .document:
      let documents = try documents(of: claim, view)
      return documents.isEmpty
        ? [("", "in no document")] : documents.map { ($0.id.text, $0.title) }
    case .month:
      let months = Set(try documents(of: claim, view).map { ExactText(Self.month($0.published)) })
      return months.isEmpty
        ? [("", "no date")] : months.map { ($0.text, $0.text.isEmpty ? "no date" : nil) }
    }
  }

  private mutating func documents(of claim: Claim, _ view: StoreView) throws -> [SourceDocument] {
    let ids = Set(claim.appearances.map(\.selector.document)).sorted()
    return try ids.map { id in
      if let known = documents[id] { return known }
      let document = try view.document(id)
      documents[id] = document
      return document
    }
  }

  /// The year and month of a date as it is written; empty where it is none.
  private static func month(_ published: String?) -> String {
    let month = Array((published ?? "").utf8.prefix(7))
    let isMonth =
      month.count == 7
      && month.enumerated().allSatisfy { place, byte in
        place == 4 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
    return isMonth ? String(decoding: month, as: UTF8.self) : ""
  }
}
