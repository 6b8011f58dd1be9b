/// One annotator's word that a document does not have a claim: as a rule a newer version of an article.
public struct Absence: Hashable, Sendable {
  /// The operation that says so.
  public let operation: OperationID
  public let document: DocumentID
  public var by: Annotator
  /// The wall clock of who said so; shown, never compared.
  public let at: String
  /// Why; empty when not said.
  public let because: String
  /// When the document was taken in, as `YYYY-MM-DD`; `nil` where it is no version of one that the claim appears
  /// in, or the desk does not know.
  public var takenIn: String?

  public init(
    operation: OperationID, document: DocumentID, by: Annotator, at: String, because: String
  ) {
    self.operation = operation
    self.document = document
    self.by = by
    self.at = at
    self.because = because
  }

  /// In a sentence without a full stop, its first letter small; not made safe to show.
  public var phrase: String { "\(source) does not have it, says \(by)\(reasonGiven)" }

  /// The ``phrase`` as a sentence of the gate.
  var sentence: GateReason {
    let source = source.prefix(1).uppercased() + source.dropFirst()
    return " \(source) does not have it, says \(by)\(reasonGiven)."
  }

  private var source: String {
    takenIn.map { "the version taken in on \($0)" } ?? "document \(document.short)"
  }

  private var reasonGiven: String { because.isEmpty ? "" : ": \(because)" }
}

/// A newer version of a document that a claim appears in, in which nobody has placed it yet.
public struct UnplacedVersion: Hashable, Sendable {
  public let document: DocumentID
  /// When it was taken in, as `YYYY-MM-DD`; `nil` where the desk does not know.
  public let takenIn: String?

  public init(document: DocumentID, takenIn: String?) {
    self.document = document
    self.takenIn = takenIn
  }

  /// In a sentence without a full stop, its first letter small.
  public var phrase: String {
    "a newer version is here\(takenIn.map { ", taken in on \($0)" } ?? ""): not yet placed there"
  }

  /// The ``phrase`` as a sentence of the gate.
  var sentence: GateReason { " \(phrase.prefix(1).uppercased() + phrase.dropFirst())." }
}

extension Claim {
  /// Whether somebody says that a document does not have it.
  public func isDenied(by document: DocumentID) -> Bool {
    absences.contains { $0.document == document }
  }

  /// What has to be said of the versions of its documents: in which it is not placed yet, and which do not
  /// have it; not made safe to show.
  public var versionPhrases: [String] { unplaced.map(\.phrase) + absences.map(\.phrase) }
}
