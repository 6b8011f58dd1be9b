import AnnotationSync
import ClaimModel
import ClaimStore
import DeskTestSupport
import Testing

private let seeds = lawSeeds(12)

@Suite("A claim read with many others")
struct DossierLawTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A desk with random work under a roster of some of its authors: of those whose turn it is by `share`.
  private func desk(_ seed: UInt64, share: Int) throws -> Store {
    let work = try LawCase(seed: seed, count: 90, claims: 6).operations
    let desk = try folder.desk()
    try desk.merge([lines(work)])
    guard share > 0 else { return desk }
    var chief = Editor("chief", device: "chief")
    let devices = Dictionary(
      work.map { ($0.chain.device, $0.by.name) }, uniquingKeysWith: { first, _ in first })
    let admitted = devices.sorted { $0.key < $1.key }.enumerated().filter {
      $0.offset % share == 0
    }
    // Who founds the roster comes first.
    let entries =
      [(chief.stamp.chain.device, "chief")] + admitted.map { ($0.element.key, $0.element.value) }
    let admissions = try entries.map { device, annotator in
      try chief.write(.rosterAdmit, on: annotator, with: ["device": .string(device)])
    }
    try desk.merge([lines(admissions)])
    return desk
  }

  private func lines(_ operations: [Operation]) -> [UInt8] {
    operations.flatMap { $0.line + [0x0A] }
  }

  @Test(arguments: seeds, [0, 1, 2])
  func `is the claim that is read alone, and counts as that does`(seed: UInt64, share: Int) throws {
    try desk(seed, share: share).read { view in
      let roster = try view.roster()
      var reader = try DossierReader(view: view, roster: roster)
      for id in try view.claimNames() {
        let dossier = try reader.read(id)
        let counted = try view.countedClaim(id, roster: roster)
        #expect(try dossier?.claim == view.claim(id, roster: roster), "seed \(seed), \(id)")
        #expect(dossier?.counted == counted, "seed \(seed), \(id)")
        if dossier?.isCountedWhole == true {
          #expect(dossier?.claim == dossier?.counted, "seed \(seed), \(id)")
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `comes with the same operations, whether replaced ones are wanted or not`(seed: UInt64)
    throws
  {
    try desk(seed, share: 2).read { view in
      var reader = try DossierReader(view: view, roster: view.roster())
      for id in try view.claimNames() {
        let standing = try reader.read(id)?.operations.map(\.operation.id) ?? []
        let all = try reader.read(id, withHistory: true)?.operations ?? []
        let kept = all.filter { !$0.isReplaced }.map(\.operation.id)
        #expect(standing.sorted() == kept.sorted(), "seed \(seed), \(id)")
      }
    }
  }
}
