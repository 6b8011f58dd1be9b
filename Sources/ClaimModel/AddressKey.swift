/// An address as addresses are compared: what may lead to the same page is the same.
///
/// A page has very many spellings of its address, and copies in archives, caches and proxies. Two addresses with
/// one key are held to be one page, which only ever takes weight from evidence; so the key is generous. It has no
/// case, scheme, user, default port, `www.`, `m.` or `amp.`, no empty or dotted steps of the path, no `/amp` and
/// no `index.html`, no fragment, and nothing in its query that only says where a reader came from. An address that
/// holds another page's, as an archive's does, has that page's key.
///
/// **Source.** RFC 3986, sections 5.2.4 and 6.2; beyond these, what archives and sites do.
struct AddressKey {
  /// May be empty.
  private let host: ArraySlice<UInt8>
  /// From the first slash behind the host to the end, without a fragment.
  private let rest: ArraySlice<UInt8>

  /// How often an address is looked for within another one.
  private static let mostHeld = 4

  /// The key of an address; of other words, something that no address has for its key.
  static func key(of address: String) -> String {
    var parts = AddressKey(address, isHeld: false)
    for _ in 0..<mostHeld {
      guard let held = parts.held else { break }
      parts = AddressKey(held.text, isHeld: true)
    }
    return parts.key
  }

