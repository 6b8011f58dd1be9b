/// Says what kind of source a source is: an institution, a paper, a person, somebody unnamed.
struct OriginReader {
  let passage: Passage

  /// Where the reporting comes from, such as `White House statement`; `nil` for a person.
  func origin(of source: Range<Int>, cue: Range<Int>?, in sentence: Range<Int>) -> String? {
    let words = source.prefix { passage.lower($0) != "," && passage.lower($0) != "who" }
    guard
      !words.contains(where: { OriginReader.persons.contains(passage.lower($0)) })
        || isUnnamed(source, in: sentence)
    else { return nil }
    let names = names(in: source.lowerBound..<source.lowerBound + words.count)
    let paper = words.map(passage.lower).compactMap { OriginReader.papers[$0] }.first
    guard !names.isEmpty, isInstitution(names, in: source) || paper != nil else { return nil }
    let label = names.joined(separator: " and ")
    if let paper { return "\(label) \(paper)" }
    if let role = words.map(passage.lower).first(where: OriginReader.roles.contains) {
      return "\(label) \(role)"
    }
    guard let cue, let channel = channel(after: cue.upperBound, in: sentence) else { return label }
    return "\(label) \(channel)"
  }

  /// Whether the source hides behind a role or asked not to be named.
  func isUnnamed(_ source: Range<Int>, in sentence: Range<Int>) -> Bool {
    let anonymity: Set = ["anonymity", "anonymous", "anonymously", "unnamed", "unidentified"]
    if sentence.contains(where: { anonymity.contains(passage.lower($0)) }) { return true }
    guard let role = source.first(where: { OriginReader.roles.contains(passage.lower($0)) }) else {
      return false
    }
    // A role followed by a name, or set off from one by a comma, is not unnamed.
    if passage.isCapital(role + 1), source.contains(role + 1) { return false }
    let head = source.lowerBound..<role
    if head.contains(where: { passage.lower($0) == "," }) { return false }
    if passage.lower(role + 1) == ",", passage.isCapital(role + 2), source.contains(role + 2) {
      return false
    }
    return true
  }

  private func channel(after start: Int, in sentence: Range<Int>) -> String? {
    let end = min(start + 5, sentence.upperBound)
    guard start < end, passage.lower(start) == "in" || passage.lower(start) == "on" else {
      return nil
    }
    return (start..<end).lazy.compactMap { OriginReader.papers[passage.lower($0)] }.first
  }

  /// Runs of capitalised words, without titles and possessive endings.
  private func names(in range: Range<Int>) -> [String] {
    var names: [String] = []
    var run: [String] = []
    for index in range {
      if passage.isCapital(index), !OriginReader.openers.contains(passage.lower(index)) {
        run.append(passage.word(index))
      } else if !run.isEmpty {
        names.append(run.joined(separator: " "))
        run = []
      }
    }
    if !run.isEmpty { names.append(run.joined(separator: " ")) }
    return names.filter { name in !OriginReader.papers.keys.contains(name.lowercased()) }
  }

  private func isInstitution(_ names: [String], in source: Range<Int>) -> Bool {
    let hasArticle = passage.lower(source.lowerBound) == "the"
    let words = names.flatMap { $0.lowercased().split(separator: " ").map(String.init) }
    return hasArticle || words.contains { OriginReader.institutions.contains($0) }
      || source.contains { OriginReader.roles.contains(passage.lower($0)) }
  }

  private static let openers: Set<String> = [
    "the", "a", "an", "one", "some", "several", "two", "three", "both", "statements", "officials",
    "sources", "another", "many", "his", "her", "their", "its",
  ]
  private static let papers: [String: String] = [
    "statement": "statement", "statements": "statement", "readout": "readout",
    "readouts": "readout",
    "report": "report", "reports": "report", "poll": "poll", "polls": "poll", "survey": "survey",
    "study": "study", "documents": "documents", "document": "documents", "records": "records",
    "filing": "filing", "filings": "filing", "letter": "letter", "transcript": "transcript",
    "memo": "memo", "release": "release", "complaint": "complaint", "indictment": "indictment",
    "website": "website", "service": "press service", "figures": "figures", "data": "data",
  ]
  private static let roles: Set<String> = [
    "official", "officials", "source", "sources", "person", "people", "aide", "aides", "adviser",
    "advisers", "advisor", "advisors", "diplomat", "diplomats", "insider", "insiders", "employee",
    "employees", "operative", "operatives", "strategist", "strategists", "staffer", "staffers",
    "witness", "witnesses", "observers", "experts", "critics", "analysts",
  ]
  private static let persons: Set<String> = [
    "mr", "mrs", "ms", "dr", "president", "minister", "senator", "sen", "rep", "gov", "governor",
    "secretary", "spokesman", "spokeswoman", "spokesperson", "chairman", "chairwoman", "director",
    "professor", "prof", "judge", "mayor", "king", "queen", "pope", "general", "gen", "he", "she",
    "they", "i", "we", "who", "ambassador", "ceo", "lawyer", "attorney", "manager", "candidate",
  ]
  private static let institutions: Set<String> = [
    "house", "kremlin", "department", "ministry", "office", "agency", "police", "court",
    "committee", "commission", "embassy", "government", "bank", "university", "press", "reuters",
    "bureau", "council", "senate", "congress", "parliament", "pentagon", "institute", "center",
    "centre", "foundation", "association", "union", "times", "post", "journal", "news", "party",
    "campaign", "company", "administration", "nations", "fund", "organization", "authority",
    "board", "service", "group", "inc", "corp", "network", "treasury", "palace", "cabinet",
  ]
}
