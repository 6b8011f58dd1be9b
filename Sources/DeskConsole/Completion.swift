import ClaimModel

/// What may stand at the cursor of a line that is being typed.
public struct Completion: Hashable, Sendable {
  /// The most candidates that are given.
  public static let most = 200

  /// One of the texts that may stand there.
  public struct Candidate: Hashable, Sendable {
    /// In place of what is begun; safe to show.
    public let text: String
    /// What it means, such as a claim's wording, not yet made safe; empty where it says enough itself.
    public let hint: String
    /// Whether something goes on behind it at once, as behind a folder.
    public let goesOn: Bool

    init(_ text: String, hint: String = "", goesOn: Bool = false) {
      (self.text, self.hint, self.goesOn) = (text, hint, goesOn)
    }
  }

  /// What is begun: the end of the line up to the cursor, which a candidate takes the place of.
  public let begun: String
  /// Those that fit, in the order in which they are best listed; ``most`` at most.
  public let candidates: [Candidate]
  /// Whether there are more.
  public let isCut: Bool

  /// Leaves out what does not begin as typed, and what could not be shown as it is.
  ///
  /// - Parameter begun: compared byte by byte; where nothing begins so, without regard to case.
  init(_ begun: String, among all: [Candidate]) {
    let shown = all.filter { visible($0.text).utf8.elementsEqual($0.text.utf8) }
    let exact = shown.filter { $0.text.utf8.starts(with: begun.utf8) }
    let typed = begun.lowercased().utf8
    let fitting =
      exact.isEmpty ? shown.filter { $0.text.lowercased().utf8.starts(with: typed) } : exact
    self.begun = begun
    candidates = Array(fitting.prefix(Self.most))
    isCut = fitting.count > Self.most
  }

  /// Takes candidates that all fit, though they may not begin as typed: a name that needs quotation marks.
  init(_ begun: String, exactly fitting: [Candidate]) {
    let shown = fitting.filter { visible($0.text).utf8.elementsEqual($0.text.utf8) }
    self.begun = begun
    candidates = Array(shown.prefix(Self.most))
    isCut = shown.count > Self.most
  }

  /// What to do when completion is asked for.
  public enum Step: Hashable, Sendable {
    /// Nothing fits.
    case nothing
    /// Takes away so many Unicode scalars before the cursor and puts a text there.
    case insert(String, replacing: Int)
    /// There is nothing to add that all have: list them.
    case list
  }

  /// Puts in the one that fits, with a space behind it; of several, the beginning that all of them have.
  public var step: Step {
    guard let first = candidates.first else { return .nothing }
    let replaced = begun.unicodeScalars.count
    guard candidates.count > 1 else {
      return .insert(first.text + (first.goesOn ? "" : " "), replacing: replaced)
    }
    var shared = Array(first.text.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let same = zip(shared, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      shared.removeLast(shared.count - same)
    }
    guard shared.count > replaced else { return .list }
    return .insert(String(String.UnicodeScalarView(shared)), replacing: replaced)
  }

  /// The candidates as they are listed on a terminal: beside their hints where they have some, else in
  /// columns; at the end how many are left out.
  ///
  /// - Parameters:
  ///   - columns: how wide the terminal is; lines keep below it.
  ///   - rows: how many lines at most, at least two.
  public func listing(columns: Int, rows: Int) -> [String] {
    let width = max(20, columns - 1)
    let widest = candidates.map { Columns.width($0.text) }.max() ?? 0
    let hasHints = candidates.contains { !$0.hint.isEmpty }
    let across = hasHints ? 1 : max(1, width / (widest + 2))
    let room = max(2, rows) * across
    let isWhole = candidates.count <= room && !isCut
    let listed = candidates.prefix(isWhole ? candidates.count : room - across)
    let lines = stride(from: 0, to: listed.count, by: across).map { start in
      let row = listed.dropFirst(start).prefix(across)
      let texts = row.map { Columns.padded($0.text, to: widest + 2) + $0.hint }
      return Columns.fitted(texts.joined(), to: width)
    }
    let left = isCut ? "more" : "\(candidates.count - listed.count) more"
    return isWhole ? lines : lines + ["… and \(left): type on, then Tab"]
  }

  /// How many columns a text takes on a terminal.
  public static func width(of text: String) -> Int { Columns.width(text) }
}

extension Columns {
  /// The text safe to show, cut with `…` where it is wider than `width`; the spaces in it stay.
  fileprivate static func fitted(_ text: String, to width: Int) -> String {
    var (shown, used) = (String.UnicodeScalarView(), 0)
    for scalar in visible(text).unicodeScalars {
      used += Self.width(of: scalar)
      guard used < width else { return String(shown) + "…" }
      shown.append(scalar)
    }
    while shown.last == " " { shown.removeLast() }
    return String(shown)
  }
}
