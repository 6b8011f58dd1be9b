import ClaimModel

extension WebAnnotationExchange {
  /// What a loss report calls verdicts of one of several people of one name, of whom no address tells which.
  static let verdictsOfNamesakes =
    "verdicts under a name that several people have, by their addresses: `--annotator NAME` says who it was"

  /// What a loss report calls what else such people said: it is no verdict, and must be nobody else's.
  static let remarksOfNamesakes =
    "notes and evidence under a name that several people have, by their addresses, kept under the name alone"

  /// Whose work something is.
  enum Author: Hashable {
    case named(String)
    /// Nobody is named.
    case nobody
    /// One of several people of one name.
    case namesake(String)
    /// Somebody of whom neither name nor address is told.
    case unknown

    /// The name; `nil` where it is not known.
    var name: String? {
      if case .named(let name) = self { name } else { nil }
    }

    /// Who said what is no verdict: one of several people of one name by that name alone.
    var speaker: String? {
      switch self {
      case .named(let name), .namesake(let name): name
      case .nobody, .unknown: nil
      }
    }

    /// What a loss report calls verdicts that are not taken in, as nobody can tell whose they are.
    var lostVerdicts: String? {
      switch self {
      case .named, .nobody: nil
      case .namesake: verdictsOfNamesakes
      case .unknown: UIMAExchange.verdictsOfUnknown
      }
    }
  }

  /// Who is who: an agent may be an address, a name, or both, in one annotation this and in another that.
  ///
  /// People of one address are one person. People of one name are one as well, unless several addresses have
  /// it: then each is told by name and address, and the name alone says nobody.
  struct People {
    /// The first name that was met with an address.
    private var names: [ExactText: String] = [:]
    /// The addresses that have a name.
    private var addresses: [ExactText: Set<ExactText>] = [:]

    /// Notes everybody whom an annotation names both ways.
    ///
    /// - Parameter file: the number of its file, within which alone a blank node means one thing.
    mutating func note(_ annotation: JSONValue, in file: Int) {
      let resources = ["body", "target"].flatMap {
        annotation[$0].map(WebAnnotationForm.list) ?? []
      }
      for creators in ([annotation] + resources).compactMap({ $0["creator"] }) {
        for creator in WebAnnotationForm.list(creators) {
          let agent = Agent(creator, in: file)
          guard let address = agent.address, let name = agent.name else { continue }
          let known = names[address] ?? name
          names[address] = known
          guard !agent.isBlank else { continue }
          for called in [known, name] {
            addresses[ExactText(called), default: []].insert(address)
          }
        }
      }
    }

    /// The name with the address, or with a hash of it where both are more than a name may be.
    private static func told(_ name: String, by address: String) -> String {
      let whole = "\(name) (\(address))"
      guard whole.utf8.count > Annotator.longestName else { return whole }
      return "\(name) (\(String(FileName.hash(of: address), digits: 16, radix: 16)))"
    }

    /// Who the first agent of a creator is.
    func author(_ creator: JSONValue?, in file: Int) -> Author {
      guard let first = creator.map(WebAnnotationForm.list)?.first else { return .nobody }
      let agent = Agent(first, in: file)
      let named = agent.address.flatMap { names[$0] } ?? agent.name
      guard let named else {
        return agent.isBlank ? .unknown : agent.address.map { .named($0.text) } ?? .unknown
      }
      let namesakes = addresses[ExactText(named)] ?? []
      if let address = agent.address, !agent.isBlank {
        return .named(namesakes.count > 1 ? Self.told(named, by: address.text) : named)
      }
      if namesakes.count > 1 { return .namesake(named) }
      // Whoever has one address may be called otherwise elsewhere.
      return .named(namesakes.first.flatMap { names[$0] } ?? named)
    }
  }

  /// A person or program as an annotation has it.
  private struct Agent {
    /// `nil` where there is none; of a blank node with the number of its file.
    let address: ExactText?
    let name: String?
    /// Whether it is told by a blank node, which is called something else whenever it is written.
    let isBlank: Bool

    init(_ value: JSONValue, in file: Int) {
      let text = value.filled
      let isName = text.map { !WebAnnotationForm.isAddress($0) && !Self.isBlank($0) } ?? false
      let id = isName ? nil : text ?? value["id"]?.filled
      name =
        isName ? text : value["name"]?.texts.first ?? value["nickname"]?.texts.first
      isBlank = id.map(Self.isBlank) ?? false
      address = id.map { ExactText(Self.isBlank($0) ? "\(file) \($0)" : $0) }
    }

    private static func isBlank(_ id: String) -> Bool { id.hasPrefix("_:") }
  }
}
