import AnnotationSync
public import ClaimModel
import ClaimStore
import Foundation

extension Desk {
  /// What of the desk is shared.
  public struct ShareScope: Sendable {
    /// Only what this device wrote.
    public var onlyMine: Bool
    /// The texts of the documents too, as operations that are written first; see ``ShareReport``.
    public var withDocuments: Bool

    public init(onlyMine: Bool = false, withDocuments: Bool = false) {
      self.onlyMine = onlyMine
      self.withDocuments = withDocuments
    }
  }

  /// Where the annotation file goes.
  public enum ShareDestination {
    /// A file, replaced as a whole; packed with gzip where its name ends in `.gz`.
    case file(String)
    /// Whoever takes the bytes, in pieces of up to 2 MiB that end with a line.
    case stream((UnsafeRawBufferPointer) throws -> Void)
  }

  /// What sharing came to.
  public struct ShareReport: Sendable {
    /// The number of bytes given out, before any packing.
    public var bytes = 0
    /// How many texts of documents were written to the log because nothing there had them yet.
    public var newTexts = 0
    /// The documents whose text does not fit into one line, in byte order.
    public var leftOut: [DocumentID] = []
  }

  /// Gives the annotation file of the desk: by chain, then place, then name; byte for byte the same on
  /// every desk with the same operations.
  ///
  /// What this device wrote is sealed first; see ``seal()``.
  ///
  /// - Throws: ``DeskError``, ``ExchangeError``, or what a stream throws; the file at the destination is
  ///   the old one then. Nothing was written to the log for a file that was refused; where writing was
  ///   begun and failed, the seal stays there for the next time.
  @discardableResult
  public func share(
    _ scope: ShareScope = ShareScope(), to destination: ShareDestination
  ) throws -> ShareReport {
    var report = ShareReport()
    switch destination {
    case .stream(let body): try give(scope, &report, to: body)
    case .file(let path):
      try checkIsOutsideHome(path)
      // Begun before anything is written to the log: a file that is refused leaves the desk as it was.
      try AtomicFile.replace(path) { write in
        guard path.hasSuffix(".gz") else { return try give(scope, &report, to: write) }
        let packer = try GzipWriter(name: path, write)
        try give(scope, &report) { try packer.feed($0) }
        try packer.finish()
      }
    }
    return report
  }

  /// Writes the annotation file at once: it is the old one or the new one, never half of either.
  ///
  /// - Returns: the number of bytes, before any packing.
  public func share(to path: String, onlyMine: Bool = false) throws -> Int {
    try share(ShareScope(onlyMine: onlyMine), to: .file(path)).bytes
  }

  /// Writes a file of text at once.
  public func write(_ text: String, to path: String) throws {
    try checkIsOutsideHome(path)
    try AtomicFile.write(Array(text.utf8), to: path)
  }

  /// Sees to it that nothing is written over this home's identity and key.
  func checkIsOutsideHome(_ path: String) throws {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let home = URL(fileURLWithPath: surroundings.home).resolvingSymlinksInPath().path
    guard !real.hasPrefix(home + "/") else {
      throw ExchangeError.notReplaceable(
        path: path, reason: "it lies where this device's identity and key are kept")
    }
  }

  private func give(
    _ scope: ShareScope, _ report: inout ShareReport,
    to body: @escaping (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    if scope.withDocuments { (report.newTexts, report.leftOut) = try recordTexts() }
    try sealWhereAllowed()
    let device = scope.onlyMine ? try identity().device : nil
    report.bytes = try store.read { view in
      var sink = LineSink(body)
      try view.forEachLine(ofDevice: device) { try sink.append($0) }
      try sink.flush()
      return sink.count
    }
  }

  /// Writes the text of each document that is here to the log, unless it is there already.
  func recordTexts() throws -> (written: Int, leftOut: [DocumentID]) {
    let (missing, leftOut) = try store.read { try $0.unsharedTexts() }
    guard !missing.isEmpty else { return (0, leftOut) }
    return try act { act in
      for document in try act.view.unsharedTexts().missing {
        guard let text = try act.view.text(of: document) else { continue }
        // Another text of it is left standing beside this one: that they differ is for a person to see.
        try act.write(
          OperationDraft(
            .documentText, on: document.text, with: ["text": .string(text)], over: []))
      }
      return (act.count, leftOut)
    }
  }
}

extension StoreView {
  /// What an operation takes beside the text it carries, at most, in bytes.
  private static let envelope = 4096

  /// The documents whose bytes are here and whose text no operation has, in byte order: those whose text
  /// fits into a line, and those where it does not.
  fileprivate func unsharedTexts() throws -> (missing: [DocumentID], leftOut: [DocumentID]) {
    var missing: [DocumentID] = []
    var leftOut: [DocumentID] = []
    for document in try documents() where document.isPresent {
      guard let text = try text(of: document.id), try !hasText(text, of: document.id) else {
        continue
      }
      let length = JSONValue.string(text).canonicalBytes.count + Self.envelope
      if length > LineSplitter.longest {
        leftOut.append(document.id)
      } else {
        missing.append(document.id)
      }
    }
    return (missing, leftOut)
  }

  /// Whether an operation on the document has the text, or one is the document's to the byte.
  private func hasText(_ text: String, of document: DocumentID) throws -> Bool {
    try history(of: document.text, .document).contains { operation, _ in
      guard operation.knownKind == .documentText, let other = operation.with("text")?.string else {
        return false
      }
      return other.utf8.elementsEqual(text.utf8)
    }
  }
}
