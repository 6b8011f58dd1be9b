import ClaimModel
import EditorialDesk

/// The roster as it is printed.
struct RosterLines {
  private let sheet: RosterSheet

  init(_ sheet: RosterSheet) { self.sheet = sheet }

  /// What stands before the table.
  var opening: [String] {
    if sheet.isEmpty {
      return ["The desk has no roster: everybody's work counts, and nobody is proven by a key."]
    }
    let founders = sheet.foundings.map { founding in
      "founded by \(founding.annotator)  \(founding.device)  key \(founding.fingerprint ?? "none")"
        + (founding.isTrusted ? "  (this desk holds by it)" : "")
    }
    guard sheet.isDisputed else { return founders }
    return [
      "In dispute: nobody is proven until this desk decides, with `stet roster trust DEVICE`."
    ] + founders
  }

  var table: [[String]] {
    sheet.devices.map { device in
      [
        device.state, device.annotator.name, device.device, "from epoch \(device.epoch)",
        "key \(device.fingerprint ?? "none")", "by \(device.admittedBy)", device.name,
      ]
    }
  }

  /// What stands after the table.
  var closing: [String] {
    sheet.waiting.map {
      "not on it  \($0.chain)  \(counted($0.operations, "operation"))"
    }
  }

  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    return [
      "roster": .bool(!sheet.isEmpty), "disputed": .bool(sheet.isDisputed),
      "foundings": .array(
        sheet.foundings.map {
          [
            "annotator": .string($0.annotator.name), "device": .string($0.device),
            "fingerprint": text($0.fingerprint), "trusted": .bool($0.isTrusted),
          ]
        }),
      "devices": .array(
        sheet.devices.map {
          [
            "annotator": .string($0.annotator.name), "device": .string($0.device),
            "epoch": .int($0.epoch), "name": .string($0.name), "state": .string($0.state),
            "key": text($0.key), "fingerprint": text($0.fingerprint),
            "by": .string($0.admittedBy.name),
          ]
        }),
      "waiting": .array(
        sheet.waiting.map { ["chain": .string($0.chain), "operations": .int($0.operations)] }),
    ]
  }
}
