import AnnotationSync
import ClaimModel

extension AnnotationSync.Operation {
  /// What a loss report calls things that were taken back.
  static let takenBack =
    "things that were taken back: evidence, verdicts, rulings, notes, tags and others"

  /// What no exchange format has a place for of an operation that stands, in the plural.
  ///
  /// `nil` where what it says goes out, or belongs to something that is named itself: an answer to its query.
  /// Each kind has its line here, so that none is lost unsaid.
  var lostAbroad: String? {
    switch knownKind {
    case .documentDescribe, .documentText, .claimWord, .claimAttribute, .evidenceGive,
      .evidenceRestore, .verdictGive, .rulingGive:
      nil
    case .claimAdd: value == nil ? Self.takenBack : nil
    case .claimAbsent: isPresent ? "documents said not to have a claim" : Self.takenBack
    case .documentAdd: "files of documents as they were taken in, and who took them in and when"
    case .documentOrigin: isPresent ? "origins of documents" : Self.takenBack
    case .passageMark: "marks of passages as checked, exempt or open"
    case .claimDecide: "decisions on claims: who accepted them, and why"
    case .claimTag: isPresent ? nil : Self.takenBack
    case .claimSame: isPresent ? "claims named as the same" : Self.takenBack
    case .queryAsk: "queries, with what was answered"
    case .queryAnswer, .queryWaive: nil
    case .noteAdd: isOnDocument ? "notes on documents" : nil
    case .publish: "publications"
    case .publishWithdraw: nil
    case .sourceAttest: "attestations of who knows an unnamed source"
    case .evidenceWithdraw, .verdictWithdraw, .rulingWithdraw, .noteWithdraw, .sourceWithdraw:
      Self.takenBack
    case .deskScale: "scale of the desk"
    case .deskPolicy: "policy of the desk"
    case .rosterAdmit, .rosterRevoke: "devices on the roster"
    case .rosterAccept: "acceptances of work that was not proven"
    case .seal: "seals"
    case nil: "operations of a kind that this version does not know"
    }
  }

  private var isPresent: Bool { with("present")?.bool != false }

  private var isOnDocument: Bool { target?.parentKind == .document }
}
