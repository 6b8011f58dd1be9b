extension LineTraits {
  /// The line's words that carry matter rather than grammar.
  var matter: [String] {
    words.indices.filter { matterMask >> UInt64($0) & 1 == 1 }.map { words[$0] }
  }

  /// Whether the line reads as a paragraph of prose.
  var isParagraph: Bool {
    endsSentence && wordCount >= 8 && noticeCount < 2 && functionShare >= 0.12 && !isTemplate
  }

  /// Whether the line is running text, with a full stop or without: what no menu holds.
  var readsOn: Bool { endsSentence || wordCount >= 8 && functionShare >= 0.12 }

  /// Whether the line is a sentence that could be all there is of an article.
  var isLoneSentence: Bool { endsSentence && wordCount >= 4 && !isNotice && noticeCount == 0 }

  /// Whether the line could be a headline.
  var isTitleLike: Bool {
    (3...28).contains(wordCount) && !hasMachineMarks && !isListHeading && !endsInCredit
      && noticeCount == 0 && !(endsSentence && wordCount > 16) && words.first != "by"
      && !isDateBar
  }

  /// Whether the line is the heading of a list of other articles, or of the page's foot.
  var isListHeading: Bool {
    wordCount <= 4 && NoticePhrases.listHeadings.contains(words.joined(separator: " "))
  }

  /// Whether a template's code was left in the line.
  var isTemplate: Bool { hasTemplateCode }

  /// Whether the line is a notice: of cookies, of rights, of subscription.
  var isNotice: Bool {
    isTemplate || isListHeading || noticeCount >= 2 || (noticeCount >= 1 && wordCount <= 6)
  }

  /// Whether the line is nothing but a picture's credit.
  var isCreditAlone: Bool {
    guard wordCount <= 10, !endsSentence, !endsInCredit else { return false }
    return opensWithRights || LineTraits.creditOpeners.contains { words.starts(with: $0) }
  }

  /// Whether the line is what stands below a picture.
  var isCaption: Bool {
    guard !isTemplate, noticeCount == 0 else { return false }
    if endsInCredit { return wordCount >= 8 }
    return wordCount >= 8 && endsSentence && LineTraits.captionOpeners.contains(words.first ?? "")
  }

  /// Whether the line is a date bar: a date, perhaps a time and a place.
  var isDateBar: Bool {
    guard wordCount <= 10, let opener = words.first else { return false }
    let isDatelike = CalendarWords.months[opener] != nil || CalendarWords.days.contains(opener)
    return isDatelike && !endsSentence
      && words.contains { $0.utf8.first.map { $0 < 0x3A } ?? false }
  }

  static func endsInCredit(_ range: Range<Int>, of scalars: [Unicode.Scalar]) -> Bool {
    guard range.count > 4, scalars[range.upperBound - 1] == ")" else { return false }
    var at = range.upperBound - 2
    var letters = 0
    var hasSlash = false
    let least = max(range.lowerBound, range.upperBound - 120)
    while at >= least, scalars[at] != "(" {
      if scalars[at] == "/" { hasSlash = true }
      if scalars[at].isLetter { letters += 1 }
      at -= 1
    }
    guard at >= least, letters >= 4 else { return false }
    let words = scalars[(at + 1)..<(range.upperBound - 1)].split { !$0.isWordPart }
    let isNamed = words.contains { LineTraits.agencies.contains($0.lowercaseWord) }
    return hasSlash && words.count >= 2 || isNamed && words.count <= 8
  }

  private static let creditOpeners: [[String]] = [
    ["photo", "by"], ["photo"], ["photograph", "by"], ["image", "credit"], ["photo", "credit"],
    ["photos", "by"], ["getty", "images"], ["image", "copyright"], ["main", "image", "credit"],
  ]
  private static let captionOpeners: Set<String> = ["pictured", "file"]
  private static let agencies: Set<String> = [
    "reuters", "ap", "afp", "getty", "epa", "photo", "pool", "photos", "images", "handout", "file",
  ]
}

extension ArraySlice<Unicode.Scalar> {
  /// The word in lowercase.
  var lowercaseWord: String {
    String(scalars: map(\.lowercased)[...])
  }
}
