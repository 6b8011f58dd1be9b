import ClaimModel
import Testing

@testable import ReportExport

@Suite("A CAS of somebody")
struct CASPersonTests {
  private static let text = "The mayor said rents rose."

  private static func cas(_ rating: String, text: String = text, _ further: String = "") -> String {
    """
    <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
     xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
     xmlns:custom="http:///webanno/custom.ecore">
    <custom:Claim xmi:id="2" sofa="1" begin="15" end="20" rating="\(rating)"/>
    \(further)<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="\(text)"/></xmi:XMI>
    """
  }

  private func read(
    _ files: [(name: String, content: String)], by annotator: String? = nil
  ) throws -> ExchangeReading {
    try ExchangeFormat.uimaXMI.read(
      files.map { ExchangeFile(name: $0.name, bytes: Array($0.content.utf8)) }, by: annotator)
  }

  /// `amara true, boris false`; the marker alone where there is no verdict.
  private func said(_ reading: ExchangeReading) -> [String] {
    reading.exchange.claims.flatMap(\.verdicts).map { "\($0.annotator ?? "nobody") \($0.rating)" }
  }

  @Test(
    "is known by its file beside others of the same text, in every layout",
    arguments: [
      ["amara.xmi", "boris.xmi"], ["art.txt/amara.xmi", "art.txt/boris.xmi"],
      ["annotation/art.txt/amara.zip/amara.xmi", "annotation/art.txt/boris.zip/art.txt.xmi"],
      ["project/annotation/art.txt/amara.xmi", "project/annotation/art.txt/boris.xmi"],
    ])
  func isKnownByFile(names: [String]) throws {
    let reading = try read([(names[0], Self.cas("true")), (names[1], Self.cas("false"))])
    #expect(said(reading) == ["amara true", "boris false"])
    #expect(reading.exchange.claims.count == 1)
    #expect(reading.losses.isEmpty)
  }

