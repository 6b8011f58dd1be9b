import ClaimModel

// What was asked for beside the figures.
extension AgreementSheet {
  func groups() {
    guard let groups = agreement["by"]?["groups"]?.array else { return }
    let field = agreement["by"]?["field"]?.string ?? ""
    Output.line()
    Output.line("by \(field)")
    var rows = [["", rated, "ratings", "pairable", "seen", "nominal", "95 % interval", "ordinal"]]
    var undefined: [(name: String, reason: String)] = []
    for group in groups.prefix(Self.most) {
      let key = group["group"]?.string ?? ""
      let name = Output.cut(group["title"]?.string ?? (key.isEmpty ? "(none)" : key), to: 24)
      if let reason = group["undefined"]?["krippendorff.nominal"]?.string {
        undefined.append((name, reason))
      }
      rows.append([
        name, "\(group["items"]?.int ?? 0)", "\(group["ratings"]?.int ?? 0)",
        "\(group["pairable"]?.int ?? 0)", Self.number(group["percent_agreement"]),
        Self.number(group["krippendorff"]?["nominal"]),
        Self.interval(group["figures"]?["krippendorff.nominal"]),
        Self.number(group["krippendorff"]?["ordinal"]),
      ])
    }
    Self.columns(rows)
    for (name, reason) in undefined { Output.line("undefined  \(name): \(reason)") }
    Self.rest(groups.count, "groups")
  }

  func pairs() {
    guard let pairs = agreement["pairs"]?.array else { return }
    let matrix = PairMatrix(pairs, of: rated)
    Output.line()
    if listsPairs {
      Output.line("pairs")
      Self.columns(matrix.list)
      matrix.listRemarks.forEach { Output.line($0) }
    } else {
      matrix.lines.forEach { Output.line($0) }
    }
    if count("pairs_without") > 0 {
      let others = counted(count("pairs_without"), "annotator")
      Output.line(
        "\(others) with fewer ratings: in no pair, as 25 are the most; --person NAME has one of them in"
      )
    }
  }

  func differences() {
    guard let differences = agreement["differences"] else { return }
    let listed = differences["listed"]?.array ?? []
    Output.line()
    Output.line(
      "\(counted(differences["count"]?.int ?? 0, "difference")) on "
        + counting(differences["items"]?.int ?? 0))
    for difference in listed {
      let item = difference["item"]?.string ?? ""
      let wording = difference["wording"]?.string
      let votes = [("a", "a_label"), ("b", "b_label")].map { who, label in
        "\(Output.cut(difference[who]?.string ?? "", to: 16)) "
          + Output.cut(difference[label]?.string ?? "", to: 20)
      }
      let name = wording == nil ? Output.cut(item, to: 30) : "\(item.prefix(10))"
      Output.line("\(name)  \(votes.joined(separator: ", "))")
      if let wording { Output.line("            \(Output.cut(wording, to: 66))") }
    }
    let left = (differences["count"]?.int ?? 0) - listed.count
    if left > 0 { Output.line("… and \(left) more: see --limit") }
  }

  func drift() {
    guard let drift = agreement["drift"]?.array else { return }
    Output.line()
    Output.line("agreement with the others in each third of one's own sequence; leaning above them")
    var rows = [["", "ratings", "first", "middle", "last", "change", "leaning", "change"]]
    var undefined: [String] = []
    for one in drift.prefix(Self.most) {
      let thirds = one["thirds"]?.array ?? []
      let name = Output.cut(one["annotator"]?.string ?? "", to: 16)
      let ratings = thirds.reduce(0) { $0 + ($1["ratings"]?.int ?? 0) }
      rows.append(
        [name, "\(ratings)"] + thirds.map { Self.number($0["agreement"]) }
          + [
            Self.number(one["agreement_change"]), Self.number(thirds.last?["leaning"]),
            Self.number(one["leaning_change"]),
          ])
      if let reason = one["undefined"]?.string { undefined.append("\(name): \(reason)") }
    }
    Self.columns(rows)
    for line in undefined { Output.line("undefined  \(line)") }
    Self.rest(drift.count, "annotators")
  }

  func reliability() {
    guard let model = agreement["reliability"] else { return }
    Output.line()
    Output.line("reliability (Dawid and Skene): a hint for who adjudicates, and no decision")
    if let reason = agreement["reliability_undefined"]?.string {
      return Output.line("undefined  \(reason)")
    }
    let annotators = model["annotators"]?.array ?? []
    for annotator in annotators.prefix(Self.most) {
      let labels = (annotator["by_label"]?.members ?? []).prefix(6).map {
        "\(Output.cut($0.key, to: 16)) \(Self.number($0.value))"
      }
      let name = Output.cut(annotator["annotator"]?.string ?? "", to: 16)
      let text = annotator["undefined"]?.string ?? labels.joined(separator: ", ")
      Output.line("\(name)  \(Self.number(annotator["reliability"]))  \(text)")
    }
    Self.rest(annotators.count, "annotators")
    if model["settled"]?.bool == false {
      Output.line("it did not settle in \(model["rounds"]?.int ?? 0) rounds: trust it less")
    }
  }
}
