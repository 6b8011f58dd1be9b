import CLibxml2

/// The JSON-LD that lies in an HTML page.
enum PageScripts {
  /// The texts of all `script` elements of type `application/ld+json`, in order.
  ///
  /// - Returns: `nil` for bytes in which libxml2 finds no page.
  static func jsonLD(in bytes: [UInt8]) -> [String]? {
    guard bytes.count < Int(Int32.max) else { return nil }
    let document = bytes.withUnsafeBytes { raw in
      stet_html_read(raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count))
    }
    guard let document else { return nil }
    defer { xmlFreeDoc(document) }
    guard let root = xmlDocGetRootElement(document) else { return nil }
    var found: [String] = []
    var node: UnsafeMutablePointer<xmlNode>? = root
    // From node to node, not by recursion: a page may be as deep as it likes.
    while let one = node {
      if let text = script(one) { found.append(text) }
      node = one.pointee.type == XML_ELEMENT_NODE ? one.pointee.children : nil
      var passed: UnsafeMutablePointer<xmlNode>? = one
      while node == nil, let done = passed, done != root {
        node = done.pointee.next
        passed = done.pointee.parent
      }
    }
    return found
  }

  /// A script without the marks that hide it from old browsers and from XML: comments of HTML, sections of
  /// character data, and comments of JavaScript around those.
  static func withoutWrapping(_ script: String) -> String {
    var bytes = Array(script.trimmedOfSpace.utf8)[...]
    let (opening, closing) = (
      ["<!--", "<![CDATA[", "//", "/*", "*/"], ["-->", "]]>", "//", "/*", "*/"]
    )
    func isSpace(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 } ?? false }
    var isGoing = true
    while isGoing {
      isGoing = false
      while isSpace(bytes.first) { bytes.removeFirst() }
      while isSpace(bytes.last) { bytes.removeLast() }
      if let mark = opening.first(where: { bytes.starts(with: $0.utf8) }) {
        bytes.removeFirst(mark.utf8.count)
        isGoing = true
      }
      if let mark = closing.first(where: { bytes.reversed().starts(with: $0.utf8.reversed()) }) {
        bytes.removeLast(mark.utf8.count)
        isGoing = true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func script(_ node: UnsafeMutablePointer<xmlNode>) -> String? {
    guard node.pointee.type == XML_ELEMENT_NODE, let name = node.pointee.name,
      String(cString: name).lowercased() == "script", let type = xmlGetProp(node, "type")
    else { return nil }
    defer { stet_xml_free(type) }
    let kind = String(cString: type).lowercased().trimmedOfSpace
    guard kind.hasPrefix("application/ld+json"), let content = xmlNodeGetContent(node) else {
      return nil
    }
    defer { stet_xml_free(content) }
    return String(cString: content)
  }
}
