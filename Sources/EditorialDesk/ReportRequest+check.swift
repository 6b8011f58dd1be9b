import ClaimModel
import ReportExport

extension Desk.ReportRequest {
  /// Sees to it that what is asked for can be meant: dates that the calendar has, in order, and an address on
  /// the web.
  ///
  /// - Throws: ``DeskError/missing(_:remedy:)``; nothing was written.
  public func check() throws {
    for limit in [from, until].compactMap(\.self) {
      guard isCalendarDate(limit) else {
        throw DeskError.missing(
          "'\(visible(limit))' is no date.",
          remedy: "write it as 2017, 2017-01 or 2017-01-28; no report was written.")
      }
    }
    if let from, let until {
      let length = min(from.utf8.count, until.utf8.count)
      guard !until.utf8.prefix(length).lexicographicallyPrecedes(from.utf8.prefix(length)) else {
        throw DeskError.missing(
          "The period ends (\(until)) before it begins (\(from)).",
          remedy: "swap the two dates; no report was written.")
      }
    }
    guard let address else { return }
    guard !address.contains("#") else {
      throw DeskError.missing(
        "'\(visible(address))' is no address of a page.",
        remedy: "give the address without what follows #; no report was written.")
    }
    _ = try WebAddress(
      address,
      instead: "give a whole one, such as https://example.org/report.html; no report was written.")
  }

  /// How people stand in the report: as it asks, and never with more told than the policy lets be told.
  ///
  /// - Throws: ``DeskError/missing(_:remedy:)`` where more is asked for; nothing was written.
  func naming(under policy: Policy) throws -> PeopleNaming {
    guard let people else { return policy.people }
    guard people.isAsStrict(as: policy.people) else {
      throw DeskError.missing(
        "The desk's policy lets people stand in reports by their \(policy.people.rawValue), "
          + "and --people asks for \(people.rawValue).",
        remedy: "leave --people out, or change `people` in the policy, see `stet help policy`; "
          + "no report was written.")
    }
    return people
  }
}
