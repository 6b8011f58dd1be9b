import ClaimModel
import TextAnchoring

extension BratExchange {
  /// Reads one file of annotations.
  struct Reader {
    let file: ExchangeFile
    let text: ScalarText
    let places: LinePlaces
    private let document: DocumentText
    private(set) var search: WordSearch
    private var bounds: [String: Bound] = [:]
    private var order: [String] = []
    private var marks: [String: StandoffLayer.Mark] = [:]
    private var losses = LossReport()

    private struct Bound {
      let type: String
      let spans: [TextSpan]
      let record: ExchangeRecord
    }

    /// One annotation: its name, its words up to the first tab, and what follows.
    private struct Entry {
      let record: ExchangeRecord
      let id: String
      let words: [String]
      let rest: String
    }

    init(file: ExchangeFile, text: String, places: LinePlaces, search: WordSearch) {
      self.file = file
      self.text = ScalarText(text)
      self.places = places
      document = DocumentText(text)
      self.search = search
    }

    mutating func marks(
      _ lines: String, _ ratings: Set<String>, _ reading: inout ExchangeReading
    ) -> [StandoffLayer.Mark] {
      let before = reading.skipped.count
      defer { reading.skipped[before...].sort { $0.line < $1.line } }
      var others: [Entry] = []
      for (number, line) in lines.unicodeScalars.split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        let line = String(line).withoutTabsAtEnd
        guard line.filled != nil else { continue }
        let record = reading.record(file, number + 1)
        guard let entry = Self.entry(line, record) else {
          reading.skip(record, "it is no annotation: no tab follows a name")
          continue
        }
        guard entry.id.hasPrefix("T") else {
          others.append(entry)
          continue
        }
        if let reason = add(entry) { reading.skip(entry.record, reason) }
      }
      makeClaims(but: sources(in: others, ratings), ratings)
      // What is said of single annotations comes first, what puts several together last.
      let late: [Character: Int] = ["R": 1, "*": 2]
      let ordered = others.sorted { late[$0.id.first ?? " "] ?? 0 < late[$1.id.first ?? " "] ?? 0 }
      for entry in ordered {
        let subjects = subjects(of: entry)
        if let reason = take(entry) {
          reading.skip(entry.record, reason)
        } else {
          credit(entry, to: subjects)
        }
      }
      defer { reading.losses.note(losses) }
      return order.compactMap { marks[$0].map { rated($0) } }
    }

    /// The mark, without what is no verdict as it has no rating.
    private mutating func rated(_ mark: StandoffLayer.Mark) -> StandoffLayer.Mark {
      guard let verdict = mark.verdict, verdict.rating.isEmpty else { return mark }
      losses.note("confidences and marks of being blind without a rating")
      var mark = mark
      mark.verdict = nil
      mark.notes += [verdict.rationale].compactMap(\.self)
      return mark
    }

    private static func entry(_ line: String, _ record: ExchangeRecord) -> Entry? {
      let parts = line.unicodeScalars.split(
        separator: "\t", maxSplits: 2, omittingEmptySubsequences: false
      ).map { String($0) }
      guard parts.count >= 2, let first = parts[0].unicodeScalars.first,
        "TREAMN#*".unicodeScalars.contains(first)
      else { return nil }
      let words = parts[1].unicodeScalars.split(separator: " ").map { String($0) }
      return Entry(
        record: record, id: parts[0], words: words, rest: parts.count > 2 ? parts[2] : "")
    }

