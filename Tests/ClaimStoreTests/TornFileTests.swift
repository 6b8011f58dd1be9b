import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

/// A file that was cut off while it was copied, at every byte of its last two lines.
@Suite("A torn annotation file")
struct TornFileTests {
  private let folder: ScratchFolder
  private let operations: [Operation]

  init() throws {
    folder = try ScratchFolder()
    operations = try RandomOperations(seed: 5, count: 12).operations
  }

  private var cuts: ClosedRange<Int> {
    let file = operations.file
    return (file.count - operations.suffix(2).file.count)...file.count
  }

  /// How many lines are whole when the file ends at `cut`: the last one may lack its line end.
  private func wholeLines(at cut: Int) -> Int {
    var (end, count) = (0, 0)
    for operation in operations {
      end += operation.line.count
      guard end <= cut else { return count }
      count += 1
      end += 1
    }
    return count
  }

  @Test(arguments: MergeWay.all)
  func `gives every whole line and says what is torn`(way: MergeWay) throws {
    let desk = try folder.desk()
    for cut in cuts {
      let whole = wholeLines(at: cut)
      let report = try way.merge([Array(operations.file.prefix(cut))], into: desk, isDryRun: true)
      #expect(report.new == whole && report.lines == whole && report.addsUp, "cut at \(cut)")
      #expect(report.quarantined.isEmpty, "cut at \(cut)")
      let isTorn = cut > operations.prefix(whole).file.count
      #expect(report.findings.contains { $0.kind == .tornTail } == isTorn, "cut at \(cut)")
    }
  }

  @Test(arguments: MergeWay.all)
  func `comes to the whole file's desk when the rest arrives, wherever it was cut`(way: MergeWay)
    throws
  {
    let desk = try folder.desk()
    for cut in cuts {
      try way.merge([Array(operations.file.prefix(cut))], into: desk)
      let expected = AnnotationLog(operations.prefix(wholeLines(at: cut)))
      #expect(try desk.read { try $0.digest() } == expected.digest, "cut at \(cut)")
    }
    try DeskPicture(way.desk(in: folder, of: [operations.file])).expect(desk, "cut everywhere")
  }

  @Test(arguments: MergeWay.all)
  func `is not glued to the file after it`(way: MergeWay) throws {
    let other = try RandomOperations(seed: 6, count: 6).operations
    for cut in cuts.filter({ $0 % 17 == 0 }) {
      let files = [Array(operations.file.prefix(cut)), other.file]
      let expected = AnnotationLog(operations.prefix(wholeLines(at: cut)) + other)
      let desk = try way.desk(in: folder, of: files)
      #expect(try desk.state() == DeskState(expected), "cut at \(cut)")
    }
  }
}
