public import ClaimModel

extension Scale {
  /// The scale that an operation sets; `nil` when it holds none that can be used.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .deskScale else { return nil }
    self.init(members: operation.with)
  }

  /// The scale that the members of such an operation say; `nil` when they hold none that can be used.
  public init?(members with: JSONValue) {
    guard let name = with["name"]?.string, let grades = with["grades"]?.array else { return nil }
    let read = grades.compactMap { grade in
      grade["name"]?.string.map {
        Grade(name: $0, value: grade["value"]?.int, meaning: grade["meaning"]?.string ?? "")
      }
    }
    guard read.count == grades.count else { return nil }
    try? self.init(name: name, grades: read)
    earlier = (with["earlier"]?.members ?? []).map { member in
      Earlier(
        scale: member.key,
        grades: (member.value.members ?? []).compactMap { grade in
          grade.value.string.map { Change(grade.key, $0) }
        })
    }.sorted { ExactText($0.scale) < ExactText($1.scale) }
  }

  /// The members of the operation that sets this scale.
  public var members: JSONValue {
    .members([
      (
        "earlier",
        earlier.isEmpty
          ? nil
          : .object(
            earlier.map { scale in
              JSONValue.Member(
                scale.scale, .object(scale.grades.map { .init($0.old, .string($0.new)) }))
            })
      ),
      (
        "grades",
        .array(
          grades.map { grade in
            .members([
              ("name", .string(grade.name)), ("value", grade.value.map { .int($0) }),
              ("meaning", .string(grade.meaning)),
            ])
          })
      ),
      ("name", .string(name)),
    ])
  }

  /// The scale of a desk by what was said of the desk itself: the standard one where nothing was.
  public init(of desk: EntityState?) {
    self = desk?.facet(.scale)?.shown.flatMap { Scale($0) } ?? .standard
  }
}

extension Operation {
  /// The name of the scale that a verdict or a ruling was given on; `nil` when the operation does not say.
  ///
  /// A line break in it is read as a space: no scale's name has one.
  public var ratingScale: String? {
    guard let name = with("scale")?.string, name.contains(where: { !$0.isWhitespace }) else {
      return nil
    }
    guard name.utf8.contains(0x0A) else { return name }
    return String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "\n" ? " " : $0 }))
  }
}
