import ClaimModel
import ReportExport
import Testing

@Suite("A folder with files of other kinds")
struct FolderTests {
  private static let sheet = "id,wording,annotator,rating\n1,Trams are red.,ana,true\n"

  @Test(arguments: ["x.exe", "notes", "README.txt", "sheet.xlsx"])
  func `is read, and says what it passes over`(name: String) throws {
    let files = [
      ExchangeFile(name: "a.csv", bytes: Array(Self.sheet.utf8)),
      ExchangeFile(name: name, bytes: Array("PK and so on".utf8)),
    ]
    let reading = try ExchangeFormat.csv.read(files)
    #expect(reading.exchange.claims.count == 1 && reading.skipped.isEmpty)
    #expect(reading.losses.count(of: "files of other kinds, passed over (\(name))") == 1)
  }

  @Test func `is read as it is where it was named itself`() throws {
    let file = ExchangeFile(name: "sheet", bytes: Array(Self.sheet.utf8), isNamed: true)
    #expect(try ExchangeFormat.csv.read([file]).exchange.claims.count == 1)
  }
}
