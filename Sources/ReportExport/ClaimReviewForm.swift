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

  public var wantsAgreement: Bool { false }

  public func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8] {
    Array(#"{"@context":"https://schema.org","@graph":["#.utf8)
  }

  public func claim(
    _ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame
  ) -> [UInt8] {
    guard let review = ClaimReview(entry, frame) else { return [] }
    var bytes = Array((number > 1 ? ",\n" : "\n").utf8)
    review.value.appendPrinted(to: &bytes)
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
  private let rating: String

  /// - Returns: `nil` for a claim that may not be called verified.
  init?(_ entry: VerifiedClaimReport.Entry, _ frame: ReportFrame) {
    guard entry.gate.isVerified, let rating = entry.claim.standingRating else { return nil }
    self.entry = entry
    self.frame = frame
    self.rating = rating
  }

  private var claim: Claim { entry.claim }

  /// The object, without its context.
  var value: JSONValue {
    .members([
      ("@type", "ClaimReview"), ("@id", .string("#claim-\(claim.id.text)")),
      ("url", .string(address)), ("claimReviewed", .string(claim.wording)),
      ("author", ["@type": "Organization", "name": .string(frame.deskName)]),
      ("datePublished", date(claim.publications.first?.at).map { .string($0) }),
      ("dateModified", modified.map { .string($0) }), ("reviewRating", reviewRating),
      ("itemReviewed", itemReviewed), ("reviewBody", reviewBody.map { .string($0) }),
    ])
  }

  /// Where the review is published; else where the report will lie, at the claim.
  private var address: String {
    if let published = claim.publications.last?.url, isWebAddress(published) { return published }
    return "\(frame.address ?? "")#claim-\(claim.id.text)"
  }

  private var modified: String? {
    claim.publications.count > 1 ? date(claim.publications.last?.at) : nil
  }

  private var reviewBody: String? {
    if let because = claim.ruling?.because, !because.isEmpty { return because }
    return claim.verdicts.first {
      $0.rating.utf8.elementsEqual(rating.utf8) && !$0.rationale.isEmpty
    }?.rationale
  }

  private var reviewRating: JSONValue {
    let values = frame.scale.grades.compactMap(\.value)
    let grade = frame.grade(rating)
    let value = grade?.value
    return .members([
      ("@type", "Rating"), ("alternateName", .string(rating)),
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
    return .members([
      // The desk does not say whether a claimant is a person or a body.
      ("@type", "Person"), ("name", .string(claimant)),
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
