public import ClaimModel
public import TextAnchoring

extension DocumentText {
  /// What stands between quotation marks in the article, without the marks, in order.
  ///
  /// Boilerplate is left out. A stray mark costs its paragraph at most.
  public func quotations() -> [TextSpan] {
    blocks().filter(\.kind.isContent).flatMap { block in
      let passage = Passage(block, of: self)
      return passage.quotations.compactMap { quotation in
        let end = quotation.range.upperBound - (quotation.isOpenEnded ? 0 : 1)
        return quotation.range.lowerBound + 1 < end
          ? passage.span(quotation.range.lowerBound + 1..<end) : nil
      }
    }
  }
}
