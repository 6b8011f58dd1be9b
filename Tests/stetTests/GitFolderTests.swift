import Foundation
import Testing

/// Three people share a folder through git, each in a clone and a branch of their own.
@Suite("A git repository that is shared")
struct GitFolderTests {
  private let bench: Workbench

  /// Whether there is a git to try it with.
  static let hasGit = (try? Workbench().run("git --version").status) == 0

  init() throws { bench = try Workbench() }

  private static let git =
    "git -c user.name=desk -c user.email=desk@example.org -c init.defaultBranch=main"

  /// Runs a command line that must end well.
  @discardableResult
  private func run(_ command: String, as person: String) throws -> String {
    let line = "set -eo pipefail; git() { command \(Self.git) \"$@\"; }; \(command)"
    let outcome = try bench.run(line, as: person)
    #expect(outcome.status == 0, "\(command)\n\(outcome.lines.joined(separator: "\n"))")
    return outcome.output
  }

  private static let people = ["amara", "boris", "chen"]

  private func makeClones() throws {
    try run("git init -q --bare hub.git", as: "amara")
    for person in Self.people {
      try run("git clone -q hub.git \(person) 2>/dev/null", as: person)
      try run("stet new \(person).stet", as: person)
    }
    // One of them works where line ends are converted.
    try run("cd boris && git config core.autocrlf true && git config core.eol crlf", as: "boris")
  }

  /// Writes claims and puts them on the person's own branch.
  private func work(_ person: String, _ round: Int) throws {
    try run(
      """
      for n in 1 2 3; do
        stet claim add "Tram $n of \(person), round \(round)." --desk \(person).stet > /dev/null
      done
      stet share --to \(person) --desk \(person).stet
      cd \(person); git checkout -q -B \(person)
      git add -A; git commit -qm "round \(round)"; git push -q origin \(person)
      """, as: person)
  }

  /// Merges everybody's branch, first in git and then on the desk.
  private func meet(_ person: String) throws {
    let others = Self.people.filter { $0 != person }.map { "origin/\($0)" }
    for other in others {
      try run(
        "cd \(person); git fetch -q; git merge -q --no-edit --allow-unrelated-histories \(other)",
        as: person)
    }
    try run("cd \(person); git push -q origin \(person)", as: person)
    try run("stet merge \(person) --desk \(person).stet", as: person)
  }

  @Test(
    "gives three desks with the same operations, without a conflict and byte for byte",
    .enabled(if: hasGit, "there is no git here"))
  func threeClones() throws {
    try makeClones()
    for round in 1...3 {
      for person in Self.people { try work(person, round) }
      for person in Self.people { try meet(person) }
    }
    let digests = try Self.people.map { try run("stet digest --desk \($0).stet", as: $0) }
    #expect(Set(digests).count == 1)
    for person in Self.people {
      let sum = try run("stet merge \(person) --desk \(person).stet", as: person)
      // Of three people, in three rounds: three claims and a seal.
      #expect(sum == "36 lines in 3 files: 0 new, 36 known, 0 blank, 0 quarantined\n")
      let verified = try run("stet verify \(person); stet verify --desk \(person).stet", as: person)
      #expect(verified.components(separatedBy: "no problems\n").count == 3, "\(verified)")
      #expect(try run("cd \(person); git status --porcelain", as: person).isEmpty)
    }
    #expect(
      try run("cat amara/*.jsonl | sha256sum", as: "amara")
        == run("cat boris/*.jsonl | sha256sum", as: "boris"))
    #expect(try run("cat boris/*.jsonl | grep -c $'\\r' || true", as: "boris") == "0\n")
  }
}
