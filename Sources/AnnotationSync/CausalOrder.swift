import ClaimModel

/// Operations in the order in which they can have happened.
///
/// Each comes after those that it names in `over` and `prev` and after those before it in its chain;
/// where that leaves a choice, the earlier `at` goes first, then the smaller id. Dates decide nothing
/// else.
public func causalOrder(of operations: [Operation]) -> [Operation] {
  var clocks: [(at: String, operation: Operation)] = operations.map { ($0.at, $0) }
  clocks.sort { $0.at == $1.at ? $0.operation.id < $1.operation.id : $0.at < $1.at }
  let dated = clocks.map(\.operation)
  if isCausal(dated) { return dated }
  let order = placed(before: causes(among: dated, countingNumbers: true))
  let ordered = order.map { dated[$0] }
  guard order.count < dated.count else { return ordered }
  // Forged numbers can run in a circle with what operations name. Names are hashes, so they alone
  // cannot: the rest is ordered by them, and nothing is left out.
  let done = Set(order)
  let rest = dated.indices.filter { !done.contains($0) }.map { dated[$0] }
  return ordered + placed(before: causes(among: rest, countingNumbers: false)).map { rest[$0] }
}

/// Things that operations have written, in the order in which these can have happened.
///
/// - Parameter things: each with the operation that wrote it, one for each operation.
public func causalOrder<Thing>(of things: [(operation: Operation, thing: Thing)]) -> [Thing] {
  guard things.count > 1 else { return things.map(\.thing) }
  let written = Dictionary(
    things.map { ($0.operation.id, $0.thing) }, uniquingKeysWith: { first, _ in first })
  return causalOrder(of: things.map(\.operation)).compactMap { written[$0.id] }
}

/// Whether few operations stand in such an order already, as they do where clocks are right.
private func isCausal(_ operations: [Operation]) -> Bool {
  guard operations.count <= 24 else { return false }
  return operations.indices.allSatisfy { place in
    let operation = operations[place]
    return operations[(place + 1)...].allSatisfy { later in
      !operation.over.contains(later.id) && operation.previous != later.id
        && (operation.chain != later.chain
          || (operation.number, operation.id) < (later.number, later.id))
    }
  }
}

/// For each operation, the places of those that must come before it.
private func causes(among operations: [Operation], countingNumbers: Bool) -> [[Int]] {
  let places = Dictionary(
    operations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  var causes = operations.enumerated().map { place, operation in
    (operation.over + [operation.previous].compactMap(\.self)).compactMap { places[$0] }
      .filter { $0 != place }
  }
  guard countingNumbers else { return causes }
  for chain in Dictionary(grouping: operations.indices, by: { operations[$0].chain }).values {
    let ordered = chain.sorted {
      (operations[$0].number, operations[$0].id) < (operations[$1].number, operations[$1].id)
    }
    for (earlier, later) in zip(ordered, ordered.dropFirst()) { causes[later].append(earlier) }
  }
  return causes
}

/// The places in an order in which causes come first, else lower places; those in a circle are left
/// out.
private func placed(before causes: [[Int]]) -> [Int] {
  var waiting = causes.map(\.count)
  var effects = [[Int]](repeating: [], count: causes.count)
  for (effect, all) in causes.enumerated() { for cause in all { effects[cause].append(effect) } }
  // Highest first, so that the next one stands at the end.
  var ready = Array(causes.indices.filter { waiting[$0] == 0 }.reversed())
  var order: [Int] = []
  while let next = ready.popLast() {
    order.append(next)
    for effect in effects[next] {
      waiting[effect] -= 1
      guard waiting[effect] == 0 else { continue }
      ready.insert(effect, at: ready.partitioningIndex { $0 < effect })
    }
  }
  return order
}
