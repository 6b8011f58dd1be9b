extension Gate {
  /// The same results with people called otherwise: for readers who are not told who did what.
  ///
  /// - Parameter name: what to call a person.
  public func retold(_ name: (Annotator) -> String) -> Gate {
    Gate(
      retelling: results.map { result in
        let sentence = result.sentence.renamed { named in
          switch named {
          case .person(let person): name(person)
          case .evidence: nil
          // Nobody here knows whether it is a name.
          case .unknownKey: ""
          }
        }
        return Result(clause: result.clause, isMet: result.isMet, sentence: sentence)
      })
  }

  private init(retelling results: [Result]) { self.results = results }
}
