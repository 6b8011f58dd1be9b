public import ClaimModel

extension Desk {
  /// A form of the verified-claim report; raw values are what `--format` takes.
  public enum ReportFormat: String, CaseIterable, Sendable {
    case markdown, html, json, csv, claimreview

    /// Whether programs read it: a pipeline that exports a desk is not a person who has made up their mind,
    /// so it counts for no look at the others' verdicts.
    public var isForPrograms: Bool {
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
    public var people: PeopleNaming = .names
    /// Whether a table begins with the mark by which some spreadsheets know UTF-8.
    public var hasByteOrderMark = false
    /// Whether it is printed where a person reads it, in whatever form.
    public var isOnTerminal = false
    /// Where the report will lie on the web; `nil` when nobody said.
    public var address: String?

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
    /// On how many of the claims shown the reader has given no verdict and had not seen the others': one
    /// given there later is informed.
    public internal(set) var informed = 0
    /// The claims shown on which others have given verdicts and the reader has not.
    var unrated: [ClaimID] = []

    /// How many corrections are due, in words.
    public var dueWords: String {
      due == 1 ? "1 correction is due" : "\(due) corrections are due"
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
    if !tags.isEmpty { words.append("Only claims with the tag: \(tags.joined(separator: ", ")).") }
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

  /// Whether a date as in ISO 8601 lies in the period; a text that begins with none lies in no period.
  private func isWithin(_ text: String) -> Bool {
    let day = Array(text.utf8.prefix(10))
    guard Self.isDay(day) else { return false }
    func begins(_ limit: String) -> [UInt8] { Array(day.prefix(limit.utf8.count)) }
    if let from, begins(from).lexicographicallyPrecedes(from.utf8) { return false }
    if let until, until.utf8.lexicographicallyPrecedes(begins(until)) { return false }
    return true
  }

  private static func isDay(_ bytes: [UInt8]) -> Bool {
    bytes.count == 10
      && bytes.enumerated().allSatisfy { place, byte in
        place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
  }

  /// Sees to it that the ends of the period are dates.
  func check() throws {
    for limit in [from, until].compactMap(\.self) {
      let model = Array("0000-00-00".utf8)
      let bytes = Array(limit.utf8)
      let isDate =
        [4, 7, 10].contains(bytes.count)
        && Self.isDay(bytes + model.dropFirst(bytes.count))
      guard isDate else {
        throw DeskError.missing(
          "'\(visible(limit))' is no date.",
          remedy: "write it as 2017, 2017-01 or 2017-01-28; no report was written.")
      }
    }
    if let address, address.contains(where: { $0.isWhitespace || $0 == "#" }) {
      throw DeskError.missing(
        "'\(visible(address))' is no address of a page.",
        remedy: "give the address without what follows #; no report was written.")
    }
  }
}
