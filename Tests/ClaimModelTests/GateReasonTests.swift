import ClaimModel
import Testing

@Suite("The reason of a clause")
struct GateReasonTests {
  private let amara = Annotator(recorded: "amara")

  @Test func `reads as one sentence, its names among the words`() {
    let reason: GateReason = "Given by \(amara): \("said by amara"), \(2) times."
    #expect(reason.text == "Given by amara: said by amara, 2 times.")
  }

  @Test func `changes names where they name somebody, and no word that is written alike`() {
    let reason: GateReason = "amara was asked by \(amara): \("amara?")"
    let told = reason.renamed { _ in "checker 1" }
    #expect(told.text == "amara was asked by checker 1: amara?")
    #expect(told.renamed { _ in "A" }.text == "amara was asked by A: amara?")
    #expect(reason.renamed { _ in nil } == reason)
  }

  @Test func `knows the person within a facet, and hides what may be one`() {
    let known: GateReason = "Contested: \(Facet(.verdict, "a:b"))."
    #expect(
      known.renamed { $0 == .person(Annotator(recorded: "a:b")) ? "A" : nil }.text
        == "Contested: verdict:A.")
    let unknown: GateReason = "Contested: \(Facet(recorded: "guess:amara"))."
    #expect(unknown.text == "Contested: guess:amara.")
    #expect(unknown.renamed { $0 == .unknownKey ? "" : nil }.text == "Contested: guess.")
    let tag: GateReason = "\(Facet(.tag, "amara"))"
    #expect(tag.renamed { _ in "X" }.text == "tag:amara")
  }

  @Test func `is safe to show, whatever its names and words are`() {
    let reason: GateReason = "\(Annotator(recorded: "a\u{1B}[31m")) said \("x\u{202E}y")"
    #expect(reason.text == "a⟨U+001B⟩[31m said x⟨U+202E⟩y")
    #expect(reason.renamed { _ in "\u{7}" }.text == "⟨U+0007⟩ said x⟨U+202E⟩y")
  }

  @Test func `counts places in bytes, so that names of any letters fit`() {
    let zoe = Annotator(recorded: "Zoë 👩🏽‍🚒")
    let reason: GateReason = "ä \(zoe) e\u{301} \(amara)"
    let told = reason.renamed { $0 == .person(zoe) ? "Ω" : "B" }
    #expect(told.text == "ä Ω e\u{301} B")
  }
}
