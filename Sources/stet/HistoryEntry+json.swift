import ClaimModel

extension HistoryEntry.Origin {
  /// The object of `brought_back` in `log` and `merge --explain`.
  var json: JSONValue {
    ["operation": .string(operation.text), "by": .string(by.name), "at": .string(at)]
  }
}
