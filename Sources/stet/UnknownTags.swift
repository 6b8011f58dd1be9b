import ClaimModel
import DeskConsole
import EditorialDesk

extension Desk {
  /// What is said of tags that no claim has, a sentence each, with those that may be meant.
  func remark(onTags tags: [String]) throws -> [String] {
    guard !tags.isEmpty else { return [] }
    let known = try self.tags()
    let names = Set(known.map { ExactText($0) })
    return tags.filter { !names.contains(ExactText($0)) }.map { tag in
      let near = Prefix.near(tag, among: known).map { "'\($0)'" }
      let meant = near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
      return "No claim has the tag '\(tag)'.\(meant)"
    }
  }
}
