public import ClaimModel

/// What goes from a desk to another tool, or comes from one: documents, and claims with all that was said
/// of them.
///
/// The common middle of all exchange formats: each is read into it and written from it, so that what a
/// format cannot carry is a difference of two of these values. See ``keeping(_:)``.
public struct Exchange: Hashable, Sendable {
  public var documents: [ExchangedDocument]
  public var claims: [ExchangedClaim]

  public init(documents: [ExchangedDocument] = [], claims: [ExchangedClaim] = []) {
    self.documents = documents
    self.claims = claims
  }
}

/// A document of an exchange.
public struct ExchangedDocument: Hashable, Sendable {
  /// What places call it within the exchange: a document's name on a desk, a file's name, an address.
  public var key: String
  /// Line ends are `\n`, without byte order mark; `nil` when the exchange does not bring it.
  public var text: String?
  public var title: String?
  public var url: String?
  public var outlet: String?
  public var author: String?
  public var published: String?
  /// The records that bring its text; empty where records are of what is said of it.
  public var records: [ExchangeRecord] = []

  public init(key: String, text: String? = nil) {
    self.key = key
    self.text = text
  }

  var hasDetails: Bool {
    [title, url, outlet, author, published].contains { $0 != nil }
  }
}

/// Where words stand: the pieces of one stretch of a document.
public struct ExchangedPlace: Hashable, Sendable {
  /// The document's ``ExchangedDocument/key``.
  public var document: String
  /// In Unicode scalars, in order; several where a stretch is in pieces, none where only the words are
  /// known.
  public var spans: [TextSpan]
  /// The words; those of several pieces are joined by a space.
  ///
  /// Empty when not known.
  public var exact: String
  /// The words before and after; empty when not known.
  public var prefix = ""
  public var suffix = ""
  /// Who marked the words, in order of bytes; empty when nobody is named.
  public var annotators: [String] = []

  public init(document: String, spans: [TextSpan], exact: String) {
    self.document = document
    self.spans = spans
    self.exact = exact
  }
}

extension ExchangedPlace {
  /// The same place without who marked it.
  var bare: ExchangedPlace {
    var place = self
    place.annotators = []
    return place
  }
}

extension Exchange {
  /// The names of everybody who said something, in order of bytes.
  public var annotators: [String] {
    var names: Set<ExactText> = []
    for claim in claims {
      names.formUnion(claim.places.flatMap(\.annotators).map { ExactText($0) })
      names.formUnion(claim.verdicts.compactMap(\.annotator).map { ExactText($0) })
      names.formUnion(claim.evidence.compactMap(\.annotator).map { ExactText($0) })
      names.formUnion(claim.notes.compactMap(\.annotator).map { ExactText($0) })
    }
    return names.sorted().map(\.text)
  }

  /// The document of that key.
  func document(_ key: String) -> ExchangedDocument? {
    documents.first { ExactText($0.key) == ExactText(key) }
  }
}