  @Test func `is nobody's where its file names the text, and is counted`() throws {
    let files = [
      ("one.xmi", Self.cas("true")), ("two.xmi", Self.cas("false", text: Self.text + " Again.")),
    ]
    for files in [[files[0]], files, files.map { ("corpus/\($0.0)", $0.1) }] {
      let reading = try read(files)
      #expect(said(reading) == [])
      #expect(reading.exchange.claims.count == files.count)
      #expect(reading.losses.count(of: UIMAExchange.verdictsOfUnknown) == files.count)
      let told = try read(files, by: "carol")
      #expect(
        told.exchange.claims.flatMap(\.verdicts).map(\.annotator) == files.map { _ in "carol" })
      #expect(told.losses.isEmpty)
    }
  }

  @Test func `is no curator's, and nobody's that a document began with`() throws {
    let reading = try read([
      ("annotation/art.txt/INITIAL_CAS.zip/INITIAL_CAS.xmi", Self.cas("satire")),
      ("annotation/art.txt/amara.zip/amara.xmi", Self.cas("true")),
      ("curation/art.txt/CURATION_USER.zip/CURATION_USER.xmi", Self.cas("false")),
    ])
    #expect(said(reading) == ["amara true"])
    #expect(reading.losses.count(of: UIMAExchange.verdictsOfUnknown) == 2)
    #expect(reading.exchange.documents.map(\.key) == ["art.txt"])
  }

  @Test func `is the user's whom the file names, whatever it is called`() throws {
    let user = #"<type:CASMetadata xmi:id="9" username="amara" sourceDocumentName="art.txt"/>"#
    let reading = try read([("export-17.xmi", Self.cas("true", user))])
    #expect(said(reading) == ["amara true"])
    #expect(reading.exchange.documents.map(\.key) == ["art.txt"])
    let data = #"<type:DocumentMetaData xmi:id="9" sofa="1" documentId="amara"/>"#
    let named = try read([("annotation/art.txt/amara.xmi", Self.cas("true", data))])
    #expect(said(named) == ["amara true"])
    #expect(named.exchange.documents.map(\.key) == ["art.txt"])
  }

  @Test(
    "is nobody's where it lies alone in a folder that may be anything, until somebody says whose it is",
    arguments: ["export/report.xmi", "art.txt/amara.xmi", "xmi/export/report.xmi"])
  func isNobodysAlone(name: String) throws {
    let reading = try read([(name, Self.cas("true"))])
    #expect(said(reading) == [])
    #expect(reading.exchange.claims.count == 1)
    #expect(reading.exchange.annotators == [])
    #expect(reading.losses.count(of: UIMAExchange.verdictsOfUnknown) == 1)
    #expect(said(try read([(name, Self.cas("true"))], by: "carol")) == ["carol true"])
  }

  @Test func `is a person's by its file where something else tells that the folder is the text's`()
    throws
  {
    let data = #"<type:DocumentMetaData xmi:id="9" sofa="1" documentId="art.txt"/>"#
    let titled = try read([("art.txt/amara.xmi", Self.cas("true", data))])
    #expect(said(titled) == ["amara true"])
    #expect(titled.exchange.documents.map(\.key) == ["art.txt"])
    // Who is a person in one text is one in others of the same import.
    let known = try read([
      ("one/amara.xmi", Self.cas("true")), ("one/boris.xmi", Self.cas("false")),
      ("two/amara.xmi", Self.cas("satire", text: Self.text + " Again.")),
      ("two/report.xmi", Self.cas("unproven", text: "Then the ferry rents rose.")),
    ])
    #expect(Set(said(known)) == ["amara true", "boris false", "amara satire"])
    #expect(known.losses.count(of: UIMAExchange.verdictsOfUnknown) == 1)
  }

  @Test(
    "is the same person's whose file a browser numbered at the second download",
    arguments: [
      ["art.txt/amara.xmi", "art.txt/amara (1).xmi", "art.txt/boris.xmi"],
      ["annotation/art.txt/amara.xmi", "annotation/art.txt/amara(2).xmi"],
      ["annotation/art.txt/amara.zip/x.xmi", "annotation/art.txt/amara (1).zip/x.xmi"],
    ])
  func isOnePersonTwice(names: [String]) throws {
    let reading = try read(names.map { ($0, Self.cas("true")) })
    #expect(
      Set(said(reading)) == Set(names.count > 2 ? ["amara true", "boris true"] : ["amara true"]))
    #expect(reading.losses.isEmpty)
    // A file and its second download are no two people.
    let twice = try read([("report.xmi", Self.cas("true")), ("report (1).xmi", Self.cas("true"))])
    #expect(said(twice) == [])
    #expect(twice.exchange.documents.map(\.key) == ["report"])
  }

  @Test func `keeps two texts of one folder apart`() throws {
    let other = "A headline here; " + Self.text
    let reading = try read([
      ("d/one.xmi", Self.cas("true")), ("d/two.xmi", Self.cas("true", text: other)),
    ])
    #expect(reading.exchange.claims.map(\.words) == ["rents", "; The"])
    #expect(Set(reading.exchange.documents.map(\.key)).count == 2)
  }

  // MARK: Relations

  @Test(
    "offers what a relation joins to its claim, whichever way the arrow points",
    arguments: [("2", "3"), ("3", "2")])
  func offersByRelation(from: String, to: String) throws {
    let further = """
      <custom:Evidence xmi:id="3" sofa="1" begin="0" end="9"/>
      <custom:Stance xmi:id="4" sofa="1" begin="0" end="9" Governor="\(from)" Dependent="\(to)"
       label="supports" note="as printed"/>
      """
    let reading = try read([("annotation/art/amara.xmi", Self.cas("true", further))])
    #expect(reading.losses.isEmpty && reading.skipped.isEmpty)
    #expect(said(reading) == ["amara true"])
    let evidence = reading.exchange.claims.flatMap(\.evidence)
    #expect(evidence.map(\.stance) == [.supports])
    #expect(evidence.map { $0.place?.exact } == ["The mayor"])
    #expect(evidence.map(\.note) == ["as printed"])
    #expect(reading.exchange.claims.map(\.tags) == [[]])
  }

  @Test func `offers the words of a claim on another by a relation, and counts other relations`()
    throws
  {
    let further = """
      <custom:Claim xmi:id="3" sofa="1" begin="0" end="9"/>
      <custom:Evidence xmi:id="5" sofa="1" begin="10" end="14"/>
      <custom:Supports xmi:id="4" sofa="1" begin="0" end="9" Governor="3" Dependent="2"/>
      <custom:Stance xmi:id="6" sofa="1" begin="0" end="9" Governor="3" Dependent="2" label="odd"/>
      <custom:Stance xmi:id="7" sofa="1" begin="0" end="9" Governor="3" Dependent="8" label="refutes"/>
      """
    let reading = try read([("annotation/art/amara.xmi", Self.cas("true", further))])
    #expect(reading.exchange.claims.map(\.words) == ["rents", "The mayor"])
    #expect(reading.exchange.claims.map { $0.evidence.map(\.stance) } == [[.supports], []])
    #expect(
      reading.losses.entries.map(\.what) == [
        "relations that are no stance of evidence on a claim",
        "relations that do not join a claim and evidence",
        "evidence on no claim, or of no known stance",
      ])
  }

  @Test func `counts the features of evidence and of relations that nothing is read from`() throws {
    let further = """
      <custom:Evidence xmi:id="3" sofa="1" begin="0" end="9" certainty="high"/>
      <custom:Stance xmi:id="4" sofa="1" begin="0" end="9" Governor="3" Dependent="2"
       label="supports" note="as printed" strength="3" other="refutes"><why>a</why></custom:Stance>
      """
    let reading = try read([("annotation/art/amara.xmi", Self.cas("true", further))])
    #expect(reading.exchange.claims.flatMap(\.evidence).map(\.stance) == [.supports])
    #expect(
      Set(reading.losses.entries.map(\.what)) == [
        "values of the key 'certainty' of evidence", "values of the key 'strength' of relations",
        "values of the key 'other' of relations", "values of the key 'why' of relations",
      ])
    #expect(reading.losses.entries.map(\.count) == [1, 1, 1, 1])
  }

  // MARK: What is no XML

  @Test(
    "says of a broken file what is wrong with it, and where",
    arguments: [
      ("", nil, "it is empty"),
      ("<a>\n<b></a>", 2, "an element ends that is not the one that began last"),
      ("<a>\n", 2, "it ends before its elements do"),
      (
        "<a>\nthis & that</a>", 2,
        "a '<' or '&' has no name behind it: as words they are written '&lt;' and '&amp;'"
      ),
      ("<a>\n<b x='1' x='2'/></a>", 2, "an attribute stands twice in one element"),
      ("{}", 1, "it does not begin as XML does"),
      (
        "<?xml version='1.0' encoding='UTF-8'>\n<a/>", 1,
        "its XML declaration is broken: it does not end in '?>'"
      ),
      (
        "<?xml version=1.0?>\n<a/>", 1,
        "its XML declaration is broken: a value has no quotation marks"
      ),
      (
        "<?xml encoding='UTF-8'?>\n<a/>", 1,
        "its XML declaration is broken: it does not say a version"
      ),
      (
        "\n<?xml version='1.0'?>\n<a/>", 2,
        "its XML declaration is broken, or does not stand at its beginning"
      ),
      (
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", nil,
        "its document type declares entities or attributes"
      ),
      (
        "<a>\u{1}</a>", 1,
        "it has a character that XML 1.0 does not have, such as a control character"
      ),
    ] as [(String, Int?, String)])
  func saysWhatIsWrong(text: String, line: Int?, reason: String) {
    #expect(throws: XMLFault(line: line, reason: reason)) {
      try XMLElement.root(of: Array(text.utf8))
    }
  }
}