    /// Takes a text-bound annotation.
    ///
    /// - Returns: why it was left out; `nil` when it was taken.
    private mutating func add(_ entry: Entry) -> String? {
      guard bounds[entry.id] == nil else { return "another annotation has its name" }
      guard let type = entry.words.first, entry.words.count >= 3 else {
        return "it names no type, start and end"
      }
      let pieces = entry.words.dropFirst().joined(separator: " ").split(separator: ";")
      let spans = pieces.map { piece -> TextSpan? in
        let ends = piece.split(separator: " ").map { Int($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, end >= start,
          end < Int.max
        else { return nil }
        return text.span(places.moved(start), places.moved(end))
      }
      guard !spans.isEmpty, !spans.contains(nil) else {
        return "its place does not lie in the text"
      }
      guard let found = anchored(spans.compactMap(\.self), entry.rest) else {
        return "its words are not at its place, nor at one other place alone"
      }
      bounds[entry.id] = Bound(type: type, spans: found, record: entry.record)
      order.append(entry.id)
      return nil
    }

    /// The pieces of a place, where the words that the line repeats stand; where they do not, the one other
    /// place where they do.
    ///
    /// A corpus may count bytes or UTF-16 units. Line ends and other white space are written as spaces.
    private mutating func anchored(_ spans: [TextSpan], _ words: String) -> [TextSpan]? {
      guard words.filled != nil else { return spans }
      let there = text.joined(spans)
      let isAlike = DocumentText(there).find(words).first.map {
        $0.length == there.unicodeScalars.count
      }
      if WordSearch.isSame(there, words) || isAlike ?? false { return spans }
      guard let found = search.place(of: words, in: document) else { return nil }
      losses.note(WordSearch.found)
      return [found]
    }

    /// The annotations that a relation offers on another one, and that are no claims themselves.
    private func sources(in entries: [Entry], _ ratings: Set<String>) -> Set<String> {
      let rated = entries.filter {
        "AM".contains($0.id.prefix(1)) && $0.words.count > 2
          && Self.judging.contains($0.words[0].lowercased())
      }.map { $0.words[1] }
      let claims = bounds.filter { _, bound in
        bound.type.lowercased() == BratExchange.claimType.lowercased()
          || RatingName.of(bound.type).map(ratings.contains) ?? false
      }
      return Set(
        entries.compactMap { entry in
          guard entry.id.hasPrefix("R"), Self.stance(entry) != nil,
            Self.argument("Arg2", entry).flatMap({ bounds[$0] }) != nil
          else { return nil }
          return Self.argument("Arg1", entry)
        }
      ).subtracting(claims.keys).subtracting(rated)
    }

    /// Attributes that hold a rating.
    private static let judging: Set<String> = ["rating", "verdict", "veracity"]

    private static func stance(_ entry: Entry) -> Evidence.Stance? {
      entry.words.first.flatMap(StanceName.stance)
    }

    private static func argument(_ name: String, _ entry: Entry) -> String? {
      entry.words.first { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// What a mark is called, with what its file is.
    private func name(_ id: String) -> String {
      let isNumber = id.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
      return isNumber ? "\(TextNames.kept(FileName.plain(file.stem)))/\(id)" : ""
    }

    private mutating func makeClaims(but sources: Set<String>, _ ratings: Set<String>) {
      for id in order where !sources.contains(id) {
        guard let bound = bounds[id] else { continue }
        var mark = StandoffLayer.Mark(places: [bound.spans], records: [bound.record])
        mark.name(bound.spans, name(id))
        if let rating = RatingName.of(bound.type), ratings.contains(rating) {
          mark.verdict = ExchangedClaim.Verdict(rating: rating)
        } else if bound.type != BratExchange.claimType {
          mark.tags = ["label:\(bound.type)"]
        }
        marks[id] = mark
      }
    }

    /// Takes what is said of a text-bound annotation.
    ///
    /// - Returns: why it was left out; `nil` when it was taken, or is counted as lost.
    private mutating func take(_ entry: Entry) -> String? {
      switch entry.id.unicodeScalars.first {
      case "A", "M": return addAttribute(entry)
      case "N": return addReference(entry)
      case "#": return addComment(entry)
      case "*": return join(entry)
      case "R": return relate(entry)
      case _:
        losses.note("events")
        return nil
      }
    }

    /// The annotations that an entry is about: the one that has what is said, then what is offered on it.
    private func subjects(of entry: Entry) -> [String] {
      guard entry.id.hasPrefix("R") else { return Array(entry.words.dropFirst().prefix(1)) }
      guard Self.stance(entry) != nil else { return [] }
      return ["Arg2", "Arg1"].compactMap { Self.argument($0, entry) }
    }

    /// Notes that a claim has what an entry says, or for evidence that whatever claim it is offered on has it.
    private mutating func credit(_ entry: Entry, to subjects: [String]) {
      guard let first = subjects.first else { return }
      guard marks[first] != nil else {
        waiting[first, default: []].append(entry.record)
        return
      }
      marks[first]?.records.append(entry.record)
      guard let source = subjects.dropFirst().first, marks[source] == nil else { return }
      let records = (bounds[source].map { [$0.record] } ?? []) + (waiting[source] ?? [])
      marks[first]?.records += records
    }

    /// The claim that the entry's second word names.
    private mutating func subject(_ entry: Entry) -> String? {
      guard entry.words.count >= 2 else { return nil }
      let id = entry.words[1]
      if bounds[id] != nil { return id }
      if "REAN#*".contains(id.prefix(1)) { losses.note("remarks on relations and events") }
      return nil
    }

    private mutating func addAttribute(_ entry: Entry) -> String? {
      guard let name = entry.words.first, entry.words.count >= 2 else {
        return "it names nothing that it is an attribute of"
      }
      guard let id = subject(entry) else { return isKnownKind(entry.words[1]) }
      let value = entry.words.count > 2 ? entry.words[2] : nil
      switch (name.lowercased(), value) {
      case ("rating", let value?), ("verdict", let value?), ("veracity", let value?):
        guard let rating = RatingName.of(value) else { return "its rating has no letter" }
        addRating(rating, to: id)
      case ("confidence", let value?):
        guard let percentage = Percentage.of(value) else { return "it is no percentage" }
        marks.rate(id) { $0.confidence = percentage }
      case ("seen", let value?):
        guard let seen = Verdict.Seen(rawValue: value) else {
          return "it is neither blind nor informed"
        }
        marks.rate(id) { $0.seen = seen }
      case (BratExchange.unmarked.lowercased(), nil): marks[id]?.unmarked = [0]
      case (_, let value):
        marks[id]?.tags.append(value.map { "\(name):\($0)" } ?? name)
      }
      return nil
    }

    /// The first rating stands: a person has one on a claim.
    private mutating func addRating(_ rating: String, to id: String) {
      guard let before = marks[id]?.verdict?.rating, !before.isEmpty else {
        return marks.rate(id) { $0.rating = rating }
      }
      losses.note(BratExchange.secondRatings, before == rating ? 0 : 1)
    }

    /// Nothing for names of annotations that are not text-bound: what they say is counted as lost.
    private func isKnownKind(_ id: String) -> String? {
      "REN#*".contains(id.prefix(1)) ? nil : "it is about an annotation that is not there"
    }

    private mutating func addReference(_ entry: Entry) -> String? {
      guard entry.words.count >= 3 else { return "it names no entry of a database" }
      guard let id = subject(entry) else { return isKnownKind(entry.words[1]) }
      let reference = entry.words[2]
      if reference.hasPrefix("\(BratExchange.database):"), !entry.rest.isEmpty {
        marks[id]?.key = entry.rest
      } else {
        marks[id]?.tags.append("reference:\(reference)")
      }
      return nil
    }

    private mutating func addComment(_ entry: Entry) -> String? {
      guard entry.words.count >= 2 else { return "it names nothing that it is about" }
      guard let id = subject(entry) else { return isKnownKind(entry.words[1]) }
      guard let words = entry.rest.filled else { return nil }
      guard marks[id] != nil else {
        comments[id] = words
        return nil
      }
      switch Comment(rawValue: entry.words[0]) {
      case .wording: marks[id]?.wording = words
      case .claimant: marks[id]?.speaker = words
      case .date: marks[id]?.madeOn = words
      case .tag: marks[id]?.tags.append(words)
      case .rationale: marks.rate(id) { $0.rationale = words }
      case .rating: addRating(words, to: id)
      case .note, nil: marks[id]?.notes.append(words)
      }
      return nil
    }

    /// The records that say something of evidence, by its name.
    private var waiting: [String: [ExchangeRecord]] = [:]
    /// What is said of evidence, by its name.
    private var comments: [String: String] = [:]

    /// Puts together what is said to be the same.
    private mutating func join(_ entry: Entry) -> String? {
      guard entry.words.first == "Equiv", entry.words.count >= 3 else {
        return "it is no equivalence of two annotations"
      }
      let ids = entry.words.dropFirst()
      let missing = ids.filter { bounds[$0] == nil }
      if let reason = missing.compactMap(isKnownKind).first { return reason }
      guard let first = ids.first, var mark = marks[first], ids.allSatisfy({ marks[$0] != nil })
      else {
        losses.note("equivalences of relations, events and evidence")
        return nil
      }
      for id in ids.dropFirst() {
        guard let other = marks.removeValue(forKey: id) else { continue }
        mark.take(placesOf: other)
        mark.tags += other.tags
        mark.notes += other.notes
        let isSecond = mark.verdict != nil && other.verdict.map { $0 != mark.verdict } ?? false
        losses.note(BratExchange.secondRatings, isSecond ? 1 : 0)
        mark.verdict = mark.verdict ?? other.verdict
        mark.evidence += other.evidence
      }
      marks[first] = mark
      return nil
    }

    private mutating func relate(_ entry: Entry) -> String? {
      guard let from = Self.argument("Arg1", entry), let to = Self.argument("Arg2", entry) else {
        return "it names no two arguments"
      }
      guard let stance = Self.stance(entry) else {
        losses.note("relations that are no stance of evidence on a claim")
        return nil
      }
      guard let source = bounds[from], marks[to] != nil, let span = source.spans.first else {
        return "it is about an annotation that is not there"
      }
      guard from != to else {
        losses.note("relations of a claim to itself")
        return nil
      }
      marks[to]?.evidence.append(
        StandoffLayer.Source(stance: stance, span: span, note: comments[from]))
      let name = name(from)
      marks[to]?.name([span], name)
      return nil
    }
  }
}
