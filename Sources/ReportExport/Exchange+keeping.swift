import ClaimModel

extension Exchange {
  /// The exchange as a format that carries only these features has it.
  public func keeping(_ carried: Set<ExchangeFeature>) -> Exchange {
    reduced(to: carried).exchange
  }

  /// What a format that carries only these features loses of the exchange.
  public func losses(keeping carried: Set<ExchangeFeature>) -> LossReport {
    reduced(to: carried).losses
  }

  /// Takes away what is not carried.
  func reduced(
    to carried: Set<ExchangeFeature>
  ) -> (exchange: Exchange, losses: LossReport) {
    var exchange = self
    var losses = LossReport()
    for feature in ExchangeFeature.allCases where !carried.contains(feature) {
      losses.note(feature.words, feature.takeAway(&exchange))
    }
    return (exchange, losses)
  }
}
