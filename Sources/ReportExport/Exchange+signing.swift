import ClaimModel

extension Exchange {
  /// Makes somebody's what nobody is named for.
  mutating func sign(by annotator: String) {
    for index in claims.indices { claims[index].sign(by: annotator) }
  }
}

extension ExchangedClaim {
  fileprivate mutating func sign(by annotator: String) {
    for at in places.indices where places[at].annotators.isEmpty {
      places[at].annotators = [annotator]
    }
    for at in verdicts.indices where verdicts[at].annotator == nil {
      verdicts[at].annotator = annotator
    }
    for at in evidence.indices where evidence[at].annotator == nil {
      evidence[at].annotator = annotator
    }
    for at in notes.indices where notes[at].annotator == nil { notes[at].annotator = annotator }
    for at in marks.indices where marks[at].annotator == nil { marks[at].annotator = annotator }
  }
}
