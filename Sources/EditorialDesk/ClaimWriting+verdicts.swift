import AnnotationSync
import ClaimModel
import ClaimStore

extension ClaimWriting {
  /// What became of a verdict that was brought.
  enum VerdictFate {
    case written
    /// It was said before.
    case known
    /// It was left out for one that was brought before.
    case second
    /// It was left out as whoever brings it has judged the claim by hand.
    case givenByHand
  }

  /// Whether a verdict that is brought can be taken for blind: its author had not looked at what others say, here
  /// or on another desk of this home, and had given no verdict that was informed, or another one.
  ///
  /// - Parameter hasLooked: whether the home knows of a look.
  private func mayBeBlind(
    _ verdict: JSONValue, by author: Annotator, hasLooked: Bool, in act: ActWriter
  ) throws -> Bool {
    if try hasLooked || isKnown && act.view.isRevealed(id, to: author) { return false }
    let (rating, confidence) = (verdict["rating"]?.string ?? "", verdict["confidence"]?.int)
    // What others brought in their name need not be theirs.
    let own = said.filter {
      $0.operation.knownKind == .verdictGive && $0.operation.by.isLike(author)
        && (author == act.by || $0.operation.broughtIn == nil)
    }
    return own.allSatisfy {
      $0.with["seen"]?.string == Verdict.Seen.blind.rawValue
        && $0.with["rating"]?.string.map { ExactText($0) } == ExactText(rating)
        && $0.with["confidence"]?.int == confidence
    }
  }

  /// What was said blind of the claim by whose verdict stands, to see whose work is a copy of whose.
  var blindJudgements: [CopiedWork.Judgement] {
    let verdicts = said.filter { $0.operation.knownKind == .verdictGive }
    let standing = Set(verdicts.filter { !$0.isReplaced }.map(\.operation.by))
    return verdicts.compactMap { verdict in
      let author = verdict.operation.by
      guard standing.contains(author), verdict.with["seen"]?.string == Verdict.Seen.blind.rawValue,
        let rating = verdict.with["rating"]?.string
      else { return nil }
      let notes = said.filter {
        $0.operation.knownKind == .noteAdd && $0.operation.by == author
      }.compactMap { $0.with["text"]?.string }
      return CopiedWork.Judgement(
        author: author, rating: rating, confidence: verdict.with["confidence"]?.int,
        texts: notes + [verdict.with["rationale"]?.string].compactMap(\.self))
    }
  }

  /// Whether the verdict was given before.
  ///
  /// - Parameter author: whose; `nil` where anybody's will do.
  func isGiven(_ members: JSONValue, by author: Annotator?) -> Bool {
    said.contains {
      $0.operation.knownKind == .verdictGive && (author == nil || $0.operation.by == author)
        && says($0.with, members)
    }
  }

  /// - Parameters:
  ///   - said: what the source says.
  ///   - assumed: what is written where it does not say it.
  ///   - isNamed: whether it says whose it is; otherwise anybody's will do.
  ///   - isFirst: whether nothing that is brought with it is the annotator's verdict on the claim too.
  ///   - isNobodys: whether it is taken for the importer's because nobody says whose it is.
  ///   - isDoubted: whether its author may be somebody who judges under another name: it is informed then.
  ///   - hasLooked: whether its author has looked at what others say of the claim, on any desk of this home.
  mutating func writeVerdict(
    said members: JSONValue, assumed: JSONValue, by author: Annotator, isNamed: Bool, isFirst: Bool,
    isNobodys: Bool, isDoubted: Bool, hasLooked: Bool, in act: inout ActWriter
  ) throws -> VerdictFate {
    let giver = isNamed ? author : nil
    if isGiven(members, by: giver) { return .known }
    // A file is no witness to what its reader had seen, nor to whose a verdict is that names nobody.
    let isInformed =
      try isDoubted || author == act.by && isNobodys
      || !mayBeBlind(members, by: author, hasLooked: hasLooked, in: act)
    // What its author had seen is known better here.
    let unseen = JSONValue.object((members.members ?? []).filter { $0.key != "seen" })
    if author == act.by || isInformed, isGiven(unseen, by: giver) { return .known }
    guard isNamed || !isRuled(members) else { return .known }
    guard isFirst else { return .second }
    guard author != act.by || !isJudgedByHand(by: author) else { return .givenByHand }
    var all =
      (members.members ?? [])
      + (assumed.members ?? []).filter { members[$0.key] == nil }
    if isInformed, let index = all.firstIndex(where: { $0.key == "seen" }) {
      all[index] = JSONValue.Member("seen", .string(Verdict.Seen.informed.rawValue))
    }
    var draft = OperationDraft(.verdictGive, on: id.text, with: .object(all), over: [])
    draft.over = said.filter {
      [.verdictGive, .verdictWithdraw].contains($0.operation.knownKind) && !$0.isReplaced
        && $0.operation.by == author
        && $0.operation.chain.device.utf8.elementsEqual(device.utf8)
        // What they gave by hand stands beside what somebody else brings in their name.
        && (author == act.by || $0.operation.broughtIn != nil)
    }.map(\.operation.id)
    try act.bring(draft, by: author, from: source)
    return .written
  }

  /// Whether a verdict of theirs stands that no file brought.
  private func isJudgedByHand(by author: Annotator) -> Bool {
    let own = said.filter { $0.operation.knownKind == .verdictGive && $0.operation.by == author }
    let brought = own.filter { $0.operation.broughtIn != nil }.map(\.with)
    return own.contains { verdict in
      let operation = verdict.operation
      // What a file brought comes back with `undo` as it was, without the file's name.
      let isBack = operation.isMarked(.undo) || operation.isMarked(.redo)
      return !verdict.isReplaced && operation.broughtIn == nil
        && !(isBack && brought.contains(verdict.with))
    }
  }

  /// Whether somebody ruled what a verdict that names nobody says: it is that ruling, come back.
  private func isRuled(_ verdict: JSONValue) -> Bool {
    said.contains { said in
      said.operation.knownKind == .rulingGive && said.with["rating"] == verdict["rating"]
        && (said.with["because"]?.string ?? "") == (verdict["rationale"]?.string ?? "")
    }
  }
}
