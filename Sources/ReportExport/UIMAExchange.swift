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
    var files = [ExchangeFile(name: "TypeSystem.xml", bytes: Array(typeSystem.utf8))]
    let layers = beside.layers()
    let names = TextNames(layers)
    for layer in layers {
      let folder = FileName.safe(
        names.name(of: layer.document), avoiding: { parts.contains($0.lowercased()) })
      let person =
        layer.annotator.map { FileName.safe($0) { reserved.contains($0.lowercased()) } } ?? nobody
      let name = "\(project)/\(folder)/\(person).xmi"
      files.append(
        ExchangeFile(name: name, bytes: Array(xmi(layer, &losses).utf8)))
    }
    return ExchangeWriting(
      files: files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }, losses: losses)
  }

  /// The name of a file that names nobody.
  static let nobody = "initial"

  private static func xmi(_ layer: StandoffLayer, _ losses: inout LossReport) -> String {
    var writer = Writer(text: ScalarText(layer.document.text ?? ""), kept: layer.markNames)
    for mark in layer.claims { writer.add(mark) }
    let members = ([writer.head] + writer.names).joined(separator: " ")
    let sofa = XMLElement.escaped(layer.document.text ?? "", counting: &writer.lost)
    losses.note("characters that XML 1.0 cannot hold", writer.lost)
    losses.note(Exchange.marksOfOthers, writer.naming.lost)
    return head
      + "<tcas:DocumentAnnotation xmi:id=\"\(writer.head)\" sofa=\"\(writer.sofa)\" begin=\"0\""
      + " end=\"\(writer.text.unit(writer.text.scalars.count))\" language=\"x-unspecified\"/>\n"
      + writer.elements.map { $0 + "\n" }.joined()
      + "<cas:Sofa xmi:id=\"\(writer.sofa)\" sofaNum=\"1\" sofaID=\"\(initialView)\""
      + " mimeType=\"text/plain\" sofaString=\"\(sofa)\"/>\n"
      + "<cas:View sofa=\"\(writer.sofa)\" members=\"\(members)\"/>\n</xmi:XMI>\n"
  }

  /// Writes the annotations of one person in one text.
  private struct Writer {
    let text: ScalarText
    private(set) var elements: [String] = []
    /// The names of the text and of the document.
    let (sofa, head): (String, String)
    /// The names of the elements.
    private(set) var names: [String] = []
    private(set) var naming: MarkNaming
    /// The last number that was looked at for a name.
    private var number = 0
    var lost = 0

    init(text: ScalarText, kept: [String]) {
      self.text = text
      // 0 is the name of nothing, which every CAS has.
      naming = MarkNaming(kept: kept.filter { $0 != "0" })
      var number = 0
      func next() -> String {
        number += 1
        return "\(number)"
      }
      (sofa, head) = (naming.name(nil, or: next), naming.name(nil, or: next))
      self.number = number
    }

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
        claimType, first, mark, features.map { ($0.rawValue, $1) },
        lists: [("tags", mark.tags), ("notes", mark.notes)])
      for (number, span) in spans.dropFirst().enumerated() {
        let isMarked = !mark.unmarked.contains(number + 1)
        _ = element(
          claimType, span, mark,
          [("same", claim), (Feature.marked.rawValue, isMarked ? nil : "false")])
      }
      for source in mark.evidence {
        _ = element(
          evidenceType, source.span, mark,
          [("stance", source.stance.rawValue), ("claim", claim), ("note", source.note)])
      }
    }

    private mutating func element(
      _ type: String, _ span: TextSpan, _ mark: StandoffLayer.Mark,
      _ features: [(String, String?)], lists: [(String, [String])] = []
    ) -> String {
      var number = number
      let id = naming.name(mark.names[[span]].map { TextNames.mark($0) }) {
        number += 1
        return "\(number)"
      }
      self.number = number
      names.append(id)
      var written =
        "<custom:\(type) xmi:id=\"\(id)\" sofa=\"\(sofa)\" begin=\"\(text.unit(span.start))\""
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
      return id
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
