import AnnotationSync
import ClaimModel
import ClaimStore
import ReportExport

/// Writes what is brought of one claim, as far as it was not said before.
struct ClaimWriting {
  let id: ClaimID
  /// What it is brought in from, as people read it.
  let source: String
  let device: String
  /// Whether anything was written of the claim before.
  let isKnown: Bool
  /// What was written of the claim and of what belongs to it, causes before effects.
  private(set) var said: [Said]
  private var tags: Set<ExactText>
  /// How many of what was written were there before.
  private let countBefore: Int
  private var newWording = ""
  /// The words of the first place that was written, where the claim had none.
  private var firstPlace: String?
  private var hasNewWording = false
  /// How many of a kind were brought, by what they say and whose they are.
  private var likes: [Like: Int] = [:]

  private struct Like: Hashable {
    let kind: OperationKind
    let person: String
    let members: [UInt8]
  }

  struct Said {
    let operation: Operation
    let isReplaced: Bool
    let with: JSONValue
    let facet: Facet?
    /// Whether something that is brought was found to be this one: one that comes twice is two.
    var isMet = false
  }

  init(
    id: ClaimID, history: [(operation: Operation, isReplaced: Bool)], device: String,
    source: String
  ) {
    self.source = source
    self.id = id
    self.device = device
    isKnown = !history.isEmpty
    countBefore = history.count
    said = history.map { operation, isReplaced in
      Said(
        operation: operation, isReplaced: isReplaced, with: operation.with,
        facet: operation.target?.facet)
    }
    tags = Set(
      said.filter { $0.operation.knownKind == .claimTag }
        .flatMap { said in
          (said.with["tag"]?.string).map { [ExactText($0), ExactText(marked($0))] } ?? []
        })
  }

  /// What was written before anything was brought.
  var before: ArraySlice<Said> { said.prefix(countBefore) }

  func hasTag(_ tag: String) -> Bool { tags.contains(ExactText(tag)) }

  func hasTag(beginningWith beginning: String) -> Bool {
    tags.contains { $0.text.utf8.starts(with: beginning.utf8) }
  }

  /// The wording that stands.
  func wording(in view: StoreView) throws -> String {
    try isKnown ? view.claim(id)?.wording ?? newWording : newWording
  }

  /// The operations of this device that a new one on the facet replaces.
  private func replaced(_ facet: Facet) -> [OperationID] {
    said.filter {
      $0.facet == facet && !$0.isReplaced
        && $0.operation.chain.device.utf8.elementsEqual(device.utf8)
    }.map(\.operation.id)
  }

  /// Whether an operation says all that `members` say; it may say more.
  func says(_ with: JSONValue, _ members: JSONValue) -> Bool {
    (members.members ?? []).allSatisfy { member in
      guard let old = with[member.key] else { return false }
      // A verdict may cite more than what is brought: an evidence that was withdrawn since.
      guard let new = member.value.array, let all = old.array else {
        return Self.isSame(old, member.value)
      }
      return new.allSatisfy(all.contains)
    }
  }

  private static func isSame(_ old: JSONValue, _ new: JSONValue) -> Bool {
    if old == new { return true }
    guard let old = old.string, let new = new.string else { return false }
    return isShown(old, as: new)
  }

  /// Whether a text is one that was said, as it is or as an export shows it: with marks or other signs in place of
  /// letters that nobody sees, lines and tabs as gaps between words, and an address that must not be followed
  /// without its colons.
  static func isShown(_ old: String, as new: String) -> Bool {
    let old = new.contains("%3A") ? inertAddress(old) : old
    return ExactText(marked(old)) == ExactText(new) || ExactText(bare(old)) == ExactText(bare(new))
  }

