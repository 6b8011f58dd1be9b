public import ClaimModel

/// A document as printed, with a numbered footnote at each claim.
public struct AnnotatedCopy: Sendable {
  public let frame: ReportFrame
  public let document: SourceDocument
  /// Numbered from 1 in this order: by first place, then by name.
  public let notes: [Note]
  /// Claims of the document that the copy does not mark, and why.
  public private(set) var leftOut: LeftOut
  let segments: [Segment]
  /// Who stands for which initials, where names may be shown; else empty.
  let key: [(initials: String, name: String)]

  /// Claims of the document that have no footnote.
  public struct LeftOut: Sendable {
    /// Those that were not asked for, and how many of them are verified.
    public var unselected: Int
    public var verified: Int
    /// Those whose words were not found again in the text.
    public var lost = 0

    public init(unselected: Int = 0, verified: Int = 0) {
      self.unselected = unselected
      self.verified = verified
    }
  }

  /// A claim and where it stands in the document; a place with other words than were judged is a note of its own.
  public struct Note: Sendable {
    public let entry: VerifiedClaimReport.Entry
    /// In order of place; several where the claim is made in several stretches.
    public let spans: [TextSpan]
    /// Whether other words stand there than were judged: these are not verified, whatever the claim is.
    public let isInOtherWords: Bool

    public init(
      entry: VerifiedClaimReport.Entry, spans: [TextSpan], isInOtherWords: Bool = false
    ) {
      self.entry = entry
      self.spans = spans
      self.isInOtherWords = isInOtherWords
    }

    /// Whether what stands there is verified.
    public var isVerified: Bool { entry.gate.isVerified && !isInOtherWords }
  }

  /// A stretch of the document that is no claim of the desk.
  public struct Stretch: Sendable {
    public let span: TextSpan
    public let kind: Kind

    public init(span: TextSpan, kind: Kind) {
      self.span = span
      self.kind = kind
    }

    /// What it is.
    public enum Kind: Sendable {
      case headline, boilerplate
      /// The extractor sees a claim in it, and nobody has decided about it.
      case candidate
      /// A claim of the desk that was not asked for.
      case unselected
    }
  }

  /// A piece of the text in which nothing begins or ends.
  struct Segment: Sendable {
    let text: String
    /// The notes it belongs to, by place in ``AnnotatedCopy/notes``, that which began last last; empty outside
    /// of claims.
    let sharers: [Int]
    let isHeadline: Bool
    let isBoilerplate: Bool
    let isCandidate: Bool
    let isUnselected: Bool
    /// The notes whose stretches begin here, and end here, by place in ``AnnotatedCopy/notes``.
    let begins: [Begin]
    let ends: [End]
  }

  /// The beginning of a stretch of a claim.
  struct Begin: Sendable {
    let note: Int
    /// Whether its number has to stand here too, since the end alone does not tell which words are meant: it
    /// shares words with another claim, or the claim has several stretches.
    let isNumbered: Bool
  }

  /// The end of a stretch of a claim.
  struct End: Sendable {
    let note: Int
    /// Whether no other stretch of the claim follows.
    let isLast: Bool
  }

  /// People stand by their initials, with a key, where the frame lets names be shown.
  ///
  /// - Parameters:
  ///   - text: the document's.
  ///   - notes: in any order; spans outside of the text are left out, those that touch become one.
  ///   - stretches: in any order.
  ///   - leftOut: which claims of the document are not among the notes.
  public init(
    frame: ReportFrame, document: SourceDocument, text: String, notes: [Note],
    stretches: [Stretch], leftOut: LeftOut = LeftOut()
  ) {
    let scalars = Array(text.unicodeScalars)
    let people = notes.reduce(into: Set<Annotator>()) { $0.formUnion($1.entry.claim.people) }
    var told = frame.naming(people)
    if told.people == .names { told.people = .initials }
    told = told.toldToReaders()
    self.frame = told
    self.document = document
    let placed = notes.map { note in
      var entry = note.entry.told(in: told)
      // Reasons that name people say more, and where there is a key they may.
      if frame.people == .names { entry.gate = note.entry.gate }
      return Note(
        entry: entry, spans: Self.merged(note.spans, within: scalars.count),
        isInOtherWords: note.isInOtherWords)
    }
    self.notes =
      placed.filter { !$0.spans.isEmpty }.sorted { left, right in
        (left.spans[0], left.entry.claim.id) < (right.spans[0], right.entry.claim.id)
      }
    self.leftOut = leftOut
    self.leftOut.lost += placed.count(where: \.spans.isEmpty)
    key = frame.people == .names ? told.initials.key(of: people) : []
    segments = Segmenting(notes: self.notes, stretches: stretches).segments(of: scalars)
  }

