/// Words that pages put around articles, whatever the outlet.
enum NoticePhrases {
  /// Lines that begin a list of other articles or the page's foot.
  static let listHeadings: Set<String> = [
    "most read", "most popular", "most viewed", "most shared", "most commented", "most recent",
    "top stories", "top news", "top story", "latest news", "latest stories", "latest", "related",
    "related articles", "related stories", "related news", "related content", "related topics",
    "related posts", "related video", "related videos", "related links", "read also", "see also",
    "also read", "read next", "read more", "more news", "more stories", "more from", "more on this",
    "more on this story", "more on this topic", "up next", "next up", "trending", "trending now",
    "popular", "popular now", "recommended", "recommended for you", "you may also like",
    "you might also like", "you may like", "in other media", "in other news", "editors picks",
    "editor's picks", "editor’s picks", "don't miss", "don’t miss", "must read", "must reads",
    "news feed", "show more", "load more", "view more", "comments", "leave a comment",
    "leave a reply", "post a comment", "join the discussion", "show comments", "view comments",
    "newsletter", "newsletters", "follow us", "about us", "contact us", "tags", "topics",
    "infographics", "photo galleries", "sponsored", "sponsored content", "promoted stories",
    "around the web", "from the web", "elsewhere", "other news", "what to read next", "share",
    "share this", "share this article", "about the author", "more in", "similar articles", "today",
    "this week", "now", "sections", "trending stories", "previous article", "next article",
    "read this next", "keep reading", "continue reading", "sign up", "subscribe", "advertisement",
  ]

  /// Phrases of two words or more, and single words, that notices are made of.
  static let notices: [[String]] = [
    "all rights reserved", "terms of use", "terms of service", "terms and conditions",
    "privacy policy", "cookie policy", "use cookies", "uses cookies", "of cookies",
    "accept cookies",
    "your browser", "enable javascript", "javascript is", "sign up", "signed up", "sign in",
    "log in", "log out", "login", "subscribe", "unsubscribe", "newsletter", "newsletters",
    "follow us",
    "follow him", "follow her", "follow me", "on twitter", "on facebook", "on instagram",
    "share this",
    "share on", "click here", "tap here", "email address", "your email", "your inbox", "read more",
    "read also", "see also", "also read", "related articles", "advertisement", "advertise",
    "sponsored", "maintenance mode", "not be available", "be published", "required fields",
    "leave a comment", "post a comment", "comments are", "join the conversation", "app store",
    "google play", "download the app", "download our", "our app", "copyright",
    "may not be published",
    "be reproduced", "get the latest", "breaking news alerts", "skip to", "back to top",
    "main page",
    "affiliate", "commission", "add to cart", "free shipping", "already have an account",
    "create an account", "forgot password", "forgot your", "reset your password", "view all",
    "see all",
    "contact us", "about us", "cookies", "min read", "minutes read", "this site", "this website",
    "your subscription", "your account", "email newsletter", "click to", "opens in", "new window",
    "minutes ago", "hours ago", "hour ago", "days ago", "reply", "loading", "unsupported", "getty",
    "reuters file", "image copyright", "photo by", "photograph by", "photo credit", "image credit",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let byFirst: [String: [[String]]] = Dictionary(grouping: notices) { $0[0] }

  private static let openers = WordKeys(byFirst.keys)

  /// Whether a phrase may begin with a word; `true` where only the whole word tells.
  ///
  /// - Parameter key: the word's; `nil` for one that is not ASCII, with which none begins.
  static func mayBegin(with key: WordKey?) -> Bool { key.map(openers.holds) ?? false }

  /// How many phrases of notices stand in a line, at most 3.
  ///
  /// - Parameter openers: the places of the words with which one may begin, in order.
  static func count(in words: [String], at openers: [Int]) -> Int {
    var found = 0
    for at in openers {
      guard let phrases = byFirst[words[at]] else { continue }
      if phrases.contains(where: { words[at...].starts(with: $0) }) { found += 1 }
      if found == 3 { break }
    }
    return found
  }
}
