import AnnotationSync
public import ClaimModel
import ClaimStore

extension Desk {
  /// The name of the scale of a desk that has chosen no other.
  public static var standardScale: String { Scale.standard.name }

  /// The built-in scale of that name.
  ///
  /// - Throws: ``DeskError/unknownWord(_:kind:known:)``.
  public static func builtInScale(_ name: String) throws -> Scale {
    guard let scale = Scale.builtIn.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
      throw DeskError.unknownWord(name, kind: "scale", known: Scale.builtIn.map(\.name))
    }
    return scale
  }

  /// Reads a scale from a small file; `-` is standard input.
  public static func scale(fromFile path: String) throws -> Scale {
    let scale = try RuleFile.read(path) { text throws(ModelError) in try Scale(text: text) }
    let builtIn = Scale.builtIn.first { $0.name.utf8.elementsEqual(scale.name.utf8) }
    guard builtIn == nil || builtIn?.grades == scale.grades else {
      throw DeskError.nothingToDo(
        "'\(scale.name)' is the name of another scale, which is built in.",
        remedy: "give yours another name; nothing was changed.")
    }
    return scale
  }

  /// Makes a desk in a new file that has another scale than the standard one.
  public static func create(
    at path: String, scale: Scale, in surroundings: Surroundings = .ofProcess
  ) throws {
    guard scale != .standard else { return try create(at: path, in: surroundings) }
    // Who writes the scale is found out first: a desk without its scale would be half of one.
    _ = try Identity(named: nil, in: surroundings)
    try create(at: path, in: surroundings)
    _ = try open(at: path, in: surroundings).change(ScaleChange(to: scale))
  }

  /// The ratings that stand on the desk, by scale and then in the order of its grades, with what they
  /// count as on the desk's scale.
  public func ratingsInUse() throws -> [RatingUse] {
    try store.read { try $0.ratings(countedOn: $0.scale(), after: $0.scale()) }
  }

  /// Gives the desk another scale; no rating is changed by it.
  ///
  /// - Returns: every rating in use with what it counts as from now on, and whether the change counts: on
  ///   a desk with a roster, only what somebody proven writes does.
  /// - Throws: ``DeskError/ratingsUndecided(scale:ratings:example:)`` when ratings are in use of which the
  ///   change says nothing.
  public func change(_ change: ScaleChange) throws -> (ratings: [RatingUse], isCounted: Bool) {
    try act { act in
      let present = try act.view.scale()
      let known = try act.view.knownScales()
      try Self.refuseSameName(change.scale, known)
      let next = try change.scale(after: present, known: known)
      let isHidden = try act.view.ratingsTell(act.by)
      if isHidden, !change.keepsOthers {
        // Whether it is refused must not tell which ratings there are.
        let idle = Self.idleGrades(of: present, on: next, known)
        guard idle.isEmpty else {
          throw DeskError.ratingsHidden(scale: next.name, idle: idle)
        }
      }
      let ratings = try act.view.ratings(countedOn: next, after: present)
      let undecided = ratings.filter { use in
        switch use.standing {
        case .given, .counted: false
        case .kept, .unknown: true
        }
      }
      guard change.keepsOthers || undecided.isEmpty else {
        guard !isHidden else {
          throw DeskError.ratingsUndecided(
            scale: next.name, ratings: [RatingUse.hidden(undecided)],
            example: "\(visible(undecided.first?.scale ?? present.name))/OLD=NEW")
        }
        throw DeskError.ratingsUndecided(
          scale: next.name,
          ratings: undecided.map { "\($0.count) × \(visible($0.rating)) on \(visible($0.scale))" },
          example: Self.example(undecided, on: next))
      }
      try act.writeIfNew(OperationDraft(.deskScale, on: "desk", with: next.members))
      return (ratings, try act.view.scale() == next)
    }
  }

  /// Two scales of one name could not be told apart by the verdicts given on them.
  private static func refuseSameName(_ scale: Scale, _ known: [Scale]) throws {
    let other = known.first {
      $0.name.utf8.elementsEqual(scale.name.utf8) && $0.grades != scale.grades
    }
    guard other == nil else {
      throw DeskError.nothingToDo(
        "The desk has had another scale with the name '\(visible(scale.name))'.",
        remedy:
          "give this one another name, such as '\(visible(scale.name))-2'; nothing was changed.")
    }
  }

  /// The grades of scales that verdicts may have been given on which count for nothing on the next one.
  private static func idleGrades(of present: Scale, on next: Scale, _ known: [Scale]) -> [String] {
    let names = Set(([present.name] + present.earlier.map(\.scale)).map { ExactText($0) })
    let olds = known.filter { names.contains(ExactText($0.name)) }.flatMap { scale in
      scale.grades.map(\.name).filter { grade in
        switch next.standing(of: grade, givenOn: scale.saidName?.string) {
        case .given, .counted: false
        case .kept, .unknown: true
        }
      }.map { scale.name == present.name ? visible($0) : visible("\(scale.name)/\($0)") }
    }
    // A scale that came back is known twice.
    return olds.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func example(_ undecided: [RatingUse], on scale: Scale) -> String {
    guard let first = undecided.first, let grade = scale.grades.first else { return "OLD=NEW" }
    let same = scale.grade(named: first.rating)
    return "\(visible(first.scale))/\(visible(first.rating))=\((same ?? grade).name)"
  }
}

extension StoreView {
  /// Every scale that operations have set here, and the built-in ones.
  fileprivate func knownScales() throws -> [Scale] {
    try history(of: "desk", .desk).compactMap { Scale($0.operation) } + Scale.builtIn
  }

  /// The ratings that stand on the desk, with what they count as on `scale`.
  ///
  /// - Parameter present: the scale by which a verdict is read that does not say on which it was given.
  fileprivate func ratings(countedOn scale: Scale, after present: Scale) throws -> [RatingUse] {
    struct Use: Hashable {
      let scale: ExactText
      let rating: ExactText
    }
    var counts: [Use: Int] = [:]
    var standings: [Use: RatingStanding] = [:]
    func count(_ rating: String, on given: String?) {
      let origin = given ?? present.unsaidOrigin
      let use = Use(scale: ExactText(origin), rating: ExactText(rating))
      counts[use, default: 0] += 1
      standings[use] = scale.standing(of: rating, givenOn: given)
    }
    let roster = try roster()
    for id in try claimNames() {
      guard let claim = try claim(id, roster: roster) else { continue }
      for verdict in claim.verdicts { count(verdict.rating, on: verdict.scale) }
      if let ruling = claim.ruling, !ruling.sustainsNone { count(ruling.rating, on: ruling.scale) }
    }
    return counts.sorted { ($0.key.scale, $0.key.rating) < ($1.key.scale, $1.key.rating) }.map {
      RatingUse(
        rating: $0.key.rating.text, scale: $0.key.scale.text, count: $0.value,
        standing: standings[$0.key] ?? .unknown)
    }
  }
}
