import ClaimModel

/// A UIMA CAS in XMI: a text and annotations with features; here one file a document and person, as
/// INCEpTION exports them.
///
/// **Source.** OASIS, "Unstructured Information Management Architecture (UIMA) Version 1.0", and the XMI
/// reference of Apache UIMA.
enum UIMAExchange {
  static let carried: Set<ExchangeFeature> = [
    .placelessClaims, .documentTexts, .furtherPlaces, .positions, .marks, .places, .wordings,
    .claimants, .claimDates,
    .placedEvidence, .evidenceNotes, .evidenceAnnotators, .stances, .furtherVerdicts, .annotators,
    .confidence, .rationales, .seen, .tags, .notes, .keys,
  ]

  /// The namespace of the package in which INCEpTION keeps a project's own layers.
  static let namespace = "http:///webanno/custom.ecore"
  static let (claimType, evidenceType) = ("Claim", "Evidence")
  /// The view that a CAS has where nobody named one.
  static let initialView = "_InitialView"

  /// Features of a claim that hold one text.
  enum Feature: String, CaseIterable {
    case name, wording, claimant, date, rating, confidence, rationale, seen
    /// `false` where the person did not mark the place, and only said something of the claim.
    case marked
  }

  static func write(_ exchange: Exchange) -> ExchangeWriting {
    let (kept, beyond) = exchange.namedThroughout()
    let beside = kept.withSheet()
    var losses = beyond
    var lost = 0
    var files = [ExchangeFile(name: "TypeSystem.xml", bytes: Array(typeSystem.utf8))]
    for layer in beside.layers() {
      let person = layer.annotator.map { FileName.safe($0, avoiding: [nobody]) } ?? nobody
      let name = "\(FileName.safe(layer.document.key))/\(person).xmi"
      files.append(
        ExchangeFile(name: name, bytes: Array(xmi(layer, counting: &lost).utf8)))
    }
    losses.note("characters that XML 1.0 cannot hold", lost)
    return ExchangeWriting(
      files: files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, losses: losses)
  }

  /// The name of a file that names nobody.
  static let nobody = "initial"

  private static func xmi(_ layer: StandoffLayer, counting lost: inout Int) -> String {
    var writer = Writer(text: ScalarText(layer.document.text ?? ""))
    for mark in layer.claims { writer.add(mark) }
    let members = (2...writer.number).map { "\($0)" }.joined(separator: " ")
    let sofa = XMLElement.escaped(layer.document.text ?? "", counting: &writer.lost)
    lost += writer.lost
    return head
      + "<tcas:DocumentAnnotation xmi:id=\"2\" sofa=\"1\" begin=\"0\""
      + " end=\"\(writer.text.unit(writer.text.scalars.count))\" language=\"x-unspecified\"/>\n"
      + writer.elements.map { $0 + "\n" }.joined()
      + "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"\(initialView)\" mimeType=\"text/plain\""
      + " sofaString=\"\(sofa)\"/>\n<cas:View sofa=\"1\" members=\"\(members)\"/>\n</xmi:XMI>\n"
  }

  /// Writes the annotations of one person in one text.
  private struct Writer {
    let text: ScalarText
    private(set) var elements: [String] = []
    /// The last name that was given; the first two are those of the text and of the document.
    private(set) var number = 2
    var lost = 0

    init(text: ScalarText) { self.text = text }

    mutating func add(_ mark: StandoffLayer.Mark) {
      let spans = mark.places.compactMap(\.first)
      guard let first = spans.first else { return }
      let verdict = mark.verdict
      let features: [(Feature, String?)] = [
        (.name, mark.key), (.wording, mark.wording), (.claimant, mark.speaker),
        (.date, mark.madeOn), (.rating, verdict?.rating),
        (.confidence, verdict?.confidence.map { "\($0)" }), (.rationale, verdict?.rationale),
        (.seen, verdict?.seen?.rawValue), (.marked, mark.unmarked.contains(0) ? "false" : nil),
      ]
      let claim = element(
        claimType, first, features.map { ($0.rawValue, $1) },
        lists: [("tags", mark.tags), ("notes", mark.notes)])
      for (number, span) in spans.dropFirst().enumerated() {
        let isMarked = !mark.unmarked.contains(number + 1)
        _ = element(
          claimType, span,
          [("same", "\(claim)"), (Feature.marked.rawValue, isMarked ? nil : "false")])
      }
      for source in mark.evidence {
        _ = element(
          evidenceType, source.span,
          [("stance", source.stance.rawValue), ("claim", "\(claim)"), ("note", source.note)])
      }
    }

    private mutating func element(
      _ type: String, _ span: TextSpan, _ features: [(String, String?)],
      lists: [(String, [String])] = []
    ) -> Int {
      number += 1
      var written =
        "<custom:\(type) xmi:id=\"\(number)\" sofa=\"1\" begin=\"\(text.unit(span.start))\""
        + " end=\"\(text.unit(span.end))\""
      for (name, value) in features {
        guard let value else { continue }
        written += " \(name)=\"\(XMLElement.escaped(value, counting: &lost))\""
      }
      var inside = ""
      for (name, values) in lists {
        for value in values {
          inside += "<\(name)>\(XMLElement.escaped(value, counting: &lost))</\(name)>"
        }
      }
      elements.append(written + (inside.isEmpty ? "/>" : ">\(inside)</custom:\(type)>"))
      return number
    }
  }

  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
    xmlns:tcas="http:///uima/tcas.ecore" xmlns:custom="\(namespace)" xmi:version="2.0">
    <cas:NULL xmi:id="0"/>

    """

  /// The types, for programs that ask for them beside the CAS.
  static let typeSystem: String = {
    func feature(_ name: String, _ range: String, _ element: String? = nil) -> String {
      "<featureDescription><name>\(name)</name><description/>"
        + "<rangeTypeName>\(range)</rangeTypeName>"
        + (element.map { "<elementType>\($0)</elementType>" } ?? "") + "</featureDescription>"
    }
    func type(_ name: String, _ features: [String]) -> String {
      "<typeDescription><name>webanno.custom.\(name)</name><description/>"
        + "<supertypeName>uima.tcas.Annotation</supertypeName><features>\(features.joined())"
        + "</features></typeDescription>\n"
    }
    let texts = Feature.allCases.map { feature($0.rawValue, "uima.cas.String") }
    let lists = ["tags", "notes"].map {
      feature($0, "uima.cas.StringArray", "uima.cas.String")
    }
    let own = "webanno.custom.\(claimType)"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>

      """ + type(claimType, texts + lists + [feature("same", own)])
        + type(
          evidenceType,
          [
            feature("stance", "uima.cas.String"), feature("note", "uima.cas.String"),
            feature("claim", own),
          ]) + "</types></typeSystemDescription>\n"
  }()
}