  /// The words of a text alone, each with the signs that can be seen.
  static func bare(_ text: String) -> String {
    var shown = visible(text, keepingLines: true)
    for scalar in text.unicodeScalars where visible(String(scalar)).hasPrefix("⟨") {
      shown = shown.replacing(scalar.mark, with: " ")
    }
    return shown.replacing("\u{FFFD}", with: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  // MARK: The claim

  mutating func writePlace(
    _ selector: Selector, by author: Annotator, isNamed: Bool, in act: inout ActWriter
  ) throws {
    if newWording.isEmpty { newWording = selector.exact }
    let facet = Self.facet(of: selector)
    let isSaid = said.contains {
      $0.facet == facet && (!isNamed || $0.operation.by == author)
    }
    guard !isSaid else { return }
    if firstPlace == nil, !said.contains(where: { $0.facet?.kind == .appearance }) {
      firstPlace = selector.exact
    }
    try write(
      OperationDraft(
        .claimAdd, on: id.text, with: .object(selector.members), over: replaced(facet)),
      by: author, facet, in: &act)
  }

  /// Whether the place is known, and the annotator has judged the claim without ever marking it: where only
  /// who marks can speak, a mark tells nothing more.
  func isJudged(at selector: Selector, by author: Annotator) -> Bool {
    let facet = Self.facet(of: selector)
    guard said.contains(where: { $0.facet == facet }) else { return false }
    let own = said.filter { $0.operation.by == author }.compactMap(\.operation.knownKind)
    return !own.contains(.claimAdd)
      && own.contains { [.verdictGive, .evidenceGive, .noteAdd].contains($0) }
  }

  private static func facet(of selector: Selector) -> Facet {
    Facet(.appearance, "\(selector.document):\(selector.span.start):\(selector.span.end)")
  }

  mutating func writeExistence(
    _ wording: String, by author: Annotator, in act: inout ActWriter
  ) throws {
    newWording = wording
    guard !said.contains(where: { $0.operation.knownKind == .claimAdd }) else { return }
    try write(
      OperationDraft(.claimAdd, on: id.text, with: ["wording": .string(wording)], over: []),
      by: author, Facet(.existence), in: &act)
  }

  mutating func writeWording(_ wording: String, in act: inout ActWriter) throws {
    let new: JSONValue = .string(wording)
    let isSaid = said.contains { said in
      said.isOfClaim
        && (said.with["wording"] ?? said.with["exact"]).map { Self.isSame($0, new) } ?? false
    }
    let isShown =
      try isSaid || Self.isSame(.string(self.wording(in: act.view)), .string(wording))
    newWording = wording
    guard !isShown else { return }
    try word(wording, in: &act)
  }

  private mutating func word(_ wording: String, in act: inout ActWriter) throws {
    hasNewWording = true
    let facet = Facet(.wording)
    try write(
      OperationDraft(
        .claimWord, on: id.text, with: ["wording": .string(wording)], over: replaced(facet)),
      by: act.by, facet, in: &act)
  }

  /// Says again how a claim is worded that had no place until now: a place has words of its own, which would stand
  /// instead.
  mutating func keepWording(in act: inout ActWriter) throws {
    guard let firstPlace, !hasNewWording,
      !said.contains(where: { $0.operation.knownKind == .claimWord }),
      let words = said.first(where: { $0.facet?.kind == .existence })?.with["wording"]?.string,
      !Self.isSame(.string(firstPlace), .string(words))
    else { return }
    try word(words, in: &act)
  }

  /// Says of the chain what was not said; what is known beside it stays.
  mutating func writeAttribution(_ attribution: Attribution, in act: inout ActWriter) throws {
    let new = attribution.members
    guard let members = new.members, !members.isEmpty else { return }
    let facet = Facet(.attribution)
    let before = said.filter { $0.facet == facet }
    guard !before.contains(where: { says($0.with, new) }) else { return }
    var whole = before.last { !$0.isReplaced }?.with.members ?? []
    whole.removeAll { old in new[old.key] != nil }
    let draft = OperationDraft(
      .claimAttribute, on: id.text, with: .object(whole + members), over: replaced(facet))
    try write(draft, by: act.by, facet, in: &act)
  }

  /// - Returns: `false` when the tag is too long.
  @discardableResult
  mutating func writeTag(_ tag: String, in act: inout ActWriter) throws -> Bool {
    guard tag.utf8.count <= ExchangeTag.longest else { return false }
    // Who took the tag off since had his reasons.
    guard tags.insert(ExactText(tag)).inserted else { return true }
    try act.bring(
      OperationDraft(
        .claimTag, on: id.text, with: ["tag": .string(tag), "present": true], over: []),
      by: act.by)
    return true
  }

  /// - Parameter giver: whose it is, and whether the source says so; otherwise anybody's will do.
  mutating func writeNote(_ text: String, by giver: Giver, in act: inout ActWriter) throws {
    let members: JSONValue = ["text": .string(text)]
    let elsewhere = nameElsewhere(of: .noteAdd, members, by: giver)
    guard meet(.noteAdd, members, by: giver.isNamed ? giver.author : nil) == nil else { return }
    let draft = OperationDraft(
      .noteAdd, on: id.text, with: members.adding("elsewhere", .string(elsewhere)), over: [])
    try act.bring(draft, by: giver.author, from: source)
  }

  /// Who said something, as an import knows it.
  struct Giver {
    let author: Annotator
    /// Whether the source names the author.
    let isNamed: Bool
    /// Whether whoever imports it is the author, as nobody else is.
    let isImporter: Bool
  }

  /// What an evidence or note that is brought to two desks is told by: whose it is where that follows from
  /// the source, and of several that are alike a number.
  private mutating func nameElsewhere(
    of kind: OperationKind, _ members: JSONValue, by giver: Giver
  ) -> String {
    let person = giver.isImporter ? "" : giver.author.name
    let like = Like(kind: kind, person: person, members: members.canonicalBytes)
    likes[like, default: 0] += 1
    let number = likes[like] ?? 1
    return number > 1 ? "\(person)\n\(number)" : person
  }

  // MARK: What was said of it

  /// - Parameters:
  ///   - unsaid: the members that the source does not say, which are assumed.
  ///   - name: what the source calls it, which may be its name on this desk.
  ///   - giver: whose it is, and whether the source says so; otherwise anybody's will do.
  /// - Returns: its name; `nil` where it has none.
  mutating func writeEvidence(
    _ members: JSONValue, but unsaid: [String], named name: EvidenceID?, by giver: Giver,
    in act: inout ActWriter
  ) throws -> EvidenceID? {
    let said = JSONValue.object((members.members ?? []).filter { !unsaid.contains($0.key) })
    let elsewhere = nameElsewhere(of: .evidenceGive, members, by: giver)
    let known = meet(.evidenceGive, said, named: name?.text, by: giver.isNamed ? giver.author : nil)
    let draft = OperationDraft(
      .evidenceGive, on: id.text, with: members.adding("elsewhere", .string(elsewhere)), over: [])
    let operation = try known ?? act.bring(draft, by: giver.author)
    return operation.target.flatMap { EvidenceID($0.entity) }
  }

  /// The operation that says this already, where none that is brought was found to be it.
  ///
  /// - Parameter name: its name, where the source gives one: that is it then, if it says so. Else one that was
  ///   taken back is nobody's first choice.
  private mutating func meet(
    _ kind: OperationKind, _ members: JSONValue, named name: String? = nil, by author: Annotator?
  ) -> Operation? {
    let withdrawn = Set(
      said.filter { $0.operation.knownKind == .evidenceWithdraw && !$0.isReplaced }
        .compactMap { $0.operation.target.map { ExactText($0.entity) } })
    func isIt(_ said: Said) -> Bool {
      said.operation.knownKind == kind && (author == nil || said.operation.by == author)
        && says(said.with, members)
    }
    func rank(_ said: Said) -> Int {
      let target = said.operation.target.map { ExactText($0.entity) }
      if let name, target == ExactText(name) { return 0 }
      let isGone = target.map(withdrawn.contains) ?? false
      return (isGone ? 4 : 0) + (said.with == members ? 1 : 2)
    }
    // What the source names may be met again: a sheet has it in the row of each verdict.
    let index = said.indices.filter { isIt(said[$0]) && (!said[$0].isMet || rank(said[$0]) == 0) }
      .min { (rank(said[$0]), $0) < (rank(said[$1]), $1) }
    guard let index else { return nil }
    said[index].isMet = true
    return said[index].operation
  }

  private mutating func write(
    _ draft: OperationDraft, by author: Annotator, _ facet: Facet, in act: inout ActWriter
  ) throws {
    let operation = try act.bring(draft, by: author, from: source)
    said.append(
      Said(operation: operation, isReplaced: false, with: draft.with, facet: facet))
  }
}

extension JSONValue {
  /// The object with one member more.
  fileprivate func adding(_ key: String, _ value: JSONValue) -> JSONValue {
    .object((members ?? []) + [JSONValue.Member(key, value)])
  }
}

extension ClaimWriting.Said {
  /// Whether it says what the claim is.
  fileprivate var isOfClaim: Bool {
    operation.knownKind == .claimAdd || operation.knownKind == .claimWord
  }
}
