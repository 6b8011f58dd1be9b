import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Who belongs to the desk, as it stands.
  public func roster() throws -> RosterSheet {
    try store.read { view in
      let roster = try view.roster()
      let known = Set(roster.entries.map { ExactText($0.device.device) })
      let waiting =
        roster.isEmpty || roster.isDisputed
        ? [] : try view.chainEnds().filter { !known.contains(ExactText($0.chain.device)) }
      return RosterSheet(
        roster, waiting: waiting.map { ($0.chain.description, $0.operations) })
    }
  }

  /// What one gives to the chief, by a way that nobody else can write to, to be admitted.
  public func ownCard() throws -> RosterCard {
    let identity = try identity()
    guard let key = try identity.signingKey()?.verifyingKey else {
      throw DeskError.missing("This device has no key.", remedy: "see `stet roster --help`.")
    }
    let epoch = try store.read { view in
      try view.chainEnds(ofDevice: identity.device).map(\.chain.epoch).min()
        ?? identity.chain(for: view).epoch
    }
    return RosterCard(
      annotator: identity.annotator, device: identity.device, epoch: epoch, key: key.text,
      fingerprint: key.fingerprint)
  }

  /// Founds the desk's roster: admits the own device, with its key.
  ///
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` when there is a roster already.
  public func foundRoster(name: String = "") throws {
    let identity = try identity()
    try act { act in
      let roster = try act.view.roster()
      guard roster.isEmpty else {
        throw DeskError.nothingToDo(
          "The desk has a roster already.",
          remedy: "see it with `stet roster`; nothing was changed.")
      }
      try Self.found(in: &act, identity, name: name)
    }
  }

  private static func found(
    in act: inout ActWriter, _ identity: Identity, name: String
  ) throws {
    let key = try identity.signingKey()?.verifyingKey
    try act.write(
      OperationDraft(
        .rosterAdmit, on: act.by.name,
        with: .members([
          ("device", .string(identity.device)), ("epoch", 1),
          ("key", key.map { .string($0.text) }), ("name", name.isEmpty ? nil : .string(name)),
        ])))
  }

  /// Whom to admit, and with what.
  public struct Admission: Sendable {
    public let annotator: Annotator
    public let device: String
    /// From which epoch on.
    public var epoch = 1
    /// In writing, as `stet roster me` prints it; `nil` to admit without one: seals of the device prove
    /// nothing then.
    public var key: String?
    /// What the chief calls the person; may be empty.
    public var name = ""

    public init(annotator: Annotator, device: String) {
      self.annotator = annotator
      self.device = device
    }
  }

  /// Admits a device for an annotator; on a desk without a roster, founds one first.
  ///
  /// - Returns: whether the roster was founded by it.
  public func admit(_ admission: Admission) throws -> Bool {
    let key = try admission.key.map { text in
      guard let key = VerifyingKey(text) else {
        throw DeskError.missing(
          "'\(visible(text))' is no key.",
          remedy: "copy the 43 characters that `stet roster me` prints there; nothing was changed.")
      }
      return key
    }
    let identity = try identity()
    return try act { act in
      let isFounding = try act.view.roster().isEmpty
      if isFounding { try Self.found(in: &act, identity, name: "") }
      let own = RosterDevice(annotator: act.by, device: identity.device)
      let subject = RosterDevice(annotator: admission.annotator, device: admission.device)
      if isFounding, subject == own { return true }
      let under = try Self.authority(in: act.view, of: act.by, identity)
      let standing = try act.view.roster().entry(admission.annotator, device: admission.device)
      if let standing, standing.state == .admitted, standing.epoch == admission.epoch,
        standing.key == key
      {
        throw DeskError.nothingToDo(
          "That device is admitted so already.",
          remedy: "see `stet roster`; nothing was changed.")
      }
      try act.write(
        OperationDraft(
          .rosterAdmit, on: admission.annotator.name,
          with: .members([
            ("device", .string(admission.device)), ("epoch", .int(admission.epoch)),
            ("key", key.map { .string($0.text) }),
            ("name", admission.name.isEmpty ? nil : .string(admission.name)),
            ("under", under.map { .string($0.text) }),
          ])))
      let now = try act.view.roster().entry(admission.annotator, device: admission.device)
      guard let now, now.state == .admitted, now.epoch == admission.epoch, now.key == key else {
        throw Self.wouldNotCount
      }
      return isFounding
    }
  }

  /// Revokes a device: what the desk has of it until now stays proven, nothing that comes later is.
  ///
  /// - Parameter epoch: from this epoch on nothing of it is proven, whatever is here; `nil` keeps what is
  ///   here.
  public func revoke(_ annotator: Annotator, device: String, from epoch: Int? = nil) throws {
    let identity = try identity()
    try act { act in
      let under = try Self.authority(in: act.view, of: act.by, identity)
      guard let entry = try act.view.roster().entry(annotator, device: device) else {
        throw DeskError.nothingToDo(
          "\(visible(annotator.name)) is not on the roster with that device.",
          remedy: "see who is with `stet roster`; nothing was changed.")
      }
      if entry.state == .revoked, epoch == nil {
        throw DeskError.nothingToDo(
          "That device is revoked already.", remedy: "see `stet roster`; nothing was changed.")
      }
      let kept = try epoch == nil ? act.view.chainEnds(ofDevice: device) : []
      let members = kept.map { JSONValue.Member("\($0.chain.epoch)", .int($0.last)) }
      try act.write(
        OperationDraft(
          .rosterRevoke, on: annotator.name,
          with: .members([
            ("device", .string(device)), ("epoch", .int(epoch ?? 1)),
            ("kept", members.isEmpty ? nil : .object(members)),
            ("under", under.map { .string($0.text) }),
          ])))
      let now = try act.view.roster()
      guard now.isEmpty || now.entry(annotator, device: device)?.state != .admitted else {
        throw Self.wouldNotCount
      }
    }
  }

  /// Somebody nearer to the founder has said otherwise, or the writer's own device was revoked.
  static var wouldNotCount: DeskError {
    .nothingToDo(
      "That would not count: somebody nearer to the founder has said otherwise, or revoked your device.",
      remedy: "see `stet roster`, and ask whoever admitted you; nothing was changed.")
  }

  /// The roster, for whoever may say on this device what counts under it.
  ///
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` where there is none, or what they say would count for nothing.
  static func rosterToSpeakFor(in act: ActWriter, _ identity: Identity) throws -> Roster {
    let roster = try act.view.roster()
    guard !roster.isEmpty else {
      throw DeskError.nothingToDo(
        "The desk has no roster: everybody's work counts.",
        remedy: "found one with `stet roster found`; nothing was changed.")
    }
    _ = try authority(in: act.view, of: act.by, identity)
    return roster
  }

  /// The admission that lets this device speak for the roster; `nil` where it founded the roster.
  ///
  /// - Throws: ``DeskError`` where what it says would count for nothing.
  static func authority(
    in view: StoreView, of writer: Annotator, _ identity: Identity
  ) throws -> OperationID? {
    let roster = try view.roster()
    let own = RosterDevice(annotator: writer, device: identity.device)
    guard !roster.isDisputed else {
      throw DeskError.nothingToDo(
        "The roster is in dispute: \(roster.foundings.count) devices founded one.",
        remedy: "decide with `stet roster trust DEVICE`, see `stet roster`; nothing was changed.")
    }
    let entry = roster.entry(writer, device: identity.device)
    let isFounder = roster.founding?.device == own
    guard isFounder || entry?.state == .admitted else {
      throw DeskError.nothingToDo(
        "You are not on the roster with this device: what you say of it would not count.",
        remedy: "give what `stet roster me` prints to somebody who is; nothing was changed.")
    }
    let known = isFounder ? roster.founding?.key : entry?.key
    guard try known == nil || known == identity.signingKey()?.verifyingKey else {
      throw DeskError.nothingToDo(
        "The roster has another key for this device: what you say of it would not count.",
        remedy: "bring back the file `key` of your home folder; nothing was changed.")
    }
    return isFounder ? nil : entry?.admission
  }

  /// Decides for one of several foundings, on this desk only: nothing is written that is shared.
  ///
  /// - Parameters:
  ///   - device: of the founder, or its beginning.
  ///   - key: the founder's key or its fingerprint, where one device has several; `nil` otherwise.
  /// - Returns: whom the desk holds by now.
  public func trust(_ device: String, key: String? = nil) throws -> RosterSheet.Founding {
    let roster = try store.read { try $0.roster() }
    let digits = key.map { $0.filter { !$0.isWhitespace } }
    let matches = roster.foundings.filter { founding in
      founding.device.device.utf8.starts(with: device.utf8)
        && (key == nil || founding.key?.text == key
          || founding.key?.fingerprint.filter { !$0.isWhitespace } == digits)
    }
    guard let founding = matches.first, !device.isEmpty else {
      throw DeskError.nothingToDo(
        "No device '\(visible(device))' with that key has founded a roster.",
        remedy: "see who did with `stet roster`; nothing was changed.")
    }
    guard matches.count == 1 else {
      throw DeskError.nothingToDo(
        "\(matches.count) foundings match '\(visible(device))'.",
        remedy: "give the whole device, and the key with --key; nothing was changed.")
    }
    try store.trust(founding)
    return RosterSheet.Founding(founding, isTrusted: true)
  }
}
