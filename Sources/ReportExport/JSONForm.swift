public import ClaimModel

/// The report as one JSON object, keys sorted, for programs: the object of `report --format json`.
///
/// Ends with one line feed.
public struct JSONForm: ReportForm {
  public init() {}

  public var needs: ReportNeeds { [.history, .agreement, .reasons] }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    var bytes = Array("{".utf8)
    if let agreement = summary.agreement {
      bytes += Self.member("agreement", agreement.value) + Array(",".utf8)
    }
    if let asOf = frame.asOf {
      bytes += Self.member("as_of", .string(asOf)) + Array(",".utf8)
    }
    return bytes + Array(#""claims":["#.utf8)
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    (number > 1 ? [UInt8(ascii: ",")] : []) + ClaimJSON.entry(entry)
  }

  public func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    let isBetween = frame.includesAll && summary.verified > 0 && summary.unverified > 0
    return isBetween ? [UInt8(ascii: ",")] : []
  }

  public func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    let corrections = summary.corrections.map { $0.correction.value }
    let members: [(String, JSONValue)] = [
      ("corrections", .array(corrections)), ("desk", .string(frame.deskName)),
      ("digest", .string(frame.digest)), ("left_out", .int(summary.leftOutInAll(frame))),
      ("operations", frame.operationCount.map { .int($0) } ?? .null),
      ("people", .array(people(summary))), ("policy", frame.policy.value),
      ("scale", frame.scale.value), ("selection", .array(frame.selection.map { .string($0) })),
      ("state", .string(frame.state)),
      ("withdrawn", .array(withdrawn(summary))),
    ]
    let written = members.map { Self.member($0, $1) }.joined(separator: [UInt8(ascii: ",")])
    return Array("],".utf8) + Array(written) + Array("}\n".utf8)
  }

  private func withdrawn(_ summary: ReportSummary) -> [JSONValue] {
    summary.withdrawn.map { _, claim, publication in
      .object([
        JSONValue.Member("claim", .string(claim.text)),
        JSONValue.Member("publication", publication.value),
      ])
    }
  }

  private static func member(_ key: String, _ value: JSONValue) -> [UInt8] {
    var bytes = Array("\"\(key)\":".utf8)
    value.writePrinted(into: &bytes)
    return bytes
  }

  private func people(_ summary: ReportSummary) -> [JSONValue] {
    summary.people.sorted { $0.key < $1.key }.map { annotator, work in
      [
        "name": .string(annotator.name), "verdicts": .int(work.verdicts),
        "blind": .int(work.blind), "rulings": .int(work.rulings),
        "evidence": .int(work.evidence),
      ]
    }
  }
}

extension Correction {
  /// The object of a line of `corrections --json`.
  public var value: JSONValue {
    [
      "claim": .string(claim.text), "change": .string(change.rawValue),
      "due": .bool(later == nil), "earlier": earlier.value,
      "later": later.map(\.value) ?? .null,
      "differences": .array(
        differences.map {
          [
            "what": .string($0.what.rawValue), "old": .string($0.old), "new": .string($0.new),
          ]
        }),
      "taken_back": takenBack.map {
        [
          "as": .string($0.outcome.rawValue), "by": .string($0.by.name),
          "because": .string($0.because),
        ]
      } ?? .null,
    ]
  }
}

extension Publication {
  /// A publication as reports and `show --json` give it.
  public var value: JSONValue {
    [
      "id": .string(id.text), "url": .string(url), "version": .int(version),
      "edition": .string(edition),
      "change": .string(change.rawValue), "because": .string(because), "by": .string(by.name),
      "at": .string(at), "rating": standing?.rating.map { .string($0) } ?? .null,
      "verified": standing.map { .bool($0.isVerified) } ?? .null,
      "withdrawn": withdrawal.map {
        ["by": .string($0.by.name), "at": .string($0.at), "because": .string($0.because)]
      } ?? .null,
    ]
  }
}

extension ReportAgreement {
  fileprivate var value: JSONValue {
    [
      "claims": .int(claims), "percent_agreement": percent.map { .decimal($0) } ?? .null,
      "alpha": alpha.map { .decimal($0) } ?? .null,
      "interval95": interval.map { [.decimal($0.lowerBound), .decimal($0.upperBound)] } ?? .null,
      "undefined": undefined.map { .string($0) } ?? .null,
      "changed": .int(changed.values.reduce(0, +)), "contested": .int(contested),
    ]
  }
}

extension Policy {
  fileprivate var value: JSONValue {
    [
      "blind_verdicts": .int(blindVerdicts), "independent_origins": .int(independentOrigins),
      "primary_document_suffices": .bool(primaryDocumentSuffices),
      "words": .array(
        words.map { ["clause": .string($0.clause.rawValue), "text": .string($0.text)] }),
    ]
  }
}

extension Scale {
  fileprivate var value: JSONValue {
    [
      "name": .string(name),
      "grades": .array(
        grades.map { grade in
          [
            "name": .string(grade.name), "value": grade.value.map { .int($0) } ?? .null,
            "meaning": .string(grade.meaning),
          ]
        }),
    ]
  }
}