  /// The claims that have a footnote, in order of the first.
  public var claims: [Claim] {
    var met: Set<ClaimID> = []
    return notes.map(\.entry.claim).filter { met.insert($0.id).inserted }
  }

  private static func merged(_ spans: [TextSpan], within count: Int) -> [TextSpan] {
    var merged: [TextSpan] = []
    for span in spans.filter({ $0.end <= count }).sorted() {
      if let last = merged.last, span.start <= last.end {
        merged[merged.count - 1] = TextSpan(last.start, max(last.end, span.end)) ?? last
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}

/// Cuts a text wherever something begins or ends.
private struct Segmenting {
  private let notes: [AnnotatedCopy.Note]
  private var cuts: Set<Int> = []
  private var begins: [Int: [AnnotatedCopy.Begin]] = [:]
  private var ends: [Int: [AnnotatedCopy.End]] = [:]
  /// How many stretches of a kind begin less how many end, by place.
  private var steps: [AnnotatedCopy.Stretch.Kind: [Int: Int]] = [:]

  init(notes: [AnnotatedCopy.Note], stretches: [AnnotatedCopy.Stretch]) {
    self.notes = notes
    let sharing = Self.sharing(notes.flatMap(\.spans))
    for (number, note) in notes.enumerated() {
      for span in note.spans {
        cuts.formUnion([span.start, span.end])
        begins[span.start, default: []].append(
          AnnotatedCopy.Begin(
            note: number, isNumbered: note.spans.count > 1 || sharing.contains(span)))
        ends[span.end, default: []].append(
          AnnotatedCopy.End(note: number, isLast: span == note.spans.last))
      }
    }
    for stretch in stretches {
      cuts.formUnion([stretch.span.start, stretch.span.end])
      steps[stretch.kind, default: [:]][stretch.span.start, default: 0] += 1
      steps[stretch.kind, default: [:]][stretch.span.end, default: 0] -= 1
    }
  }

  /// The spans that share words with another of them.
  private static func sharing(_ spans: [TextSpan]) -> Set<TextSpan> {
    var (sharing, reach) = (Set<TextSpan>(), [TextSpan]())
    for span in spans.sorted() {
      reach.removeAll { $0.end <= span.start }
      if !reach.isEmpty { sharing.formUnion(reach + [span]) }
      reach.append(span)
    }
    return sharing
  }

  func segments(of scalars: [Unicode.Scalar]) -> [AnnotatedCopy.Segment] {
    let places = cuts.union([0, scalars.count]).filter { $0 <= scalars.count }.sorted()
    var active: [Int] = []
    var level: [AnnotatedCopy.Stretch.Kind: Int] = [:]
    return zip(places, places.dropFirst()).map { start, end in
      let ended = Set((ends[start] ?? []).map(\.note))
      active.removeAll { ended.contains($0) }
      active += (begins[start] ?? []).map(\.note)
      for (kind, step) in steps { level[kind, default: 0] += step[start] ?? 0 }
      return AnnotatedCopy.Segment(
        text: String(String.UnicodeScalarView(scalars[start..<end])), sharers: active,
        isHeadline: level[.headline] ?? 0 > 0,
        isBoilerplate: level[.boilerplate] ?? 0 > 0, isCandidate: level[.candidate] ?? 0 > 0,
        isUnselected: level[.unselected] ?? 0 > 0, begins: begins[start] ?? [],
        ends: ends[end] ?? [])
    }
  }
}

extension AnnotatedCopy.Segment {
  /// How many claims it belongs to.
  var depth: Int { sharers.count }
}

extension AnnotatedCopy.Note {
  /// How far the claim is.
  var status: FootnoteStatus { FootnoteStatus(of: entry, isInOtherWords: isInOtherWords) }

  /// What the words that stand there are rated; `nil` where they are not what was rated.
  var rating: String? { isInOtherWords ? nil : entry.claim.decidedRating }

  /// Who gave verdicts, and who ruled.
  var checkers: String {
    if isInOtherWords { return "these words were not checked" }
    let names = entry.claim.verdicts.map(\.annotator.name).joined(separator: ", ")
    let checked = names.isEmpty ? "nobody has checked it" : "checked by \(names)"
    return checked + (entry.claim.ruling.map { "; ruled by \($0.by)" } ?? "")
  }
}
