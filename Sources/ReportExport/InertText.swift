import ClaimModel

/// The text as exports show it: with a mark, such as `⟨U+200B⟩`, in place of each scalar that nobody sees.
public func marked(_ text: String) -> String {
  var count = 0
  return InertText.marked(text, counting: &count)
}

/// The address as exports have it: without its colons, as `%3A`, where a program must not follow it.
public func inertAddress(_ address: String) -> String { InertText.inert(address) ?? address }

/// Makes text from outside harmless in files that other programs open.
enum InertText {
  /// Whether a terminal or a reader could be misled by the scalar; line ends and tabs are not.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09, 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: false
    case 0...0x1F, 0x7F...0x9F: true
    default: visible(String(scalar)).unicodeScalars.first != scalar
    }
  }

  /// The text with each hidden scalar as a mark, such as `⟨U+202E⟩`.
  static func marked(_ text: String, counting count: inout Int) -> String {
    let hidden = text.unicodeScalars.count(where: isHidden)
    guard hidden > 0 else { return text }
    count += hidden
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
      if isHidden(scalar) { shown += scalar.mark } else { shown.unicodeScalars.append(scalar) }
    }
  }

  /// The text with each hidden scalar replaced by one other, so that places in it stay.
  static func replaced(_ text: String, counting count: inout Int) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar) { count += 1 }
      kept.append(isHidden(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(kept)
  }

  /// What a loss report calls hidden scalars that were marked.
  static let lostHidden = "control and invisible characters, which are written as visible marks"
  /// What a loss report calls hidden scalars that were replaced.
  static let lostReplaced = "control and invisible characters, which are written as U+FFFD (�)"

  /// Whether an address may be followed: of the web, or a name.
  static func isAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    let schemes = ["https://", "http://", "ftp://", "urn:", "doi:", "mailto:"]
    return schemes.contains { lower.hasPrefix($0) }
      && !text.unicodeScalars.contains { isHidden($0) || $0.properties.isWhitespace }
  }
}

extension InertText {
  /// The address without its colons, as `%3A`; `nil` where it may stay as it is.
  static func inert(_ address: String) -> String? {
    guard !isAddress(address) else { return nil }
    // Without its colon it has no scheme, and names nothing.
    let scheme = address.unicodeScalars.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard scheme.contains(":") else { return nil }
    return address.unicodeScalars.reduce(into: "") {
      if $1 == ":" { $0 += "%3A" } else { $0.unicodeScalars.append($1) }
    }
  }

  /// Whether a name, were it taken for an address, would be a program.
  static func isCode(_ name: String) -> Bool {
    let letters = name.lowercased().unicodeScalars.filter {
      !isHidden($0) && !$0.properties.isWhitespace
    }
    let text = String(String.UnicodeScalarView(letters))
    return ["javascript:", "data:", "vbscript:"].contains { text.hasPrefix($0) }
  }
}

extension Exchange {
  /// The exchange with every address that a program must not follow taken out and kept as words.
  ///
  /// - Returns: the number of addresses as a loss.
  func withInertAddresses() -> (exchange: Exchange, losses: LossReport) {
    var exchange = self
    var count = 0
    func inert(_ address: String?) -> String? {
      guard let address, let inert = InertText.inert(address) else { return address }
      count += 1
      return inert
    }
    func inertName(_ name: String) -> String { InertText.isCode(name) ? inert(name) ?? name : name }
    for index in exchange.documents.indices {
      exchange.documents[index].key = inertName(exchange.documents[index].key)
      exchange.documents[index].url = inert(exchange.documents[index].url)
    }
    for index in exchange.claims.indices {
      exchange.claims[index].key = exchange.claims[index].key.map(inertName)
      for at in exchange.claims[index].places.indices {
        let document = exchange.claims[index].places[at].document
        exchange.claims[index].places[at].document = inertName(document)
      }
      for at in exchange.claims[index].evidence.indices {
        exchange.claims[index].evidence[at].url = inert(exchange.claims[index].evidence[at].url)
        if let document = exchange.claims[index].evidence[at].place?.document {
          exchange.claims[index].evidence[at].place?.document = inertName(document)
        }
      }
    }
    var losses = LossReport()
    losses.note("addresses that are none of the web, whose colons are written as %3A", count)
    return (exchange, losses)
  }
}
