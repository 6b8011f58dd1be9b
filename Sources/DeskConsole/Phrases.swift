import ClaimModel

extension SourceDocument {
  /// What it is called in a line: outlet and title, else its name.
  var phrase: String {
    let parts = [outlet, title].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? "document \(id.short)" : parts.joined(separator: " · ")
  }
}

extension Evidence {
  /// The evidence in a line: stance, words, where it comes from.
  var phrase: String {
    var parts = [stance.rawValue]
    if let words { parts.append("“\(Columns.cut(words, to: 34))”") }
    if let title { parts.append(Columns.cut(title, to: 24)) }
    if let url { parts.append(Columns.cut(url, to: 30)) }
    if !origins.isEmpty { parts.append("from \(origins.joined(separator: ", "))") }
    if isPrimary { parts.append("primary") }
    if isUnnamed { parts.append("unnamed") }
    return parts.joined(separator: " · ")
  }
}

extension Verdict {
  /// The verdict in a line: rating, confidence, whether it was informed, rationale.
  var phrase: String {
    let sure = confidence.map { " \($0)" } ?? ""
    let informed = seen == .informed ? " (informed)" : ""
    return rating + sure + informed + (rationale.isEmpty ? "" : " — \(rationale)")
  }
}

extension Query {
  /// The question in a line, with whom it is put to.
  var phrase: String { to.isEmpty ? text : "to \(to): \(text)" }
}

/// Counts things in words.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}
