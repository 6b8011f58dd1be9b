import AnnotationSync
import ClaimModel
import ClaimStore
import TextAnchoring

/// What checking a desk, or annotation files, came to.
public struct Integrity: Sendable {
  public let operations: Int
  public let chains: Int
  /// Lines that were left out of merges, or that would be.
  public let quarantined: Int
  public var problems: [Note]
  /// What is worth knowing and no problem by itself.
  public var remarks: [Note]
  /// How far each chain is sealed, by device and epoch.
  public let seals: [Sealed]

  /// Something that was noticed.
  public struct Note: Sendable {
    /// A word that programs may rely on, such as `cut-off`.
    public let kind: String
    /// The chain, document, file or table it is in.
    public let entity: String
    /// In words, made safe to show.
    public let detail: String

    init(_ kind: String, _ entity: String, _ detail: String) {
      (self.kind, self.entity, self.detail) = (kind, visible(entity), visible(detail))
    }
  }

  /// How far one chain is sealed.
  public struct Sealed: Sendable {
    /// Written `device/epoch`, made safe to show.
    public let chain: String
    /// How many seals have a signature that fits.
    public let valid: Int
    /// The number of the last line that a seal covers; 0 for none.
    public let sealedTo: Int
    /// How many lines come after it, seals left out.
    public let unsealed: Int
    /// The fingerprint of the key that signed; `nil` for none.
    public let fingerprint: String?
  }

  /// What a seal that fits does not prove, a sentence each.
  public static let limits = [
    "A seal that fits proves that the lines before it are those that its key signed.",
    "It does not prove that what they say is true, nor who held the device.",
    "It says nothing of lines that were written after it.",
    "Without a roster it does not say whose key it is.",
  ]
}

extension Desk {
  /// Checks the desk: what ``ClaimStore/Store/verify()`` checks, that the text kept of each document is
  /// what its bytes say, and that the desk goes as far as this home remembers.
  public func verify() throws -> Integrity {
    let report = try store.verify()
    var integrity = Integrity(
      operations: report.operations, chains: report.chains, quarantined: report.quarantined,
      problems: report.problems.map { Integrity.Note($0.kind, $0.entity, $0.detail) },
      remarks: report.remarks.map { Integrity.Note($0.kind.rawValue, $0.entity, $0.detail) },
      seals: report.trails.map { Integrity.Sealed($0) })
    integrity.problems += try changedTexts().map { id in
      Integrity.Note("text-changed", id.text, "the text kept of it is not what its bytes say")
    }
    integrity.problems += try wrongOrphans().map { document, claim in
      Integrity.Note(
        "projection", "orphan",
        "whether claim \(claim) is found in document \(document.text) does not stand as it is: "
          + "run `stet rebuild`")
    }
    try compareWithRecord(&integrity)
    return integrity
  }

  /// Notices a desk that ends before what this home remembers to have written: an older copy was
  /// brought back, or the end was cut off.
  private func compareWithRecord(_ integrity: inout Integrity) throws {
    guard let identity = try Identity.existing(in: surroundings) else { return }
    let (known, chain, last) = try store.read { view in
      let known = try identity.record(for: view).remembered
      let chain = Chain(device: identity.device, epoch: known?.epoch ?? 1)
      return (known, chain, try view.lastNumber(of: chain))
    }
    guard let known, last < known.number else { return }
    let end =
      "it ends at number \(last), and this home remembers to have written number \(known.number)"
    if last == known.before {
      integrity.remarks.append(
        Integrity.Note("unfinished", chain.description, "\(end): the last act was cut short"))
    } else {
      integrity.problems.append(
        Integrity.Note("cut-off", chain.description, "\(end): this is an older copy, or was cut"))
    }
  }

  private func changedTexts() throws -> [DocumentID] {
    try store.read { view in
      try view.documents().map(\.id).filter { id in
        guard let bytes = try view.bytes(of: id), let text = try view.text(of: id) else {
          return false
        }
        let read = (try? decodeDocument(bytes))?.text.text
        return !(read?.utf8.elementsEqual(text.utf8) ?? false)
      }
    }
  }
}

extension Integrity.Sealed {
  init(_ trail: TrailReport) {
    chain = visible(trail.chain.description)
    valid = trail.validSeals
    sealedTo = trail.sealedTo
    unsealed = trail.unsealed
    fingerprint = trail.key?.fingerprint
  }
}
