public import AnnotationSync
public import ClaimModel

/// Operations told again with other dates or other names; what names an operation follows.
public struct RetoldOperations: Sendable {
  /// The operations as retold, in the order given.
  public private(set) var operations: [Operation] = []
  private var names: [String: String]

  /// - Parameters:
  ///   - operations: causes before effects.
  ///   - names: what to put for the names of annotators and devices.
  ///   - date: what to put for the date of the operation at a place; `nil` keeps it.
  public init(
    _ operations: [Operation], names: [String: String] = [:],
    date: (Int) -> String? = { _ in nil }
  ) throws {
    self.names = names
    for (place, operation) in operations.enumerated() {
      let members = try JSONValue(parsing: operation.line).members ?? []
      let line = JSONValue.object(
        members.map { member in
          let dated = member.key == "at" ? date(place).map { JSONValue.string($0) } : nil
          return JSONValue.Member(member.key, dated ?? rewritten(member.value))
        })
      let told = try Operation(line: line.canonicalBytes)
      self.names[operation.id.text] = told.id.text
      self.operations.append(told)
    }
  }

  /// The name that now stands for `name`.
  public func renamed(_ name: String) -> String { names[name] ?? name }

  /// The operation that was told again as another one.
  public func renamed(_ id: OperationID) -> OperationID { OperationID(renamed(id.text)) ?? id }

  public func renamed(_ facet: Facet) -> Facet {
    guard let kind = facet.kind else { return facet }
    return Facet(kind, facet.key.map { renamed($0) })
  }

  private func rewritten(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool, .int, .decimal: value
    case .string(let text): .string(renamed(text))
    case .array(let elements): .array(elements.map { rewritten($0) })
    case .object(let members):
      .object(members.map { JSONValue.Member($0.key, rewritten($0.value)) })
    }
  }
}