  /// - Parameter isHeld: whether it stood within another address, whose signs it had to avoid.
  private init(_ address: String, isHeld: Bool) {
    let plain =
      address.utf8.contains(UInt8(ascii: "%")) ? Self.decoded(address, all: isHeld) : address
    let all = Array(OriginHeaps.wholeKey(plain).utf8)
    // Behind `#/` and `#!` a page of one script names what it shows; else a place on the page.
    let mark = all.indices.first { index in
      all[index] == UInt8(ascii: "#")
        && !(index + 1 < all.count && "/!".utf8.contains(all[index + 1]))
    }
    var whole = all[..<(mark ?? all.endIndex)]
    if whole.contains(UInt8(ascii: "\\")) {
      // As browsers read it.
      whole = whole.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...]
    }
    // As it stands in a sentence, between signs or before a full stop.
    while let first = whole.first, "<>([\"'` ".utf8.contains(first) { whole = whole.dropFirst() }
    while let last = whole.last, "<>)]\"'`.,;:! ".utf8.contains(last) { whole = whole.dropLast() }
    for name in ["view-source:", "cache:"] where whole.starts(with: name.utf8) {
      whole = whole.dropFirst(name.utf8.count)
    }
    whole = Self.withoutScheme(whole)
    let end = whole.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    host = Self.host(whole[..<(end ?? whole.endIndex)])
    rest = whole[(end ?? whole.endIndex)...]
  }

  /// The text with what is percent-coded read.
  ///
  /// - Parameter isAll: whether signs are read too that would make another address of it.
  private static func decoded(_ address: String, all isAll: Bool) -> String {
    let bytes = Array(address.utf8)
    var (plain, index) = ([UInt8](), 0)
    while index < bytes.count {
      let code = bytes[index...].prefix(3)
      let isCode =
        code.count == 3 && code.first == UInt8(ascii: "%") && code[index + 1] != UInt8(ascii: "+")
      if isCode, let byte = UInt8(code.dropFirst().text, radix: 16),
        isAll || !"#?&%".utf8.contains(byte)
      {
        plain.append(byte)
        index += 3
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func withoutScheme(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let name = address.prefix { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
    let behind = address[name.endIndex...]
    let isScheme = !name.isEmpty && behind.starts(with: ":/".utf8)
    guard isScheme || address.starts(with: "//".utf8) else { return address }
    return (isScheme ? behind.dropFirst() : address).drop { $0 == UInt8(ascii: "/") }
  }

  /// Names that come before a site's own and lead to the same pages.
  private static let entrances = [
    "www.", "m.", "mobile.", "amp.", "wap.", "www1.", "www2.", "www3.",
  ]

  private static func host(_ authority: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var host = authority
    if let user = host.lastIndex(of: UInt8(ascii: "@")) { host = host[user...].dropFirst() }
    if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      let port = host[colon...].dropFirst()
      if port.isEmpty || [80, 443].contains(Int(port.text)) { host = host[..<colon] }
    }
    while host.last == UInt8(ascii: ".") { host = host.dropLast() }
    while let entrance = entrances.first(where: { host.starts(with: $0.utf8) }) {
      let site = host.dropFirst(entrance.utf8.count)
      guard site.contains(UInt8(ascii: ".")) else { break }
      host = site
    }
    return host
  }

  private var path: ArraySlice<UInt8> { rest.prefix { $0 != UInt8(ascii: "?") } }
  private var query: ArraySlice<UInt8> { rest.drop { $0 != UInt8(ascii: "?") }.dropFirst() }

  /// The steps of the path, without those that lead nowhere.
  private var steps: [ArraySlice<UInt8>] {
    var steps: [ArraySlice<UInt8>] = []
    for written in path.split(separator: UInt8(ascii: "/")) where !written.elementsEqual(".".utf8) {
      // The number of a reader's session is no part of the page.
      let step = Self.withoutSession(written)
      if step.elementsEqual("..".utf8) {
        _ = steps.popLast()
      } else if !step.isEmpty {
        steps.append(step)
      }
    }
    return steps
  }

  private static func withoutSession(_ step: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    // Very few steps have one, and to look for words takes long.
    guard step.contains(UInt8(ascii: ";")),
      let session = step.firstRange(of: Array(";jsessionid=".utf8))
    else { return step }
    return step[..<session.lowerBound]
  }

  /// What ends a path and leads where the path leads without it.
  private static let endings: Set<String> = [
    "amp", "amp.html", "print", "print.html", "index.html", "index.htm", "index.shtml", "index.php",
    "index.asp",
    "index.aspx",
    "default.htm", "default.html", "default.asp", "default.aspx",
  ]

  private var key: String {
    var key = Array(host)
    var steps = steps[...]
    while let last = steps.last, Self.endings.contains(last.text) { steps = steps.dropLast() }
    if steps.count > 1, ["amp", "print"].contains(steps.first?.text) { steps = steps.dropFirst() }
    for (place, step) in zip(steps.indices, steps) {
      var step = step.text
      if place == steps.endIndex - 1 {
        if step.hasSuffix(".amp.html") {
          step = String(step.dropLast(".amp.html".count))
        } else if step.hasSuffix(".amp") {
          step.removeLast(".amp".count)
        } else if step.hasSuffix(".html") {
          step.removeLast(".html".count)
        }
      }
      key += Array("/\(step)".utf8)
    }
    for (place, one) in asked.enumerated() {
      key += Array(((place == 0 ? "?" : "&") + one).utf8)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// What is asked of the page, in order of bytes; what asks nothing is left out.
  private var asked: [String] {
    if query.isEmpty { return [] }
    let asked = query.split(whereSeparator: { "&;".utf8.contains($0) }).compactMap {
      one -> ExactText? in
      let name = one.prefix { $0 != UInt8(ascii: "=") }.text
      let isNumbered = one.dropFirst(name.utf8.count).contains { (0x30...0x39).contains($0) }
      guard !name.isEmpty, !Self.isTracker(name), !Self.doubtful.contains(name) || isNumbered
      else { return nil }
      return ExactText(one.last == UInt8(ascii: "=") ? one.dropLast().text : one.text)
    }
    return Set(asked).sorted().map(\.text)
  }

  /// Whether a member of a query says where a reader came from, and nothing of the page.
  private static func isTracker(_ name: String) -> Bool {
    trackers.contains(name) || trackerBeginnings.contains { name.hasPrefix($0) }
  }

  private static let trackerBeginnings = [
    "utm_", "mc_", "mtm_", "pk_", "piwik_", "matomo_", "itm_", "_hs", "hsa_", "ref_", "oly_",
    "vero_", "guce_",
    "guccounter", "at_", "wt_", "wt.", "_x_tr_", "ns_", "trk", "share_", "amp_", "fb_", "ga_",
    "__twitter", "__s",
  ]

  private static let trackers: Set<String> = [
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
    "twclid", "ttclid",
    "li_fat_id", "igshid", "igsh", "mkt_tok", "s_cid", "cmp", "cmpid", "cmpgn", "campaign", "ncid",
    "icid", "ocid",
    "ito", "referrer", "referer", "reflink", "sharetoken", "smid", "smtyp", "sref", "spm", "scm",
    "xtor", "rss", "hss_channel", "_ga", "_gl", "phpsessid", "jsessionid", "sessionid", "amp",
    "outputtype", "usqp", "fromrss", "taid", "dicbo", "print",
  ]

  /// Members that do so on many sites, and name the page on others: with a word that has no digit they are taken
  /// for the first.
  private static let doubtful: Set<String> = [
    "ref", "source", "src", "via", "share", "shared", "feature", "partner", "output", "view",
  ]
}

// Addresses of other pages in those of archives, caches and proxies.
extension AddressKey {
  /// The address of another page that this one holds; `nil` where it holds none.
  private var held: ArraySlice<UInt8>? { heldInPath ?? heldInQuery ?? heldByArchive }

  private var heldInPath: ArraySlice<UInt8>? {
    path.indices.dropFirst().first { Self.isWhole(rest[$0...]) }.map { rest[$0...] }
  }

  private var heldInQuery: ArraySlice<UInt8>? {
    for one in query.split(separator: UInt8(ascii: "&")) {
      let name = one.prefix { $0 != UInt8(ascii: "=") }
      let value = one.dropFirst(name.count + 1)
      if ["url", "u", "uri"].contains(name.text) || name.text == "q" && isSite("google") {
        let isAddress = Self.isWhole(value) || isArchive && value.contains(UInt8(ascii: "."))
        if isAddress { return value }
      }
      if name.text == "q", value.starts(with: "cache:".utf8) {
        // A number may stand before it, words that were looked for behind it.
        let words = value.dropFirst("cache:".utf8.count).prefix {
          $0 != UInt8(ascii: "+") && $0 != 0x20
        }
        let number = words.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ".") }
        let isNumbered =
          words[number.endIndex...].first == UInt8(ascii: ":") && !Self.isWhole(words)
        return isNumbered ? words[number.endIndex...].dropFirst() : words
      }
    }
    return nil
  }

  /// As those write it who leave out the scheme.
  private var heldByArchive: ArraySlice<UInt8>? {
    let site = host.text
    var first: Int?
    if isArchive || site.hasSuffix("cdn.ampproject.org") || site.hasSuffix("bing-amp.com") {
      let steps = steps
      first = steps.indices.dropFirst().first { Self.isHost(steps[$0]) }
    } else if isSite("google"), steps.first?.text == "amp" {
      first = steps.indices.first { Self.isHost(steps[$0]) }
    } else if site.hasSuffix(".translate.goog") {
      let name = site.dropLast(".translate.goog".count).split(
        separator: "--", omittingEmptySubsequences: false
      )
      .map { $0.split(separator: "-").joined(separator: ".") }.joined(separator: "-")
      return Array(name.utf8)[...] + rest
    }
    guard let first else { return nil }
    let address = steps[first...].joined(separator: [UInt8(ascii: "/")])
    return (Array(address) + rest.drop { $0 != UInt8(ascii: "?") })[...]
  }

  private var isArchive: Bool {
    let site = host.text
    if site == "web.archive.org" { return true }
    if site == "archive.org" { return ["web", "wayback", "save"].contains(steps.first?.text) }
    return [".today", ".is", ".ph", ".md", ".li", ".fo", ".vn"].contains { site == "archive" + $0 }
  }

  /// Whether it is an address of the site in any country.
  private func isSite(_ name: String) -> Bool { host.starts(with: "\(name).".utf8) }

  /// Whether an address with its scheme begins here.
  private static func isWhole(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "h") else { return false }
    return text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
      || text.starts(with: "http:/".utf8) || text.starts(with: "https:/".utf8)
  }

  /// Whether a step of a path may be the name of a site: not the time at which something was archived.
  private static func isHost(_ step: ArraySlice<UInt8>) -> Bool {
    step.contains(UInt8(ascii: "."))
      && step.contains { !(0x30...0x39).contains($0) && $0 != 0x2E && $0 != 0x2D }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
}
