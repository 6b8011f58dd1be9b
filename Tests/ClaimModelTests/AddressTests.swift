import ClaimModel
import Testing

@Suite("Two addresses")
struct AddressTests {
  /// Whether evidence at the two addresses counts as coming from one origin.
  private func areOne(_ first: String, _ second: String) throws -> Bool {
    var claim = try Example.verifiedClaim()
    claim.evidence[0].url = first
    claim.evidence[1].url = second
    return Gate(claim).unmet.map(\.clause) == [.evidence]
  }

  private static let page = "https://daily.example.org/news/bridge"

  @Test(arguments: [
    "https://daily.example.org:443/news/bridge", "http://daily.example.org:80/news/bridge",
    "https://daily.example.org:/news/bridge", "https://daily.example.org./news/bridge",
    "https://reader@daily.example.org/news/bridge", "//daily.example.org/news/bridge",
    "https://daily.example.org/news/%62ridge", "https://daily.example.org/%6Eews/%42ridge",
    "https://daily.example.org//news///bridge", "https://daily.example.org/./news/./bridge",
    "https://daily.example.org/sport/../news/bridge",
    "https://daily.example.org/sport/%2E%2e/news/bridge",
    "<https://daily.example.org/news/bridge>", "https://daily.example.org/news/bridge.",
    "(daily.example.org/news/bridge),",
    "https:\\\\daily.example.org\\news\\bridge",
  ])
  func `are one page where a normalised address is the same`(address: String) throws {
    #expect(try areOne(Self.page, address))
  }

  @Test(arguments: [
    "https://daily.example.org/news/bridge?", "https://daily.example.org/news/bridge?&",
    "https://daily.example.org/news/bridge?fbclid=IwAR0",
    "https://daily.example.org/news/bridge?gclid=1#top",
    "https://daily.example.org/news/bridge?mc_cid=1&mc_eid=2",
    "https://daily.example.org/news/bridge?ref=home",
    "https://daily.example.org/news/bridge?UTM_Source=x",
    "https://daily.example.org/news/bridge/;jsessionid=1F",
  ])
  func `are one page where one says where its reader came from`(address: String) throws {
    #expect(try areOne(Self.page, address))
  }

  @Test(arguments: [
    "https://m.daily.example.org/news/bridge", "https://amp.daily.example.org/news/bridge",
    "https://www.m.daily.example.org/news/bridge", "https://daily.example.org/news/bridge/amp",
    "https://daily.example.org/news/bridge/amp/", "https://daily.example.org/amp/news/bridge",
    "https://daily.example.org/news/bridge?amp=1",
    "https://daily.example.org/news/bridge/index.html",
    "https://daily.example.org/news/bridge.amp", "https://daily.example.org/news/bridge.amp.html",
    "https://daily.example.org/news/bridge.html", "https://daily.example.org/news/bridge/print",
    "https://daily.example.org/print/news/bridge", "https://daily.example.org/news/bridge?print=1",
    "https://daily.example.org/news/bridge?output=amp",
  ])
  func `are one page where one is made for telephones or names its index`(address: String) throws {
    #expect(try areOne(Self.page, address))
  }

  @Test(arguments: [
    "https://web.archive.org/web/20260301120000/https://daily.example.org/news/bridge",
    "https://web.archive.org/web/2026id_/http://www.daily.example.org:80/news/bridge/",
    "https://web.archive.org/web/*/daily.example.org/news/bridge",
    "https://web.archive.org/web/2026/https%3A%2F%2Fdaily.example.org%2Fnews%2Fbridge",
    "http://archive.org/wayback/available?url=daily.example.org/news/bridge",
    "https://archive.ph/2026.03.01-120000/https://daily.example.org/news/bridge",
    "https://archive.today/newest/daily.example.org/news/bridge",
    "https://webcache.googleusercontent.com/search?q=cache:aB3_x:https://daily.example.org/news/bridge+&hl=en",
    "https://webcache.googleusercontent.com/search?q=cache:daily.example.org/news/bridge",
    "https://www.google.com/amp/s/daily.example.org/news/bridge/amp",
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fdaily.example.org%2Fnews%2Fbridge&usg=1",
    "https://daily-example-org.cdn.ampproject.org/c/s/daily.example.org/news/bridge",
    "https://cdn.ampproject.org/v/s/daily.example.org/news/bridge?amp_js_v=0.1",
    "https://daily-example-org.translate.goog/news/bridge?_x_tr_sl=en",
    "https://web.archive.org/web/2026/https://archive.ph/2025/https://daily.example.org/news/bridge",
  ])
  func `are one page where one is a copy that holds the other's address`(address: String) throws {
    #expect(try areOne(Self.page, address))
  }

  @Test(arguments: [
    ("?ref=24-17", "?ref=24-17&source=home"), ("?id=3&page=2", "?page=2&id=3&utm_source=x"),
    ("?q=caf%C3%A9", "?q=café"),
    ("?id=3", "?id=3&fbclid=x"),
  ])
  func `are one page where they ask the same of it`(first: String, second: String) throws {
    #expect(try areOne(Self.page + first, Self.page + second))
  }

  @Test(arguments: [
    "https://daily.example.org/news/bridges", "https://daily.example.org/news",
    "https://daily.example.org/",
    "https://daily.example.org:8443/news/bridge", "https://weekly.example.org/news/bridge",
    "https://daily.example.org/news/bridge?id=3", "https://daily.example.org/news%23bridge",
    "https://web.archive.org/web/2026/https://weekly.example.org/news/bridge",
    "https://archive.ph/AbCdE", "https://archive.org/details/bridge", "Daily", "",
  ])
  func `are two pages where nothing says that they are one`(address: String) throws {
    #expect(try !areOne(Self.page, address))
  }

  @Test(arguments: [
    ("https://m.org/a", "https://org/a"),
    ("https://x.example/?ref=24-17", "https://x.example/?ref=24-18"),
    ("https://x.example/#/doc/17", "https://x.example/#/doc/18"),
    ("https://x.example/?id=1", "https://x.example/?id=2"),
    ("https://x.example/C%23-1", "https://x.example/C%23-2"),
    ("https://archive.ph/AbCdE", "https://archive.ph/FgHiJ"),
    (
      "https://archive.org/download/a/report.pdf", "https://archive.org/download/b/report.pdf"
    ),
    (
      "https://x.example/a?back=https://home.example/",
      "https://y.example/b?back=https://home.example/"
    ),
  ])
  func `are two pages though they are alike`(first: String, second: String) throws {
    #expect(try !areOne(first, second))
  }

  @Test(arguments: [
    "https://", "http:/", "//", "?", "#", "https://?url=", "https://a/https://", "cache:", "%",
    "%4", "%zz", "%+4", "<>", "..",
    "https://web.archive.org/web/", "https://archive.ph/https:/",
    "https://x/?url=https://x/?url=https://x/?url=https://",
  ])
  func `can be broken`(address: String) throws {
    #expect(try areOne(address, address) == !address.isEmpty)
  }
}
