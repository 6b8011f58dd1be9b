/// That somebody on the roster has looked at a line of somebody who is not: it shall not count, and holds nothing
/// back.
public struct SettingAside: Hashable, Sendable {
  public var by: Annotator
  /// Why; never blank.
  ///
  /// As it was written: not yet made safe to show.
  public let because: String

  /// - Returns: `nil` where `because` is blank: without a reason nothing is set aside.
  public init?(by: Annotator, because: String) {
    guard because.contains(where: { !$0.isWhitespace }) else { return nil }
    self.by = by
    self.because = because
  }

  /// By whom and why, such as `set aside by chief: sent twice`; not made safe to show.
  public var phrase: String { "set aside by \(by): \(because)" }
}

extension Saying {
  /// Whether it waits for somebody on the roster: it gives something, and nobody has set it aside.
  public var holdsBack: Bool { !takesBack && setAside == nil }

  /// What is said of it beside its words; empty where nothing is: that it was set aside, or that people on the
  /// roster disagree whether it counts.
  ///
  /// Not made safe to show.
  public var remark: String {
    if let setAside { return setAside.phrase }
    return isAcceptanceContested ? "accepted and set aside by people unaware of each other" : ""
  }

  /// The ``remark`` as part of a reason of the gate.
  var remarkReason: GateReason {
    setAside.map { "set aside by \($0.by): \($0.because)" } ?? "\(remark)"
  }

  /// The remark behind a sentence, in brackets; empty where there is none.
  public var remarkInBrackets: String { remark.isEmpty ? "" : " (\(remark))" }
}
