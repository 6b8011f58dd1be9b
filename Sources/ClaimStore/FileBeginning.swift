import AnnotationSync

/// The beginning of a large file that was merged before: each of its lines is in the log or blank.
///
/// Known by its hash, so that a file that comes again, or has only grown at its end, is hashed and not
/// read line by line.
struct FileBeginning: Sendable {
  /// From how many bytes on a file is worth remembering.
  static let least = 1 << 20
  /// How many bytes at the start of a file tell most files apart.
  static let pageSize = 4096

  let hash: SHA256
  /// The hash of its first ``pageSize`` bytes.
  let firstPage: SHA256
  /// In bytes; it ends with a line.
  let length: Int
  let operations: Int
  let blank: Int

  var lines: Int { operations + blank }
}

/// Hashes a file while it is read, up to the end of its last whole line.
final class BeginningHash {
  // A class because it is handed from one reading of a file to the next.
  private var stream = SHA256Stream()
  private var page: [UInt8] = []
  private var waiting: [UInt8] = []
  /// How many bytes are hashed.
  private(set) var length = 0

  /// The hash of the first page; `nil` while there is less.
  var firstPage: SHA256? { page.count == FileBeginning.pageSize ? SHA256(of: page) : nil }

  /// The hash of all that is hashed so far.
  var hash: SHA256 { stream.copy().finish() }

  /// Hashes bytes.
  func add(_ bytes: UnsafeRawBufferPointer) {
    if page.count < FileBeginning.pageSize {
      page.append(contentsOf: bytes.prefix(FileBeginning.pageSize - page.count))
    }
    stream.update(bytes)
    length += bytes.count
  }

  /// Takes the next piece of the file and hashes it as far as its last line ends.
  func feed(_ piece: UnsafeRawBufferPointer) {
    guard let end = piece.lastIndex(of: 0x0A) else {
      // A line that is too long is never part of a known beginning: nothing after it counts.
      if waiting.count <= LineSplitter.longest { waiting.append(contentsOf: piece) }
      return
    }
    waiting.withUnsafeBytes { add($0) }
    add(UnsafeRawBufferPointer(rebasing: piece[...end]))
    waiting = Array(piece[(end + 1)...])
  }
}

extension MergeSource {
  private struct Enough: Error {}

  /// The longest of the known beginnings that this file has, and the hash up to there.
  ///
  /// Reads no further than it has to.
  func beginning(
    among known: [FileBeginning]
  ) throws -> (known: FileBeginning, hash: BeginningHash)? {
    guard isRepeatable, size ?? 0 >= FileBeginning.pageSize, !known.isEmpty else { return nil }
    let hash = BeginningHash()
    var candidates = known.sorted { $0.length < $1.length }[...]
    var found: FileBeginning?
    var isCompared = false
    do {
      try read { piece in
        var rest = piece
        while let next = candidates.first, hash.length + rest.count >= next.length {
          let count = next.length - hash.length
          hash.add(UnsafeRawBufferPointer(rebasing: rest[..<count]))
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
          candidates.removeFirst()
          if hash.firstPage == next.firstPage, hash.hash == next.hash { found = next }
        }
        guard !candidates.isEmpty else { throw Enough() }
        hash.add(rest)
        if !isCompared, let page = hash.firstPage {
          isCompared = true
          candidates.removeAll { $0.firstPage != page }
          if candidates.isEmpty { throw Enough() }
        }
      }
    } catch is Enough {}
    // The hash is good to go on from only where it stands at the end of what was found.
    return found.flatMap { $0.length == hash.length ? ($0, hash) : nil }
  }
}
