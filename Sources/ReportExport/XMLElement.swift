import CLibxml2

/// An element of an XML document, as libxml2 reads it.
struct XMLElement: Sendable {
  /// Without its prefix.
  let name: String
  /// The address of its namespace; empty when it has none.
  let namespace: String
  /// By name without prefix, except those of the namespaces `xmi` and `xml`: `xmi:id`.
  let attributes: [String: String]
  let children: [XMLElement]
  /// The text directly within it.
  let text: String
  /// In the file, from 1.
  let line: Int

  /// Reads a document in UTF-8, or else in the encoding that it declares or begins with a mark of.
  ///
  /// - Returns: the root.
  /// - Throws: ``XMLFault`` when it is not well-formed, and when its document type declares entities or
  ///   attributes, which could make it larger than it is. A mere name of a type, as some programs write it, is
  ///   passed over: nothing is fetched.
  static func root(of bytes: [UInt8]) throws(XMLFault) -> XMLElement {
    guard !bytes.isEmpty else { throw XMLFault(line: nil, reason: "it is empty") }
    guard bytes.count < Int(Int32.max) else { throw XMLFault(line: nil, reason: "it is too long") }
    guard !declares(bytes) else { throw XMLFault.declaration }
    let isUTF8 = !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
    var fault = stet_xml_fault()
    let document = bytes.withUnsafeBytes { raw in
      stet_xml_read(
        raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), isUTF8 ? "UTF-8" : nil, &fault
      )
    }
    guard let document else { throw XMLFault(line: Int(fault.line), code: Int(fault.code)) }
    defer { xmlFreeDoc(document) }
    let type = document.pointee.intSubset
    guard type.map({ $0.pointee.children == nil }) ?? true else { throw XMLFault.declaration }
    guard let root = xmlDocGetRootElement(document) else {
      throw XMLFault(line: nil, reason: "it has no element")
    }
    return XMLElement(root)
  }

  /// Whether there is a declaration of an entity or of attributes.
  ///
  /// Bytes of UTF-8 cannot hide one; in other encodings it is met when the document has been read, within
  /// libxml2's bounds on what entities become.
  private static func declares(_ bytes: [UInt8]) -> Bool {
    ["<!ENTITY", "<!ATTLIST"].contains { mark in
      let mark = Array(mark.utf8)
      var at = 0
      while let start = bytes[at...].firstIndex(of: mark[0]) {
        if bytes[start...].starts(with: mark) { return true }
        at = start + 1
      }
      return false
    }
  }

  // libxml2 lets elements lie in one another 256 times at most, so this ends.
  private init(_ node: UnsafeMutablePointer<xmlNode>) {
    name = Self.string(node.pointee.name)
    namespace = node.pointee.ns.map { Self.string($0.pointee.href) } ?? ""
    line = Int(xmlGetLineNo(node))
    var attributes: [String: String] = [:]
    var attribute = node.pointee.properties
    while let one = attribute {
      let prefix = one.pointee.ns.map { Self.string($0.pointee.prefix) + ":" } ?? ""
      attributes[prefix + Self.string(one.pointee.name)] = Self.content(
        UnsafeMutableRawPointer(one).assumingMemoryBound(to: xmlNode.self))
      attribute = one.pointee.next
    }
    self.attributes = attributes
    var children: [XMLElement] = []
    var text = ""
    var child = node.pointee.children
    while let one = child {
      if one.pointee.type == XML_ELEMENT_NODE { children.append(XMLElement(one)) }
      if one.pointee.type == XML_TEXT_NODE { text += Self.string(one.pointee.content) }
      child = one.pointee.next
    }
    self.children = children
    self.text = text
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }

  private static func content(_ node: UnsafeMutablePointer<xmlNode>) -> String {
    guard let content = xmlNodeGetContent(node) else { return "" }
    defer { stet_xml_free(content) }
    return String(cString: content)
  }
}

extension XMLElement {
  /// Text as it may stand in an attribute or element; what XML 1.0 cannot hold becomes U+FFFD, what could
  /// mislead a reader a reference.
  static func escaped(_ text: String, counting lost: inout Int) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&apos;"
      case _ where !holds(scalar):
        lost += 1
        escaped += "\u{FFFD}"
      case _ where InertText.isHidden(scalar) || scalar == "\n" || scalar == "\t":
        escaped += "&#x\(String(scalar.value, radix: 16, uppercase: true));"
      case _: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether XML 1.0 has a way to write the scalar (section 2.2).
  private static func holds(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
