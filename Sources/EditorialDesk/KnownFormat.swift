public import ClaimModel

extension Desk {
  /// What a desk's claims are read from or written in, by `import`, `export` or `report`.
  public struct KnownFormat: Sendable {
    public let name: String
    /// What it is for, in one line.
    public let summary: String
    public let isImported: Bool
    public let isExported: Bool
    public let isReport: Bool

    /// What is exchanged, then the forms of reports, in the order in which people are told of them; a name
    /// may stand for both: `csv` has a verdict a row as exchange and a claim a row as a report.
    public static let all: [KnownFormat] =
      ForeignFormat.all.map {
        KnownFormat(
          name: $0.name, summary: $0.summary, isImported: true, isExported: $0.isWritten,
          isReport: false)
      }
      + ReportFormat.allCases.map {
        KnownFormat(
          name: $0.rawValue, summary: $0.summary, isImported: false, isExported: false,
          isReport: true)
      }

    /// The line of `formats --json`.
    public var value: JSONValue {
      [
        "format": .string(name), "summary": .string(summary), "import": .bool(isImported),
        "export": .bool(isExported), "report": .bool(isReport),
      ]
    }
  }
}
