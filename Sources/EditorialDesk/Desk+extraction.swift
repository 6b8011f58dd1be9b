import AnnotationSync
import ClaimExtraction
public import ClaimModel
import ClaimStore
import TextAnchoring

extension Desk {
  /// A claim that the extractor proposes.
  public struct Proposal: Sendable {
    /// The name that the claim has when it is accepted.
    public let claim: ClaimID
    public let document: DocumentID
    /// The words of the claim.
    public let wording: String
    /// Who says it; `nil` when nobody was found.
    public let speaker: String?
    /// `affirmed`, `denied` or `absent`.
    public let polarity: String
    /// 0…1, how much it deserves checking.
    public let worth: Double
    /// Why it is worth that much, in words.
    public let reasons: [String]
    /// A line of `stet extract --json`.
    public let json: JSONValue

    init(_ candidate: Candidate, claim: ClaimID, document: DocumentID, text: DocumentText) {
      self.claim = claim
      self.document = document
      wording = text.quote(candidate.span)
      speaker = candidate.source.map { text.quote($0.span) }
      polarity = candidate.polarity.rawValue
      worth = candidate.worth
      reasons = candidate.reasons
      json = .object(
        [
          .init("claim", .string(claim.text)), .init("document", .string(document.text)),
        ] + (candidate.json(in: text).members ?? []))
    }
  }

  /// Proposes candidate claims in a document anew, in order of place.
  ///
  /// Candidates are no operations: they are the same on every desk with the same extractor. What was
  /// accepted or rejected before stays so. They are kept where the document's bytes are: of one that came as
  /// a colleague's text they are only told.
  public func extract(_ document: DocumentID) throws -> [Proposal] {
    let (text, isHere) = try store.read { view in
      (try view.documentText(document), try view.holds(document))
    }
    guard isHere else {
      return ClaimExtractor().candidates(in: text).compactMap { candidate in
        ClaimID(naming: document, span: candidate.span).map {
          Proposal(candidate, claim: $0, document: document, text: text)
        }
      }
    }
    return try propose(in: document, text: text)
  }

  func propose(in document: DocumentID, text: DocumentText) throws -> [Proposal] {
    let named = ClaimExtractor().candidates(in: text).compactMap { candidate in
      ClaimID(naming: document, span: candidate.span).map { (candidate, $0) }
    }
    let stored = named.map { candidate, claim in
      StoredCandidate(
        document: document, span: candidate.span, claim: claim, worth: candidate.worth,
        body: candidate.json(in: text).canonicalText)
    }
    try store.replaceCandidates(of: document, extractor: ClaimExtractor.version, with: stored)
    return named.map { Proposal($0, claim: $1, document: document, text: text) }
  }
}

/// The filters that need no desk.
public enum Filter {
  /// Reads a file and proposes claims in it: the lines of `stet extract --from --json`.
  public static func extract(from path: String) throws -> [JSONValue] {
    let text = try text(of: path)
    return ClaimExtractor().candidates(in: text).map { candidate in
      .object([.init("file", .string(path))] + (candidate.json(in: text).members ?? []))
    }
  }

  /// Reads a file as a document: the line of `stet text --json`.
  public static func blocks(of path: String) throws -> JSONValue {
    let text = try text(of: path)
    let blocks = text.blocks().map { block -> JSONValue in
      [
        "start": .int(block.span.start), "end": .int(block.span.end),
        "text": .string(text.quote(block.span)), "kind": .string(block.kind.rawValue),
      ]
    }
    return [
      "file": .string(path), "title": text.title().map { .string($0) } ?? .null,
      "text_length": .int(text.scalars.count), "blocks": .array(blocks),
    ]
  }

  /// The words of a file's content, blocks apart by a blank line, boilerplate left out.
  public static func content(of path: String) throws -> String {
    let text = try text(of: path)
    return text.blocks().filter(\.kind.isContent).map { text.quote($0.span) }
      .joined(separator: "\n\n")
  }

  /// The lines of a text file that are not blank.
  public static func lines(of path: String) throws -> [String] {
    try text(of: path).text.split(separator: "\n").map(String.init)
      .filter { $0.contains { !$0.isWhitespace } }
  }

  private static func text(of path: String) throws -> DocumentText {
    try decodeDocument(InputFile.bytes(of: path)).text
  }
}
