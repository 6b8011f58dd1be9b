public import ClaimModel

/// What somebody wants to know about agreement.
public struct AgreementRequest: Sendable {
  /// How often the items are drawn anew for the intervals; `nil` leaves it to the table.
  public var resamples: Int?
  /// The same seed gives the same intervals.
  public var seed: UInt64 = 1
  /// What is said beside the figures.
  public var sections: Set<Section> = []
  /// Who is to be among the pairs, however few ratings they gave.
  public var people: [String] = []
  /// How many differences are listed.
  public var limit = 100
  /// What figures are given apart by: of a desk a ``Grouping``, of a file the name of a column.
  public var grouping: String?

  /// Of a file: the labels from one end of the scale to the other.
  ///
  /// A desk has a scale.
  public var order: [String] = []
  /// Of a file: labels outside of that order.
  public var offScale: [String] = []

  /// Of a desk: only claims that appear in this document.
  public var document: DocumentID?
  /// Of a desk: only claims with this tag.
  public var tag: String?
  /// Of a desk: only claims that appear in a document whose date of publication begins so, such as
  /// `2017-01`.
  public var published: String?

  public init() {}

  /// Raw values are keys in JSON.
  public enum Section: String, CaseIterable, Sendable {
    case pairs, differences, drift, reliability
  }

  /// What a desk's figures can be given apart by.
  public enum Grouping: String, CaseIterable, Sendable {
    case document, tag
    /// The month in which the documents were published, as they or people say; no clock of an operation.
    case month
  }
}
