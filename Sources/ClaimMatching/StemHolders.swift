/// Which texts hold which stems, so that only texts that share some are set side by side.
struct StemHolders {
  private var holders: [String: [Int]] = [:]

  /// A stem that more texts hold than this tells nothing.
  private static let mostHolders = 256

  /// How many texts are set beside one.
  private static let mostNeighbours = 32

  /// - Parameter texts: the stems of each text, by its index.
  init(_ texts: [Set<String>]) {
    for (index, stems) in texts.enumerated() {
      for stem in stems { holders[stem, default: []].append(index) }
    }
  }

  /// The texts that share the most stems with these, in order of index.
  func nearest(to stems: Set<String>) -> [(index: Int, shared: Int)] {
    var shared: [Int: Int] = [:]
    for stem in stems {
      guard let found = holders[stem], found.count <= Self.mostHolders else { continue }
      for index in found { shared[index, default: 0] += 1 }
    }
    return shared.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
      .prefix(Self.mostNeighbours).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }
}
