import AnnotationSync
import ClaimModel
import ClaimStore

/// An earlier state of a desk, as `--at` names it.
///
/// A state is a set of operations. `COUNT:DIGEST`, as reports print it, is the first so many operations that
/// arrived here, if they have that digest. `DIGEST` alone, or its first digits, is searched for among the states
/// in which the desk was, the latest first. A time leaves out what was written later **by the clocks of those
/// who wrote it**, which nothing proves.
enum EarlierState {
  case digest(String, count: Int?)
  /// In the form in which operations have it: `2026-03-01T09:00:00.123Z`.
  case time(String)

  /// How many bytes are hashed at most in the search for a digest: all states of a desk of some 13,000
  /// operations, the latest of a larger one.
  private static let mostHashed = 2 << 30

  /// - Throws: ``DeskError/missing(_:remedy:)`` when the text names no state.
  init(_ text: String) throws {
    if let limit = Self.limit(text) {
      self = .time(limit)
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let digest = (parts.last ?? "").lowercased()
    let isDigest =
      (8...64).contains(digest.utf8.count)
      && digest.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
    let count = parts.count == 2 ? Int(parts[0]) : nil
    guard isDigest, parts.count == 1 || count ?? 0 > 0, parts.count <= 2 else {
      throw DeskError.missing(
        "'\(visible(text))' names no earlier state.",
        remedy:
          "give a digest of 8 digits or more, COUNT:DIGEST as reports print it, or a time such as "
          + "2026-03-01 or 2026-03-01T09:00Z; no report was written.")
    }
    self = .digest(digest, count: count)
  }

  /// The last moment of a day or a minute that is written like operations' times; `nil` for other texts.
  private static func limit(_ text: String) -> String? {
    let whole = Array("0000-00-00T23:59:59.999Z".utf8)
    var given = Array(text.utf8)
    if given.count > 10, given.last == UInt8(ascii: "Z") { given.removeLast() }
    guard [10, 16, 19, 23].contains(given.count) else { return nil }
    let full = given + whole.dropFirst(given.count)
    return isTime(full) && isOfCalendar(full) ? String(decoding: full, as: UTF8.self) : nil
  }

  /// Whether a time as operations have it is one that the calendar and a day have.
  private static func isOfCalendar(_ time: [UInt8]) -> Bool {
    func number(_ range: Range<Int>) -> Int { time[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    return CalendarDay(number(0..<4), number(5..<7), number(8..<10)) != nil
      && number(11..<13) < 24 && number(14..<16) < 60 && number(17..<19) < 60
  }

  /// Whether bytes are a time as operations have it.
  private static func isTime(_ bytes: [UInt8]) -> Bool {
    let model = Array("0000-00-00T00:00:00.000Z".utf8)
    return bytes.count == model.count
      && zip(bytes, model).allSatisfy { byte, wanted in
        wanted == UInt8(ascii: "0") ? (0x30...0x39).contains(byte) : byte == wanted
      }
  }

  /// The desk in that state, and what to say of it; `nil` for the state that the desk is in.
  func open(_ store: Store) throws -> (store: Store, words: String)? {
    switch self {
    case .time(let limit): return try open(store, until: limit)
    case .digest(let digest, let count):
      let names = try store.read { try $0.namesByArrival() }
      let found = Self.search(names, for: digest, count: count)
      guard let found else { throw Self.notFound(digest, count: count, of: names.count) }
      guard found < names.count else { return nil }
      let earlier = try store.earlier { place, _ in place <= found }
      return (
        earlier,
        "As of an earlier state: the first \(found) of \(names.count) operations that arrived here."
      )
    }
  }

  private func open(_ store: Store, until limit: String) throws -> (store: Store, words: String) {
    var (later, unreadable) = (0, 0)
    let earlier = try store.earlier { _, operation in
      let at = operation.at
      guard Self.isTime(Array(at.utf8)) else {
        unreadable += 1
        return false
      }
      let isKept = !limit.utf8.lexicographicallyPrecedes(at.utf8)
      if !isKept { later += 1 }
      return isKept
    }
    let strange = unreadable == 0 ? "" : ", and \(unreadable) without a time that can be read"
    return (
      earlier,
      "As of \(limit), by the times written in the operations, which nothing proves: "
        + "\(later) later ones are left out\(strange)."
    )
  }

  /// How many operations, by arrival, have a digest that begins so; the greatest such number.
  private static func search(_ names: [OperationID], for digest: String, count: Int?) -> Int? {
    if let count, count > names.count { return nil }
    var kept = Array(names.prefix(count ?? names.count)).sorted()
    var bytes = kept.flatMap(\.bytes)
    var hashed = 0
    var number = kept.count
    while number > 0 {
      if SHA256(of: bytes).text.hasPrefix(digest) { return number }
      hashed += bytes.count
      number -= 1
      guard count == nil, hashed < mostHashed else { return nil }
      guard let place = place(of: names[number], in: kept) else { return nil }
      kept.remove(at: place)
      bytes.removeSubrange(place * OperationID.byteCount..<(place + 1) * OperationID.byteCount)
    }
    return nil
  }

  private static func place(of name: OperationID, in sorted: [OperationID]) -> Int? {
    let place = sorted.partitioningIndex { $0 >= name }
    return place < sorted.count && sorted[place] == name ? place : nil
  }

  private static func notFound(_ digest: String, count: Int?, of all: Int) -> DeskError {
    let given = digest.prefix(16)
    let found =
      count.map { "the digest of its first \($0) is another one than \(given)" }
      ?? "no state that was searched has the digest \(given)"
    return .missing(
      "This desk has \(all) operations, and \(found).",
      remedy:
        "give COUNT:DIGEST as the report prints it, ask the desk where the report was made (on others "
        + "the operations arrived in another order), or give a time; no report was written.")
  }
}
