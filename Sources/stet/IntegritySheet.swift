import ClaimModel
import EditorialDesk

/// What checking came to, as it is printed.
struct IntegritySheet {
  private let report: Integrity
  /// How many lines of a kind are printed for people.
  private static let most = 20

  init(_ report: Integrity) { self.report = report }

  var json: JSONValue {
    [
      "operations": .int(report.operations), "chains": .int(report.chains),
      "quarantined": .int(report.quarantined),
      "problems": .array(report.problems.map(Self.json)),
      "remarks": .array(report.remarks.map(Self.json)),
      "seals": .array(
        report.seals.map { sealed in
          [
            "chain": .string(sealed.chain), "valid": .int(sealed.valid),
            "sealed_to": .int(sealed.sealedTo), "unsealed": .int(sealed.unsealed),
            "fingerprint": sealed.fingerprint.map { .string($0) } ?? .null,
          ]
        }),
    ]
  }

  private static func json(_ note: Integrity.Note) -> JSONValue {
    [
      "kind": .string(note.kind), "entity": .string(note.entity), "detail": .string(note.detail),
    ]
  }

  /// The lines for people; the last one says how it ended.
  var lines: [String] {
    let sealed = report.seals.filter { $0.valid > 0 }
    var lines = [
      "\(counted(report.operations, "operation", "operations")) in \(counted(report.chains, "chain", "chains")), "
        + "\(counted(report.quarantined, "line", "lines")) in quarantine"
    ]
    lines += Self.cut(
      sealed.map { "sealed  \($0.chain)  to number \($0.sealedTo)  key \($0.fingerprint ?? "–")" })
    lines += Self.cut(report.remarks.map { "remark: \($0.kind)  \($0.entity)  \($0.detail)" })
    if !sealed.isEmpty { lines += Integrity.limits }
    lines += report.problems.map { "\($0.kind)  \($0.entity)  \($0.detail)" }
    let count = report.problems.count
    lines.append(count == 0 ? "no problems" : counted(count, "problem"))
    return lines
  }

  private static func cut(_ lines: [String]) -> [String] {
    guard lines.count > most else { return lines }
    return lines.prefix(most) + ["… and \(lines.count - most) more, all with --json"]
  }
}
