import ClaimModel

extension DocumentText {
  /// The paragraphs of the text with their kinds, in order; together they hold every line that is
  /// not blank.
  ///
  /// The rules are for text scraped from pages and know nothing of any one outlet. What is doubtful
  /// among paragraphs is body; what is doubtful among short lines is boilerplate.
  public func blocks() -> [Block] {
    guard let whole else { return [] }
    let lines = paragraphs(in: whole.range).map { LineTraits($0, of: self) }
    let kinds = BlockReader(lines: lines, text: self).kinds()
    return zip(lines, kinds).compactMap { line, kind in
      TextSpan(line.range.lowerBound, line.range.upperBound).map { Block(span: $0, kind: kind) }
    }
  }

  /// The words of the headline; `nil` when no line looks like one.
  public func title() -> String? {
    blocks().first { $0.kind == .headline }.map { quote($0.span) }
  }
}

/// Decides what each line of a scraped page is.
struct BlockReader {
  let lines: [LineTraits]
  let text: DocumentText

  func kinds() -> [Block.Kind] {
    var isContent = ContentWeights.isContent(lines)
    if isPlain { isContent = lines.map { !$0.isNotice } }
    closeLists(in: &isContent)
    if !isContent.contains(true) { isContent = lines.map(\.isLoneSentence) }
    var kinds: [Block.Kind] = isContent.map { $0 ? .body : .boilerplate }
    let paragraph = firstParagraph(in: isContent)
    guard let first = paragraph ?? (isPlain ? lines.firstIndex(where: \.readsOn) : nil) else {
      return kinds
    }
    let headline = plainHeadline ?? paragraph.flatMap(headline(before:))
    rescueParagraphs(after: headline ?? first, in: &kinds)
    for index in kinds.indices {
      if let special = frame(index, headline: headline, firstParagraph: first, isContent) {
        kinds[index] = special
      }
    }
    return kinds
  }

  /// Marks as boilerplate what follows the heading of a list, up to the next paragraph.
  private func closeLists(in isContent: inout [Bool]) {
    var inList = false
    for (index, line) in lines.enumerated() {
      if line.isListHeading {
        inList = true
        isContent[index] = false
      } else if line.isParagraph {
        inList = false
      } else if inList || line.isTemplate || line.isCreditAlone {
        isContent[index] = false
      }
    }
  }

  /// Marks as body the paragraphs within the article that speak of the same things as its rest.
  private func rescueParagraphs(after start: Int, in kinds: inout [Block.Kind]) {
    guard let last = kinds.lastIndex(of: .body), start < last else { return }
    let lost = (start...last).filter { index in
      let line = lines[index]
      return kinds[index] == .boilerplate && line.isParagraph && line.noticeCount == 0
        && line.wordCount >= 12
    }
    if lost.isEmpty { return }
    let body = Set(
      kinds.indices.filter { kinds[$0] == .body }.prefix(60).flatMap { lines[$0].matter })
    for index in lost {
      let matter = Set(lines[index].matter)
      if matter.intersection(body).count * 2 >= matter.count { kinds[index] = .body }
    }
  }

  /// The first content line that reads as a paragraph.
  private func firstParagraph(in isContent: [Bool]) -> Int? {
    lines.indices.first { isContent[$0] && lines[$0].isParagraph }
  }

  /// The line that names the article: like a title, not far before its first paragraph, and of words
  /// that the body and the page's title use too.
  private func headline(before first: Int) -> Int? {
    let body = Set(lines[first...].prefix(12).flatMap(\.matter))
    let pageTitle = lines.first.map { $0.words } ?? []
    var best: (index: Int, score: Double)?
    for index in max(0, first - 25)..<min(first + 1, lines.count) {
      let line = lines[index]
      let matter = Set(line.matter)
      guard line.isTitleLike, !matter.isEmpty else { continue }
      var score = Double(matter.intersection(body).count) / Double(matter.count)
      // A page's title is the headline and the outlet's name; the line without the name is better.
      if index > 0, pageTitle.starts(with: line.words) { score += 0.6 }
      // A list of what is most read names the article by its headline, never by its deck.
      if isRepeated(index) { score += 0.45 }
      score += 0.03 * Double(min(line.wordCount, 10)) - 0.03 * Double(max(0, line.wordCount - 14))
      score -= 0.005 * Double(first - index)
      if score >= 0.45, score > best?.score ?? 0 { best = (index, score) }
    }
    return best?.index
  }

  /// Whether a line further off, as in a list of links, has the same words.
  private func isRepeated(_ index: Int) -> Bool {
    lines.indices.contains { abs($0 - index) > 2 && lines[$0].words == lines[index].words }
  }

  /// The kind of a line that belongs to the article without being body; `nil` for all others.
  private func frame(
    _ index: Int, headline: Int?, firstParagraph first: Int, _ isContent: [Bool]
  ) -> Block.Kind? {
    let line = lines[index]
    if index == headline { return .headline }
    if line.isListHeading || line.isTemplate { return nil }
    if isByline(line), isNearContent(index, isContent) { return .byline }
    if line.isCaption, isNearContent(index, isContent) || isContent[index] { return .caption }
    guard let headline, headline < index, index <= max(first + 1, headline + 1), index <= first + 1
    else { return nil }
    return isDeck(index, headline: headline, first: first, isContent) ? .deck : nil
  }

  /// A line or two between headline and body that sums the article up.
  private func isDeck(_ index: Int, headline: Int, first: Int, _ isContent: [Bool]) -> Bool {
    let line = lines[index]
    guard line.wordCount >= 5, !line.isNotice, !line.hasMachineMarks, index - headline <= 6,
      !isAfterListHeading(index), !line.isDateBar
    else { return false }
    // What reads as a paragraph is a deck only when body follows that says it again at more length.
    guard
      !line.isParagraph
        || (index == first
          && lines.dropFirst(index + 1).prefix(3).contains {
            $0.isTitleLike && !$0.isListHeading && $0.wordCount >= 6
          })
    else { return false }
    let body = Set(lines[first...].prefix(12).filter { $0.range != line.range }.flatMap(\.matter))
    let matter = Set(line.matter)
    guard matter.count >= 3, lines[headline].words != line.words else { return false }
    return matter.intersection(body).count * 2 >= matter.count
  }

  private func isAfterListHeading(_ index: Int) -> Bool {
    index > 0 && lines[index - 1].isListHeading
  }

  private func isByline(_ line: LineTraits) -> Bool {
    guard let opener = line.words.first, line.wordCount <= 14, !line.hasMachineMarks else {
      return false
    }
    if line.words.starts(with: ["with", "files", "from"]) { return true }
    if ["reporting", "editing", "edited", "written", "compiled"].contains(opener) {
      return line.words.contains("by")
    }
    return opener == "by" && line.wordCount <= 8 && line.capitalShare >= 0.6 && !line.endsSentence
  }

  private func isNearContent(_ index: Int, _ isContent: [Bool]) -> Bool {
    let from = max(0, index - 3)
    return isContent[from..<min(isContent.count, index + 5)].contains(true)
  }
}
