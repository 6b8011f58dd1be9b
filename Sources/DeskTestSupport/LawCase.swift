public import AnnotationSync
import ClaimModel

/// The lines of one case for the laws of merging, and the files in which they travel.
///
/// What random editors wrote, in some cases with operations lost on the way, and between them lines
/// that are blank and lines that no reader may take for operations.
public struct LawCase: Sendable {
  public let seed: UInt64
  /// What a desk must hold when it has all the lines, each once, in the order of writing.
  public let operations: [Operation]
  /// Lines that must go into quarantine, each once.
  public let refused: [[UInt8]]

  private var generator: SeededGenerator

  public init(
    seed: UInt64, editors: Int = 4, count: Int = 48, claims: Int = 2,
    scope: RandomOperations.Scope = .everything
  ) throws {
    self.seed = seed
    let written = try RandomOperations(
      seed: seed, editors: editors, count: count, claims: claims, scope: scope
    ).operations
    var generator = SeededGenerator(seed: ~seed)
    var met: Set<OperationID> = []
    let isLossy = Int.random(in: 0..<3, using: &generator) == 0
    var kept: [Operation] = []
    for operation in written where met.insert(operation.id).inserted {
      guard !isLossy || Int.random(in: 0..<8, using: &generator) > 0 else { continue }
      kept.append(operation)
    }
    operations = kept
    refused = Self.brokenLines.filter { _ in Bool.random(using: &generator) }
    self.generator = generator
  }

  /// Whether two people wrote one facet unaware of each other, and differently.
  public var isContested: Bool { !AnnotationLog(operations).contested.isEmpty }

  /// Whether two lines have one place in one chain.
  public var hasEquivocation: Bool {
    Set(operations.map { [ExactText($0.chain.description), ExactText("\($0.number)")] }).count
      < operations.count
  }

  /// Whether something is named that is not among the operations.
  public var isDangling: Bool {
    let ids = Set(operations.map(\.id))
    return operations.contains { !ids.isSuperset(of: $0.over) }
  }

  /// Whether the line before another one in its chain is missing.
  public var hasGap: Bool {
    let places = Dictionary(operations.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    return operations.contains { operation in
      guard let previous = operation.previous else { return operation.number > 1 }
      let before = places[previous]
      return before?.chain != operation.chain || before?.number != operation.number - 1
    }
  }

  /// All the lines in random order, some of them twice, in so many files.
  public mutating func files(_ parts: Int) -> [[UInt8]] {
    let lines = operations.map(\.line) + refused
    let again = lines.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    let blank = [[UInt8]](repeating: Array(" \t".utf8), count: 2)
    var files = [[UInt8]](repeating: [], count: parts)
    for line in (lines + again + blank).shuffled(using: &generator) {
      files[Int.random(in: 0..<parts, using: &generator)] += line + [0x0A]
    }
    return files
  }

  /// Files that overlap: each line lies in one of them, half of the lines in the next one too.
  public mutating func overlappingFiles(_ parts: Int) -> [[UInt8]] {
    var files = [[UInt8]](repeating: [], count: parts)
    for line in (operations.map(\.line) + refused).shuffled(using: &generator) {
      let place = Int.random(in: 0..<parts, using: &generator)
      files[place] += line + [0x0A]
      if Bool.random(using: &generator) { files[(place + 1) % parts] += line + [0x0A] }
    }
    return files
  }

  private static let brokenLines: [[UInt8]] =
    [
      "half of a li", "[]", #"{"v":1}"#, #"{"v":1,"v":1}"#, #"{"a":1.0}"#,
      #"{"a":9007199254740992}"#,
      #"{"v":1,"dev":"d","ep":1,"n":0,"at":"","by":"a","do":"x","with":{}}"#,
      String(repeating: "[", count: 40),
    ].map { Array($0.utf8) } + [Array("{\"".utf8) + [0xFF] + Array("\":1}".utf8)]
}
