public import AnnotationSync
public import ClaimModel

/// One editor at one device, who writes operation after operation into one chain.
public struct Editor: Sendable {
  /// What the next operation is stamped with.
  public var stamp: OperationDraft.Stamp

  /// - Parameter device: the editor's name with `-device` after it where `nil`.
  public init(_ name: String, device: String? = nil, epoch: Int = 1) {
    stamp = OperationDraft.Stamp(
      chain: Chain(device: device ?? "\(name)-device", epoch: epoch), number: 1, previous: nil,
      at: "2026-03-01T09:00:00.000Z", by: Annotator(recorded: name))
  }

  /// Who writes.
  public var annotator: Annotator { stamp.by }

  /// Writes the next operation.
  ///
  /// - Parameters:
  ///   - heads: what it replaces.
  ///   - at: its date; the one before again where `nil`.
  public mutating func write(
    _ kind: OperationKind, on entity: String? = nil, with members: JSONValue,
    over heads: [Operation] = [], at date: String? = nil
  ) throws -> Operation {
    let draft = OperationDraft(kind, on: entity, with: members, over: heads.map(\.id))
    return try write(draft, at: date)
  }

  /// Writes the next operation.
  public mutating func write(_ draft: OperationDraft, at date: String? = nil) throws -> Operation {
    stamp.at = date ?? stamp.at
    return try append(draft.line(stamp))
  }

  /// Takes a line as this chain's next, whatever it says.
  public mutating func append(_ line: [UInt8]) throws -> Operation {
    let operation = try Operation(line: line)
    stamp.number += 1
    stamp.previous = operation.id
    return operation
  }
}
