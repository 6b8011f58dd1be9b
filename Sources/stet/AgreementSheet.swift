import ClaimModel

/// Agreement as people read it, in 80 columns.
struct AgreementSheet {
  let agreement: JSONValue
  /// What is rated: claims or items.
  let rated: String
  /// Whether pairs are listed one below the other, and stand in no matrix.
  let listsPairs: Bool

  init(_ agreement: JSONValue, of rated: String, listsPairs: Bool = false) {
    self.agreement = agreement
    self.rated = rated
    self.listsPairs = listsPairs
  }

  /// How many labels or groups are printed before the rest is only counted.
  static let most = 40

  func print() {
    head()
    figures()
    groups()
    pairs()
    differences()
    drift()
    reliability()
  }

  /// So many of what is rated: `1 claim`.
  func counting(_ count: Int) -> String { counted(count, String(rated.dropLast()), rated) }

  func count(_ key: String) -> Int { agreement[key]?.int ?? 0 }

  private func head() {
    Output.line(
      "\(counting(count("items"))), \(counted(count("annotators"), "annotator")), \(counted(count("ratings"), "rating")), "
        + "\(count("pairable")) of them pairable, \(count("missing")) missing")
    let labels = Self.counts(agreement["categories"])
    if !labels.isEmpty { Output.line("labels    \(labels)") }
    let offScale = Self.counts(agreement["off_scale"])
    if !offScale.isEmpty {
      Output.line("off scale \(offScale): labels like others, left out where order counts")
    }
    let leftOut = Self.reasons(agreement["left_out"], Self.leftOutWords)
    if !leftOut.isEmpty { Output.line("left out  \(leftOut)") }
    let noted = Self.reasons(agreement["noted"], Self.notedWords)
    if !noted.isEmpty { Output.line("counted   \(noted)") }
    let read = Self.reasons(agreement, Self.readWords)
    if !read.isEmpty { Output.line("read      \(read)") }
  }

  private static let leftOutWords = [
    "changed": "blind ones changed when the others could be seen", "informed": "informed",
    "withdrawn": "withdrawn",
    "unproven": "by authors who are not proven", "contested": "contested",
  ]
  private static let notedWords = [
    "one_device":
      "by several people on one device (blind if none looked; a home each, see STET_HOME, tells them apart)",
    "stale": "on another wording or speaker",
  ]
  private static let readWords = ["blank": "without a label", "repeated": "twice the same"]

  private static func reasons(_ counts: JSONValue?, _ words: [String: String]) -> String {
    words.sorted { $0.key < $1.key }.compactMap { key, word in
      guard let count = counts?[key]?.int, count > 0 else { return nil }
      return "\(count) \(word)"
    }.joined(separator: ", ")
  }

  private static func counts(_ counts: JSONValue?) -> String {
    let members = counts?.members ?? []
    let shown = members.prefix(12).map {
      "\(Output.cut($0.key, to: 30)) \($0.value.int ?? 0)"
    }
    let rest = members.count > 12 ? ["and \(members.count - 12) more"] : []
    return (shown + rest).joined(separator: ", ")
  }
}

// MARK: - The figures

extension AgreementSheet {
  private static let names = [
    ("percent_agreement", "agreement"), ("krippendorff.nominal", "alpha nominal"),
    ("krippendorff.ordinal", "alpha ordinal"), ("krippendorff.interval", "alpha interval"),
    ("cohen.unweighted", "kappa plain"), ("cohen.linear", "kappa linear"),
    ("cohen.quadratic", "kappa quadratic"), ("fleiss", "Fleiss' kappa"), ("gwet_ac1", "Gwet's AC1"),
  ]

  private func figures() {
    let figures = agreement["figures"]
    var rows = [
      ["", "value", "95 % interval", "seen", "chance", "items", "raters", "pairable", "missing"]
    ]
    var undefined: [(reason: String, names: [String])] = []
    for (key, name) in Self.names {
      guard let figure = figures?[key] else { continue }
      rows.append(
        [name, Self.number(figure["value"]), Self.interval(figure)]
          + [Self.number(figure["observed"]), Self.number(figure["expected"])]
          + ["items", "annotators", "pairable", "missing"].map { "\(figure[$0]?.int ?? 0)" })
      guard let reason = figure["undefined"]?.string else { continue }
      if let place = undefined.firstIndex(where: { $0.reason == reason }) {
        undefined[place].names.append(name)
      } else {
        undefined.append((reason, [name]))
      }
    }
    Self.columns(rows)
    for (reason, names) in undefined {
      Output.line("undefined  \(reason)")
      Output.line("           (\(names.joined(separator: ", ")))")
    }
    if count("annotators") > 2, agreement["pairs"] == nil {
      Output.line("Cohen's kappa is for two annotators: --pairs gives it for each two")
    }
    Output.line("intervals  \(count("resamples")) drawings of the \(rated), seed \(count("seed"))")
  }

  static func number(_ value: JSONValue?) -> String {
    guard case .decimal(let number) = value else { return "–" }
    let thousandths = Int((abs(number) * 1_000).rounded())
    let digits = "00\(thousandths % 1_000)".suffix(3)
    return "\(number < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1_000).\(digits)"
  }

  static func interval(_ figure: JSONValue?) -> String {
    guard let ends = figure?["interval95"]?.array, ends.count == 2 else { return "–" }
    return "\(number(ends[0]))…\(number(ends[1]))"
  }

  /// A table whose first column stands on the left and the others on the right, one space apart.
  static func columns(_ rows: [[String]]) {
    let shown = rows.map { $0.map { visible($0) } }
    let widths = Output.widths(of: shown)
    for row in shown {
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }
      Output.line(cells.joined(separator: " "))
    }
  }

  static func rest(_ count: Int, _ what: String) {
    if count > most { Output.line("… and \(count - most) more \(what): see --json") }
  }
}
