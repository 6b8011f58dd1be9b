import Testing

@testable import EditorialDesk

@Suite("An address on the web") struct WebAddressTests {
  @Test(
    "leads somewhere",
    arguments: [
      "https://example.org", "HTTP://EXAMPLE.ORG/a?b=c#d", "https://example.org:8080/a%20b",
      "https://de.example/wiki/Köln", "https://münchen.example/", "http://127.0.0.1/x",
      "http://[2001:db8::1]/", "https://localhost/", "https://user@example.org/",
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
      "https://example.org/" + String(repeating: "a", count: 2_048),
    ])
  func refused(address: String) {
    #expect(throws: DeskError.self) { try WebAddress(address, instead: "try another") }
  }
}
