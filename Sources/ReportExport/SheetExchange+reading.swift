import ClaimModel
import TextAnchoring

extension SheetExchange {
  /// - Parameter files: of each the bytes are let go when they are decoded.
  static func read(_ files: inout [ExchangeFile]) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    for place in files.indices {
      let (text, isGuessed) = try text(of: files[place])
      files[place] = files[place].withoutBytes
      var sheet = try Reader(files[place], text, isGuessed: isGuessed)
      reading.losses.note(
        "sheets that are not UTF-8, read as Windows-1252: look whether their letters are right",
        sheet.isGuessed ? 1 : 0)
      sheet.read(into: &reading)
    }
    for claim in reading.exchange.claims {
      let keys = Set(claim.evidence.map { ExactText($0.key) })
      let cited = claim.verdicts.flatMap { $0.evidence ?? [] }
      reading.losses.note(
        "citations of sources that no row of the claim has",
        cited.count { !keys.contains(ExactText($0)) })
    }
    return reading
  }

  private static func fault(_ file: ExchangeFile, _ line: Int?, _ reason: String) -> FormatError {
    .notThisFormat(file: file.name, line: line, format: "CSV", reason: reason)
  }

  /// The text of a sheet, and whether nothing but its bytes tells its encoding, and it is not UTF-8.
  private static func text(
    of file: ExchangeFile
  ) throws(FormatError) -> (text: String, isGuessed: Bool) {
    do throws(AnchoringError) {
      let decoded = try decodeText(file.bytes)
      return (decoded.text, decoded.encoding == .latin1)
    } catch { throw fault(file, nil, error.problem.withoutPeriod) }
  }

  /// Reads one sheet.
  private struct Reader {
    /// Without its bytes.
    private let file: ExchangeFile
    /// The rows that are not read yet.
    private var rows: SheetRows
    /// Whether nothing but its bytes tells its encoding, and it is not UTF-8.
    let isGuessed: Bool
    /// For each place of a row: its column, or the name that its tags begin with.
    private var columns: [(column: Column?, name: String)] = []
    private let dateOrder: DateForm.Order?
    private let confidences: PercentageColumn
    private var known: [[ExactText]: Int] = [:]
    /// The claims without a name, by their words; of words that stand too often, the first ones.
    private var worded: [ExactText: [Int]] = [:]
    /// What rows say of the claims without a name that tells them apart, by claim; `nil` for those with one.
    private var traits: [Traits?] = []
    /// The last claim of each name: rows below may leave its wording out.
    private var named: [ExactText: Int] = [:]

    init(_ file: ExchangeFile, _ text: String, isGuessed: Bool) throws(FormatError) {
      self.file = file
      self.isGuessed = isGuessed
      var text = text
      let separator = SheetText.separator(takenFrom: &text) ?? Self.likelySeparator(text)
      rows = SheetRows(text, separator: separator)
      let header = rows.next()?.cells ?? []
      var met: Set<Column> = []
      columns = header.map { cell in
        let name = SheetText.plain(cell).trimmedOfSpace
        let column = Column(header: name).flatMap { met.insert($0).inserted ? $0 : nil }
        return (column, name)
      }
      let below = try Self.cells([.date, .confidence], in: rows, file, columns)
      guard met.contains(.wording) || met.contains(.quote) else {
        throw fault(file, 1, "its first line has no column 'wording'")
      }
      dateOrder = DateForm.order(of: below[.date] ?? [])
      confidences = PercentageColumn(below[.confidence] ?? [], hasDecimalComma: separator != ",")
    }

    /// The cells below some headers that are filled.
    ///
    /// - Parameter rows: all that stand below; they are gone through, and read again later.
    private static func cells(
      _ wanted: [Column], in rows: SheetRows, _ file: ExchangeFile,
      _ columns: [(column: Column?, name: String)]
    ) throws(FormatError) -> [Column: [String]] {
      let places = wanted.compactMap { column in
        columns.firstIndex { $0.column == column }.map { (column, $0) }
      }
      var cells: [Column: [String]] = [:]
      var rows = rows
      while let row = rows.next() {
        for (column, place) in places where row.cells.indices.contains(place) {
          guard let text = SheetText.plain(row.cells[place]).filled else { continue }
          cells[column, default: []].append(text)
        }
      }
      guard let line = rows.longRow else { return cells }
      throw fault(
        file, line,
        "a row is longer than \(ForeignJSON.longestRecord >> 20) MiB; a quotation mark may be open")
    }

    private static func likelySeparator(_ text: String) -> Unicode.Scalar {
      let separators: [Unicode.Scalar] = [",", ";", "\t"]
      return separators.max { knownColumns(text, $0) < knownColumns(text, $1) } ?? ","
    }

    private static func knownColumns(_ text: String, _ separator: Unicode.Scalar) -> Int {
      SheetText.header(of: text, separator: separator).count { Column(header: $0) != nil }
    }

    mutating func read(into reading: inout ExchangeReading) {
      while let row = rows.next() {
        let record = reading.record(file, row.line)
        guard row.cells.count <= columns.count else {
          reading.skip(record, "the row has more cells than the header")
          continue
        }
        let cells = Cells(row, columns)
        if let reason = take(cells, record, &reading) { reading.skip(record, reason) }
      }
      if let line = rows.openCell {
        reading.skip(file, line, "a cell begins with a quotation mark and does not end")
      }
    }

    /// - Returns: why the row was left out; `nil` when it was taken.
    private mutating func take(
      _ cells: Cells, _ record: ExchangeRecord, _ reading: inout ExchangeReading
    ) -> String? {
      let before = cells[.wording] == nil ? cells[.id].flatMap { named[ExactText($0)] } : nil
      guard before != nil || cells[.wording] != nil || cells[.quote] != nil else {
        return "there is no wording and no quotation"
      }
      let key = Self.key(of: cells)
      let index = before ?? known[key] ?? unnamed(cells) ?? reading.exchange.claims.count
      let isNew = index == reading.exchange.claims.count
      var claim = isNew ? self.claim(cells) : reading.exchange.claims[index]
      if !isNew { reading.losses.note(fill(&claim, cells)) }
      reading.losses.note(DateForm.unread, hasUnreadDate(cells) ? 1 : 0)
      remember(cells, index)
      for tag in cells.tags where !claim.tags.contains(where: { ExactText($0) == ExactText(tag) }) {
        claim.tags.append(tag)
      }
      guard let losses = judge(&claim, cells) else {
        return "it is a second verdict of one annotator on one claim"
      }
      reading.losses.note(losses)
      claim.records.append(record)
      if isNew {
        reading.exchange.claims.append(claim)
      } else {
        reading.exchange.claims[index] = claim
      }
      // A claim without a name is found by its words: to keep all that tells it apart once more takes memory.
      if before == nil, cells[.id] != nil || !isFound(cells, index) { known[key] = index }
      if let id = cells[.id] { named[ExactText(id)] = index }
      return nil
    }

    /// Whether the row has a date that is kept as it is written.
    private func hasUnreadDate(_ cells: Cells) -> Bool {
      cells[.date].map { DateForm.isUnread($0, order: dateOrder) } ?? false
    }

    /// What tells claims of the same words apart, where both rows say it.
    private static let telling = Traits.columns.map(\.column)
    /// How many claims of the same words a row is compared with.
    private static let mostCompared = 64

    private static func key(of cells: Cells) -> [ExactText] {
      let name =
        cells[.id].map { ["id", $0, cells[.wording] ?? ""] }
        ?? ["words"] + ([.wording] + telling).map { cells[$0] ?? "" }
      return name.map { ExactText($0) }
    }

    private static func words(of cells: Cells) -> ExactText {
      ExactText(cells[.wording] ?? cells[.quote] ?? "")
    }

    /// The claim without a name that has the row's words, and of which no row says something else.
    private func unnamed(_ cells: Cells) -> Int? {
      guard cells[.id] == nil else { return nil }
      return worded[Self.words(of: cells)]?.first { traits[$0]?.agree(with: cells) ?? true }
    }

    /// Whether ``unnamed(_:)`` looks at the claim.
    private func isFound(_ cells: Cells, _ index: Int) -> Bool {
      worded[Self.words(of: cells)]?.contains(index) ?? false
    }

    private mutating func remember(_ cells: Cells, _ index: Int) {
      guard cells[.id] == nil else { return }
      let words = Self.words(of: cells)
      while traits.count <= index { traits.append(nil) }
      if traits[index] == nil, worded[words]?.count ?? 0 < Self.mostCompared {
        worded[words, default: []].append(index)
      }
      var known = traits[index] ?? Traits()
      known.fill(from: cells)
      traits[index] = known
    }

    /// Adds what the row says of the claim and no row before it did.
    ///
    /// - Returns: what it says otherwise, which is lost.
    private func fill(_ claim: inout ExchangedClaim, _ cells: Cells) -> LossReport {
      var losses = LossReport()
      let row = self.claim(cells)
      func keep(_ mine: inout String?, _ new: String?) {
        let isOther = mine.flatMap { mine in new.map { ExactText($0) != ExactText(mine) } } ?? false
        losses.note(
          "claimants, dates, documents and quotations that a row above gives otherwise",
          isOther ? 1 : 0)
        mine = mine ?? new
      }
      keep(&claim.attribution.speaker, row.attribution.speaker)
      keep(&claim.attribution.madeOn, row.attribution.madeOn)
      var (quote, document) = (claim.places.first?.exact, claim.places.first?.document.filled)
      keep(&quote, row.places.first?.exact)
      keep(&document, row.places.first?.document.filled)
      if claim.places.isEmpty { claim.places = row.places }
      if let document, !claim.places.isEmpty { claim.places[0].document = document }
      return losses
    }

    private func claim(_ cells: Cells) -> ExchangedClaim {
      var claim = ExchangedClaim(key: cells[.id], wording: cells[.wording])
      claim.attribution.speaker = cells[.claimant]
      claim.attribution.madeOn = cells[.date].map { DateForm.iso($0, order: dateOrder) ?? $0 }
      if let quote = cells[.quote] {
        claim.places = [
          ExchangedPlace(document: cells[.document] ?? "", spans: [], exact: quote)
        ]
        // The words at the place are the wording where nobody gave another.
        if claim.wording.map({ ExactText($0) }) == ExactText(quote) { claim.wording = nil }
      }
      return claim
    }

    /// Adds the row's verdict and evidence.
    ///
    /// - Returns: what of them is lost; `nil` when its annotator gave another verdict before.
    private func judge(_ claim: inout ExchangedClaim, _ cells: Cells) -> LossReport? {
      var losses = LossReport()
      if let label = cells[.rating] {
        guard add(label, to: &claim, cells, &losses) else { return nil }
      } else {
        if let rationale = cells[.rationale] {
          claim.notes.append(ExchangedClaim.Note(rationale, annotator: cells[.annotator]))
        }
        losses.note("confidences without a rating", cells[.confidence] == nil ? 0 : 1)
        let saysNothing = cells[.rationale] == nil && cells[.sourceURL] == nil
        losses.note(
          "annotators of rows without a rating, rationale or source",
          saysNothing && cells[.annotator] != nil ? 1 : 0)
      }
      if let url = cells[.sourceURL] {
        let stance = cells[.stance].map { StanceName.stance($0) } ?? .context
        losses.note("stances of no known name, read as context", stance == nil ? 1 : 0)
        var evidence = ExchangedClaim.Evidence(stance ?? .context, annotator: cells[.annotator])
        evidence.url = url
        evidence.key = cells[.sourceID] ?? ""
        if !claim.evidence.contains(evidence) { claim.evidence.append(evidence) }
      } else {
        losses.note("stances without a source", cells[.stance] == nil ? 0 : 1)
      }
      return losses
    }

    private func add(
      _ label: String, to claim: inout ExchangedClaim, _ cells: Cells, _ losses: inout LossReport
    ) -> Bool {
      guard let rating = RatingName.of(label) else {
        claim.notes.append(ExchangedClaim.Note(label, annotator: cells[.annotator]))
        losses.note("ratings that are sentences, kept as notes")
        return true
      }
      var verdict = ExchangedClaim.Verdict(annotator: cells[.annotator], rating: rating)
      verdict.rationale = cells[.rationale]
      verdict.seen = cells[.seen].flatMap { Verdict.Seen(rawValue: $0.lowercased()) }
      verdict.wording = cells[.judgedWording]
      verdict.speaker = cells[.judgedClaimant]
      verdict.evidence = cells[.citedSources].map { SheetExchange.citations(inCell: $0) }
      if let confidence = cells[.confidence] {
        verdict.confidence = confidences.percentage(confidence)
        losses.note("confidences that are no percentage", verdict.confidence == nil ? 1 : 0)
      }
      let before = claim.verdicts.first { $0.annotator == verdict.annotator }
      guard before == nil || before == verdict else { return false }
      if before == nil { claim.verdicts.append(verdict) }
      return true
    }
  }

  /// What tells a claim apart from others of the same words.
  private struct Traits {
    private var claimant: String?
    private var date: String?
    private var document: String?
    private var quote: String?

    static let columns: [(column: Column, path: any WritableKeyPath<Traits, String?> & Sendable)] =
      [
        (.claimant, \.claimant), (.date, \.date), (.document, \.document), (.quote, \.quote),
      ]

    /// Whether a row says nothing else, as far as both say something.
    func agree(with cells: Cells) -> Bool {
      Self.columns.allSatisfy { column, path in
        guard let mine = self[keyPath: path], let new = cells[column] else { return true }
        return ExactText(mine) == ExactText(new)
      }
    }

    /// Takes what a row says and none before it did.
    mutating func fill(from cells: Cells) {
      for (column, path) in Self.columns {
        self[keyPath: path] = self[keyPath: path] ?? cells[column]
      }
    }
  }

  /// The cells of a row by their columns.
  private struct Cells {
    private var values: [Column: String] = [:]
    private(set) var tags: [String] = []

    init(_ row: SheetText.Row, _ columns: [(column: Column?, name: String)]) {
      for (cell, (column, name)) in zip(row.cells, columns) {
        guard let text = SheetText.plain(cell).filled else { continue }
        if let column { values[column] = text } else { tags.append("\(name):\(text)") }
      }
      if let title = values[.title] { tags.append(titleTag + title) }
      if values[.quote] == nil, let document = values[.document] {
        tags.append("document:\(document)")
      }
      let isMark = values[.seen].flatMap { Verdict.Seen(rawValue: $0.lowercased()) } != nil
      if let seen = values[.seen], !isMark || values[.rating] == nil {
        tags.append("seen:\(seen)")
      }
      tags += SheetExchange.tags(inCell: values[.tags] ?? "")
      keep(.sourceID, unless: .sourceURL)
      keep(.citedSources, unless: .rating)
    }

    /// Keeps as a tag what a sheet of somebody's own says in a column that means nothing without another one.
    private mutating func keep(_ column: Column, unless other: Column) {
      guard values[other] == nil, let text = values.removeValue(forKey: column) else { return }
      tags.append("\(column.rawValue):\(text)")
    }

    subscript(column: Column) -> String? { values[column] }
  }
}

extension String {
  /// A sentence as a part of another one.
  fileprivate var withoutPeriod: String {
    unicodeScalars.last == "." ? String(unicodeScalars.dropLast()) : self
  }
}
