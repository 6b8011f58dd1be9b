import AnnotationSync
import ClaimModel
import ClaimStore
import Foundation
import ReportExport

extension Desk {
  /// Where an export goes.
  public enum ExportDestination {
    /// A file, or a folder that is not there yet or is empty, by what the format needs; a ZIP archive of
    /// the files where the name ends in `.zip`.
    case path(String)
    /// Whoever takes the bytes of a single file.
    case stream((UnsafeRawBufferPointer) throws -> Void)
  }

  /// Writes the desk's claims for another tool; candidates stay.
  ///
  /// - Throws: ``DeskError``, ``ExchangeError`` or ``ReportExport/FormatError``; what is at the destination is
  ///   as it was.
  public func exportClaims(
    as format: ForeignFormat, to destination: ExportDestination
  ) throws -> ExchangeReport {
    let (exchange, beyond, naming) = try store.read { view in
      let (exchange, losses) = try view.exchange()
      return (exchange, losses, try view.policy().people)
    }
    guard
      naming == .names || !format.format.namesPeople(of: exchange, isApart: destination.isApart)
    else { throw ExchangeError.namesHeldBack(format: format.format.title) }
    guard destination.isApart || !format.format.needsFolder(for: exchange) else {
      throw ExchangeError.needsFolder(format: format.format.title, path: destination.path)
    }
    let (claims, misnamed) = (
      exchange.claims.count, exchange.documents.count(where: \.isNamedOtherwise)
    )
    let writing = try format.format.write(consume exchange, isApart: destination.isApart)
    let sealed = try SealedOutput(self)
    for file in writing.files {
      try sealed.check(Array(file.name.utf8), what: "The export", of: self)
      try sealed.check(file.bytes, what: "The export", of: self)
    }
    try put(writing.files, format.format, destination)
    var report = ExchangeReport()
    var losses = beyond
    if format.format.namesTextsByFiles {
      losses.note(
        "names of documents that are not those of a text, as of pages",
        misnamed)
    }
    losses.note(writing.losses)
    report.note(losses)
    report.read = claims
    report.imported = claims - ExchangeFormat.lostClaims(in: losses)
    return report
  }

  private func put(
    _ files: [ExchangeFile], _ format: ExchangeFormat, _ destination: ExportDestination
  ) throws {
    switch destination {
    case .stream(let body):
      for file in files { try file.bytes.withUnsafeBytes { try body($0) } }
    case .path(let path):
      try checkIsOutsideHome(path)
      if path.hasSuffix(".zip") {
        try AtomicFile.write(ZipArchive.packed(files, named: path), to: path)
      } else if format.isFolder(isApart: destination.isApart) {
        try NewFolder.write(files, to: path)
      } else if let file = files.first {
        try AtomicFile.write(file.bytes, to: path)
      }
    }
  }
}

extension Desk.ExportDestination {
  /// What the names of single files end in; other names may be folders'.
  private static let endings: Set<Substring> = [
    "ann", "csv", "htm", "html", "json", "jsonl", "jsonld", "tsv", "txt", "xmi", "xml",
  ]

  /// Whether there may be several files.
  fileprivate var isApart: Bool {
    guard let path else { return false }
    let name = path.split(separator: "/").last ?? ""
    return !name.contains(".") || !Self.endings.contains(name.split(separator: ".").last ?? "")
  }

  /// `nil` for a stream.
  fileprivate var path: String? {
    switch self {
    case .stream: nil
    case .path(let path): path
    }
  }
}

extension StoreView {
  /// The documents, and the claims that stand, as other tools may have them; and what none of them has.
  fileprivate func exchange() throws -> (Exchange, LossReport) {
    var outgoing = try ClaimOutgoing(scale: scale(), policy: policy())
    var exchange = Exchange()
    for document in try documents() {
      var given = ExchangedDocument(key: document.id.text, text: try text(of: document.id))
      given.title = document.title
      given.url = document.url
      given.outlet = document.outlet
      given.author = document.author
      given.published = document.published
      exchange.documents.append(given)
      let history = try history(of: document.id.text, .document)
      outgoing.note(history.filter { !$0.isReplaced }.map(\.operation))
    }
    var reader = try OutgoingReader(self)
    for id in try claimNames() {
      guard let given = try reader.read(id) else { continue }
      guard let claim = given.claim else {
        outgoing.noteUnproven(claims: 1)
        continue
      }
      guard claim.status.stands else {
        outgoing.noteLeftOut(claim.status)
        continue
      }
      outgoing.noteUnproven(work: given.unproven)
      exchange.claims.append(
        outgoing.outgoing(
          claim, isDenied: given.isDenied, unmet: given.unmet, history: given.history))
    }
    outgoing.note(try operationsOfDesk())
    try outgoing.note(
      candidates: candidateCount(), contestsOfDocuments: documentContestCount(),
      unmade: unmadeClaimCount(), entries: operationCount())
    return (exchange, outgoing.losses)
  }
}

extension ExchangedDocument {
  /// Whether its name does not follow from its text: who has the text alone cannot know that it is that document.
  fileprivate var isNamedOtherwise: Bool {
    guard let text else { return false }
    return DocumentID(naming: Array(text.utf8)) != DocumentID(key)
  }
}

/// Folders that are written as a whole.
private enum NewFolder {
  /// Makes a folder with files in it: it is there with all of them, or not at all.
  ///
  /// - Parameter files: named by this program, so that each lies within the folder.
  static func write(_ files: [ExchangeFile], to path: String) throws {
    let target = path.hasSuffix("/") ? String(path.dropLast()) : path
    let draft = "\(target).writing-\(getpid())"
    let manager = FileManager.default
    try? manager.removeItem(atPath: draft)
    do {
      for file in files {
        let place = "\(draft)/\(file.name)"
        let folder = place[..<(place.lastIndex(of: "/") ?? place.endIndex)]
        try manager.createDirectory(
          atPath: String(folder), withIntermediateDirectories: true)
        try AtomicFile.write(file.bytes, to: place)
      }
      // Takes the place of an empty folder, and of nothing else.
      guard rename(draft, target) == 0 else {
        throw ExchangeError.notReplaceable(
          path: target, reason: errno == ENOTDIR ? "it is a file" : "the folder is not empty")
      }
    } catch let error as any ActionableError {
      try? manager.removeItem(atPath: draft)
      throw error
    } catch {
      try? manager.removeItem(atPath: draft)
      throw DeskError.cannotWrite(path: target, reason: "the folder cannot be made")
    }
  }
}
