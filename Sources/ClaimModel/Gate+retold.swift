extension Gate {
  /// The same results with other words for the reasons: for readers who are not told who did what.
  ///
  /// - Parameter reason: what to say of a clause.
  public func retold(_ reason: (Result) -> String) -> Gate {
    Gate(
      retelling: results.map {
        Result(clause: $0.clause, isMet: $0.isMet, reason: visible(reason($0)))
      })
  }

  private init(retelling results: [Result]) { self.results = results }
}
