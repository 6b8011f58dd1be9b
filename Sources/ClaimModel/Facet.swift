/// The part of an entity that one operation writes as a whole.
///
/// Written as its kind, and where an entity has several of a kind, a colon and what tells them apart:
/// `wording`, `verdict:amara`, `tag:sanctions`.
///
/// **Order.** By UTF-8 bytes of the written form.
public struct Facet: Hashable, Sendable {
  private let exact: ExactText

  public init(recorded text: String) { exact = ExactText(text) }

  /// The facet of `kind`, told apart from others of its kind by `key`.
  public init(_ kind: Kind, _ key: String? = nil) {
    exact = ExactText(key.map { "\(kind.rawValue):\($0)" } ?? kind.rawValue)
  }

  /// The written form.
  public var text: String { exact.text }

  /// Which kind of facet this is; `nil` for a kind that this version does not know.
  public var kind: Kind? {
    var text = text
    return text.withUTF8 { bytes in
      let length = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.count
      return Kind(written: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[..<length])))
    }
  }

  /// What follows the colon, or `nil` when an entity has only one facet of this kind.
  public var key: String? {
    // By scalars: a colon with a combining mark after it is one `Character`, and no `:`.
    let scalars = text.unicodeScalars
    return scalars.firstIndex(of: ":").map { String(scalars[scalars.index(after: $0)...]) }
  }

  /// Whose the facet is, of the kinds of which an entity has one for each person; `nil` of other kinds.
  public var person: Annotator? {
    guard let key else { return nil }
    switch kind {
    case .verdict, .attestation, .takingIn, .device: return Annotator(recorded: key)
    case .description, .text, .origin, .passage, .existence, .appearance, .absence, .wording,
      .attribution, .decision, .tag, .same, .evidence, .ruling, .query, .answer, .note,
      .publication, .withdrawal,
      .scale, .policy, .acceptance, nil:
      return nil
    }
  }

  /// The kinds of facets; raw values are written into the desk and into reports, never rename one.
  public enum Kind: String, CaseIterable, Sendable {
    /// The taking in of a document by one annotator; never contested.
    case takingIn = "taking-in"
    /// A document's title, outlet and so on, as corrected by hand.
    case description
    /// A document's text, when it travelled with its operations.
    case text
    /// Whether one named origin is an origin of the document.
    case origin
    /// Whether one passage of a document was checked.
    case passage
    /// That a claim exists by its wording alone.
    case existence
    /// That a claim is made at one place of one document.
    case appearance
    /// That one document does not have a claim.
    case absence
    case wording
    case attribution
    case decision
    case tag
    /// Whether another claim is the same one.
    case same
    case evidence
    /// One annotator's verdict on a claim.
    case verdict
    case ruling
    case query
    case answer
    case note
    case publication
    /// Whether a publication was taken back.
    case withdrawal
    case scale
    case policy
    /// Whether one device of an annotator is admitted.
    case device
    /// Whether an operation counts though its author is not proven.
    case acceptance
    /// One annotator's word that they know the unnamed source of a claim or an evidence.
    case attestation
  }

  /// Whether two different contents of this facet are a conflict that waits for a person.
  public var canBeContested: Bool { kind != .takingIn }
}

extension Facet.Kind {
  private static let written = allCases.map { (kind: $0, bytes: Array($0.rawValue.utf8)) }

  /// The kind of that name; `nil` for a name that this version does not know.
  fileprivate init?(written name: UnsafeRawBufferPointer) {
    let known = Self.written.first { kind in
      kind.bytes.count == name.count && kind.bytes.withUnsafeBytes { isSame($0, name) }
    }
    guard let known else { return nil }
    self = known.kind
  }
}

extension Facet: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.exact < rhs.exact }
}

extension Facet: CustomStringConvertible {
  public var description: String { text }
}
