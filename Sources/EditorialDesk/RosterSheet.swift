import AnnotationSync
public import ClaimModel

/// Who belongs to a desk; texts from outside are not yet made safe to show.
public struct RosterSheet: Sendable {
  /// Whether the desk has no roster: everybody is believed.
  public let isEmpty: Bool
  /// Whether nobody is proven, as more than one device founded a roster.
  public let isDisputed: Bool
  /// Who founded one, in order of people and devices.
  public let foundings: [Founding]
  /// The devices that were admitted, in order of people and devices.
  public let devices: [Device]
  /// Chains whose device is not on the roster, with how many operations they have; empty in a dispute.
  public let waiting: [(chain: String, operations: Int)]

  /// A device that founded a roster.
  public struct Founding: Sendable {
    public let annotator: Annotator
    public let device: String
    /// What people read to each other; `nil` where its statements are not signed.
    public let fingerprint: String?
    /// Whether this desk holds by it, by decision.
    public let isTrusted: Bool
  }

  /// A device as it stands on the roster.
  public struct Device: Sendable {
    public let annotator: Annotator
    public let device: String
    /// From which epoch on it is admitted.
    public let epoch: Int
    /// What the chief calls the person; may be empty.
    public let name: String
    /// `admitted`, `revoked` or `contested`.
    public let state: String
    /// The key in writing; `nil` when it was admitted without one.
    public let key: String?
    public let fingerprint: String?
    public let admittedBy: Annotator
  }
}

/// What a person gives to the chief to be admitted.
public struct RosterCard: Sendable {
  public let annotator: Annotator
  public let device: String
  /// The first epoch that the desk has of the device, else the one it would write in.
  public let epoch: Int
  /// The verifying key in writing: 43 characters.
  public let key: String
  public let fingerprint: String
}

extension RosterSheet {
  init(_ roster: Roster, waiting: [(String, Int)]) {
    isEmpty = roster.isEmpty
    isDisputed = roster.isDisputed
    foundings = roster.foundings.map { Founding($0, isTrusted: $0 == roster.trusted) }
    devices = roster.entries.map { Device($0) }
    self.waiting = waiting
  }
}

extension RosterSheet.Founding {
  init(_ founding: Roster.Founding, isTrusted: Bool) {
    annotator = founding.device.annotator
    device = founding.device.device
    fingerprint = founding.key?.fingerprint
    self.isTrusted = isTrusted
  }
}

extension RosterSheet.Device {
  init(_ entry: Roster.Entry) {
    annotator = entry.device.annotator
    device = entry.device.device
    epoch = entry.epoch
    name = entry.name
    state = entry.state.rawValue
    key = entry.key?.text
    fingerprint = entry.key?.fingerprint
    admittedBy = entry.admittedBy
  }
}
