import ClaimModel

// Which files of a folder or an archive a format reads, and what is said of the others.
extension ExchangeFormat {
  /// Files by what becomes of them.
  struct Sorted {
    var readable: [ExchangeFile] = []
    /// Archives within an archive or a folder.
    var archives: [ExchangeFile] = []
    /// What was passed over, named and counted.
    var losses = LossReport()
  }

  func sorted(_ files: [ExchangeFile]) -> Sorted {
    var sorted = Sorted()
    var passed: [Passing: [String]] = [:]
    for file in files {
      if let reason = passing(file) {
        passed[reason, default: []].append(file.name)
      } else if !file.isNamed && file.isArchive {
        sorted.archives.append(file)
      } else {
        sorted.readable.append(file)
      }
    }
    for reason in Passing.allCases {
      guard let names = passed[reason] else { continue }
      sorted.losses.note("\(reason.words) (\(Self.few(names)))", names.count)
    }
    return sorted
  }

  /// Why a file is passed over.
  private enum Passing: CaseIterable {
    case folder, system, otherKind

    var words: String {
      switch self {
      case .folder: "folders in archives, of which only the files are read"
      case .system: "files that a system put into an archive"
      case .otherKind: "files of other kinds, passed over"
      }
    }
  }

  private func passing(_ file: ExchangeFile) -> Passing? {
    if file.isFolder { return .folder }
    if !file.isNamed && file.isOfSystem { return .system }
    if !file.isNamed && file.isArchive { return nil }
    let isRead = self == .brat ? endings.contains(file.ending) : file.isRead(endings)
    return isRead ? nil : .otherKind
  }

  /// What names of files end in that are read.
  private var endings: Set<String> {
    switch self {
    case .csv: ["csv", "tsv", "tab"]
    case .averitec: ["json", "jsonl", ""]
    case .claimReview: ["json", "jsonld", "jsonl", "html", "htm", "xhtml", ""]
    case .w3c: ["json", "jsonld", "jsonl", ""]
    case .labelStudio, .doccano: ["json", "jsonl", ""]
    case .brat: ["ann", "a1", "a2", "txt", "conf"]
    case .uimaXMI: ["xmi", "xml"]
    }
  }

  /// The first names, safe to show, and how many there are beside them.
  private static func few(_ names: [String]) -> String {
    let shown = names.prefix(3).map { visible(String($0.unicodeScalars.prefix(80))) }
    let others = names.count - shown.count
    return shown.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
  }
}

extension ExchangeFile {
  /// Whether it is the entry of a folder in an archive, which holds nothing itself.
  fileprivate var isFolder: Bool { name.hasSuffix("/") }

  /// Whether it is what systems put beside files: macOS's second half of a file, or what a window remembers.
  fileprivate var isOfSystem: Bool {
    let parts = name.split(separator: "/")
    return parts.first == "__MACOSX"
      || parts.last.map {
        $0.hasPrefix("._") || $0 == ".DS_Store" || $0.lowercased() == "thumbs.db"
          || $0.lowercased() == "desktop.ini"
      } ?? false
  }
}
