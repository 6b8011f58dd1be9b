public import ClaimModel

extension SourceDocument {
  /// Puts together what the log says of a document; `nil` when the entity's name is no document's.
  ///
  /// What was corrected by hand goes before what was said when it was taken in; of several takings in,
  /// the one by the annotator first in byte order speaks.
  public init?(_ state: EntityState) {
    guard let id = DocumentID(state.name) else { return nil }
    self.init(id: id)
    let takingIn = state.all(.takingIn).compactMap(\.shown)
    let sayings = [state.facet(.description)?.shown].compactMap(\.self) + takingIn
    func said(_ key: StaticString) -> String? {
      sayings.lazy.compactMap { $0.with(key)?.string }.first { !$0.isEmpty }
    }
    title = said("title")
    url = said("url")
    outlet = said("outlet")
    author = said("author")
    published = said("published")
    mediaType = said("media_type") ?? ""
    byteCount = takingIn.lazy.compactMap { $0.with("bytes")?.int }.first
    origins = state.present(.origin, "origin")
  }
}

extension Scale {
  /// The scale that an operation sets; `nil` when it holds none that can be used.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .deskScale, let name = operation.with("name")?.string,
      let grades = operation.with("grades")?.array
    else { return nil }
    let read = grades.compactMap { grade in
      grade["name"]?.string.map {
        Grade(name: $0, value: grade["value"]?.int, meaning: grade["meaning"]?.string ?? "")
      }
    }
    guard read.count == grades.count else { return nil }
    try? self.init(name: name, grades: read)
  }

  /// The members of the operation that sets this scale.
  public var members: JSONValue {
    [
      "name": .string(name),
      "grades": .array(
        grades.map { grade in
          .members([
            ("name", .string(grade.name)), ("value", grade.value.map { .int($0) }),
            ("meaning", .string(grade.meaning)),
          ])
        }),
    ]
  }
}

extension Policy {
  /// The policy that an operation sets; `nil` when it holds none that can be used.
  public init?(_ operation: Operation) {
    guard operation.knownKind == .deskPolicy, let blind = operation.with("blind_verdicts")?.int,
      let origins = operation.with("independent_origins")?.int,
      let primary = operation.with("primary_document_suffices")?.bool, blind >= 1, origins >= 1
    else { return nil }
    self.init(
      blindVerdicts: blind, independentOrigins: origins, primaryDocumentSuffices: primary)
  }

  /// The members of the operation that sets this policy.
  public var members: JSONValue {
    [
      "blind_verdicts": .int(blindVerdicts), "independent_origins": .int(independentOrigins),
      "primary_document_suffices": .bool(primaryDocumentSuffices),
    ]
  }
}
