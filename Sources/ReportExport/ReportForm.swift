import ClaimModel

/// A form that a report takes: how its beginning, each of its claims and its end are written.
///
/// What it writes follows from what it is given and from nothing else, so that equal desks give equal bytes.
public protocol ReportForm: Sendable {
  /// What it writes beside the claims themselves.
  var needs: ReportNeeds { get }
  /// What stands before the claims.
  func opening(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8]
  /// One claim.
  ///
  /// - Parameter number: its number among the verified, or among the others, from 1.
  func claim(_ entry: VerifiedClaimReport.Entry, _ number: Int, _ frame: ReportFrame) -> [UInt8]
  /// What stands between the verified claims and the others; nothing is between where no other is shown.
  func turning(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8]
  /// What stands after the claims.
  func closing(_ frame: ReportFrame, _ summary: ReportSummary) -> [UInt8]
}

/// What a form writes that has to be looked for: what it does not ask for stays empty.
public struct ReportNeeds: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The histories of claims.
  public static let history = ReportNeeds(rawValue: 1)
  /// The agreement of annotators.
  public static let agreement = ReportNeeds(rawValue: 2)
  /// On which days verdicts, rulings and evidence were written.
  public static let dates = ReportNeeds(rawValue: 4)
  /// Where in their documents appearances and evidence are, in words; where an evidence is a document as a
  /// whole is always told.
  public static let places = ReportNeeds(rawValue: 8)
  /// Why clauses of the gate are met or not; whether they are is always told.
  public static let reasons = ReportNeeds(rawValue: 16)
}

/// Prints a report claim by claim: counts what goes by, and says which part each piece belongs to.
///
/// The opening tells what the claims come to, so it is asked for when all have gone by.
public struct ReportPress: Sendable {
  public var summary = ReportSummary()
  private let form: any ReportForm
  private var frame: ReportFrame

  public init(_ form: any ReportForm, frame: ReportFrame) {
    self.form = form
    self.frame = frame.toldToReaders()
    summary.isByRoles = frame.people == .roles
  }

  /// Takes the next claim; they come in the order of ``ReportPlace``.
  ///
  /// - Parameter body: is given the claim's bytes, and whether they belong to the verified claims; it is not
  ///   called for a claim that the report does not show.
  public mutating func take(
    _ entry: VerifiedClaimReport.Entry, to body: (Bool, [UInt8]) throws -> Void
  ) rethrows {
    let entry = entry.told(in: frame)
    summary.add(entry)
    let isVerified = entry.gate.isVerified
    guard isVerified || frame.includesAll else { return }
    let number = isVerified ? summary.verified : summary.unverified
    try body(isVerified, form.claim(entry, number, frame))
  }

  public func opening() -> [UInt8] { form.opening(frame, told) }

  public func turning() -> [UInt8] { form.turning(frame, told) }

  public func closing() -> [UInt8] { form.closing(frame, told) }

  /// The summary with people named as the frame says.
  private var told: ReportSummary {
    var told = summary
    told.agreement = summary.agreement?.told(in: frame)
    return told
  }
}
