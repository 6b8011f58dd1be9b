import AnnotatorAgreement
public import ClaimModel
import ClaimStore

extension Desk {
  /// How far annotators agree, over the blind verdicts of the desk.
  ///
  /// Where the desk has a roster, only verdicts whose authors are proven count; contested ones never do. Grades off the scale are
  /// labels like others, and left out where order or distance matters.
  ///
  /// - Returns: the object of `agreement --json`. What is undefined is `null`, with its reason.
  /// - Throws: ``DeskError/unknownWord(_:kind:known:)`` for a grouping that there is not, and for what is no date.
  public func agreement(_ request: AgreementRequest = AgreementRequest()) throws -> JSONValue {
    if let grouping = request.grouping, AgreementRequest.Grouping(rawValue: grouping) == nil {
      throw DeskError.unknownWord(
        grouping, kind: "grouping", known: AgreementRequest.Grouping.allCases.map(\.rawValue))
    }
    if let published = request.published, !CalendarDay.isDayOrPeriod(published) {
      throw DeskError.unknownWord(
        published, kind: "date",
        known: ["a year, as 2017", "a month, as 2017-01", "a day, as 2017-01-28"])
    }
    if let tag = request.tag, tag.isEmpty {
      throw DeskError.missing("The tag has no letter.", remedy: "name one; nothing was changed.")
    }
    let (verdicts, scale) = try store.read { view in
      (try BlindVerdicts(view, request), try view.scale())
    }
    let report = AgreementReport(
      request: request, scale: LabelScale(scale), file: nil, wordings: verdicts.wordings)
    let beside: [JSONValue.Member] = [
      .init(
        "left_out",
        [
          "informed": .int(verdicts.informed), "withdrawn": .int(verdicts.withdrawn),
          "unproven": .int(verdicts.unproven), "changed": .int(verdicts.changed),
          "contested": .int(verdicts.contested),
        ]),
      .init(
        "noted",
        ["one_device": .int(verdicts.ofOneDevice), "stale": .int(verdicts.stale)]),
    ]
    return try report.json(
      verdicts.sheet, parts: request.grouping == nil ? nil : verdicts.parts,
      beside: beside)
  }
}
