import AnnotationSync
import ClaimModel
import ClaimStore

extension Desk {
  /// What adding to a shared folder came to.
  public struct FolderReport: Sendable {
    /// The file of this device there.
    public let path: String
    /// How many operations it did not have.
    public var added = 0
    /// What was done about a last line that was half written.
    public var mending = Mending.none
    /// What ``ShareReport`` says of the texts of documents.
    public var texts = ShareReport()

    /// What was done about a last line that a crash or a full disk had cut.
    public enum Mending: Sendable {
      case none
      /// It was the beginning of an operation of this device, and is whole now.
      case completed
      /// It was not: it was ended, and stays for merges to leave out.
      case ended
    }
  }

  /// Adds what this device wrote to its file in a folder that colleagues share.
  ///
  /// The file holds all chains of the device and is appended to, never rewritten. A last line that a
  /// crash has left half written is completed where it is the beginning of an operation that belongs
  /// there: nobody has taken it in, as merging leaves such a line out. Git is told to leave the files alone.
  /// What this device wrote is sealed first; see ``seal()``.
  ///
  /// - Parameter withDocuments: whether the texts of documents go along; see ``ShareScope``.
  /// - Throws: ``ExchangeError/unknownOwnLines(path:count:first:)`` when the file holds operations of this
  ///   device that the desk does not, and others; nothing was appended then.
  public func share(toFolder folder: String, withDocuments: Bool = false) throws -> FolderReport {
    let device = try identity().device
    // Locked before the desk is read: what the desk holds is not older than what the file does.
    let file = try DeviceFile(of: device, in: folder)
    let contents = try file.contents()
    var report = FolderReport(path: file.path)
    try refuseUnknown(contents, in: file, device)
    // Before anything is written to the log: a folder that is refused leaves the desk as it was.
    try GitAttributes.keep(in: folder)
    if withDocuments { (report.texts.newTexts, report.texts.leftOut) = try recordTexts() }
    try sealWhereAllowed()
    try store.read { view in
      let completion = try view.completion(of: contents, device)
      var sink = LineSink { try file.append($0) }
      if contents.lacksLineEnd {
        let rest = completion?.line.dropFirst(contents.half.count) ?? []
        try Array(rest).withUnsafeBytes { try sink.append($0) }
        report.mending = contents.half.isEmpty ? .none : completion == nil ? .ended : .completed
      }
      try view.forEachOperation(ofDevice: device) { id, line in
        guard !contents.own.contains(id) else { return }
        report.added += 1
        if id != completion?.id { try sink.append(line) }
      }
      try sink.flush()
    }
    if report.added > 0 || contents.lacksLineEnd { try file.settle() }
    return report
  }

  /// Whether a folder lies at the path.
  public func isFolder(_ path: String) -> Bool { (try? InputFile.kind(of: path)) == .folder }

  /// Refuses to go on when the file knows more of this device than the desk: after a backup was brought
  /// back, or on another desk of the same person.
  private func refuseUnknown(
    _ contents: DeviceFile.Contents, in file: DeviceFile, _ device: String
  ) throws {
    var unknown = contents.own
    try store.read { view in
      try view.forEachOperation(ofDevice: device) { id, _ in unknown.remove(id) }
    }
    guard !unknown.isEmpty, let first = try file.first(of: unknown) else { return }
    throw ExchangeError.unknownOwnLines(
      path: file.path, count: unknown.count,
      first: "number \(first.number) of epoch \(first.chain.epoch)")
  }
}

extension StoreView {
  /// The operation that a half-written last line is the beginning of: the first that the file lacks, else
  /// the first that it has; `nil` when there is none.
  fileprivate func completion(
    of contents: DeviceFile.Contents, _ device: String
  ) throws -> (id: OperationID, line: [UInt8])? {
    guard !contents.half.isEmpty else { return nil }
    var found: (id: OperationID, line: [UInt8])?
    var isLacking = false
    try forEachOperation(ofDevice: device) { id, line in
      guard !isLacking, line.starts(with: contents.half) else { return }
      isLacking = !contents.own.contains(id)
      if isLacking || found == nil { found = (id, Array(line)) }
    }
    return found
  }
}
