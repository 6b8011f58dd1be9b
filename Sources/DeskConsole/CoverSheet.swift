import ClaimModel
public import EditorialDesk

/// An article with its ticks in the margin, as `cover` prints it.
public struct CoverSheet: Sendable {
  private let covered: Desk.DocumentCoverage

  public init(_ covered: Desk.DocumentCoverage) { self.covered = covered }

  /// The lines, safe to print: the document, each sentence behind its sign and number, and the counts.
  ///
  /// - Parameter onlyOpen: whether what is done is left out.
  public func lines(onlyOpen: Bool = false) -> [String] {
    styled(onlyOpen: onlyOpen).map { $0.rendered(usesColour: false) }
  }

  func styled(onlyOpen: Bool = false) -> [Line] {
    let shown = covered.coverage.sentences.filter { !onlyOpen || $0.state == .open }
    let name = Columns.cut(covered.document.phrase, to: Columns.screen - 12)
    return [Line(text: "\(covered.document.id.short)  \(name)", tone: .heading)]
      + shown.flatMap { sentence in
        (sentence.opensBlock && !onlyOpen ? [.blank] : []) + Self.lines(sentence)
      }
      + [.blank]
      + Line.paragraph("\(Self.counts(covered.coverage)); \(leftOut)")
  }

  private static func lines(_ sentence: Coverage.Sentence) -> [Line] {
    let margin = "\(sentence.state.sign) \(Columns.flushRight("\(sentence.number)", to: 3)) "
    let remark = sentence.reason.map { " [\($0.phrase)]" } ?? ""
    return Line.field(
      margin, sentence.text + remark, wide: 6, most: .max,
      tone: sentence.state == .open ? .warning : .label)
  }

  private var leftOut: String {
    let blocks = counted(covered.coverage.boilerplate, "block", "blocks")
    // Those whose ticks stand here, and not all that there are.
    let carried = covered.coverage.sentences.filter { $0.reason?.origin != nil }
    let origins = Set(carried.compactMap(\.reason?.origin)).count
    let kinds = [(PassageMark.State.ticked, "ticks"), (.exempt, "exemptions")].filter { state, _ in
      carried.contains { $0.state == state }
    }
    let versions =
      kinds.isEmpty
      ? ""
      : "; \(kinds.map(\.1).joined(separator: " and ")) carried over from "
        + counted(origins, "version", "versions")
    return "\(blocks) of boilerplate left out\(versions)"
  }

  /// How many sentences stand how.
  static func counts(_ coverage: Coverage) -> String {
    "\(counted(coverage.sentences.count, "sentence", "sentences")): \(coverage.count(.ticked)) ticked, "
      + "\(coverage.count(.exempt)) exempt, \(coverage.count(.open)) open"
  }
}

extension Coverage.Reason {
  /// The version that a mark was carried over from; `nil` for what was marked here.
  fileprivate var origin: DocumentID? {
    switch self {
    case .carried(let document): document
    case .claims, .mark, .contested: nil
    }
  }

  /// What makes a sentence stand so, in a few words.
  fileprivate var phrase: String {
    switch self {
    case .claims(let claims):
      let names = claims.prefix(3).map(\.short).joined(separator: " ")
      return "claim \(names)\(claims.count > 3 ? " …" : "")"
    case .mark(let mark):
      return "\(mark.by)\(mark.because.isEmpty ? "" : ": \(mark.because)")"
    case .contested: return "contested"
    case .carried(let document): return "carried over from \(document.short)"
    }
  }
}
