import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// Takes back a publication that was recorded by mistake or can no longer be read; it stays on record as
  /// withdrawn.
  ///
  /// Later changes are held against the publication before it that stands, if there is one.
  ///
  /// - Parameters:
  ///   - name: its address, or the number of its version; of several at one address the latest is meant.
  ///   - because: why; must not be blank.
  /// - Returns: the publication, withdrawn.
  /// - Throws: ``DeskError/missing(_:remedy:)`` without a reason, ``DeskError/nothingToDo(_:remedy:)`` where no
  ///   publication of that name stands.
  public func withdrawPublication(
    _ name: String, of id: ClaimID, because: String
  ) throws -> Publication {
    guard because.contains(where: { !$0.isWhitespace }) else {
      throw DeskError.missing(
        "A withdrawal needs its reason.",
        remedy: "give it with --because, at the prompt behind the address; nothing was recorded.")
    }
    return try act { act in
      guard let claim = try act.view.claim(id) else {
        throw DeskError.unknownName(id.text, kind: "claim")
      }
      guard var publication = claim.standingPublications.last(where: { $0.isNamed(name) }) else {
        throw claim.refusal(toWithdraw: name)
      }
      let operation = try act.write(.withdrawal(of: publication.id, because: because))
      publication.withdrawal = Publication.Withdrawal(operation)
      return publication
    }
  }
}

extension Publication {
  /// Whether this is its address or the number of its version.
  fileprivate func isNamed(_ name: String) -> Bool {
    url.utf8.elementsEqual(name.utf8) || String(version) == name
  }
}

extension Claim {
  fileprivate func refusal(toWithdraw name: String) -> DeskError {
    if let gone = withdrawnPublications.last(where: { $0.isNamed(name) }),
      let withdrawal = gone.withdrawal
    {
      return .nothingToDo(
        "Version \(gone.edition) was withdrawn by \(visible(withdrawal.by.name)) before.",
        remedy: "see \(.showClaim); nothing was recorded.")
    }
    let known = standingPublications.map { "version \($0.edition) at \(visible($0.url))" }
    return .nothingToDo(
      "Nothing of this claim went out as '\(visible(name))'.",
      remedy: known.isEmpty
        ? "nothing of it stands as published; nothing was recorded."
        : "name one of: \(known.joined(separator: ", ")); nothing was recorded.")
  }
}
