/// The words whose stop does not end a sentence.
enum Abbreviations {
  /// Titles and the like: something always follows.
  private static let beforeNames: Set<String> = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "sen", "sens", "rep", "reps", "gov", "govs", "lt",
    "col", "cmdr", "cpl", "sgt", "capt", "maj", "adm", "brig", "rev", "hon", "pres", "amb", "atty",
    "det", "insp", "supt", "st", "mt", "ft", "messrs", "mme", "mlle", "sr", "fr", "vs", "v", "eg",
    "ie", "e.g", "i.e", "cf", "viz", "approx", "dept", "univ", "asst", "assoc", "lt.-gen",
  ]

  /// Words that are abbreviations only before a number, such as those of "No 4" and "Jan 3".
  private static let beforeNumbers: Set<String> = [
    "no", "nos", "fig", "figs", "p", "pp", "art", "sec", "ch", "vol", "par", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ca", "c",
  ]

  /// Abbreviations that may end a sentence: what follows decides.
  private static let either: Set<String> = [
    "inc", "corp", "co", "ltd", "llc", "plc", "bros", "jr", "etc", "al", "ave", "blvd", "rd",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "calif",
    "fla", "ill", "mass", "mich", "minn", "pa", "va", "wash", "wis", "ariz", "ala", "conn", "colo",
    "ga", "ky", "md", "mo", "nev", "okla", "ore", "tenn", "tex", "vt", "ont", "que", "esq", "ph.d",
  ]

  /// Words that open a sentence and seldom follow an abbreviation within one.
  private static let openers: Set<String> = [
    "A", "After", "All", "Also", "Although", "An", "And", "As", "At", "Because", "Before", "Both",
    "But", "By", "During", "Each", "Even", "For", "From", "He", "Her", "Here", "His", "How",
    "However", "I", "If", "In", "Instead", "It", "Its", "Last", "Later", "Many", "Meanwhile",
    "More",
    "Most", "My", "No", "Not", "Now", "Of", "On", "One", "Only", "Or", "Other", "Our", "Several",
    "She", "Since", "So", "Some", "Still", "That", "The", "Their", "Then", "There", "These", "They",
    "This", "Those", "Though", "To", "Two", "Under", "Until", "We", "What", "When", "Where",
    "While",
    "Who", "Why", "With", "Yet", "You",
  ]

  /// Whether a stop after `word` belongs to the word, so that the sentence goes on with `next`.
  static func joins(_ word: String, to next: String, isNumber: Bool) -> Bool {
    let lower = word.lowercased()
    if beforeNames.contains(lower) { return true }
    if isNumber { return beforeNumbers.contains(lower) }
    let letters = word.unicodeScalars.filter(\.isLetter)
    let isInitials = letters.count == 1 && letters.allSatisfy(\.isUpper) && lower != "i"
    guard isInitials || word.contains(".") || either.contains(lower) else { return false }
    return !openers.contains(next)
  }
}
