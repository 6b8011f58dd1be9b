import AnnotationSync
public import ClaimModel
import ClaimStore
import TextAnchoring

/// What a document has of a claim that is to be placed in it.
public enum PlaceFinding: Hashable, Sendable {
  /// The words stand there unchanged, in one place.
  case unchanged(TextSpan)
  /// They stand there unchanged in so many places.
  case often(Int)
  /// They do not stand there; the words that come nearest.
  case nearest(String)
  case nothing
  /// The text of the document is not on this desk.
  case textAbsent

  /// In a few words; not made safe to show.
  public var phrase: String {
    switch self {
    case .unchanged: "stands unchanged"
    case .often(let count): "stands unchanged in \(count) places"
    case .nearest(let words): "nearest here: “\(words)”"
    case .nothing: "not found"
    case .textAbsent: "the text is not on this desk"
    }
  }
}

/// A claim that is looked for in a document.
struct PlaceSearch {
  /// The words as they stand in the version before, or as they stood in the document itself.
  let words: String

  /// Where the words stand unchanged, whole words first.
  func places(in text: DocumentText, _ document: DocumentID) -> [Selector] {
    text.find(words).map { text.selector(for: $0, in: document) }.wholeWordsFirst
  }

  func finding(in text: DocumentText?, _ document: DocumentID) -> PlaceFinding {
    guard let text else { return .textAbsent }
    let places = places(in: text, document)
    if places.count == 1 { return .unchanged(places[0].span) }
    if places.count > 1 { return .often(places.count) }
    return text.nearest(to: words).map { .nearest(text.quote($0.span)) } ?? .nothing
  }
}

extension StoreView {
  /// What is to be looked for where a claim is to be placed in a document: its words in that document, where
  /// they were not found again; else those of its place in the latest of the document's other versions.
  func search(
    for claim: Claim, in document: DocumentID, _ texts: inout TextShelf
  ) throws -> PlaceSearch {
    let selectors = claim.appearances.map(\.selector)
    if let own = selectors.first(where: { $0.document == document }) {
      return PlaceSearch(words: own.exact)
    }
    let target = try texts.document(document)
    var latest: (order: VersionOrder, selector: Selector)?
    for selector in selectors {
      let other = try texts.document(selector.document)
      let order = VersionOrder(other)
      guard other.isVersion(of: target), latest.map({ $0.order < order }) ?? true else { continue }
      latest = (order, selector)
    }
    return PlaceSearch(words: (latest?.selector ?? selectors.first)?.exact ?? claim.wording)
  }

  /// The tasks with what the documents have of their claims.
  func lookedFor(_ tasks: [Desk.Task]) throws -> [Desk.Task] {
    var texts = TextShelf(view: self)
    return try tasks.map { task in
      guard let document = task.document, let id = task.claim, let claim = try claim(id) else {
        return task
      }
      var task = task
      let search = try search(for: claim, in: document, &texts)
      task.finding = try search.finding(in: texts.text(of: document), document)
      return task
    }
  }

  /// The claim with what is known of the versions of its documents: which current ones have no place for it,
  /// and when those were taken in that do not have it.
  func versioned(_ claim: Claim, _ texts: inout TextShelf) throws -> Claim {
    // Most desks have one version of each document.
    let hasVersions = try !claim.appearances.isEmpty && texts.hasFormerVersions()
    guard hasVersions || !claim.absences.isEmpty else { return claim }
    var claim = claim
    for index in claim.absences.indices {
      let other = try texts.document(claim.absences[index].document)
      let isVersion = try claim.appearances.contains {
        try texts.document($0.selector.document).isVersion(of: other)
      }
      if isVersion { claim.absences[index].takenIn = other.takenInOn }
    }
    guard claim.status.stands else { return claim }
    claim.unplaced = try unplacedVersions(of: claim.id).map {
      UnplacedVersion(document: $0, takenIn: try texts.document($0).takenInOn)
    }
    return claim
  }
}
