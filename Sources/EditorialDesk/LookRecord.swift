import AnnotationSync
import ClaimModel
import ClaimStore
import Foundation

/// On which claims somebody has looked at the others' verdicts, on whichever desk, kept in the home folder's file
/// `looks` with mode 0600.
///
/// A claim has one name on all desks: who saw the verdicts on one of them gives no blind one on another. A record
/// is the first 16 bytes of the SHA-256 of annotator and claim, in the order in which they came: the file says
/// to nobody who looked at what. It only adds to what each desk remembers; where it cannot be written or
/// read, desks go by what they know themselves.
struct LookRecord {
  private let home: String
  private let annotator: Annotator

  init(of annotator: Annotator, in surroundings: Surroundings) {
    home = surroundings.home
    self.annotator = annotator
  }

  private var path: String { home + "/looks" }

  /// Whether the annotator has looked at the others' verdicts on a claim; goes through all looks of this home.
  func holds(_ claim: ClaimID) -> Bool { missing(among: [mark(of: claim)]).isEmpty }

  /// Whether the annotator, who had rated a claim, has looked at what others say of these words of it.
  func holds(_ words: WordsSeen) -> Bool { missing(among: [mark(of: words)]).isEmpty }

  /// Remembers a look at each of some claims, and at these words of claims that the annotator had rated.
  func add(_ claims: [ClaimID], _ words: [WordsSeen] = []) {
    let marks = claims.map(mark) + words.map(mark)
    guard !marks.isEmpty, (try? Identity.makeFolder(home)) != nil else { return }
    _ = try? EpochCounter.alone(in: home) {
      let new = missing(among: marks)
      let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
      guard file >= 0 else { return }
      defer { close(file) }
      // What a crash cut off in the middle is written over.
      let whole = lseek(file, 0, SEEK_END) / off_t(Mark.length)
      lseek(file, whole * off_t(Mark.length), SEEK_SET)
      try new.flatMap(\.bytes).withUnsafeBytes {
        try ByteStream.write($0, to: file, name: path)
      }
    }
  }

  /// Those of some looks that there were not, in their order.
  private func missing(among marks: [Mark]) -> [Mark] {
    var wanted = Set(marks)
    forEachMark { mark in
      if wanted.contains(mark) { wanted.remove(mark) }
      return !wanted.isEmpty
    }
    return marks.filter(wanted.contains)
  }

  /// Gives each mark to `body` until it says `false`; none where there is no file, or what is there is none.
  private func forEachMark(_ body: (Mark) -> Bool) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    var part = [UInt8](repeating: 0, count: Mark.length << 12)
    var at: off_t = 0
    while true {
      let count = part.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, at) }
      guard count >= Mark.length else { return }
      for start in stride(from: 0, through: count - Mark.length, by: Mark.length) {
        guard body(Mark(part[start..<start + Mark.length])) else { return }
      }
      at += off_t(count / Mark.length * Mark.length)
    }
  }

  private func mark(of claim: ClaimID) -> Mark {
    let named = Array(annotator.name.utf8) + [0] + Array(claim.text.utf8)
    return Mark(SHA256(of: named).bytes.prefix(Mark.length))
  }

  private func mark(of words: WordsSeen) -> Mark {
    let named =
      Array(annotator.name.utf8) + [0] + Array(words.claim.text.utf8) + [0]
      + Array(words.judged.text.utf8)
    return Mark(SHA256(of: named).bytes.prefix(Mark.length))
  }

  private struct Mark: Hashable {
    static let length = 16

    let halves: SIMD2<UInt64>

    init(_ bytes: ArraySlice<UInt8>) {
      halves = bytes.withUnsafeBytes {
        SIMD2(
          UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)),
          UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      }
    }

    var bytes: [UInt8] {
      [halves.x, halves.y].flatMap { half in (0..<8).map { UInt8(half >> ($0 * 8) & 0xFF) } }
    }
  }
}
