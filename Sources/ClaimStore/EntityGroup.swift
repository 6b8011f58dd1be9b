import AnnotationSync
import ClaimModel

/// One operation on one facet of an entity, as the table of facets has it.
struct FacetRow {
  let facet: Facet
  let kind: Facet.Kind?
  let id: OperationID
  /// Where the log has it; `nil` while only another operation's `over` names it.
  var row: Int64?
  /// What it sets the facet to; `nil` when it takes something back.
  var value: String?
  var isReplaced: Bool
  var change: Change

  enum Change {
    case none, added, altered
  }

  /// Whether it is a head: it is here and nothing replaces it.
  var isHead: Bool { row != nil && !isReplaced }

  /// Takes in what another row says of the same operation.
  mutating func absorb(_ other: FacetRow) {
    let before = (row, isReplaced)
    if row == nil, other.row != nil {
      row = other.row
      value = other.value
    }
    isReplaced = isReplaced || other.isReplaced
    if change == .none, before != (row, isReplaced) { change = .altered }
  }

  func isSame(as other: FacetRow) -> Bool { id == other.id && facet == other.facet }

  func precedes(_ other: FacetRow) -> Bool {
    facet == other.facet ? id < other.id : facet < other.facet
  }
}

/// What a merge brings for one entity, in order of facet and operation.
struct EntityGroup {
  private(set) var kind: EntityKind
  private(set) var name: String
  private(set) var parent: (kind: EntityKind, name: String)?
  private(set) var rows: [FacetRow] = []
  /// Where it was first met in this merge.
  private(set) var place: LinePlace?

  private var facetBytes: [UInt8] = []

  init(_ kind: EntityKind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Begins the group of another entity; a merge has very many, so what they are held in is used again.
  mutating func begin(_ kind: EntityKind, _ name: String) {
    self.kind = kind
    self.name = name
    parent = nil
    place = nil
    rows.removeAll(keepingCapacity: true)
    facetBytes.removeAll(keepingCapacity: true)
  }

  /// Takes the next record of the entity.
  mutating func add(_ record: FacetRecord, entityLength: Int) {
    let mark = record.mark
    if !mark.contains(.replaced) { place = min(place ?? record.place, record.place) }
    guard !mark.contains(.named) else { return }
    if let parent = record.parent { self.parent = parent }
    let row = row(of: record, mark, entityLength)
    if let last = rows.last, last.isSame(as: row) {
      rows[rows.count - 1].absorb(row)
    } else {
      rows.append(row)
    }
  }

  private mutating func row(
    of record: FacetRecord, _ mark: FacetRecord.Mark, _ entityLength: Int
  ) -> FacetRow {
    let bytes = record.facet(after: entityLength)
    let isWritten = mark.contains(.written)
    // Most operations of an entity are on few facets, which are made once.
    let (facet, kind): (Facet, Facet.Kind?)
    if let last = rows.last, facetBytes.withUnsafeBytes({ $0.isSame(as: bytes) }) {
      (facet, kind) = (last.facet, last.kind)
    } else {
      facet = Facet(recorded: String(decoding: bytes, as: UTF8.self))
      kind = facet.kind
      facetBytes.removeAll(keepingCapacity: true)
      facetBytes.append(contentsOf: bytes)
    }
    return FacetRow(
      facet: facet, kind: kind, id: record.id, row: isWritten ? record.row : nil,
      value: isWritten ? record.value : nil, isReplaced: mark.contains(.replaced), change: .added)
  }

  /// Puts what the desk had in among what is new.
  mutating func join(_ known: [FacetRow]) {
    guard !known.isEmpty else { return }
    var joined: [FacetRow] = []
    joined.reserveCapacity(known.count + rows.count)
    var (left, right) = (0, 0)
    while left < known.count || right < rows.count {
      if right == rows.count || left < known.count && known[left].precedes(rows[right]) {
        joined.append(known[left])
        left += 1
      } else if left < known.count, known[left].isSame(as: rows[right]) {
        var row = known[left]
        row.absorb(rows[right])
        joined.append(row)
        (left, right) = (left + 1, right + 1)
      } else {
        joined.append(rows[right])
        right += 1
      }
    }
    rows = joined
  }

  /// What the heads of each facet come to, in order of facet.
  var shown: [ShownFacet] { Self.shown(of: rows) }

  /// What the heads of each facet come to, of rows in order of facet and operation.
  static func shown(of rows: [FacetRow]) -> [ShownFacet] {
    var shown: [ShownFacet] = []
    shown.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() where row.isHead {
      if let last = shown.last, last.facet == row.facet {
        // Names go up within a facet: of several heads, that of the greatest is shown.
        shown[shown.count - 1].value = row.value
        shown[shown.count - 1].heads += 1
      } else {
        shown.append(
          ShownFacet(facet: row.facet, kind: row.kind, value: row.value, heads: 1, first: index))
      }
    }
    return shown
  }

  /// Where the log has the heads of a facet.
  func heads(of shown: ShownFacet) -> [Int64] {
    rows[shown.first...].lazy.filter(\.isHead).prefix(shown.heads).compactMap(\.row)
  }

  /// What is missing: the entity itself, or an operation on it that another one names; `nil` when all
  /// is here.
  var missing: String? {
    let isHere =
      switch kind {
      case .claim: has { $0.kind == .existence || $0.kind == .appearance }
      case .document: has { $0.kind == .takingIn }
      case .evidence: has { $0.kind == .evidence && $0.value != nil }
      case .query: has { $0.kind == .query }
      case .note: has { $0.kind == .note }
      case .publication: has { $0.kind == .publication }
      case .annotator, .desk, .chain, .operation: true
      }
    if !isHere { return "\(kind.rawValue) \(name)" }
    return rows.first { $0.row == nil }.map { "operation \($0.id)" }
  }

  private func has(_ isBase: (FacetRow) -> Bool) -> Bool {
    rows.contains { $0.row != nil && isBase($0) }
  }
}

/// The shown value of a facet: of several heads, that of the greatest name.
struct ShownFacet {
  let facet: Facet
  let kind: Facet.Kind?
  /// `nil` when the head takes something back.
  var value: String?
  var heads: Int
  /// Which of the entity's rows is the first of them.
  let first: Int

  /// Whether it is a verdict that stands.
  var isVerdict: Bool { kind == .verdict && value != nil }

  /// Whether it is an appearance that was not taken back.
  var isStandingAppearance: Bool { kind == .appearance && value != nil }
}
