import ClaimModel

extension UnreadKeys {
  /// Counts what is under keys of an annotation, its bodies and its targets that are not read.
  mutating func note(annotation: JSONValue) {
    noteOthers(
      annotation, of: "annotations",
      known: [
        "@context", "id", "type", "motivation", "creator", "body", "bodyValue", "target",
      ])
    noteBeyondFirst(annotation, ["creator"])
    for creator in annotation["creator"].map(WebAnnotationForm.list) ?? [] {
      note(creator, of: "creators", known: ["id", "type", "name", "nickname"])
    }
    for body in annotation["body"].map(WebAnnotationForm.list) ?? [] {
      note(resource: body, of: "bodies", but: ["id", "purpose", "value"])
    }
    for target in annotation["target"].map(WebAnnotationForm.list) ?? [] {
      note(resource: target, of: "targets", but: ["id"])
    }
  }

  private mutating func note(resource: JSONValue, of owner: String, but known: Set<String>) {
    let source = resource["source"]?.string ?? resource["source"]?["id"]?.string
    let isOwn = source.flatMap { WebAnnotationExchange.Name.document.name($0) } != nil
    noteOthers(
      resource, of: owner,
      known: known.union(["type", "source", "selector", "creator"])
        .union(isOwn ? ["scope", "purpose"] : []))
    noteOthers(resource["source"], of: "sources", known: ["id", "type"])
  }

  /// Keys of Stet's own vocabulary are read, or follow from others.
  private mutating func noteOthers(_ value: JSONValue?, of owner: String, known: Set<String>) {
    let own = (value?.members ?? []).map(\.key).filter { $0.hasPrefix("stet:") }
    note(value, of: owner, known: known.union(own))
  }
}
