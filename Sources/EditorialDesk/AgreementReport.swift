import AnnotatorAgreement
import ClaimModel

/// The object of `agreement --json`, put together of what was asked for.
struct AgreementReport {
  let request: AgreementRequest
  let scale: LabelScale
  /// What the ratings' file is called; `nil` for a desk's.
  let file: String?
  /// What the items say, by name; empty where they say nothing.
  var wordings: [String: String] = [:]

  /// Ratings that are reported apart.
  struct Part {
    let name: String
    /// What the name stands for; `nil` where it says so itself.
    var title: String?
    let sheet: RatingSheet
  }

  func json(
    _ sheet: RatingSheet, parts: [Part]?, beside: [JSONValue.Member] = []
  ) throws -> JSONValue {
    let table = try table(sheet)
    var members = table.members + [.init("blank", .int(sheet.blank))] + beside
    for section in AgreementRequest.Section.allCases where request.sections.contains(section) {
      members += try self.section(section, of: table)
    }
    if let parts, let grouping = request.grouping {
      let groups = try parts.map { part in
        let title = part.title.map { [JSONValue.Member("title", .string($0))] } ?? []
        return JSONValue.object(
          try [.init("group", .string(part.name))] + title + self.table(part.sheet).members)
      }
      members.append(.init("by", ["field": .string(grouping), "groups": .array(groups)]))
    }
    return .object(members)
  }

  private func table(_ sheet: RatingSheet) throws -> AgreementTable {
    try AgreementTable(
      sheet, scale: scale,
      bootstrap: Bootstrap(resamples: request.resamples, seed: request.seed), file: file)
  }

  private func withWording(_ difference: JSONValue) -> JSONValue {
    guard let wording = difference["item"]?.string.flatMap({ wordings[$0] }) else {
      return difference
    }
    return .object((difference.members ?? []) + [.init("wording", .string(wording))])
  }

  private func section(
    _ section: AgreementRequest.Section, of table: AgreementTable
  ) throws -> [JSONValue.Member] {
    switch section {
    case .pairs:
      if let stranger = request.people.first(where: { !table.isRated(by: $0) }) {
        throw DeskError.missing(
          "Nobody called '\(visible(stranger))' gave one of these ratings.",
          remedy: "write the name as --drift has it; nothing was changed.")
      }
      let (pairs, leftOut) = table.pairs(with: request.people)
      return [
        .init("pairs", .array(pairs.map(\.json))),
        .init("pairs_without", .int(leftOut)),
      ]
    case .differences:
      let differences = table.differences(limit: request.limit)
      return [
        .init(
          "differences",
          [
            "count": .int(differences.count), "items": .int(differences.items),
            "listed": .array(differences.listed.map { withWording($0.json) }),
          ])
      ]
    case .drift: return [.init("drift", .array(table.drift().map(\.json)))]
    case .reliability:
      let (model, reason) = table.reliability()
      return [
        .init("reliability", model?.json ?? .null),
        .init("reliability_undefined", reason.map { .string($0) } ?? .null),
      ]
    }
  }
}
