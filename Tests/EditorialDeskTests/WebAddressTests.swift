import Testing

@testable import EditorialDesk

@Suite("An address on the web") struct WebAddressTests {
  @Test(
    "leads somewhere",
    arguments: [
      "https://example.org", "HTTP://EXAMPLE.ORG/a?b=c#d", "https://example.org:8080/a%20b",
      "https://de.example/wiki/Köln", "https://münchen.example/", "http://93.184.216.34/x",
      "http://[2606:2800:21f::1]/", "https://example.org./", "https://xn--e1afmkfd.xn--p1ai/",
    ])
  func accepted(address: String) throws {
    #expect(try WebAddress(address, instead: "").text == address)
  }

  @Test(
    "is refused where it leads nowhere",
    arguments: [
      "", "http://", "https:///path", "https://?", "https://.", "https://a..b/", "https://-",
      "example.org", "javascript:alert(1)", "ftp://example.org/", "https://example.org/a b",
      "https://example.org/\u{202E}", "https://example.org/\n", "http://[]/",
      "https://x", "https://localhost/", "https://desk.local/", "https://x.org@evil",
      "https://user@example.org/", "https://user:word@example.org/", "https://example.org1/",
      "http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.0.1/", "http://127.1/",
      "http://0x7f.0.0.1/", "http://[::1]/", "http://[fe80::1]/", "http://[2001:db8::1]/",
      "https://example.org/" + String(repeating: "a", count: 2_048),
    ])
  func refused(address: String) {
    #expect(throws: DeskError.self) { try WebAddress(address, instead: "try another") }
  }
}
