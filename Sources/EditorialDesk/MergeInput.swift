import ClaimModel
import ClaimStore
import Foundation

/// What somebody named to be merged: files, folders, standard input.
struct MergeInput {
  /// The files to read, in the order in which they were named, those of a folder in byte order.
  private(set) var sources: [MergeSource] = []

  /// What standard input is called in reports.
  private static let standardInput = "standard input"
  private static let suffixes = [".jsonl", ".jsonl.gz"]

  /// - Parameter surroundings: where the person may ask to stop while files are read; `nil` where not.
  /// - Throws: ``DeskError`` and ``ExchangeError`` when one of them cannot be merged.
  init(_ paths: [String], in surroundings: Surroundings? = nil) throws {
    guard paths.count(where: { $0 == "-" }) < 2 else { throw ExchangeError.standardInputTwice }
    for path in paths {
      guard path != "-" else {
        sources.append(Self.ofStandardInput(surroundings))
        continue
      }
      switch try InputFile.kind(of: path) {
      case .file:
        guard try !AtomicFile.Place.isDatabase(path) else {
          throw ExchangeError.database(path: path)
        }
        sources.append(Self.file(path, surroundings))
      case .folder: sources += try Self.files(in: path, surroundings)
      case .other: throw ExchangeError.notAFile(path: path)
      }
    }
  }

  private static func file(_ path: String, _ surroundings: Surroundings?) -> MergeSource {
    let first = try? OpenedFile(path)
    let (size, identity) = (first?.size, first?.identity)
    return MergeSource(name: path, size: size, isRepeatable: true) { body in
      let file = try OpenedFile(path)
      // Its beginning may be known from a reading before: then it has to be the same file still.
      guard identity == nil || file.identity == identity else {
        throw ExchangeError.replacedWhileRead(path: path)
      }
      var unpacking = Unpacking(name: path, isNamedGzip: path.hasSuffix(".gz"))
      try file.read { bytes in
        try surroundings?.checkInterruption()
        try unpacking.feed(bytes, body)
      }
      try unpacking.finish(body)
    }
  }

  private static func ofStandardInput(_ surroundings: Surroundings?) -> MergeSource {
    MergeSource(name: standardInput) { body in
      var unpacking = Unpacking(name: standardInput, isNamedGzip: false)
      let waits: () throws -> Void = { try surroundings?.checkInterruption() }
      try ByteStream.read(ByteStream.standardInput, name: standardInput, whileWaiting: waits) {
        try unpacking.feed($0, body)
      }
      try unpacking.finish(body)
    }
  }

  /// The annotation files that lie directly in a folder; hidden ones are passed over.
  private static func files(
    in folder: String, _ surroundings: Surroundings?
  ) throws -> [MergeSource] {
    let names = try names(in: folder).filter { name in
      !name.utf8.starts(with: ".".utf8)
        && suffixes.contains { suffix in
          name.utf8.count > suffix.utf8.count
            && name.utf8.suffix(suffix.utf8.count)
              .elementsEqual(suffix.utf8)
        }
    }
    guard !names.isEmpty else { throw ExchangeError.emptyFolder(path: folder) }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    return try names.map { ExactText($0) }.sorted().map { name in
      let path = start + name.text
      guard try InputFile.kind(of: path) == .file else { throw DeskError.notAFile(path: path) }
      return file(path, surroundings)
    }
  }

  private static func names(in folder: String) throws -> [String] {
    guard let listing = opendir(folder) else { throw InputFile.failure(folder) }
    defer { closedir(listing) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(listing) {
      let length = entry.pointee.d_reclen
      let name = entry.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { bytes in
        let start = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
        return String(cString: bytes + start)
      }
      names.append(name)
      errno = 0
    }
    guard errno == 0 else { throw InputFile.failure(folder) }
    return names
  }
}
