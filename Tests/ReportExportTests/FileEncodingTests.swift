import ClaimModel
import Foundation
import ReportExport
import Testing

@Suite("A file from elsewhere")
struct FileEncodingTests {
  private static let records: [(format: ExchangeFormat, name: String, text: String)] = [
    (.csv, "a.csv", "wording,annotator,rating\nLöhne stiegen 🚒,Zoë,true\n"),
    (
      .doccano, "a.jsonl",
      #"{"text":"Löhne stiegen 🚒","label":[[0,15,"claim"],[0,15,"true"]]}"# + "\n"
    ),
    (
      .claimReview, "a.json",
      #"{"@type":"ClaimReview","claimReviewed":"Löhne stiegen 🚒","reviewRating":{"alternateName":"True"}}"#
    ),
    (.averitec, "a.json", #"[{"claim":"Löhne stiegen 🚒","label":"Supported","questions":[]}]"#),
  ]

  private static let marked: [(encoding: String.Encoding, mark: [UInt8])] = [
    (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]),
    (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
    (.utf8, [0xEF, 0xBB, 0xBF]),
  ]

  private func read(
    _ format: ExchangeFormat, _ name: String, _ bytes: [UInt8]
  ) throws -> ExchangeReading {
    try format.read([ExchangeFile(name: name, bytes: bytes)])
  }

  /// What a format says against a file; `nil` when it takes it.
  private func refusal(_ format: ExchangeFormat, _ name: String, _ bytes: [UInt8]) -> String? {
    do throws(FormatError) {
      _ = try format.read([ExchangeFile(name: name, bytes: bytes)])
      return nil
    } catch { return error.description }
  }

  // MARK: - Byte order marks

  @Test(arguments: 0..<4)
  func `is read in the encoding that its byte order mark tells`(number: Int) throws {
    let (format, name, text) = Self.records[number]
    for (encoding, mark) in Self.marked {
      let bytes = mark + [UInt8](try #require(text.data(using: encoding)))
      let claims = try read(format, name, bytes).exchange.claims
      #expect(claims.map(\.words) == ["Löhne stiegen 🚒"], "\(encoding)")
    }
  }

  @Test(arguments: 0..<4)
  func `is refused by name when it is not what its mark tells, or has none`(number: Int) throws {
    let (format, name, text) = Self.records[number]
    for (encoding, mark) in Self.marked where encoding != .utf8 {
      let bytes = mark + [UInt8](try #require(text.data(using: encoding)))
      let cut = try #require(refusal(format, name, bytes + [0x20]))
      #expect(cut.contains(name) && cut.contains("damaged") && cut.contains("save it as UTF-8"))
      let bare = try #require(refusal(format, name, Array(bytes.dropFirst(mark.count))))
      #expect(bare.contains(name) && bare.contains("without a byte order mark"), "\(encoding)")
    }
    let lone = try #require(refusal(format, name, [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]))
    #expect(lone.contains("UTF-16") && lone.contains("damaged"))
  }

  // MARK: - Pages

  private static let script = """
    <script type="application/ld+json">{"@type":"ClaimReview","claimReviewed":"Café: “5 €”",\
    "author":"Prüfer","reviewRating":{"alternateName":"False"}}</script></head></html>
    """

  private func page(_ head: String, in encoding: String.Encoding) throws -> [UInt8] {
    [UInt8](try #require("<html><head>\(head)\(Self.script)".data(using: encoding)))
  }

  @Test(arguments: [
    "<meta charset=latin1>", "<meta charset=\"windows-1252\">", "<META CHARSET = 'ISO-8859-1' />",
    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\">",
    "<!-- <meta charset=utf-8> --><meta charset=cp1252>",
  ])
  func `is read as the page declares`(head: String) throws {
    let bytes = try page(head, in: .windowsCP1252)
    let claim = try #require(try read(.claimReview, "a.html", bytes).exchange.claims.first)
    #expect(claim.wording == "Café: “5 €”")
    #expect(claim.verdicts.map(\.annotator) == ["Prüfer"])
  }

  @Test func `is UTF-8 where a page says so or says nothing, and where a mark says so`() throws {
    for head in ["", "<meta charset=utf-8>", "<!-- charset=latin1 -->"] {
      let claims = try read(.claimReview, "a.html", page(head, in: .utf8)).exchange.claims
      #expect(claims.map(\.wording) == ["Café: “5 €”"], "\(head)")
    }
    let marked = try [0xEF, 0xBB, 0xBF] + page("<meta charset=latin1>", in: .utf8)
    #expect(try read(.claimReview, "a.html", marked).exchange.claims[0].wording == "Café: “5 €”")
    let wide = try [0xFF, 0xFE] + page("<meta charset=utf-16>", in: .utf16LittleEndian)
    #expect(try read(.claimReview, "a.html", wide).exchange.claims[0].wording == "Café: “5 €”")
  }

  @Test func `is refused by name when a page is in neither`() throws {
    let silent = try #require(refusal(.claimReview, "a.html", page("", in: .windowsCP1252)))
    #expect(silent.contains("a.html") && silent.contains("does not say what it is"))
    let head = "<meta charset=koi8-r>"
    let other = try #require(refusal(.claimReview, "b.html", page(head, in: .windowsCP1252)))
    #expect(other.contains("b.html") && other.contains("koi8-r"))
    let hostile = "<meta charset=\"x\u{1B}[31m\">"
    let told = try #require(refusal(.claimReview, "c.html", page(hostile, in: .windowsCP1252)))
    #expect(!told.contains("\u{1B}"))
  }

  @Test func `is read where a page in another encoding has nothing but ASCII`() throws {
    let text =
      "<meta charset=koi8-r><script type=\"application/ld+json\">"
      + #"{"@type":"ClaimReview","claimReviewed":"Rents rose.","reviewRating":{}}"# + "</script>"
    let reading = try read(.claimReview, "a.html", Array("<html>\(text)".utf8))
    #expect(reading.exchange.claims.map(\.wording) == ["Rents rose."])
  }

  // MARK: - Files beside those that are read

  @Test func `is counted and named when it is passed over`() throws {
    let row = Array(#"{"text":"Rents rose.","label":[[0,5,"claim"],[0,5,"false"]]}"#.utf8)
    let names = [
      "ada/", "ada/a.jsonl", "__MACOSX/ada/._a.jsonl", "ada/.DS_Store", "Thumbs.db", "notes.docx",
      "b.png", "c\u{1B}[31m.txt", "d.txt",
    ]
    let files = names.map { ExchangeFile(name: $0, bytes: $0.hasSuffix("/") ? [] : row) }
    let reading = try ExchangeFormat.doccano.read(files)
    #expect(reading.read == 1)
    #expect(
      reading.losses.entries.map { "\($0.count) \($0.what)" } == [
        "1 folders in archives, of which only the files are read (ada/)",
        "3 files that a system put into an archive (__MACOSX/ada/._a.jsonl, ada/.DS_Store, Thumbs.db)",
        "4 files of other kinds, passed over (notes.docx, b.png, c⟨U+001B⟩[31m.txt and 1 more)",
      ])
  }

  @Test func `is read by brat by its name's ending alone, and told of otherwise`() throws {
    let files = [
      ("a.txt", "Rents rose."), ("a.ann", "T1\tClaim 0 5\tRents\n"), ("visual.conf", ""),
    ]
    .map { ExchangeFile(name: $0, bytes: Array($1.utf8)) }
    #expect(try ExchangeFormat.brat.read(files).losses.isEmpty)
    let notes = ExchangeFile(name: "notes.docx", bytes: [1], isNamed: true)
    let reading = try ExchangeFormat.brat.read(files + [notes])
    #expect(
      reading.losses.count(of: "files of other kinds, passed over (notes.docx)") == 1)
  }
}
