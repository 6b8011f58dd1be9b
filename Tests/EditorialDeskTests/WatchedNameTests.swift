import DeskTestSupport
import Foundation
import Testing

@testable import EditorialDesk

@Suite("A name that is watched for")
struct WatchedNameTests {
  private func has(_ text: String, _ name: String) -> Bool {
    WatchedName(name).place(in: FoldedWord.words(of: text)) != nil
  }

  @Test(arguments: [
    (
      "Jane Doe, White House official",
      ["Jane Doe told me", "ask Jane", "DOE", "doe jane", "janedoe@x.example"]
    ),
    ("John Smith, deputy minister", ["John Smith told me so at lunch", "smith", "Smith's deputy"]),
    ("Kowalska, Maria", ["Kowalska", "Maria said", "maria kowalska"]),
    (
      "Dr. Gwendolyn Farquharson-Özil",
      [
        "Farquharson", "Gwendolyn", "Farquharson-Ozil", "o\u{308}zil", "FarquharsonÖzil",
        "https://x.example/farquharson-%C3%96zil", "https://x.example/?q=%25C3%2596zil", "Ｏｚｉｌ",
        "Öz\u{AD}il",
      ]
    ),
    ("张伟明", ["昨天张伟明说的", "张伟明"]),
    ("山田 太郎", ["山田太郎氏", "昨日、山田さんが"]),
    ("김민준", ["김민준은 말했다"]),
    ("Li Wu", ["Wu Li", "LiWu", "ask Wu", "li wu"]),
    ("Seán O'Brien", ["O’Brien", "obrien", "SEAN"]),
    ("Łukasz Straßer", ["lukasz", "STRASSER", "Strassers"]),
    ("ulrike zweig", ["Ulrike", "zweig"]),
    ("أحمد الشامي", ["قال أحمد", "وأحمد"]),
    ("Νίκος Παππάς", ["ΝΙΚΟΣ", "παππασ"]),
  ])
  func `is found in every form`(name: String, texts: [String]) {
    for text in texts { #expect(has(text, name), "\(text)") }
  }

  @Test(arguments: [
    (
      "Jane Doe, White House official",
      [
        "an official of the White House", "a doer of good", "janet", "house", "because fine",
      ]
    ),
    ("Dr. Gwendolyn Roe (works in the cabinet)", ["the cabinet met", "Dr. Who works there"]),
    ("Ludwig van Essen", ["a van passed", "the essence of it"]),
    ("Li Wu", ["liwung", "li", "a wu"]),
    ("J. R. Marlowe", ["J. said R.", "r and j"]),
    ("张伟明", ["张伟在这里", "明天"]),
    ("Minister Brandauer", ["the minister said", "Minister"]),
  ])
  func `is not found in other words, nor in its description`(name: String, texts: [String]) {
    for text in texts { #expect(!has(text, name), "\(text)") }
  }

  @Test func `that is an ordinary word is found where it is written with a capital, or as a whole`()
  {
    let name = WatchedName("Will Grant")
    func place(_ text: String) -> Int? {
      name.place(in: FoldedWord.words(of: text)) { ["will", "grant"].contains($0) }
    }
    #expect(place("I will ask for the grant") == nil)
    #expect(place("I asked Will") == 3)
    #expect(place("I asked will grant") == 3)
    #expect(place("WILL") == 1)
  }

  @Test func `may stand on further lines, each marked`() {
    let identity = SourceIdentity(
      "Ilse Marwick\nhas a brother, Otto\nname: Ilse Steiner, born so\nNAME: Didi\n")
    for text in ["Marwick", "Steiner", "didi"] {
      #expect(identity.place(in: FoldedWord.words(of: text)) != nil, "\(text)")
    }
    for text in ["Otto", "born so", "a brother"] {
      #expect(identity.place(in: FoldedWord.words(of: text)) == nil, "\(text)")
    }
  }

  /// A name's words in a script, and how somebody may write one of them.
  private static let syllables: [[String]] = [
    ["Bra", "Mo", "ne", "ska", "rin", "tol"], ["Žo", "é", "ły", "ñu", "ör", "ßa"],
    ["Ка", "ри", "на", "ёш", "ой"], ["Πα", "νί", "κός"], ["משה", "לוי", "דוד"],
    ["伟", "明", "张", "李"], ["スズ", "キ", "田"],
  ]

  @Test(arguments: lawSeeds(6))
  func `is found however its words are written`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let script = Self.syllables.randomElement(using: &generator) ?? []
      let words = (0..<Int.random(in: 2...3, using: &generator)).map { _ in
        (0..<3).map { _ in script.randomElement(using: &generator) ?? "" }.joined().capitalized
      }
      let name = words.joined(separator: Bool.random(using: &generator) ? " " : "-")
      let word = words.randomElement(using: &generator) ?? ""
      for form in Self.forms(of: [word, name, name.replacingOccurrences(of: "-", with: " ")]) {
        #expect(has("they met (\(form)), they say", name), "seed \(seed): \(name) in \(form)")
      }
      #expect(!has("nothing of it stands here", name), "seed \(seed): \(name)")
    }
  }

  private static func forms(of words: [String]) -> [String] {
    words.flatMap { word in
      [
        word, word.uppercased(), word.lowercased(), word.decomposedStringWithCanonicalMapping,
        word.folding(options: .diacriticInsensitive, locale: nil),
        word.addingPercentEncoding(
          withAllowedCharacters: .alphanumerics.intersection(.init(charactersIn: "a"..."z")))
          ?? word,
        word.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? word,
        word.map { "\($0)\u{200B}" }.joined(),
      ]
    }
  }
}
