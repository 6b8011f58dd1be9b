import ClaimModel
import Testing

@Suite("Text made visible")
struct VisibleTextTests {
  @Test(arguments: [
    ("\u{1B}[2Jgone", "⟨U+001B⟩[2Jgone"),
    ("\u{9B}31m", "⟨U+009B⟩31m"),
    ("a\u{202E}fdp.exe", "a⟨U+202E⟩fdp.exe"),
    ("\u{2066}x\u{2069}", "⟨U+2066⟩x⟨U+2069⟩"),
    ("zero\u{200B}width", "zero⟨U+200B⟩width"),
    ("\u{FEFF}mark", "⟨U+FEFF⟩mark"),
    ("soft\u{AD}hyphen", "soft⟨U+00AD⟩hyphen"),
    ("bell\u{7}", "bell⟨U+0007⟩"),
    ("tag\u{E0041}", "tag⟨U+E0041⟩"), ("filler\u{3164}", "filler⟨U+3164⟩"),
    ("joiner\u{34F}", "joiner⟨U+034F⟩"),
    ("separator\u{2028}", "separator⟨U+2028⟩"),
    ("\u{0}\u{7F}", "⟨U+0000⟩⟨U+007F⟩"),
  ])
  func `shows what would mislead a terminal or a reader`(text: String, shown: String) {
    #expect(visible(text) == shown)
  }

  @Test(arguments: [
    "plain words", "Ærøskøbing, Łódź, 東京", "👩‍👩‍👧", "café", "“quoted” – dashed", "می‌خواهم", "❤️",
  ])
  func `leaves what is only words`(text: String) {
    #expect(visible(text).utf8.elementsEqual(text.utf8))
  }

  @Test func `keeps line ends only when asked`() {
    #expect(visible("one\n\ttwo\r") == "one  two ")
    #expect(visible("one\n\ttwo", keepingLines: true) == "one\n\ttwo")
    #expect(visible("one\rtwo", keepingLines: true) == "one two")
  }
}

@Suite("Exact text")
struct ExactTextTests {
  private let composed = ExactText("caf\u{E9}")
  private let decomposed = ExactText("cafe\u{301}")

  @Test func `keeps apart two spellings that Swift calls equal`() {
    #expect(composed.text == decomposed.text)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
  }

  @Test func `is in order of bytes`() {
    #expect(decomposed < composed)
    #expect([ExactText("b"), "a", "", "B"].sorted().map(\.text) == ["", "B", "a", "b"])
  }

  @Test func `keeps annotators apart as well`() {
    #expect(Annotator(recorded: composed.text) != Annotator(recorded: decomposed.text))
  }
}

@Suite("An annotator's name")
struct AnnotatorTests {
  @Test(arguments: ["amara", "Łucja Żak", "d'Arc"])
  func `is what people are called`(name: String) throws {
    #expect(try Annotator(name).name == name)
  }

  @Test(arguments: ["", "  ", "a\nb", "a\u{1B}b", "a\u{202E}b", String(repeating: "é", count: 33)])
  func `is refused when blank, too long or with hidden characters`(name: String) {
    #expect(throws: ModelError.impossibleAnnotator(name)) { try Annotator(name) }
  }
}

@Suite("A scale")
struct ScaleTests {
  private let yes = Grade(name: "yes", value: 1, meaning: "It is so.")
  private let no = Grade(name: "no", value: 0, meaning: "It is not so.")
  private let unsure = Grade(name: "unsure", value: nil, meaning: "Nobody knows.")

  @Test func `has two grades on it or more`() throws {
    #expect(try Scale(name: "short", grades: [yes, no, unsure]).grades.count == 3)
    #expect(throws: ModelError.self) { try Scale(name: "one", grades: [yes, unsure]) }
    #expect(throws: ModelError.self) { try Scale(name: "none", grades: []) }
  }

  @Test func `has no grade twice, but tells names apart by their bytes`() throws {
    #expect(throws: ModelError.impossibleScale("'twice' has one grade twice")) {
      try Scale(name: "twice", grades: [yes, no, yes])
    }
    let composed = Grade(name: "\u{E9}", value: 1, meaning: "")
    let decomposed = Grade(name: "e\u{301}", value: 0, meaning: "")
    #expect(try Scale(name: "marks", grades: [composed, decomposed]).grade("\u{E9}").value == 1)
  }

  @Test func `says which ratings there are when asked for another`() {
    let error = ModelError.ratingNotOnScale("maybe", scale: .standard)
    #expect(throws: error) { try Scale.standard.grade("maybe") }
    #expect(
      error.description == """
        The scale 'stet' has no rating 'maybe'.
          try: use one of: true, mostly-true, half-true, mostly-false, false, unproven, satire; \
        no verdict was recorded.
        """)
  }
}
