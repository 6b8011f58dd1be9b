import ClaimModel

/// Works out which admissions and revocations count.
///
/// A function of the set of statements: neither the order in which they came nor a date decides.
///
/// A statement that names nothing in `under` claims an authority of its own: its writer founds a
/// roster. Where exactly one device founds one, its statements count, and so do those of the devices
/// that are admitted by statements that count. Each device is settled once, by those who are nearer to
/// the founder: whoever was admitted cannot revoke those who admitted them.
struct RosterReading {
  /// Who founded a roster, in order; each with the key that its statements are signed with.
  private(set) var foundings: [Roster.Founding] = []
  /// Whether the founding that holds is signed.
  private var isSigned = false
  /// What counts for each device; empty while the roster is in dispute.
  private(set) var standings: [RosterDevice: RosterStanding] = [:]
  /// Statements that do not count.
  private(set) var ignored = 0

  private let byWriter: [RosterDevice: [RosterStatement]]

  /// - Parameter trusted: the founding that this desk decided for; `nil` when it did not.
  init(_ statements: [RosterStatement], trusting trusted: Roster.Founding?) {
    byWriter = Dictionary(grouping: statements, by: \.writer)
    foundings = byWriter.flatMap { Self.foundings(of: $0, $1) }.sorted()
    let chosen =
      trusted.map { trusted in foundings.filter { $0 == trusted } } ?? foundings
    if chosen.count == 1, let founding = chosen.first { settle(from: founding) }
    let counting = standings.values.reduce(0) { $0 + $1.admissions.count + $1.revocations.count }
    ignored = statements.count - counting
  }

  /// How many keys of one founder are told apart.
  ///
  /// A founder has one. More are a dispute in any case, and a forger's thousands must not cost a check for
  /// each key and line.
  private static let mostKeys = 8

  /// What one device founded: one roster for each key that signed its own admission of itself, and one
  /// without a key for those statements that are not signed with any of these.
  private static func foundings(
    of writer: RosterDevice, _ statements: [RosterStatement]
  ) -> [Roster.Founding] {
    let claims = statements.filter(\.isFounding)
    let itself = claims.filter { $0.isAdmission && $0.subject == writer }
    let keys = Set(
      itself.compactMap { claim in claim.key.flatMap { claim.isSigned(by: $0) ? $0 : nil } })
    let known = keys.sorted { $0.text < $1.text }.prefix(mostKeys)
    let unsigned = claims.filter { claim in
      if let key = claim.key, keys.contains(key), claim.isSigned(by: key) { return false }
      return !known.contains { claim.isSigned(by: $0) }
    }
    var founded: [Roster.Founding] = keys.compactMap { key in
      let own = known.contains(key) ? claims.filter { $0.isSigned(by: key) } : []
      return !own.isEmpty && isTakenBack(own) ? nil : Roster.Founding(device: writer, key: key)
    }
    if !unsigned.isEmpty { founded.append(Roster.Founding(device: writer, key: nil)) }
    return founded
  }

  /// Whether a founder has revoked its own device altogether and admits nobody any more.
  ///
  /// The founding was a mistake then. Only a signed one can be taken back, as anybody could write the
  /// other.
  private static func isTakenBack(_ own: [RosterStatement]) -> Bool {
    let subjects = Dictionary(grouping: own, by: \.subject).values.map { RosterStanding($0) }
    return subjects.allSatisfy { standing in
      standing.admissions.allSatisfy { admission in
        standing.revocations.contains { $0.kept.isEmpty && $0.epoch <= admission.epoch }
      }
    }
  }

  private mutating func settle(from founding: Roster.Founding) {
    let founder = founding.device
    isSigned = founding.key != nil
    let own = (byWriter[founder] ?? []).filter { $0.isSigned(by: founding.key) }
    let aboutItself = RosterStanding(own.filter { $0.subject == founder })
    if !aboutItself.admissions.isEmpty { standings[founder] = aboutItself }
    var counting = own.filter { statement in
      statement.subject == founder || aboutItself.admissions.isEmpty
        || aboutItself.proves(statement.number, in: statement.chain.epoch)
    }
    var settled: Set<RosterDevice> = [founder]
    while true {
      let open = Set(counting.filter(\.isAdmission).map(\.subject)).subtracting(settled)
      guard !open.isEmpty else { return }
      for device in open.sorted() {
        let standing = standing(of: device, counting)
        standings[device] = standing
        settled.insert(device)
      }
      for device in open { counting += statements(by: device) }
    }
  }

  /// What those say who are nearer to the founder, and what the device says of itself: it may leave.
  private func standing(
    of device: RosterDevice, _ counting: [RosterStatement]
  ) -> RosterStanding {
    let said = counting.filter { $0.subject == device }
    let key = RosterStanding(said).admission?.key
    let leaving = (byWriter[device] ?? []).filter {
      $0.subject == device && !$0.isAdmission && $0.isSigned(by: key)
    }
    return RosterStanding(said + leaving)
  }

  /// What a settled device says of others, as far as it counts.
  private func statements(by device: RosterDevice) -> [RosterStatement] {
    guard let standing = standings[device] else { return [] }
    // Where the founding is signed, a device without a key could be spoken for by anybody.
    guard !isSigned || standing.admission?.key != nil else { return [] }
    return (byWriter[device] ?? []).filter {
      $0.subject != device && standing.proves($0.number, in: $0.chain.epoch)
        && $0.isSigned(by: standing.admission?.key)
    }
  }
}
