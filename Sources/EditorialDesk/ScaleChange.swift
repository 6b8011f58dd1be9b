public import ClaimModel

/// What somebody says of the ratings that were given before the desk gets another scale.
public struct ScaleChange: Sendable {
  /// The scale that the desk is to have.
  public let scale: Scale
  /// What old ratings count as on it.
  public let counts: [Count]
  /// Whether the ratings that are not among ``counts`` are kept as given, where they count for nothing.
  public let keepsOthers: Bool

  /// An old rating and the grade that it counts as.
  public struct Count: Hashable, Sendable {
    /// The scale that it was given on; `nil` for the desk's present one.
    public let scale: String?
    public let old: String
    public let new: String

    /// Reads `OLD=NEW` or `SCALE/OLD=NEW`.
    ///
    /// - Throws: ``DeskError/unknownWord(_:kind:known:)`` for anything else.
    public init(_ text: String) throws {
      let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let path = (sides.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[1].isEmpty, (1...2).contains(path.count),
        path.allSatisfy({ !$0.isEmpty })
      else {
        throw DeskError.unknownWord(
          text, kind: "mapping of a rating", known: ["OLD=NEW", "SCALE/OLD=NEW"])
      }
      scale = path.count == 2 ? String(path[0]) : nil
      old = String(path[path.count - 1])
      new = sides[1]
    }
  }

  public init(to scale: Scale, counting counts: [Count] = [], keepsOthers: Bool = false) {
    self.scale = scale
    self.counts = counts
    self.keepsOthers = keepsOthers
  }

  /// The new scale with what it says of earlier ones.
  ///
  /// What the present scale says of scales before it goes on, by way of the grades that it counted them
  /// as.
  ///
  /// - Parameter known: every scale that the desk has had, the built-in ones among them.
  /// - Throws: ``DeskError/unknownWord(_:kind:known:)`` for what is no grade there.
  func scale(after present: Scale, known: [Scale]) throws -> Scale {
    var changes = try changes(present, known)
    let isSame = present.name.utf8.elementsEqual(scale.name.utf8)
    let own = changes[ExactText(present.name)] ?? [:]
    for earlier in present.earlier {
      for change in earlier.grades {
        let new = isSame ? change.new : own[ExactText(change.new)]
        let old = ExactText(change.old)
        if let new, changes[ExactText(earlier.scale)]?[old] == nil {
          changes[ExactText(earlier.scale), default: [:]][old] = new
        }
      }
      changes[ExactText(earlier.scale), default: [:]].merge([:]) { first, _ in first }
    }
    if !isSame { changes[ExactText(present.name), default: [:]].merge([:]) { first, _ in first } }
    // A verdict that does not say its scale was given on the standard one, or by the present one's names
    // where that says nothing of it.
    let standard = ExactText(Scale.standard.name)
    if changes[standard] == nil { changes[standard] = isSame ? [:] : own }
    changes[ExactText(scale.name)] = nil
    var result = scale
    result.earlier = changes.sorted { $0.key < $1.key }.map { name, grades in
      Scale.Earlier(scale: name.text, grades: grades.map { .init($0.key.text, $0.value) })
    }
    return result
  }

  private func changes(
    _ present: Scale, _ known: [Scale]
  ) throws -> [ExactText: [ExactText: String]] {
    var changes: [ExactText: [ExactText: String]] = [:]
    for count in counts {
      let name = ExactText(count.scale ?? present.name)
      let former = known.filter { ExactText($0.name) == name }
      guard !former.isEmpty else {
        throw DeskError.unknownWord(
          name.text, kind: "scale that this desk has had", known: Self.names(known))
      }
      let olds = former.flatMap(\.grades).map(\.name).reduce(into: [String]()) { names, name in
        if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
      }
      guard olds.contains(where: { $0.utf8.elementsEqual(count.old.utf8) }) else {
        throw DeskError.unknownWord(
          count.old, kind: "grade of the scale '\(visible(name.text))'", known: olds)
      }
      guard scale.grade(named: count.new) != nil else {
        throw DeskError.unknownWord(
          count.new, kind: "grade of the scale '\(scale.name)'", known: scale.grades.map(\.name))
      }
      let before = changes[name, default: [:]].updateValue(count.new, forKey: ExactText(count.old))
      guard before == nil || before == count.new else {
        throw DeskError.nothingToDo(
          "'\(visible(count.old))' is to count as two grades.",
          remedy: "give one --map for it; nothing was changed.")
      }
    }
    return changes
  }

  private static func names(_ scales: [Scale]) -> [String] {
    Set(scales.map { ExactText($0.name) }).sorted().map { visible($0.text) }
  }
}
