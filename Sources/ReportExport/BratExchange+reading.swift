import ClaimModel
import TextAnchoring

extension BratExchange {
  static func read(
    _ files: [ExchangeFile], ratings: Set<String>
  ) throws(FormatError) -> ExchangeReading {
    var reading = ExchangeReading()
    var layers: [StandoffLayer] = []
    var texts: [String: ExchangeFile] = [:]
    var keys: [String: String] = [:]
    var search = WordSearch()
    for file in files where file.ending == "txt" { texts[base(of: file)] = file }
    let annotations = files.filter { ["ann", "a1", "a2"].contains($0.ending) }
    let isEmpty = files.contains { $0.name == "annotation.conf" }
    guard !annotations.isEmpty || isEmpty else {
      throw .notThisFormat(
        file: files.first?.name ?? "", line: nil, format: "brat",
        reason: "there is no .ann file beside a .txt file")
    }
    for file in annotations {
      // A browser may have numbered the annotations alone.
      let source = texts[base(of: file)] ?? texts[base(of: file, FileName.original(file.stem))]
      guard let source, let text = source.text else {
        reading.skip(file, 1, "its text, a .txt file of its name in UTF-8, is not there")
        continue
      }
      if let layer = layer(file, of: source, text, &keys, ratings, &search, &reading) {
        layers.append(layer)
      }
    }
    let (exchange, losses) = Exchange.joining(layers, of: .brat)
    reading.exchange = exchange
    reading.losses.note(losses)
    return reading
  }

  /// - Parameter keys: the texts by their names: two texts of one name are two documents.
  private static func layer(
    _ file: ExchangeFile, of source: ExchangeFile, _ raw: String, _ keys: inout [String: String],
    _ ratings: Set<String>, _ search: inout WordSearch, _ reading: inout ExchangeReading
  ) -> StandoffLayer? {
    guard let lines = file.text else {
      reading.skip(file, 1, "it is not UTF-8")
      return nil
    }
    let (text, places) = ScalarText.plain(raw)
    let stem = FileName.plain(source.stem)
    let isOther = keys[stem].map { $0 != text } ?? false
    if !isOther { keys[stem] = text }
    var layer = StandoffLayer(
      document: ExchangedDocument(key: isOther ? base(of: source) : stem, text: text),
      annotator: annotator(of: file))
    var reader = Reader(file: file, text: text, places: places, search: search)
    layer.claims = reader.marks(lines, ratings, &reading)
    search = reader.search
    return layer
  }

  private static func base(of file: ExchangeFile, _ stem: String? = nil) -> String {
    (file.folders + [stem ?? file.stem]).joined(separator: "/")
  }

  private static func annotator(of file: ExchangeFile) -> String? {
    guard let folder = file.folders.last, !ToolName.isNobodys(FileName.original(folder), or: parts)
    else { return nil }
    return FileName.plain(FileName.original(folder))
  }
}
