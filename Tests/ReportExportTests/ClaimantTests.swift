import ClaimModel
import ReportExport
import Testing

/// Who made a claim, as `itemReviewed.author` of a review says.
@Suite("The claimant in a review")
struct ClaimantTests {
  private func author(of claim: Claim, in document: SourceDocument) throws -> JSONValue? {
    let report = Example.report([claim], documents: [document])
    let graph = try JSONValue(parsing: report.bytes(ClaimReviewForm()))["@graph"]
    return graph?.array?.first?["itemReviewed"]?["author"]
  }

  private func type(of claimant: String, isUnnamed: Bool = false) throws -> String? {
    var document = try Example.document("b", title: nil)
    document.author = "Paula Press"
    var claim = try Example.ruledClaim(in: document)
    claim.attribution = Attribution(
      speaker: claimant, intermediary: "Northern Wire", isUnnamed: isUnnamed)
    return try author(of: claim, in: document)?["@type"]?.string
  }

  @Test(
    "is a body where the desk or its name tells",
    arguments: [
      "Harbour Post", "northern wire", "the White House", "Ministry of Health", "the city council",
      "NATO", "Bank of England", "Harbour Police", "the Kremlin",
    ])
  func isBody(claimant: String) throws {
    #expect(try type(of: claimant) == "Organization")
  }

  @Test(
    "is a person where nothing tells otherwise",
    arguments: [
      "Donald Trump", "a White House official", "the head of the council", "Paula Press",
      "Kremlin spokesman Dmitry Peskov", "the mayor of Harbour City",
    ])
  func isPerson(claimant: String) throws {
    #expect(try type(of: claimant) == "Person")
  }

  @Test func `is a person where the source is not named`() throws {
    #expect(try type(of: "somebody at the ministry", isUnnamed: true) == "Person")
  }

  @Test func `is left out where nobody knows who made the claim`() throws {
    let document = try Example.document("b", title: nil)
    var claim = try Example.ruledClaim(in: document)
    claim.attribution = nil
    #expect(try author(of: claim, in: document) == nil)
  }
}
