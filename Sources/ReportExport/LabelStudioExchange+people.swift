import ClaimModel

extension LabelStudioExchange {
  /// Who is who in one file: `completed_by` is a number in one place and the whole person in another, by version
  /// and by way of exporting.
  ///
  /// In another file the number may be somebody else's.
  struct People {
    /// By what somebody is called of whom the number alone is known; empty where several have it.
    private var names: [ExactText: String] = [:]

    /// Notes the persons that a task has with number and name.
    mutating func note(_ task: JSONValue) {
      for annotation in (task["annotations"] ?? task["completions"])?.array ?? [] {
        guard let person = annotation["completed_by"], let number = person["id"],
          let called = LabelStudioExchange.annotator(number),
          let name = LabelStudioExchange.annotator(person)
        else { continue }
        let known = names[ExactText(called)] ?? name
        names[ExactText(called)] = ExactText(known) == ExactText(name) ? name : ""
      }
    }

    /// The name of somebody; what they are called by number where no more is known.
    func name(_ called: String?) -> String? {
      called.flatMap { names[ExactText($0)]?.filled } ?? called
    }

    /// The claim with people by their names.
    func named(_ claim: ExchangedClaim) -> ExchangedClaim {
      if names.isEmpty { return claim }
      var claim = claim
      for index in claim.verdicts.indices {
        claim.verdicts[index].annotator = name(claim.verdicts[index].annotator)
      }
      for index in claim.notes.indices {
        claim.notes[index].annotator = name(claim.notes[index].annotator)
      }
      for index in claim.evidence.indices {
        claim.evidence[index].annotator = name(claim.evidence[index].annotator)
      }
      for index in claim.places.indices {
        claim.places[index].annotators = claim.places[index].annotators.map { name($0) ?? $0 }
      }
      return claim
    }
  }
}
