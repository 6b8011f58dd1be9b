public import ClaimModel
import ReportExport

extension Desk {
  /// A form of the verified-claim report; raw values are what `--format` takes.
  public enum ReportFormat: String, CaseIterable, Sendable {
    case markdown, html, json, csv, claimreview

    /// What it is for, in one line.
    public var summary: String {
      switch self {
      case .markdown: "CommonMark, for mail, a wiki, a repository"
      case .html: "one page without scripts, for readers, lawyers and print"
      case .json: "one object with all of it, for programs"
      case .csv: "a table, one row a claim, for spreadsheets"
      case .claimreview: "schema.org's ClaimReview in JSON-LD, for search engines"
      }
    }

    /// Whether programs read it: a pipeline that exports a desk is not a person who has made up their mind,
    /// so it counts for no look at the others' verdicts.
    var isForPrograms: Bool {
      switch self {
      case .json, .claimreview: true
      case .markdown, .html, .csv: false
      }
    }
  }

  /// Which report is wanted: its form, and what of the desk is in it.
  public struct ReportRequest: Sendable {
    public var format: ReportFormat
    /// Whether claims that the gate does not pass come too, set apart.
    public var includesAll = false
    /// Only claims that appear in one of these; empty for all.
    public var documents: [DocumentID] = []
    /// Only claims with one of these tags; empty for all.
    public var tags: [String] = []
    /// Only claims made, or printed, on this day or later, such as `2017-01-28`, `2017-01` or `2017`; `nil`
    /// for all.
    public var from: String?
    /// Only claims made, or printed, on this day or earlier, likewise.
    public var until: String?
    /// An earlier state of the desk, see ``EarlierState``; `nil` for the state it is in.
    public var asOf: String?
    /// How people stand; `nil` for as the desk's policy says, which is the most that may be shown.
    public var people: PeopleNaming?
    /// Whether a table begins with the mark by which some spreadsheets know UTF-8.
    public var hasByteOrderMark = false
    /// Whether it is printed where a person reads it, in whatever form.
    public var isOnTerminal = false
    /// Where the report will lie on the web; `nil` when nobody said.
    public var address: String?
    /// Who publishes the checks; `nil` for the desk, by its name.
    public var publisher: String?

    public init(_ format: ReportFormat) { self.format = format }
  }

  /// What a report came to.
  public struct ReportOutcome: Sendable {
    public internal(set) var bytes = 0
    public internal(set) var verified = 0
    /// Claims that the gate does not pass, shown or not.
    public internal(set) var unverified = 0
    /// Corrections that are due.
    public internal(set) var due = 0
    /// Reviews for search engines that have no address on the web: their claims are not published, and nobody
    /// said where the report will lie.
    public internal(set) var unaddressed = 0
    /// On how many of the claims shown the reader has given no verdict and had not seen the others': one
    /// given there later is informed.
    public internal(set) var informed = 0
    /// The claims shown on which others have given verdicts and the reader has not.
    var unrated: [ClaimID] = []

    /// What to do about reviews without an address; `nil` where each has one.
    public var unaddressedWords: String? {
      guard unaddressed > 0 else { return nil }
      let reviews = unaddressed == 1 ? "1 review has" : "\(unaddressed) reviews have"
      return
        "\(reviews) no address on the web, without which search engines leave them out: record where "
        + "they went with `stet publish`, or say with --address where the report will lie."
    }

    /// How many corrections are due, in words.
    public var dueWords: String {
      counted(due, "correction is due", "corrections are due")
    }
  }
}

extension Desk.ReportRequest {
  /// Which claims are asked for, one sentence each.
  func words(titles: [DocumentID: SourceDocument]) -> [String] {
    var words: [String] = []
    if !documents.isEmpty {
      let names = documents.map { "\(titles[$0]?.title ?? "without a title") (\($0.short))" }
      words.append("Only claims of: \(names.joined(separator: "; ")).")
    }
    if !tags.isEmpty {
      let lead = tags.count == 1 ? "the tag" : "one of the tags"
      words.append("Only claims with \(lead): \(tags.joined(separator: ", ")).")
    }
    switch (from, until) {
    case (nil, nil): break
    case (let from?, nil): words.append("Only claims made or printed on \(from) or later.")
    case (nil, let until?): words.append("Only claims made or printed on \(until) or earlier.")
    case (let from?, let until?):
      words.append("Only claims made or printed from \(from) to \(until).")
    }
    return words
  }

  /// Whether a claim is asked for, as far as its tags and dates say.
  func selects(_ claim: Claim, _ known: [DocumentID: SourceDocument]) -> Bool {
    let wanted = Set(tags.map { ExactText($0) })
    guard wanted.isEmpty || claim.tags.contains(where: { wanted.contains(ExactText($0)) }) else {
      return false
    }
    guard from != nil || until != nil else { return true }
    let printed = claim.appearances.map { known[$0.selector.document]?.published }
    return ([claim.attribution?.madeOn] + printed).compactMap(\.self).contains { isWithin($0) }
  }

  /// Whether a date as in ISO 8601, or a month or year, has a day in the period; a text that begins with none
  /// lies in no period.
  private func isWithin(_ text: String) -> Bool {
    let date = Array(text.utf8.prefix(10))
    guard Self.isDate(date) else { return false }
    // Both are as exact as the one of them that is less so.
    func begins(_ other: some Sequence<UInt8>, _ length: Int) -> [UInt8] {
      Array(other.prefix(length))
    }
    if let from {
      let first = begins(from.utf8, date.count)
      if begins(date, first.count).lexicographicallyPrecedes(first) { return false }
    }
    if let until {
      let last = begins(until.utf8, date.count)
      if last.lexicographicallyPrecedes(begins(date, last.count)) { return false }
    }
    return true
  }

  /// Whether bytes are a day, a month or a year.
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    [4, 7, 10].contains(bytes.count)
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
  }
}
