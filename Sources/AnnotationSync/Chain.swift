import ClaimModel

/// The operations of one device and epoch.
public struct Chain: Hashable, Sendable {
  /// 128 random bits in base32; from elsewhere it may be any text.
  public let device: String
  /// From 1.
  public let epoch: Int

  public init(device: String, epoch: Int) {
    self.device = device
    self.epoch = epoch
  }

  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.epoch == rhs.epoch && ExactText(lhs.device) == ExactText(rhs.device)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(epoch)
    hasher.combine(ExactText(device))
  }
}

extension Chain: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool {
    let (left, right) = (ExactText(lhs.device), ExactText(rhs.device))
    return left == right ? lhs.epoch < rhs.epoch : left < right
  }
}

extension Chain: CustomStringConvertible {
  /// Written `device/epoch`.
  public var description: String { "\(device)/\(epoch)" }
}
