import AnnotatorAgreement
public import ClaimModel

extension Filter {
  /// Reads ratings from a CSV file with the header `item,annotator,label` and says how far the annotators
  /// agree: the object of `stet agreement --from --json`.
  ///
  /// - Parameter path: plain or packed with gzip; `-` for standard input.
  /// - Throws: ``AnnotatorAgreement/AgreementError`` with the line, and ``DeskError``.
  public static func agreement(
    from path: String, _ request: AgreementRequest = AgreementRequest()
  ) throws -> JSONValue {
    let name = path == "-" ? "standard input" : path
    var reader = RatingFileReader(file: name, groupColumn: request.grouping)
    var unpacking = Unpacking(name: name, isNamedGzip: path.hasSuffix(".gz"))
    let take = { (piece: UnsafeRawBufferPointer) in try reader.feed(piece) }
    if path == "-" {
      try ByteStream.read(ByteStream.standardInput, name: name) { try unpacking.feed($0, take) }
    } else {
      try OpenedFile(path).read { try unpacking.feed($0, take) }
    }
    try unpacking.finish(take)
    let sheet = try reader.finish()
    let report = AgreementReport(
      request: request, scale: LabelScale(order: request.order, offScale: request.offScale),
      file: name)
    let parts = request.grouping.map { _ in
      sheet.parts.map { AgreementReport.Part(name: $0.name, sheet: $0.sheet) }
    }
    return try report.json(sheet, parts: parts)
  }
}
