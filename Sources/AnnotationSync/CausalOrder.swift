/// Operations in the order in which they can have happened.
///
/// Each comes after those that it names in `over` and after those before it in its chain; where that
/// leaves a choice, the earlier `at` goes first, then the smaller id. Dates decide nothing else.
public func causalOrder(of operations: [Operation]) -> [Operation] {
  let byChain = Dictionary(grouping: operations, by: \.chain)
  var before: [Operation: Set<Operation>] = [:]
  let byName = Dictionary(operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  for chain in byChain.values {
    let ordered = chain.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
    for (earlier, later) in zip(ordered, ordered.dropFirst()) {
      before[later, default: []].insert(earlier)
    }
  }
  for operation in operations {
    for replaced in operation.over.compactMap({ byName[$0] }) where replaced != operation {
      before[operation, default: []].insert(replaced)
    }
  }
  return sortedByDependency(operations, before: before)
}

private func sortedByDependency(
  _ operations: [Operation], before: [Operation: Set<Operation>]
) -> [Operation] {
  var waiting = before.mapValues(\.count)
  var after: [Operation: [Operation]] = [:]
  for (later, earlier) in before { for one in earlier { after[one, default: []].append(later) } }
  func isEarlier(_ left: Operation, _ right: Operation) -> Bool {
    left.at == right.at ? left.id < right.id : left.at < right.at
  }
  var ready = operations.filter { waiting[$0, default: 0] == 0 }.sorted { isEarlier($1, $0) }
  var ordered: [Operation] = []
  while let next = ready.popLast() {
    ordered.append(next)
    for later in after[next] ?? [] {
      waiting[later, default: 0] -= 1
      guard waiting[later] == 0 else { continue }
      let place = ready.firstIndex { isEarlier($0, later) } ?? ready.endIndex
      ready.insert(later, at: place)
    }
  }
  // A forged chain can name itself in a circle through equal numbers; nothing is left out even then.
  let placed = Set(ordered)
  return ordered + operations.filter { !placed.contains($0) }.sorted { isEarlier($0, $1) }
}
