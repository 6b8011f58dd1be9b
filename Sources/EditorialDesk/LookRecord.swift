import AnnotationSync
import ClaimModel
import ClaimStore
import Foundation

/// On which claims somebody has looked at the others' verdicts, on whichever desk, kept in the home folder's file
/// `looks` with mode 0600.
///
/// A claim has one name on all desks: who saw the verdicts on one of them gives no blind one on another, nor under
/// a name that a reader takes for theirs. A record is the first 16 bytes of the SHA-256 of the annotator's
/// ``ClaimModel/Annotator/likeness`` and the claim, in the order in which they came: the file says to nobody who
/// looked at what. It only adds to what each desk remembers; where it cannot be written or
/// read, desks go by what they know themselves.
struct LookRecord {
  private let home: String
  /// How the annotator is written in a mark; and how records of before wrote a name that is not its own likeness.
  private let likeness: [UInt8]
  private let name: [UInt8]?

  init(of annotator: Annotator, in surroundings: Surroundings) {
    home = surroundings.home
    likeness = Array(annotator.likeness.precomposedStringWithCanonicalMapping.utf8)
    let name = Array(annotator.name.utf8)
    self.name = name == likeness ? nil : name
  }

  private var path: String { home + "/looks" }

  /// Whether the annotator has looked at the others' verdicts on a claim; goes through all looks of this home.
  func holds(_ claim: ClaimID) -> Bool { holdsAny(of: marks(of: claim)) }

  /// Whether the annotator, who had rated a claim, has looked at what others say of these words of it.
  func holds(_ words: WordsSeen) -> Bool { holdsAny(of: marks(of: words)) }

  /// As ``holds(_:)``, where many claims are asked for.
  func holds(_ claim: ClaimID, among all: KeptLooks) -> Bool {
    !all.isEmpty && marks(of: claim).contains(where: all.contains)
  }

  /// All looks of a home, read once, in order.
  struct KeptLooks {
    private var marks: [Mark] = []

    init(in surroundings: Surroundings) {
      LookRecord.forEachMark(in: surroundings.home + "/looks") { mark in
        marks.append(mark)
        return true
      }
      marks.sort()
    }

    fileprivate var isEmpty: Bool { marks.isEmpty }

    fileprivate func contains(_ mark: Mark) -> Bool {
      let at = marks.partitioningIndex { !($0 < mark) }
      return at < marks.count && marks[at] == mark
    }
  }

  /// Remembers a look at each of some claims, and at these words of claims that the annotator had rated.
  func add(_ claims: [ClaimID], _ words: [WordsSeen] = []) {
    let marks =
      claims.map { mark(likeness, $0.text) }
      + words.map { mark(likeness, $0.claim.text, $0.judged.text) }
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
    Self.forEachMark(in: path) { mark in
      if wanted.contains(mark) { wanted.remove(mark) }
      return !wanted.isEmpty
    }
    return marks.filter(wanted.contains)
  }

  private func holdsAny(of marks: [Mark]) -> Bool { missing(among: marks).count < marks.count }

  /// Gives each mark to `body` until it says `false`; none where there is no file, or what is there is none.
  private static func forEachMark(in path: String, _ body: (Mark) -> Bool) {
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

  private func marks(of claim: ClaimID) -> [Mark] {
    [likeness, name].compactMap { $0 }.map { mark($0, claim.text) }
  }

  private func marks(of words: WordsSeen) -> [Mark] {
    [likeness, name].compactMap { $0 }.map { mark($0, words.claim.text, words.judged.text) }
  }

  private func mark(_ person: [UInt8], _ parts: String...) -> Mark {
    Mark(SHA256(of: parts.reduce(person) { $0 + [0] + Array($1.utf8) }).bytes.prefix(Mark.length))
  }

  fileprivate struct Mark: Hashable, Comparable {
    static let length = 16

    let halves: SIMD2<UInt64>

    init(_ bytes: ArraySlice<UInt8>) {
      halves = bytes.withUnsafeBytes {
        SIMD2(
          UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)),
          UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      }
    }

    static func < (one: Mark, other: Mark) -> Bool {
      (one.halves.x, one.halves.y) < (other.halves.x, other.halves.y)
    }

    var bytes: [UInt8] {
      [halves.x, halves.y].flatMap { half in (0..<8).map { UInt8(half >> ($0 * 8) & 0xFF) } }
    }
  }
}
