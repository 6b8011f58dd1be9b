public import ClaimModel

extension Operation {
  /// Who brought it in from another tool's file, where the line says so.
  ///
  /// It stands beside what is written, and is none of it: the same work brought in by two people is the same.
  public var broughtIn: Verdict.Bringing? {
    guard hasOtherKeys,
      let value = (try? JSONValue(parsing: line, deepest: LineScanner.deepest))?["brought"],
      let name = value["by"]?.string, let person = try? Annotator(name)
    else { return nil }
    return Verdict.Bringing(by: person, from: value["from"]?.string ?? "")
  }
}

extension Verdict.Bringing {
  /// As a line has it.
  var value: JSONValue {
    .members([("by", .string(by.name)), ("from", from.isEmpty ? nil : .string(from))])
  }
}
