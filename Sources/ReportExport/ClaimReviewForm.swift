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
    return Array((number > 1 ? ",\n" : "\n").utf8) + review.json(withContext: false)
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

  /// The object.
  ///
  /// - Parameter withContext: whether it says itself that its words are those of schema.org.
  func json(withContext: Bool) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      if withContext { json.member("@context", "https://schema.org") }
      json.member("@id", "#claim-\(claim.id.text)")
      json.member("@type", "ClaimReview")
      json.member("author") { name(frame.publisher ?? frame.readableName, "Organization", in: &$0) }
      json.member("claimReviewed", claim.wording)
      corrections(in: &json)
      json.optional("dateModified", modified)
      json.optional("datePublished", date(claim.standingPublications.first?.at))
      json.member("itemReviewed") { itemReviewed(in: &$0) }
      json.optional("reviewBody", reviewBody)
      json.member("reviewRating") { reviewRating(in: &$0) }
      json.member("url", address)
    }
    return json.printed
  }

  /// A person or an organization of which no more is told.
  private func name(_ name: String, _ type: StaticString, in json: inout JSONWriter) {
    json.member("@type", "\(type)")
    json.member("name", name)
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
  private func corrections(in json: inout JSONWriter) {
    let made = claim.publications.isEmpty ? [] : claim.madeCorrections
    guard !made.isEmpty else { return }
    json.member("correction", list: made) { correction, json in
      let before = correction.earlier
      json.member("@type", "CorrectionComment")
      json.member("about") { json in
        json.member("@type", "ClaimReview")
        json.optional("datePublished", date(before.at))
        json.optional("url", isWebAddress(before.url) ? before.url : nil)
        json.member("version", String(before.version))
      }
      json.optional("datePublished", date(correction.later?.at))
      json.member("text", CorrectionWords(correction).text)
    }
  }

  private var reviewBody: String? {
    if let because = claim.ruling?.because, !because.isEmpty { return because }
    return claim.verdicts.first { decided.includes($0) && !$0.rationale.isEmpty }?.rationale
  }

  private func reviewRating(in json: inout JSONWriter) {
    let grade = frame.grade(decided.rating)
    // How far the scale goes is told where the grade is on it.
    let values = grade?.value == nil ? [] : frame.scale.grades.compactMap(\.value)
    json.member("@type", "Rating")
    json.member("alternateName", decided.rating)
    json.optional("bestRating", values.max())
    json.optional("ratingExplanation", grade?.meaning)
    json.optional("ratingValue", grade?.value)
    json.optional("worstRating", values.min())
  }

  private func itemReviewed(in json: inout JSONWriter) {
    json.member("@type", "Claim")
    if !places.isEmpty {
      json.member("appearance", list: places) { work($0.selector.document, in: &$1) }
    }
    author(in: &json)
    json.optional("datePublished", date(claim.attribution?.madeOn))
    if let first = firstAppearance { json.member("firstAppearance") { work(first, in: &$0) } }
    json.member("name", claim.wording)
  }

  private func author(in json: inout JSONWriter) {
    guard let claimant = claim.claimant else { return }
    let isUnnamed = claim.attribution?.isUnnamed ?? false
    let kind = ClaimantKind(of: claim, frame.documents) ?? .person
    json.member("author") { json in
      json.member("@type", kind.rawValue)
      json.optional("description", isUnnamed ? "Not named by the source." : nil)
      json.member("name", claimant)
    }
  }

  /// Where the claim is made; a place with other words makes another one.
  private var places: [Appearance] { claim.appearances.filter { !$0.isInOtherWords } }

  /// The one appearance, or the earliest where each has a date; `nil` where nobody can know.
  private var firstAppearance: DocumentID? {
    let dated = places.map { appearance in
      (appearance, date: date(frame.documents[appearance.selector.document]?.published))
    }
    if dated.count == 1, let only = dated.first { return only.0.selector.document }
    let known = dated.compactMap { item in item.date.map { (item.0, date: ExactText($0)) } }
    guard !known.isEmpty, known.count == dated.count else { return nil }
    return known.min { $0.date < $1.date }?.0.selector.document
  }

  private func work(_ id: DocumentID, in json: inout JSONWriter) {
    let document = frame.documents[id]
    json.member("@type", document?.outlet == nil ? "CreativeWork" : "NewsArticle")
    if let author = document?.author { json.member("author") { name(author, "Person", in: &$0) } }
    json.optional("datePublished", date(document?.published))
    json.optional("headline", document?.title)
    json.member("identifier", "sha256:\(id.text)")
    if let outlet = document?.outlet {
      json.member("publisher") { name(outlet, "Organization", in: &$0) }
    }
    json.optional("url", document?.url.flatMap { isWebAddress($0) ? $0 : nil })
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
