import ClaimModel
import DeskTestSupport
import EditorialDesk
import Testing

@Suite("Undo and redo without limit")
struct UndoLawTests {
  /// All that a person can change on the desk of the test.
  private struct State: Equatable {
    let claims: [ClaimReading]
    let scale: Scale
    let policy: Policy
    let sides: [[String?]]

    init(_ desk: Desk, _ claims: [ClaimID]) throws {
      self.claims = try claims.map { id in
        var claim = try desk.claim(id)
        // Which of several sides is shown goes by the names of operations, which differ when the same is
        // written again.
        if claim.contested.contains(where: { $0.kind == .wording }) {
          claim.wording = ""
          for index in claim.verdicts.indices { claim.verdicts[index].isStale = false }
          claim.ruling?.isFormer = false
          claim.ruling?.isStale = false
          claim.ruling?.changes = []
        }
        return ClaimReading(claim)
      }
      scale = try desk.scale()
      var policy = try desk.policy()
      policy.operation = nil
      self.policy = policy
      sides = try desk.conflicts().map { conflict in
        conflict.heads.map(\.value).sorted { ($0 ?? "") < ($1 ?? "") }
      }
    }
  }

  /// A desk on which Amara and Boris have worded one claim unaware of each other, and a second claim.
  private func contestedDesk(_ newsroom: Newsroom) throws -> [ClaimID] {
    let (desk, claim) = try newsroom.deskWithClaim()
    let other = try newsroom.desk("other", of: "boris")
    try newsroom.pass(from: desk, to: other)
    try desk.reword(claim, to: "The tram costs 40 million euros.")
    try other.reword(claim, to: "The tram costs forty million.")
    try newsroom.pass(from: other, to: desk)
    let second = try desk.addClaim(wording: "Rents rose.")
    return [claim, second]
  }

  private func act(
    _ desk: Desk, _ claims: [ClaimID], _ generator: inout SeededGenerator
  ) throws {
    let claim = Bool.random(using: &generator) ? claims[0] : claims[1]
    let number = Int.random(in: 0..<4, using: &generator)
    var policy = Policy.standard
    (policy.name, policy.blindVerdicts) = ("city", number + 1)
    let works: [() throws -> Void] = [
      { try desk.reword(claim, to: "Wording \(number).") },
      { try desk.tag(claim, adding: ["tag-\(number)"], removing: ["tag-\(3 - number)"]) },
      { try desk.decide(claim, number < 2 ? .rejected : .accepted, because: "Reason \(number).") },
      { try desk.rate(claim, ["true", "false", "half-true", "unproven"][number]) },
      { try desk.rule(claim, "false", because: "Reason \(number).") },
      { _ = try desk.addNote("Note \(number).", to: claim) },
      { _ = try desk.setPolicy(policy) },
      {
        let name = ["stet", "averitec", "truth-six", "ticks"][number]
        _ = try desk.change(ScaleChange(to: Desk.builtInScale(name), keepsOthers: true))
      },
      {
        guard let conflict = try desk.conflicts().first else { return }
        _ = try desk.resolve(conflict.entity, conflict.facet, choosing: 1 + number % 2)
      },
    ]
    do {
      try works[Int.random(in: 0..<works.count, using: &generator)]()
    } catch is any ActionableError {
      // What cannot be done as things stand is not done.
    }
  }

  @Test("goes back to the start and forth to the end, across restarts", arguments: lawSeeds(6))
  func goesBackAndForth(seed: UInt64) throws {
    let newsroom = try Newsroom()
    let claims = try contestedDesk(newsroom)
    var generator = SeededGenerator(seed: seed)
    // Amara's desk, opened anew each time as after a restart.
    func state() throws -> State { try State(newsroom.desk(), claims) }
    var states = [try state()]
    for _ in 1...18 {
      let before = try newsroom.desk().digest()
      try act(newsroom.desk(), claims, &generator)
      if try newsroom.desk().digest() != before { states.append(try state()) }
    }
    for round in 1...2 {
      for index in states.indices.dropLast().reversed() {
        _ = try newsroom.desk().undo()
        #expect(try state() == states[index], "seed \(seed), round \(round), back to \(index)")
      }
      for index in states.indices.dropFirst() {
        _ = try newsroom.desk().redo()
        #expect(try state() == states[index], "seed \(seed), round \(round), forth to \(index)")
      }
      _ = try newsroom.desk().expectRefusal { _ = try newsroom.desk().redo() }
    }
    #expect(try newsroom.desk().verify().problems.isEmpty)
  }

  @Test func `goes back from the first scale and policy to those that are built in, and says so`()
    throws
  {
    let newsroom = try Newsroom()
    let desk = try newsroom.desk()
    _ = try desk.change(ScaleChange(to: Desk.builtInScale("averitec")))
    var policy = Policy.standard
    (policy.name, policy.blindVerdicts) = ("city", 3)
    _ = try desk.setPolicy(policy)
    #expect(try desk.undo().remarks == ["The desk's policy is now stet, as it is built in."])
    #expect(try desk.undo().remarks == ["The desk's scale is now stet, as it is built in."])
    #expect(try desk.scale() == .standard && desk.policy().asksSame(as: .standard))
    #expect(
      try desk.redo().remarks.first?.hasPrefix("The desk's scale is now averitec, as ") ?? false)
    #expect(try desk.redo().remarks.first?.hasPrefix("The desk's policy is now city, as ") ?? false)
    #expect(try desk.history(of: "desk").count == 6)
  }
}
