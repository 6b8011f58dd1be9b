import DeskTestSupport
import AnnotationSync
import ClaimModel
import Testing

@testable import ClaimStore

@Suite("The write-ahead log", .enabled(if: OutsideEditor.isThere, "python3 is not here"))
struct WriteAheadLogTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// How many operations the desk's own file holds, without what lies in the log beside it.
  private func operationsInFile(of desk: Store) throws -> Int {
    let copy = folder.file("copy.stet")
    try folder.write(
      folder.bytes(of: String(desk.path.dropFirst(folder.path.count + 1))), to: "copy.stet")
    return Int(try OutsideEditor.query("SELECT count(*) FROM operation", of: copy).first ?? "") ?? 0
  }

  private func note(_ number: Int, on desk: Store) throws {
    try desk.actOfAmara { act in
      _ = try act.write(
        OperationDraft(.claimAdd, with: ["wording": .string("Tram \(number) runs.")]))
    }
  }

  @Test func `is emptied into the desk's file beside the work`() throws {
    let desk = try folder.desk()
    desk.emptyLogAside()
    #expect(try operationsInFile(of: desk) == 0)
    for number in 1...100 { try note(number, on: desk) }
    desk.log.settle()
    #expect(try operationsInFile(of: desk) > 0)
    #expect(try desk.read { try $0.operationCount() } == 100)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `holds all that is not in the file yet when the desk is opened again`() throws {
    let path = try {
      let desk = try folder.desk()
      desk.emptyLogAside()
      for number in 1...40 { try note(number, on: desk) }
      return desk.path
    }()
    let desk = try Store.open(at: path)
    #expect(try desk.read { try $0.operationCount() } == 40)
    #expect(try desk.verify().problems.isEmpty)
  }

  @Test func `is emptied while another one writes`() throws {
    let desk = try folder.desk()
    let other = try Store.open(at: desk.path)
    desk.emptyLogAside()
    other.emptyLogAside()
    for number in 1...80 { try note(number, on: number.isMultiple(of: 2) ? desk : other) }
    #expect(try desk.read { try $0.operationCount() } == 80)
    #expect(try other.verify().problems.isEmpty)
  }
}
