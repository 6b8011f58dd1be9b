import ClaimModel

/// The verified claims as schema.org `ClaimReview` in JSON-LD, for search engines and other fact-checkers.
///
/// Only claims that the gate passes are reviews; others are left out whatever the report includes. Ends with
/// one line feed.
///
/// **Source.** schema.org 29, `ClaimReview` and `Claim`; Google's page on fact-check structured data for what
/// must be there.
public struct ClaimReviewForm: ReportForm {
  public init() {}

  public var needs: ReportNeeds { [] }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    Array(#"{"@context":"https://schema.org","@graph":["#.utf8)
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    guard let review = ClaimReview(entry, frame) else { return [] }
    var bytes = Array((number > 1 ? ",\n" : "\n").utf8)
    review.value.writePrinted(into: &bytes)
    return bytes
  }

  public func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] { [] }

  public func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    Array("\n]}\n".utf8)
  }
}

/// One review of a claim.
struct ClaimReview {
  private let entry: VerifiedClaimReport.Entry
  private let frame: ReportFrame
  private let decided: Decided

  /// - Returns: `nil` for a claim that may not be called verified.
  init?(_ entry: VerifiedClaimReport.Entry, _ frame: ReportFrame) {
    guard entry.gate.isVerified, let decided = Decided(of: entry.claim) else { return nil }
    self.entry = entry
    self.frame = frame
    self.decided = decided
  }

  private var claim: Claim { entry.claim }

  /// The object, without its context.
  var value: JSONValue {
    .members([
      ("@type", "ClaimReview"), ("@id", .string("#claim-\(claim.id.text)")),
      ("url", .string(address)), ("claimReviewed", .string(claim.wording)),
      (
        "author", ["@type": "Organization", "name": .string(frame.publisher ?? frame.readableName)]
      ),
      ("datePublished", date(claim.standingPublications.first?.at).map { .string($0) }),
      ("dateModified", modified.map { .string($0) }), ("reviewRating", reviewRating),
      ("itemReviewed", itemReviewed), ("reviewBody", reviewBody.map { .string($0) }),
      ("correction", corrections.isEmpty ? nil : .array(corrections)),
    ])
  }

  /// Where the review was published last; `nil` where it was not, or not on the web.
  private var publishedAddress: String? {
    claim.standingPublications.last.flatMap { isWebAddress($0.url) ? $0.url : nil }
  }

  /// Where the review is published; else where the report will lie, at the claim.
  ///
  /// Without either it is relative to the page that holds the review.
  private var address: String {
    if let published = publishedAddress { return published }
    return "\(frame.address ?? "")#claim-\(claim.id.text)"
  }

  private var modified: String? {
    let standing = claim.standingPublications
    return standing.count > 1 ? date(standing.last?.at) : nil
  }

  /// The corrections that went out; those that are due are no part of what readers were told.
  private var corrections: [JSONValue] {
    claim.madeCorrections.map { correction in
      let before = correction.earlier
      return .members([
        ("@type", "CorrectionComment"), ("text", .string(CorrectionWords(correction).text)),
        ("datePublished", date(correction.later?.at).map { .string($0) }),
        (
          "about",
          .members([
            ("@type", "ClaimReview"), ("version", .string(String(before.version))),
            ("url", isWebAddress(before.url) ? .string(before.url) : nil),
            ("datePublished", date(before.at).map { .string($0) }),
          ])
        ),
      ])
    }
  }

  private var reviewBody: String? {
    if let because = claim.ruling?.because, !because.isEmpty { return because }
    return claim.verdicts.first { decided.includes($0) && !$0.rationale.isEmpty }?.rationale
  }

  private var reviewRating: JSONValue {
    let values = frame.scale.grades.compactMap(\.value)
    let grade = frame.grade(decided.rating)
    let value = grade?.value
    return .members([
      ("@type", "Rating"), ("alternateName", .string(decided.rating)),
      ("ratingExplanation", grade.map { .string($0.meaning) }),
      ("ratingValue", value.map { .int($0) }),
      ("bestRating", value.flatMap { _ in values.max().map { .int($0) } }),
      ("worstRating", value.flatMap { _ in values.min().map { .int($0) } }),
    ])
  }

  private var itemReviewed: JSONValue {
    let appearances = claim.appearances.map { work($0.selector.document) }
    return .members([
      ("@type", "Claim"), ("name", .string(claim.wording)), ("author", author),
      ("datePublished", date(claim.attribution?.madeOn).map { .string($0) }),
      ("appearance", appearances.isEmpty ? nil : .array(appearances)),
      ("firstAppearance", firstAppearance),
    ])
  }

  private var author: JSONValue? {
    guard let claimant = claim.claimant else { return nil }
    let isUnnamed = claim.attribution?.isUnnamed ?? false
    let kind = ClaimantKind(of: claim, frame.documents) ?? .person
    return .members([
      ("@type", .string(kind.rawValue)), ("name", .string(claimant)),
      ("description", isUnnamed ? "Not named by the source." : nil),
    ])
  }

  /// The one appearance, or the earliest where each has a date; `nil` where nobody can know.
  private var firstAppearance: JSONValue? {
    let dated = claim.appearances.map { appearance in
      (appearance, date: date(frame.documents[appearance.selector.document]?.published))
    }
    if dated.count == 1, let only = dated.first { return work(only.0.selector.document) }
    let known = dated.compactMap { item in item.date.map { (item.0, date: ExactText($0)) } }
    guard !known.isEmpty, known.count == dated.count else { return nil }
    return known.min { $0.date < $1.date }.map { work($0.0.selector.document) }
  }

  private func work(_ id: DocumentID) -> JSONValue {
    let document = frame.documents[id]
    return .members([
      ("@type", document?.outlet == nil ? "CreativeWork" : "NewsArticle"),
      ("identifier", .string("sha256:\(id.text)")),
      ("headline", document?.title.map { .string($0) }),
      ("url", document?.url.flatMap { isWebAddress($0) ? .string($0) : nil }),
      ("datePublished", date(document?.published).map { .string($0) }),
      ("author", document?.author.map { ["@type": "Person", "name": .string($0)] }),
      (
        "publisher", document?.outlet.map { ["@type": "Organization", "name": .string($0)] }
      ),
    ])
  }

  /// The date at the beginning of a text, as in ISO 8601; `nil` where none is.
  private func date(_ text: String?) -> String? {
    guard let text else { return nil }
    let bytes = Array(text.utf8.prefix(10))
    guard bytes.count == 10 else { return nil }
    let isDate = bytes.enumerated().allSatisfy { place, byte in
      place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
    }
    return isDate ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
