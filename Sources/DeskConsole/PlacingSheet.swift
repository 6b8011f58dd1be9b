import ClaimModel
public import EditorialDesk

/// What placing a claim in a document came to, for a person to read.
public struct PlacingSheet: Sendable {
  private let placing: Desk.Placing
  private let lead: String
  private let reword: String

  /// - Parameters:
  ///   - lead: what the reply begins with.
  ///   - reword: what is typed to give the claim another wording.
  public init(_ placing: Desk.Placing, lead: String = "", reword: String = "reword TEXT") {
    self.placing = placing
    self.lead = lead
    self.reword = reword
  }

  /// The lines, each safe to print.
  public var text: [String] { lines.map { $0.rendered(usesColour: false) } }

  var lines: [Line] {
    let gone =
      placing.takenBack == 0
      ? "" : "; \(counted(placing.takenBack, "place")) that was not found taken back"
    var lines = Line.paragraph("\(lead)placed in \(placing.document.named)\(gone)", most: 3)
    guard placing.isOtherwise else { return lines }
    lines += Line.field("there", "“\(placing.words)”", most: 3)
    lines += Line.field("wording", "“\(placing.wording)”, as it was", most: 3)
    let verdicts =
      placing.verdicts == 0
      ? "" : ": \(placing.verdicts == 1 ? "a verdict was" : "verdicts were") given on the wording"
    return lines
      + Line.field(
        "differs", "the words there are others\(verdicts); `\(reword)` changes it", most: 3,
        tone: .warning)
  }
}

extension Desk.Carried {
  /// In a sentence, safe to show.
  public var phrase: String {
    let rest = left == 0 ? "none is left to look at" : "\(left) left to look at"
    return "\(counted(count, "claim")) placed in \(document.named); \(rest)"
  }
}
