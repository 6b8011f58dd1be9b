import ArgumentParser
import ClaimModel
import EditorialDesk

/// Says how far annotators agree.
struct Agreement: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how far annotators agree, over the desk's blind verdicts.",
    discussion: """
      Krippendorff's alpha with a 95 % interval, and the share of pairs that agree. What is undefined
      says why.

      Example:
        stet agreement
      """)

  @OptionGroup var desk: DeskOptions
  @OptionGroup var output: JSONOption

  func run() throws {
    let table = try desk.open().agreement()
    guard !output.json else { return Output.json(table) }
    func text(_ value: JSONValue?) -> String { value?.canonicalText ?? "null" }
    Output.line(
      "\(text(table["items"])) claims, \(text(table["annotators"])) annotators, "
        + "\(text(table["ratings"])) blind verdicts, \(text(table["pairable"])) of them pairable")
    Output.line("percent agreement      \(text(table["percent_agreement"]))")
    Output.line(
      "Krippendorff's alpha   \(text(table["krippendorff"]?["nominal"])) nominal, "
        + "\(text(table["krippendorff"]?["ordinal"])) ordinal")
    Output.line("95 % interval          \(text(table["interval95"]?["nominal"]))")
    for member in table["undefined"]?.members ?? [] {
      Output.line("undefined  \(member.key): \(member.value.string ?? "")")
    }
  }
}
