import ClaimModel

/// Whether a claimant is a person or a body: schema.org wants one of the two, and the desk records neither.
///
/// What the desk knows goes first: an unnamed source and the author of a document are persons, an outlet is a
/// body. Then the words tell: a name whose head is a noun for bodies (`Ministry of Health`, `the White
/// House`) or that is an abbreviation in capitals (`NATO`). Anybody else is taken for a person.
enum ClaimantKind: String {
  case person = "Person"
  case organization = "Organization"

  /// - Returns: `nil` where nobody knows who made the claim.
  init?(of claim: Claim, _ documents: [DocumentID: SourceDocument]) {
    guard let claimant = claim.claimant else { return nil }
    let chain = claim.attribution
    let printed = claim.appearances.compactMap { documents[$0.selector.document] }
    let bodies = [chain?.outlet, chain?.intermediary] + printed.map(\.outlet)
    let small = claimant.lowercased()
    func isOne(of names: [String?]) -> Bool { names.contains { $0?.lowercased() == small } }
    if chain?.isUnnamed ?? false || isOne(of: printed.map(\.author)) {
      self = .person
    } else {
      self = isOne(of: bodies) || Self.isBody(claimant) ? .organization : .person
    }
  }

  /// Whether the words of a name tell that it is a body's.
  static func isBody(_ name: String) -> Bool {
    let words = words(of: name)
    if words.count == 1, let only = words.first { if isAbbreviation(only) { return true } }
    // The head stands before what specifies it: `Department of Energy`, `head of the council`.
    let head = words.prefix { !joints.contains($0) }.last ?? ""
    return nouns.contains(head.lowercased())
  }

  private static func words(of name: String) -> [String] {
    // Plain ASCII has a character a byte, and needs no tables.
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return name.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    }
    return name.utf8.split { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): false
      default: true
      }
    }.map { String(Substring($0)) }
  }

  private static func isAbbreviation(_ word: String) -> Bool {
    (2...6).contains(word.count) && word.allSatisfy(\.isUppercase)
  }

  private static let joints: Set<String> = ["of", "for", "in", "at", "on", "from", "and", "de"]

  private static let nouns: Set<String> = [
    "academy", "administration", "agency", "airline", "airlines", "alliance", "army", "assembly",
    "association", "authority", "authorities", "bank", "board", "borough", "bureau", "cabinet",
    "campaign", "centre", "center", "chamber", "charity", "church", "club", "coalition", "college",
    "commission", "committee", "company", "congress", "consortium", "corporation", "council",
    "county", "court", "department", "directorate", "embassy", "federation", "firm", "force",
    "forces", "foundation", "fund", "government", "group", "hospital", "house", "inc",
    "inspectorate", "institute", "institution", "kremlin", "league", "ltd", "ministry", "museum",
    "navy", "network", "office", "organisation", "organization", "parliament", "partnership",
    "party", "pentagon", "police", "press", "secretariat", "senate", "service", "society",
    "treasury", "tribunal", "trust", "union", "university",
  ]
}
