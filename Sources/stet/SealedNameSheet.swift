import ClaimModel
import EditorialDesk

/// Where names that are kept sealed were met, for who keeps them; without the names.
enum SealedNameSheet {
  /// How many places are listed.
  static let most = 10

  /// Says it beside the output; nothing where there is no place.
  ///
  /// - Parameter how: what the names do there, such as `came with this merge`.
  static func tell(_ places: [Desk.SealedNamePlace], _ how: String) {
    guard !places.isEmpty else { return }
    for place in places { Output.aside(place.sentence(how)) }
    if places.count == most { Output.aside("There may be more.") }
    Output.aside(
      "What was written stays in the log and in every file shared of it: tell those who have it.")
  }
}
