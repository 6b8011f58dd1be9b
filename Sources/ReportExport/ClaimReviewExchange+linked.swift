import ClaimModel

extension ClaimReviewExchange {
  /// The things of a file or page that have an `@id`, so that what only names one is the thing itself.
  ///
  /// **Source.** JSON-LD 1.1, section 3.3: node objects with one `@id` describe one thing.
  struct LinkedThings {
    /// The most members that are kept of one thing, so that a thing named from everywhere stays small.
    private static let mostMembers = 64

    private var members: [ExactText: [JSONValue.Member]] = [:]

    /// - Parameter values: all of a file or page, with keys as ``ClaimReviewExchange/unprefixed(_:)`` has them.
    init(_ values: [JSONValue]) { for value in values { take(value) } }

    private mutating func take(_ value: JSONValue) {
      for element in value.array ?? [] { take(element) }
      guard let own = value.members else { return }
      if let id = value["@id"]?.filled, own.count > 1 {
        let name = ExactText(id)
        for member in own
        where members[name, default: []].count < Self.mostMembers
          && !members[name, default: []].contains(where: { $0.key == member.key })
        {
          members[name, default: []].append(member)
        }
      }
      for member in own { take(member.value) }
    }

    /// The value, or for an object that has little more than an `@id` what that names; of lists each.
    ///
    /// What is found is not looked through in turn, so that a circle of names ends.
    func whole(_ value: JSONValue) -> JSONValue {
      if let elements = value.array { return .array(elements.map { whole($0) }) }
      if let text = value.filled, let thing = members[ExactText(text)] { return .object(thing) }
      guard let own = value.members, let id = value["@id"]?.filled,
        let thing = members[ExactText(id)], own.count <= Self.mostMembers
      else { return value }
      return .object(own + thing.filter { member in !own.contains { $0.key == member.key } })
    }

    /// The review with the things that it names: its people, its claim with those of the claim, its rating.
    func whole(review: JSONValue) -> JSONValue {
      following(["author", "publisher", "reviewRating", "itemReviewed"], in: whole(review)) {
        key, value in
        guard key == "itemReviewed" else { return value }
        let items = value.array ?? [value]
        return .array(
          items.map { item in
            following(["author", "appearance", "firstAppearance"], in: item) { $1 }
          })
      }
    }

    private func following(
      _ keys: Set<String>, in value: JSONValue, _ further: (String, JSONValue) -> JSONValue
    ) -> JSONValue {
      guard let own = value.members else { return value }
      return .object(
        own.map { member in
          guard keys.contains(member.key) else { return member }
          return JSONValue.Member(member.key, further(member.key, whole(member.value)))
        })
    }

    /// Whether the value is a review that is described elsewhere, and only named here.
    func isName(ofReview value: JSONValue) -> Bool {
      guard let id = value["@id"]?.filled, let thing = members[ExactText(id)] else { return false }
      return (value.members?.count ?? 0) < 3 && thing.contains { $0.key == "itemReviewed" }
        && value["itemReviewed"] == nil
    }
  }

  /// The value with properties of schema.org by their short names, wherever a prefix or their whole address
  /// stands, and literals of expanded JSON-LD as what they hold.
  static func unprefixed(_ value: JSONValue) -> JSONValue {
    if let elements = value.array {
      if elements.count == 1, let literal = elements[0]["@value"] { return literal }
      return .array(elements.map(unprefixed))
    }
    guard let members = value.members else { return value }
    if let literal = value["@value"] { return literal }
    return .object(members.map { JSONValue.Member(short($0.key), unprefixed($0.value)) })
  }

  /// The name that a thing has for all the web; `nil` for none, and for a blank node's.
  static func identity(of thing: JSONValue) -> String? {
    thing["@id"]?.filled.flatMap { $0.hasPrefix("_:") ? nil : $0 }
  }

  /// The value with names of blank nodes that no other document has: `_:b0` is one thing in one document, and
  /// another in the next.
  ///
  /// **Source.** JSON-LD 1.1, section 3.5.1: blank node identifiers are scoped to their document.
  static func scoped(_ value: JSONValue, to document: Int) -> JSONValue {
    if let elements = value.array { return .array(elements.map { scoped($0, to: document) }) }
    guard let members = value.members else { return value }
    return .object(
      members.map { member in
        guard member.key == "@id", let name = member.value.string, name.hasPrefix("_:") else {
          return JSONValue.Member(member.key, scoped(member.value, to: document))
        }
        return JSONValue.Member(member.key, .string("_:\(document)\(name.dropFirst())"))
      })
  }

  private static func short(_ key: String) -> String {
    let prefixes = ["schema:", "http://schema.org/", "https://schema.org/"]
    return prefixes.first { key.hasPrefix($0) }.map { String(key.dropFirst($0.count)) } ?? key
  }
}
