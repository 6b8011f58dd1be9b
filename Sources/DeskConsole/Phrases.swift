import ClaimModel
import EditorialDesk

extension SourceDocument {
  /// What it is called in a line: outlet and title, else its name.
  var phrase: String {
    let parts = [outlet, title].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? "document \(id.short)" : parts.joined(separator: " · ")
  }
}

extension SourceDocument {
  /// Its name, with what it is called where somebody said.
  var named: String {
    let parts = [outlet, title].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? id.short : "\(id.short) (\(Columns.cut(phrase, to: 40)))"
  }
}

extension Desk.FoundWords {
  /// The words in their surroundings, on a line, safe to show.
  var phrase: String {
    let source = "\(document.id.short) \(Columns.cut(document.phrase, to: 20)): "
    let start = Columns.cutStart(before, to: 14).spaced(endOf: before)
    let text = "\(start)«\(Columns.cutInside(words, to: 24))»"
    return Columns.cut(source + text + after, to: Columns.screen - 6)
  }
}

extension Desk.NearWords {
  /// The passage and what is otherwise there, on two lines, safe to show.
  var phrase: String {
    let source = Columns.cut(place.document.phrase, to: 24)
    let room = Columns.screen - Columns.width(source) - 16
    let passage = "\(source): “\(Columns.cutInside(place.words, to: max(24, room)))”"
    return passage + "\n  drift: " + Columns.cut(changes.joined(separator: "; "), to: 66)
  }
}

extension Evidence {
  /// The evidence in a line of that width: stance, words, where it comes from; the words give way.
  func phrase(within width: Int) -> String {
    var tail: [String] = []
    // Where it comes from decides more than where it lies, and there is room for one of the two.
    if origins.isEmpty || words == nil, let name = title ?? url {
      tail.append(Columns.cut(name, to: 30))
    }
    if !origins.isEmpty {
      tail.append(Columns.cut("from \(origins.joined(separator: ", "))", to: 34))
    }
    if isPrimary { tail.append("primary") }
    if isUnnamed { tail.append("unnamed") }
    let rest = tail.map { " · \($0)" }.joined()
    let room = width - Columns.width(stance.rawValue) - Columns.width(rest) - 3
    let quoted = words.map { " “\(Columns.cut($0, to: max(14, room)))”" } ?? ""
    return Columns.cut(stance.rawValue + quoted + rest, to: width)
  }

  /// The evidence with all that is known of it.
  var fullPhrase: String {
    var parts = [stance.rawValue + (words.map { " “\($0)”" } ?? "")]
    parts += [title, url].compactMap(\.self)
    if !origins.isEmpty { parts.append("from \(origins.joined(separator: ", "))") }
    if isPrimary { parts.append("primary") }
    if isUnnamed { parts.append("unnamed") }
    if !note.isEmpty { parts.append(note) }
    return "\(parts.joined(separator: " · ")) — \(by)"
  }
}

extension Verdict {
  /// The verdict in a line: rating, confidence, whether it was informed, rationale.
  var phrase: String {
    let sure = confidence.map { " \($0)" } ?? ""
    let informed = seen == .informed ? " (informed)" : ""
    return ratingPhrase + sure + informed + (rationale.isEmpty ? "" : " — \(rationale)")
  }
}

extension Query {
  /// The question in a line, with whom it is put to.
  var phrase: String { to.isEmpty ? text : "to \(to): \(text)" }

  /// The question with what became of it.
  ///
  /// - Parameter conflict: that its answer is contested; `nil` where it is not.
  func wholePhrase(contestedAs conflict: Desk.Conflict?) -> String {
    if let conflict { return "\(phrase) — the answer is contested: \(conflict.sidesPhrase)" }
    return isOpen ? phrase : "\(phrase) — \(waiver == nil ? "answered: " : "")\(outcome)"
  }
}
