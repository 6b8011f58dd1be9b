/// The chain by which a claim reached us: who said it to whom, through what, printed where.
///
/// Every part is `nil` when it is not known.
public struct Attribution: Hashable, Sendable {
  /// Who made the claim, as the source names them: `a White House official`.
  public var speaker: String?
  /// To whom it was said.
  public var addressee: String?
  /// The form in which it was said: `statement`, `readout`, `interview`.
  public var channel: String?
  /// Who carried it: a wire agency, another outlet.
  public var intermediary: String?
  /// Who printed it.
  public var outlet: String?
  /// Whether the source is not named; an unnamed source alone verifies nothing.
  public var isUnnamed: Bool
  /// When it was said, as written by the annotator, such as `2017-01-28`.
  public var madeOn: String?

  public init(
    speaker: String? = nil, addressee: String? = nil, channel: String? = nil,
    intermediary: String? = nil, outlet: String? = nil, isUnnamed: Bool = false,
    madeOn: String? = nil
  ) {
    self.speaker = speaker
    self.addressee = addressee
    self.channel = channel
    self.intermediary = intermediary
    self.outlet = outlet
    self.isUnnamed = isUnnamed
    self.madeOn = madeOn
  }

  /// Whether no part of the chain is known; a part of white space is not known.
  public var saysNothing: Bool {
    let parts = [speaker, addressee, channel, intermediary, outlet, madeOn].compactMap(\.self)
    return !isUnnamed && !parts.contains { $0.contains { !$0.isWhitespace } }
  }

  /// Whether another chain changes or leaves out a part that this one knows, its speaker aside.
  public func isToldOtherwise(in other: Attribution) -> Bool {
    [\Attribution.addressee, \.channel, \.intermediary, \.outlet, \.madeOn].contains { part in
      self[keyPath: part].map { known in
        other[keyPath: part].map { ExactText($0) != ExactText(known) } ?? true
      } ?? false
    }
  }

  /// The chain in one line, such as `a White House official (unnamed), by briefing, in Action News`.
  public var summary: String {
    var parts: [String] = []
    if let speaker { parts.append(isUnnamed ? "\(speaker) (unnamed)" : speaker) }
    if let addressee { parts.append("to \(addressee)") }
    if let channel { parts.append("by \(channel)") }
    if let intermediary { parts.append("through \(intermediary)") }
    if let outlet { parts.append("in \(outlet)") }
    if let madeOn { parts.append("on \(madeOn)") }
    return parts.joined(separator: ", ")
  }
}
