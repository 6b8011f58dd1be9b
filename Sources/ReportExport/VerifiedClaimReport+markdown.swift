import ClaimModel

extension VerifiedClaimReport {
  /// The report as CommonMark, for people: verified claims first, then, where all are shown, the
  /// others under a heading of their own, and the method at the end.
  ///
  /// Every text from outside is escaped and made visible. Ends with one line feed.
  public func markdown() -> String {
    let known = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
    var blocks = [
      "# Verified claims: \(ReportExport.markdown(deskName))", summary,
      "## Verified",
    ]
    if verified.isEmpty { blocks.append("No claim has passed the gate.") }
    for (index, entry) in verified.enumerated() {
      blocks += ClaimSection(entry: entry, scale: scale, documents: known).blocks(index + 1)
    }
    if includesAll, !unverified.isEmpty {
      blocks += [
        "## Not verified",
        "**These claims have not passed the gate. Nothing below may be called checked.**",
      ]
      for (index, entry) in unverified.enumerated() {
        let number = verified.count + index + 1
        blocks += ClaimSection(entry: entry, scale: scale, documents: known).blocks(number)
      }
    }
    blocks += method
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// One line: how many claims, with which ratings, and how many are not shown.
  private var summary: String {
    var parts = ["\(count(verified.count, "claim")) verified"]
    if includesAll, !unverified.isEmpty { parts.append("\(unverified.count) not verified") }
    if leftOutInAll > 0 { parts.append("\(leftOutInAll) left out") }
    let ratings = verified.compactMap { Decided(of: $0.claim)?.rating }
    let tallied = scale.grades.compactMap { grade -> String? in
      let number = ratings.count { $0.utf8.elementsEqual(grade.name.utf8) }
      return number == 0 ? nil : "\(number) \(ReportExport.markdown(grade.name))"
    }
    let told = tallied.isEmpty ? "" : " Found: \(tallied.joined(separator: ", "))."
    return
      "\(parts.joined(separator: ", ")).\(told) "
      + "*Verified* means checked through: a claim found false is verified too."
  }

  // MARK: - The method

  private var method: [String] {
    [
      "## Method",
      "A claim is called verified when every one of these is met:",
      policy.words.map { "- *\($0.clause.rawValue)*: \(ReportExport.markdown($0.text))" }
        .joined(separator: "\n"),
      "Ratings are those of the scale \(marked(scale.name, "*")), truest first:",
      scale.grades.map { line(of: $0) }.joined(separator: "\n"),
      coverage,
      "Made of the set of operations with digest \(code(digest)).",
    ]
  }

  private func line(of grade: Grade) -> String {
    let off = grade.value == nil ? " *Off the scale: it decides nothing.*" : ""
    return
      "- \(marked(grade.name, "**")): \(ReportExport.markdown(grade.meaning))\(off)"
  }

  /// How many claims were left out, and which clauses kept them out.
  private var coverage: String {
    guard leftOutInAll > 0 else { return "No claim of the desk was left out." }
    var lines = ["\(count(leftOutInAll, "claim")) of the desk left out:"]
    if !includesAll {
      for clause in Gate.Clause.allCases {
        let number = unverified.count { entry in entry.gate.unmet.contains { $0.clause == clause } }
        if number > 0 { lines.append("- \(number) for *\(clause.rawValue)*") }
      }
      let several = unverified.count { $0.gate.unmet.count > 1 }
      if several > 0 { lines.append("- (\(several) of them for more than one reason)") }
    }
    if leftOut > 0 { lines.append("- \(leftOut) candidates that nobody has decided about") }
    return lines.joined(separator: "\n")
  }
}

/// A number with its noun, such as `1 claim` or `2 claims`.
func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
