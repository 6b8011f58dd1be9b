import AnnotationSync
import ClaimModel

/// Lines of annotation files, spelled out as any tool might spell them.
enum Example {
  static let claim = "Q0xBSU1DTEFJTUNMQUlNQ0xBSU1DTEFJ"
  static let other = "T1RIRVJPVEhFUk9USEVST1RIRVJPVEhF"
  static let document = String(repeating: "0123456789abcdef", count: 4)

  /// What a line must have, and what it is done to.
  static let members: KeyValuePairs<String, String> = [
    "v": "1", "dev": #""k3vq""#, "ep": "2", "n": "7", "at": #""2026-03-01T09:00:00.123Z""#,
    "by": #""amara""#, "do": #""claim.word""#, "on": "\"\(claim)\"",
    "with": #"{"wording":"Rents rose by 12 %."}"#,
  ]

  /// A line in which `changes` stand for, after, or (where `nil`) in place of nothing of `members`.
  ///
  /// Values are spelled as JSON, keys without their quotation marks.
  static func line(_ changes: KeyValuePairs<String, String?> = [:]) -> [UInt8] {
    var spelled = members.compactMap { key, value -> String? in
      guard let change = changes.first(where: { $0.key == key }) else {
        return "\"\(key)\":\(value)"
      }
      return change.value.map { "\"\(key)\":\($0)" }
    }
    for (key, value) in changes where !members.contains(where: { $0.key == key }) {
      if let value { spelled.append("\"\(key)\":\(value)") }
    }
    return Array("{\(spelled.joined(separator: ","))}".utf8)
  }

  /// A line whose `with` is `value`.
  static func line(with value: String) -> [UInt8] { line(["with": value]) }

  static func operation(_ changes: KeyValuePairs<String, String?> = [:]) throws -> Operation {
    try Operation(line: line(changes))
  }

  /// Why a line is no operation; `nil` when it is one.
  static func reason(_ line: [UInt8]) -> QuarantineReason? {
    do {
      _ = try Operation(line: line)
      return nil
    } catch {
      return error
    }
  }

  /// An operation's name whose last byte is `number`.
  static func name(_ number: UInt8) throws -> OperationID {
    guard let name = OperationID(bytes: [UInt8](repeating: 0, count: 23) + [number]) else {
      throw QuarantineReason.notAnOperation
    }
    return name
  }
}
