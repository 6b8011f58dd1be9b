import ClaimModel

/// What a region of Label Studio is called, with its task and its annotation; see ``MarkName/name``.
struct RegionName: Hashable {
  /// `nil` where it has no name, as with the annotation.
  let task: String?
  let annotation: String?
  /// Empty where a name of a region is still to come.
  let region: String

  init(task: String?, annotation: String?) {
    (self.task, self.annotation, region) = (task, annotation, "")
  }

  /// Reads what ``whole(_:)`` wrote; `nil` for other names.
  init?(_ name: String) {
    let parts = name.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    task = parts[0].isEmpty ? nil : FileName.plain(String(parts[0]))
    annotation = parts[1].isEmpty ? nil : FileName.plain(String(parts[1]))
    region = String(parts[2])
  }

  /// The name of any region of a layer: all of them have the same task and annotation.
  init?(of layer: StandoffLayer) {
    let names = layer.claims.lazy.flatMap { $0.names.values }
    guard let name = names.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
      return nil
    }
    self.init(name)
  }

  /// The whole name of a region that is called so within its annotation.
  func whole(_ region: String) -> String {
    "\([task, annotation].map { $0.map { FileName.safe($0) } ?? "" }.joined(separator: "/"))/\(region)"
  }

  private static let claimPrefix = "claim-"

  /// What the region of a claim is called that has a name on a desk; `nil` for names from elsewhere.
  static func region(ofClaim key: String) -> String? {
    ClaimID(key).map { claimPrefix + $0.text }
  }

  /// The claim's name on a desk that a region is called by; `nil` for other names.
  static func claim(_ region: String) -> String? {
    guard region.hasPrefix(claimPrefix) else { return nil }
    return ClaimID(String(region.dropFirst(claimPrefix.count)))?.text
  }
}

extension JSONValue {
  /// A name as tools write it: a whole number where it is one.
  static func name(_ name: String) -> JSONValue {
    Int(name).flatMap { "\($0)" == name ? .int($0) : nil } ?? .string(name)
  }
}
