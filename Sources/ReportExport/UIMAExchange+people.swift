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

  /// The folder in which a project's exports have one for each text.
  static let project = "annotation"

  /// Where a CAS lies.
  ///
  /// In an export of a whole project each is packed alone: `DOCUMENT/PERSON.zip/….xmi`.
  struct Place: Hashable {
    /// Outermost first.
    let folders: [String]
    /// What the file is called, or the archive that holds it alone; without its ending, and without the number
    /// of a second download.
    let stem: String

    init(_ file: ExchangeFile) {
      let folders = file.folders
      if let archive = folders.last, archive.lowercased().hasSuffix(".zip") {
        self.folders = folders.dropLast()
        stem = FileName.original(String(archive.dropLast(4)))
      } else {
        self.folders = folders
        stem = FileName.original(file.stem)
      }
    }

    /// The folder that is named by the text; `nil` where it lies in none.
    var folder: String? {
      folders.last.flatMap { parts.contains($0.lowercased()) ? nil : FileName.plain($0) }
    }

    /// Whether it lies as a project's exports do, where the folder is a text's and the file a person's.
    var isOfProject: Bool {
      folder != nil && folders.dropLast().last?.lowercased() == UIMAExchange.project
    }
  }

  /// Whose work a text with its annotations is, as far as the file itself tells.
  enum Person: Hashable {
    case named(String)
    /// The name of the file may tell; see ``UIMAExchange/layers(of:by:_:)``.
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
  /// A file is a person's whose name lies as in a project, whose text the CAS itself calls as its folder is called,
  /// or which lies beside files of other names and of the same text; and one whose name is a person's by any of
  /// that elsewhere among the files. Of others it cannot be known.
  ///
  /// - Parameter annotator: whose work it is where the files do not tell; `nil` where nobody says so.
  static func layers(
    of sheets: [Sheet], by annotator: String?, _ losses: inout LossReport
  ) -> [StandoffLayer] {
    let people = People(of: sheets, annotator)
    var texts: [ExactText: ExactText] = [:]
    return sheets.map { sheet in
      var layer = sheet.layer
      let isByPerson = people.haveNamed(sheet)
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
        title ?? (isByText ? stem : sheet.place.folder ?? people.first(beside: sheet) ?? stem)
      let text = ExactText(layer.document.text ?? "")
      if texts[ExactText(layer.document.key), default: text] != text {
        layer.document.key = (sheet.place.folders + [stem]).joined(separator: "/")
      }
      texts[ExactText(layer.document.key)] = text
      layer.nameMarks(within: TextNames.kept(layer.document.key))
      return layer
    }
  }

  /// Who is known to be a person among the names of files.
  private struct People {
    private var neighbours: [[String]: Neighbours] = [:]
    private var names: Set<ExactText> = []

    init(of sheets: [Sheet], _ annotator: String?) {
      for sheet in sheets where sheet.person == .perhapsByFile {
        neighbours[sheet.place.folders, default: Neighbours()].take(sheet)
      }
      names = Set([annotator].compactMap { $0.map { ExactText($0) } })
      for sheet in sheets {
        let stem = ExactText(FileName.plain(sheet.place.stem))
        switch sheet.person {
        case .named(let name): names.insert(ExactText(name))
        case .perhapsByFile where isTold(sheet): names.insert(stem)
        case .perhapsByFile, .nobody, .unknown: break
        }
      }
    }

    /// Whether the name of a file is that of a person.
    func haveNamed(_ sheet: Sheet) -> Bool {
      names.contains(ExactText(FileName.plain(sheet.place.stem)))
    }

    /// What the first file beside one is called.
    func first(beside sheet: Sheet) -> String? { neighbours[sheet.place.folders]?.first }

    /// Whether the place of a file alone tells that its name is a person's.
    private func isTold(_ sheet: Sheet) -> Bool {
      let isTextsFolder =
        sheet.place.folder.flatMap { folder in
          sheet.title.map { ExactText($0) == ExactText(folder) }
        } ?? false
      return sheet.place.isOfProject || isTextsFolder
        || neighbours[sheet.place.folders]?.areByPeople ?? false
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

    var areByPeople: Bool { texts.count == 1 && stems.count > 1 }
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
