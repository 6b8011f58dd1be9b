import ClaimModel

extension UIMAExchange {
  /// What a loss report calls verdicts of which no file tells whose they are.
  static let verdictsOfUnknown =
    "verdicts of somebody whom the files do not name: `--annotator NAME` says who it was"

  /// Names, in lower case, of files that are nobody's work: of Stet, and INCEpTION's for what a document began
  /// with and for what a curator made of the others' work.
  static let reserved: Set<String> = [nobody, "initial_cas", "curation_user"]

  /// Names, in lower case, of folders that hold many texts, as those of a project have: none is a text's.
  static let parts: Set<String> = [
    "annotation", "annotations", "corpus", "curation", "data", "source", "sources", "xmi",
  ]

  /// Where a CAS lies.
  ///
  /// In an export of a whole project each is packed alone: `DOCUMENT/PERSON.zip/….xmi`.
  struct Place: Hashable {
    /// Outermost first.
    let folders: [String]
    /// What the file is called, or the archive that holds it alone; without its ending.
    let stem: String

    init(_ file: ExchangeFile) {
      let folders = file.folders
      if let archive = folders.last, archive.lowercased().hasSuffix(".zip") {
        self.folders = folders.dropLast()
        stem = String(archive.dropLast(4))
      } else {
        self.folders = folders
        stem = file.stem
      }
    }

    /// The folder that is named by the text; `nil` where it lies in none.
    var folder: String? {
      folders.last.flatMap { parts.contains($0.lowercased()) ? nil : FileName.plain($0) }
    }
  }

  /// Whose work a text with its annotations is, as far as the file itself tells.
  enum Person: Hashable {
    case named(String)
    /// The name of the file may tell, where it lies beside others of the same text.
    case perhapsByFile
    /// Whoever brings it: nobody was named for it when it was written.
    case nobody
    /// Somebody's, of whom nothing is told.
    case unknown

    /// - Parameters:
    ///   - view: what the text's view is called.
    ///   - root: of the CAS, in which INCEpTION tells the user.
    init(view: String, _ root: XMLElement, at place: Place) {
      let user = root.children.first { $0.name == "CASMetadata" }?.attributes["username"]?.filled
      if view != initialView {
        self = .named(view)
      } else if let user {
        self = reserved.contains(user.lowercased()) ? .unknown : .named(user)
      } else if place.stem.lowercased() == UIMAExchange.nobody {
        self = .nobody
      } else {
        self = reserved.contains(place.stem.lowercased()) ? .unknown : .perhapsByFile
      }
    }
  }

  /// What a file says of one text, before it is known whose it is.
  struct Sheet {
    var layer: StandoffLayer
    let place: Place
    let person: Person
    /// The text's name, where the file tells it.
    let title: String?
  }

  /// The layers with their people and the names of their texts.
  ///
  /// Files of one text that lie beside each other are named by people, and so is a single one in a folder, which
  /// is the text's. Files of several texts are named by them.
  ///
  /// - Parameter annotator: whose work it is where the files do not tell; `nil` where nobody says so.
  static func layers(
    of sheets: [Sheet], by annotator: String?, _ losses: inout LossReport
  ) -> [StandoffLayer] {
    var neighbours: [[String]: Neighbours] = [:]
    for sheet in sheets where sheet.person == .perhapsByFile {
      neighbours[sheet.place.folders, default: Neighbours()].take(sheet)
    }
    var texts: [ExactText: ExactText] = [:]
    return sheets.map { sheet in
      var layer = sheet.layer
      let beside = neighbours[sheet.place.folders] ?? Neighbours()
      let isByPerson = beside.areByPeople(inFolder: sheet.place.folder != nil)
      let stem = FileName.plain(sheet.place.stem)
      switch sheet.person {
      case .named(let name): layer.annotator = name
      case .nobody: layer.annotator = nil
      case .perhapsByFile where isByPerson: layer.annotator = stem
      case .perhapsByFile, .unknown:
        layer.annotator = annotator
        if annotator == nil { losses.note(verdictsOfUnknown, layer.forgetVerdicts()) }
      }
      let isByText = sheet.person == .perhapsByFile && !isByPerson
      // INCEpTION may put the user where others have the document's name.
      let title = sheet.title.flatMap { ExactText($0) == ExactText(stem) ? nil : $0 }
      layer.document.key =
        title ?? (isByText ? stem : sheet.place.folder ?? beside.first ?? stem)
      let text = ExactText(layer.document.text ?? "")
      if texts[ExactText(layer.document.key), default: text] != text {
        layer.document.key = (sheet.place.folders + [stem]).joined(separator: "/")
      }
      texts[ExactText(layer.document.key)] = text
      layer.nameMarks(within: TextNames.kept(layer.document.key))
      return layer
    }
  }

  /// The files of one folder.
  private struct Neighbours {
    private var texts: Set<ExactText> = []
    private var stems: Set<ExactText> = []
    /// What the first is called.
    private(set) var first: String?

    mutating func take(_ sheet: Sheet) {
      first = first ?? FileName.plain(sheet.place.stem)
      texts.insert(ExactText(sheet.layer.document.text ?? ""))
      stems.insert(ExactText(sheet.place.stem))
    }

    func areByPeople(inFolder: Bool) -> Bool { texts.count == 1 && (inFolder || stems.count > 1) }
  }
}

extension StandoffLayer {
  /// - Returns: how many verdicts there were.
  fileprivate mutating func forgetVerdicts() -> Int {
    let count = claims.count { $0.verdict != nil }
    for index in claims.indices { claims[index].verdict = nil }
    return count
  }

  /// Puts what the text is called before the names of its marks.
  fileprivate mutating func nameMarks(within text: String) {
    for index in claims.indices {
      claims[index].names = claims[index].names.mapValues { "\(text)/\($0)" }
    }
  }
}
