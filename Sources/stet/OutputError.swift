import ClaimModel

/// Why what was to be printed was not, or not all of it.
enum OutputError: ActionableError, Equatable {
  case lost(reason: String)

  var problem: String {
    switch self {
    case .lost(let reason): "The output cannot be written: \(reason)."
    }
  }

  var place: String? { nil }

  var remedy: String {
    "make room where it goes; part of it may stand there, and what the command did to the desk stands."
  }
}
