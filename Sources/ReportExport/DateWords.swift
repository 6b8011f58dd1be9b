/// Names of months and what stands beside them in dates, in English, German, French, Spanish, Italian, Dutch
/// and Portuguese.
enum DateWords {
  /// In lowercase without accents; each is known by its first letters too, at least three.
  private static let months: [[String]] = [
    ["january", "januar", "janner", "janvier", "enero", "gennaio", "januari", "janeiro"],
    ["february", "februar", "feber", "fevrier", "febrero", "febbraio", "februari", "fevereiro"],
    ["march", "marz", "maerz", "mars", "marzo", "maart", "mrt", "marco"],
    ["april", "avril", "abril", "aprile"],
    ["may", "mai", "mayo", "maggio", "mei", "maio"],
    ["june", "juni", "juin", "junio", "giugno", "junho"],
    ["july", "juli", "juillet", "julio", "luglio", "julho"],
    ["august", "aout", "agosto", "augustus"],
    ["september", "septembre", "septiembre", "setiembre", "settembre", "setembro"],
    ["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    ["november", "novembre", "noviembre", "novembro"],
    ["december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"],
  ]

  /// Days of the week, and words that join the parts of a date.
  private static let passedOver: Set<String> = [
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch",
    "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves", "viernes",
    "sabado", "domingo", "de", "del", "do", "of", "the", "le", "el", "den", "der", "am",
  ]

  /// What may follow the number of a day.
  static let endings: Set<String> = ["", "st", "nd", "rd", "th", "er", "re", "e", "o", "º", "ª"]

  /// The month that a word names, from 1; `nil` when it names none, or could be two.
  static func month(_ word: String) -> Int? {
    let word = folded(word)
    guard word.utf8.count >= 3 else { return nil }
    let found = months.indices.filter { months[$0].contains { $0.hasPrefix(word) } }
    return found.count == 1 ? found[0] + 1 : nil
  }

  static func isPassedOver(_ word: String) -> Bool { passedOver.contains(folded(word)) }

  /// In lowercase, the letters of the languages without their accents.
  private static func folded(_ word: String) -> String {
    word.lowercased().unicodeScalars.reduce(into: "") { folded, scalar in
      switch scalar {
      case "é", "è", "ê", "ë": folded += "e"
      case "û", "ü", "ù", "ú": folded += "u"
      case "ä", "á", "à", "â", "ã": folded += "a"
      case "ç": folded += "c"
      case _ where scalar.properties.canonicalCombiningClass == .notReordered:
        folded.unicodeScalars.append(scalar)
      case _: break
      }
    }
  }
}
