import ClaimModel

extension BratExchange {
  static func write(_ exchange: Exchange) -> ExchangeWriting {
    var (kept, losses) = exchange.namedThroughout()
    var beside = kept.withSheet()
    var (hidden, ends) = (0, 0)
    for index in beside.documents.indices {
      beside.documents[index].text = beside.documents[index].text.map {
        InertText.replaced($0, counting: &hidden)
      }
    }
    var files: [ExchangeFile] = []
    var ratings: Set<String> = []
    var lost = 0
    let layers = beside.layers()
    let names = TextNames(layers)
    for layer in layers {
      let folder =
        layer.annotator.map { FileName.safe($0) { ToolName.isNobodys($0, or: parts) } + "/" } ?? ""
      let name = folder + FileName.safe(names.name(of: layer.document))
      var writer = Writer(ScalarText(layer.document.text ?? ""), kept: layer.markNames)
      for mark in layer.claims { writer.add(mark) }
      hidden += writer.hidden
      ends += writer.lineEnds
      lost += writer.naming.lost
      ratings.formUnion(layer.claims.compactMap(\.verdict?.rating))
      files.append(
        ExchangeFile(name: "\(name).txt", bytes: Array((layer.document.text ?? "").utf8)))
      files.append(
        ExchangeFile(
          name: "\(name).ann", bytes: Array(writer.lines.map { $0 + "\n" }.joined().utf8)))
    }
    files.append(configuration(ratings: ratings.sorted()))
    losses.note(InertText.lostReplaced, hidden)
    losses.note("line ends and tabs in texts of claims, which are written as spaces", ends)
    losses.note(Exchange.marksOfOthers, lost)
    return ExchangeWriting(files: files, losses: losses)
  }

  /// What brat must know to show the folder.
  private static func configuration(ratings: [String]) -> ExchangeFile {
    let relations = Evidence.Stance.allCases.map {
      "\(relation($0))\tArg1:\(evidenceType), Arg2:\(claimType)"
    }
    let values = ratings.filter { RatingName.of($0) == $0 }.joined(separator: "|")
    let lines =
      ["[entities]", claimType, evidenceType, "[relations]"] + relations
      + [
        "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "[events]", "[attributes]",
        "Rating\tArg:\(claimType), Value:\(values.isEmpty ? "true|false" : values)",
        "Seen\tArg:\(claimType), Value:blind|informed", "\(unmarked)\tArg:\(claimType)", "",
      ]
    return ExchangeFile(
      name: "annotation.conf", bytes: Array(lines.joined(separator: "\n").utf8))
  }

  /// Writes the annotations of one person in one text.
  private struct Writer {
    private(set) var lines: [String] = []
    private(set) var hidden = 0
    private(set) var lineEnds = 0
    private let text: ScalarText
    private var numbers: [Character: Int] = [:]
    private(set) var naming: MarkNaming

    init(_ text: ScalarText, kept: [String]) {
      self.text = text
      naming = MarkNaming(kept: kept)
    }

    mutating func add(_ mark: StandoffLayer.Mark) {
      let places = mark.places.map { textBound(BratExchange.claimType, $0, mark) }
      guard let claim = places.first else { return }
      for index in mark.unmarked.sorted() where places.indices.contains(index) {
        lines.append("\(next("A"))\t\(BratExchange.unmarked) \(places[index])")
      }
      if places.count > 1 { lines.append("*\tEquiv \(places.joined(separator: " "))") }
      if let verdict = mark.verdict { add(verdict, to: claim) }
      if let key = mark.key {
        lines.append(
          "\(next("N"))\tReference \(claim) \(BratExchange.database):\(oneWord(key))\t\(oneLine(key))"
        )
      }
      let comments: [(Comment, String?)] =
        [
          (.wording, mark.wording), (.claimant, mark.speaker), (.date, mark.madeOn),
        ] + mark.tags.map { (.tag, $0) } + mark.notes.map { (.note, $0) }
      for (kind, words) in comments { comment(kind, claim, words) }
      for source in mark.evidence {
        let evidence = textBound(BratExchange.evidenceType, [source.span], mark)
        let relation = BratExchange.relation(source.stance)
        lines.append("\(next("R"))\t\(relation) Arg1:\(evidence) Arg2:\(claim)\t")
        comment(.note, evidence, source.note)
      }
    }

    private mutating func add(_ verdict: ExchangedClaim.Verdict, to claim: String) {
      if RatingName.of(verdict.rating) == verdict.rating {
        lines.append("\(next("A"))\tRating \(claim) \(verdict.rating)")
      } else {
        comment(.rating, claim, verdict.rating)
      }
      if let confidence = verdict.confidence {
        lines.append("\(next("A"))\tConfidence \(claim) \(confidence)")
      }
      if let seen = verdict.seen { lines.append("\(next("A"))\tSeen \(claim) \(seen.rawValue)") }
      comment(.rationale, claim, verdict.rationale)
    }

    private mutating func next(_ kind: Character) -> String {
      numbers[kind, default: 0] += 1
      return "\(kind)\(numbers[kind] ?? 0)"
    }

    private mutating func textBound(
      _ type: String, _ spans: [TextSpan], _ mark: StandoffLayer.Mark
    ) -> String {
      var number = numbers["T", default: 0]
      let id = naming.name(mark.names[spans].map { TextNames.mark($0) }) {
        number += 1
        return "T\(number)"
      }
      numbers["T"] = number
      let places = spans.map { "\($0.start) \($0.end)" }.joined(separator: ";")
      // What stands there is the text's; that its line ends are spaces here is the format's way.
      var ends = 0
      let words = Self.oneLine(text.joined(spans), counting: &ends)
      lines.append("\(id)\t\(type) \(places)\t\(words)")
      return id
    }

    private mutating func comment(_ kind: Comment, _ subject: String, _ words: String?) {
      guard let words else { return }
      lines.append("\(next("#"))\t\(kind.rawValue) \(subject)\t\(oneLine(words))")
    }

    private mutating func oneLine(_ words: String) -> String {
      Self.oneLine(InertText.replaced(words, counting: &hidden), counting: &lineEnds)
    }

    private static func oneLine(_ words: String, counting ends: inout Int) -> String {
      String(
        String.UnicodeScalarView(
          words.unicodeScalars.map { scalar in
            guard scalar == "\n" || scalar == "\t" || scalar == "\r" else { return scalar }
            ends += 1
            return " "
          }))
    }

    /// A name without white space, as the format needs it there; the whole one stands behind it.
    private func oneWord(_ key: String) -> String { FileName.safe(key) }
  }
}
