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
    let (exchange, beyond) = try store.read { try $0.exchange() }
    let writing = try format.format.write(exchange, isApart: destination.isApart)
    try put(writing.files, format.format, destination)
    var report = ExchangeReport()
    var losses = beyond
    losses.note(writing.losses)
    report.note(losses)
    report.read = exchange.claims.count
    report.imported = exchange.claims.count - ExchangeFormat.lostClaims(in: losses)
    return report
  }

  private func put(
    _ files: [ExchangeFile], _ format: ExchangeFormat, _ destination: ExportDestination
  ) throws {
    switch destination {
    case .stream(let body):
      guard files.count == 1, let file = files.first, !format.isFolder else {
        throw ExchangeError.needsFolder(format: format.title)
      }
      try file.bytes.withUnsafeBytes { try body($0) }
    case .path(let path):
      try checkIsOutsideHome(path)
      if path.hasSuffix(".zip") {
        try AtomicFile.write(ZipArchive.packed(files, named: path), to: path)
      } else if format.isFolder || files.count > 1 {
        try NewFolder.write(files, to: path)
      } else if let file = files.first {
        try AtomicFile.write(file.bytes, to: path)
      }
    }
  }
}

extension Desk.ExportDestination {
  /// Whether there may be several files.
  fileprivate var isApart: Bool {
    switch self {
    case .stream: false
    case .path(let path): !path.hasSuffix(".jsonl") && !path.hasSuffix(".json")
    }
  }
}

extension StoreView {
  /// The documents, and the claims that stand, as other tools may have them; and what none of them has.
  fileprivate func exchange() throws -> (Exchange, LossReport) {
    var outgoing = ClaimOutgoing()
    var exchange = Exchange()
    for document in try documents() {
      var given = ExchangedDocument(key: document.id.text, text: try text(of: document.id))
      given.title = document.title
      given.url = document.url
      given.outlet = document.outlet
      given.author = document.author
      given.published = document.published
      exchange.documents.append(given)
      let notes = try history(of: document.id.text, .document).count {
        $0.operation.knownKind == .noteAdd
      }
      outgoing.note(document, notes: notes)
    }
    for id in try claimNames() {
      guard let claim = try claim(id), claim.status != .candidate else { continue }
      guard claim.status != .rejected, claim.status != .retracted else {
        outgoing.noteLeftOut()
        continue
      }
      exchange.claims.append(
        outgoing.outgoing(claim, history: try history(of: id.text, .claim)))
    }
    return (exchange, outgoing.losses)
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
