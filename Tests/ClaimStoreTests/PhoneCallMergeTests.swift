import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("Three editors' files on one phone call")
struct PhoneCallMergeTests {
  private let files: [[UInt8]]
  private let expected: JSONValue

  init() throws {
    files = try Fixture.phoneCallBytes()
    expected = try Fixture.expected("phone-call")
  }

  @Test func `come to what is expected, line for line`() throws {
    let folder = try ScratchFolder()
    let desk = try folder.desk()
    let report = try desk.merge(files)
    #expect(report.addsUp)
    #expect(report.new == expected["operations"]?.int)
    #expect(report.duplicate == expected["duplicates"]?.int)
    #expect(report.quarantined.isEmpty)
    #expect(Array(report.disputed) == expected["disputed"]?.array?.compactMap(\.string))
    let contested = expected["contested"]?.array?.map { pair in
      MergeReport.Contested(
        entity: pair.array?.first?.string ?? "",
        facet: Facet(recorded: pair.array?.last?.string ?? ""), heads: 2)
    }
    #expect(report.contested == contested)
    #expect(report.needsPerson)
    #expect(try desk.state().digest == expected["digest"]?.string)
  }

  @Test func `come to one desk in every order, once or twice, whole or in pieces`() throws {
    let folder = try ScratchFolder()
    var log = AnnotationLog()
    for file in files {
      log.merge(try file.split(separator: 0x0A).map { try Operation(line: Array($0)) })
    }
    let wanted = DeskState(log)
    #expect(wanted.digest == expected["digest"]?.string)
    var generator = SeededGenerator(seed: 28)
    for order in permutations(of: files) {
      for repeated in 0..<8 {
        let desk = try folder.desk()
        let again = order.indices.filter { repeated >> $0 & 1 == 1 }.map { order[$0] }
        for file in order + again {
          let pieces = Self.pieces(of: file, &generator)
          if repeated.isMultiple(of: 2) {
            try desk.merge(pieces)
          } else {
            for piece in pieces { try desk.merge([piece]) }
          }
        }
        #expect(try desk.state() == wanted, "repetitions \(repeated)")
      }
    }
  }

  @Test func `may come line by line, last line first`() throws {
    let folder = try ScratchFolder()
    let whole = try folder.desk()
    try whole.merge(files)
    let backwards = try folder.desk()
    let lines = files.flatMap { $0.split(separator: 0x0A).map { Array($0) + [0x0A] } }
    for line in lines.reversed() { try backwards.merge([line]) }
    #expect(try backwards.state() == whole.state())
    let last = try backwards.merge(files)
    #expect(last.new == 0)
    #expect(last.findings.isEmpty)
  }

  @Test func `are shared as one file that gives the same desk`() throws {
    let folder = try ScratchFolder()
    let desk = try folder.desk()
    try desk.merge(files)
    let state = try desk.state()
    let other = try folder.desk()
    try other.merge([state.shared])
    #expect(try other.state() == state)
  }

  /// The file, cut at line ends drawn at random.
  private static func pieces(
    of file: [UInt8], _ generator: inout SeededGenerator
  ) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    for line in file.split(separator: 0x0A) {
      pieces[pieces.count - 1] += Array(line) + [0x0A]
      if Int.random(in: 0..<12, using: &generator) == 0 { pieces.append([]) }
    }
    return pieces
  }
}
