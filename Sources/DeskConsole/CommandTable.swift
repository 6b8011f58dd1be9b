import ClaimModel

/// Everything that can be typed at the prompt: the commands, and the ratings of the desk's scale.
struct CommandTable: Sendable {
  /// The commands in the order in which `help` lists them; adding one is its type and its line
  /// here.
  static let families: [(heading: String, commands: [any Command.Type])] = [
    (
      "Going through the claims",
      [GoNext.self, GoBack.self, OpenClaim.self, ListQueue.self, ListDisputes.self]
    ),
    (
      "Looking",
      [
        ShowClaim.self, ShowContext.self, CompareQuotes.self, FindSimilar.self, FindWords.self,
        ShowHistory.self, ShowGate.self,
      ]
    ),
    (
      "Deciding",
      [
        AcceptClaim.self, RejectClaim.self, SweepCandidates.self, OfferEvidence.self,
        RateClaim.self, Repeat.self, RuleClaim.self,
      ]
    ),
    (
      "Covering an article",
      [
        CoverDocument.self, TickSentence.self, ExemptSentence.self, PickClaim.self, PassOver.self,
      ]
    ),
    (
      "Describing",
      [
        RewordClaim.self, AttributeClaim.self, TagClaim.self, AddNote.self, AskQuery.self,
        AnswerQuery.self, WaiveQuery.self, AttestSource.self, JoinClaims.self,
      ]
    ),
    (
      "Working together",
      [
        MergeFiles.self, ListConflicts.self, ResolveConflict.self, ShareFile.self, WriteReport.self,
        PublishClaim.self, SetAsideStrangers.self,
      ]
    ),
    (
      "Following a new version",
      [AnchorClaim.self, DeclareAbsent.self, CarryClaims.self]
    ),
    ("Taking back", [UndoAct.self, RedoAct.self]),
    (
      "Knowing more",
      [
        ShowProgress.self, ShowIdentity.self, ShowScale.self, ShowPolicy.self, ShowHelp.self,
        Leave.self,
      ]
    ),
  ]

  /// What the first word of a line may mean.
  enum Entry: Sendable {
    case command(any Command.Type)
    case rating(Grade)

    var name: String {
      switch self {
      case .command(let command): command.name
      case .rating(let grade): grade.name
      }
    }

    fileprivate var isOfSentences: Bool {
      switch self {
      case .command(let command): command.isOfSentences
      case .rating: false
      }
    }

    fileprivate var isRating: Bool {
      switch self {
      case .command: false
      case .rating: true
      }
    }

    fileprivate var givesWay: Bool {
      switch self {
      case .command(let command): command.givesWay
      case .rating: false
      }
    }
  }

  private let entries: [Entry]
  /// Whether the person has a sentence before them, and not a claim.
  private let isCovering: Bool

  init(_ scale: Scale, isCovering: Bool = false) {
    self.isCovering = isCovering
    entries =
      Self.families.flatMap(\.commands).map { .command($0) } + scale.grades.map { .rating($0) }
  }

  /// What has to be said of grades that are called like commands, a sentence each: the word alone is the command.
  static func remarks(on scale: Scale) -> [String] {
    let commands = families.flatMap(\.commands).filter { !$0.isOfSentences }.map { $0.name }
    return scale.grades.map(\.name).filter { name in
      commands.contains { $0.utf8.elementsEqual(name.utf8) }
    }.map { "`\($0)` alone is the command: the rating is given with `rate \($0)`." }
  }

  /// Every word that a line may begin with; where a rating is named like a command, the command, unless that is
  /// about sentences and the person has a claim before them.
  var names: [String] { entries.map(\.name) }

  /// What a word means, in full or shortened.
  func entry(for word: String) throws(ConsoleError) -> Entry {
    let named = entries.filter { $0.name.utf8.elementsEqual(word.lowercased().utf8) }
    if !isCovering, named.contains(where: \.isOfSentences),
      let rating = named.first(where: \.isRating)
    {
      return rating
    }
    let all = Prefix.matches(word, among: entries, named: \.name)
    let first = all.filter { !$0.givesWay }
    let matches = first.isEmpty ? all : first
    guard let match = matches.first else {
      throw .unknownCommand(word, near: Prefix.near(word, among: names))
    }
    guard matches.count == 1 else {
      throw .ambiguous(word, matches: matches.map(\.name))
    }
    return match
  }

  /// Reads a line that begins with a word of the table.
  func command(in line: Arguments) throws -> (any Command)? {
    var rest = line
    guard let word = rest.takeWord() else { return nil }
    switch try entry(for: word) {
    case .command(let command): return try command.init(Arguments(rest.text, of: command.name))
    case .rating(let grade):
      return try RateClaim(Arguments("\(grade.name) \(rest.text)", of: RateClaim.name))
    }
  }
}
