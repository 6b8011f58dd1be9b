import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

@Suite("Finding by a common word")
struct FrequentWordTests {
  @Test func `gives the latest texts that have it, the shortest first, and ranks rare words`()
    throws
  {
    let folder = try ScratchFolder()
    let desk = try folder.desk()
    var editor = Editor("amara")
    var file: [UInt8] = []
    for number in 0...StoreView.commonWord {
      let wording = "The bridge \(number)\(number == 7 ? " quillwort" : "") of the ferry again."
      file += try editor.write(.claimAdd, with: ["wording": .string(wording)]).line + [0x0A]
    }
    try desk.merge([file])
    let latest = try editor.write(.claimAdd, with: ["wording": "The bridge."]).line
    try desk.merge([latest + [0x0A]])
    try desk.read { view in
      let common = try view.find("bridge", limit: 5)
      #expect(common.count == 5)
      #expect(common.first?.snippet.hasPrefix("The [bridge].") ?? false)
      #expect(common.map(\.score) == common.map(\.score).sorted(by: >))
      #expect(try view.find("bridge", limit: .max).count == StoreView.mostOfCommonWord)
      #expect(try view.find("bridge quillwort").count == 1)
      #expect(try view.find("quillwort").count == 1)
      #expect(try view.find("bridge zeppelin").isEmpty)
    }
  }
}
