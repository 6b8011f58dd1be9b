import AnnotationSync
public import ClaimModel
import Foundation

/// Who unnamed sources are: small files in the home folder, one for each, sealed with a key that lies in
/// a file of its own (``SourceKey``).
///
/// Nothing of them is ever written into a desk, an annotation file or any output. What they hold is read as
/// ``SourceIdentity`` says. While the key is away, nobody can open them, and nobody can tell whether a text names
/// one of the sources.
public struct SealedSources: Sendable {
  private let folder: String
  private let surroundings: Surroundings

  /// The largest one that is kept, in bytes.
  static let largest = 16 << 10

  public init(in surroundings: Surroundings = .ofProcess) {
    folder = surroundings.home + "/sources"
    self.surroundings = surroundings
  }

  /// The file in which a source's identity lies.
  public func path(of label: SourceLabel) -> String { "\(folder)/\(label)" }

  /// The labels of all that are kept, in byte order.
  public func labels() throws -> [SourceLabel] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw DeskError.unreadable(path: folder, reason: "the folder cannot be listed")
    }
    return names.compactMap { SourceLabel($0) }.sorted()
  }

  /// Keeps what a file says of a source; `-` is standard input.
  ///
  /// - Parameter label: what is to stand for the source; `nil` draws one at random.
  /// - Throws: ``DeskError/nothingToDo(_:remedy:)`` when the label is taken.
  public func keep(_ path: String, as label: SourceLabel?) throws -> SourceLabel {
    let identity = try RuleFile.text(of: path)
    guard identity.utf8.count <= Self.largest else {
      throw DeskError.fileTooLarge(path: path, limit: Self.largest)
    }
    guard let first = identity.split(separator: "\n", omittingEmptySubsequences: false).first,
      !WatchedName(String(first)).isEmpty
    else {
      throw DeskError.missing(
        "The first line does not say who the source is.",
        remedy: "begin with the name; nothing was kept.")
    }
    let key = try keyForKeeping()
    let label = try label ?? Self.randomLabel()
    let place = self.path(of: label)
    guard !FileManager.default.fileExists(atPath: place) else {
      throw DeskError.nothingToDo(
        "A source is kept under '\(label)' already.",
        remedy: "choose another label, or take that one away with `stet source forget`; "
          + "nothing was kept.")
    }
    try makeFolder()
    try PrivateFile.make(Self.sealed(identity, label, key), at: place)
    try sealPlainFiles(key)
    return label
  }

  /// Who a source is, as it was kept: to be shown to the person who keeps it, and nowhere else.
  ///
  /// - Throws: ``DeskError`` when none of that label is kept, its key is not here, or the file was changed.
  public func identity(of label: SourceLabel) throws -> String {
    guard let file = FileManager.default.contents(atPath: path(of: label)) else {
      throw none(label)
    }
    guard let identity = Self.opened(Array(file), label, try key.read()) else {
      throw try key.read() == nil ? keyAway : changed(label)
    }
    return identity
  }

  /// What is looked for of a source's names, in sentences without them.
  public func watching(_ label: SourceLabel) throws -> [String] {
    guard let kept = try identities().first(where: { $0.label == label }) else { return [] }
    let count = kept.identity.names.reduce(0) { $0 + $1.wordCount }
    let words = "\(count) \(count == 1 ? "word" : "words")"
    var remarks = ["Looked for in all that you write: the name as a whole, and \(words) of it."]
    if kept.identity.names.contains(where: \.hasDescription) {
      remarks.append(
        "What follows the name on its line is taken for a description and is not looked for.")
    }
    return remarks
  }

  /// Takes away what was kept of a source.
  public func forget(_ label: SourceLabel) throws {
    guard unlink(path(of: label)) == 0 else { throw none(label) }
  }

  /// A label of 40 random bits, so that two desks do not choose one for two people.
  private static func randomLabel() throws -> SourceLabel {
    guard let label = SourceLabel("S-\(Identity.randomDevice().prefix(8))") else {
      throw DeskError.missing("No label could be drawn.", remedy: "give one; nothing was kept.")
    }
    return label
  }

  /// Who is kept, in order of the labels; without those whose file was changed, and nobody where the key is
  /// away: nothing can be looked for then.
  func identities() throws -> [(label: SourceLabel, identity: SourceIdentity)] {
    let labels = try labels()
    guard !labels.isEmpty else { return [] }
    let key = try key.read()
    return labels.compactMap { label in
      let file = FileManager.default.contents(atPath: path(of: label)) ?? Data()
      return Self.opened(Array(file), label, key).map { (label, SourceIdentity($0)) }
    }
  }

  /// Whether a text has the name of anybody who is kept.
  func areNamed(in text: String) throws -> Bool {
    let identities = try identities()
    guard !identities.isEmpty else { return false }
    let words = FoldedWord.words(of: text)
    return identities.contains { $0.identity.place(in: words) != nil }
  }
}

extension SealedSources {
  private var key: SourceKey { SourceKey(in: surroundings) }

  /// The key to seal with: made where nothing was sealed before.
  private func keyForKeeping() throws -> SealingKey {
    if let known = try key.read() { return known }
    let isAnySealed = try labels().contains { label in
      SealedText.isSealed(Array(FileManager.default.contents(atPath: path(of: label)) ?? Data()))
    }
    guard !isAnySealed else { throw keyAway }
    try Identity.makeFolder(surroundings.home)
    return try key.make()
  }

  /// Makes the folder, for its owner alone.
  private func makeFolder() throws {
    try Identity.makeFolder(surroundings.home)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST, chmod(folder, 0o700) == 0 else {
      throw DeskError.cannotWrite(path: folder, reason: String(cString: strerror(errno)))
    }
  }

  /// Seals files that were kept before sources were sealed.
  private func sealPlainFiles(_ key: SealingKey) throws {
    for label in try labels() {
      let place = path(of: label)
      guard let file = FileManager.default.contents(atPath: place),
        !SealedText.isSealed(Array(file)),
        let identity = String(validating: file, as: UTF8.self)
      else { continue }
      try PrivateFile.write(Self.sealed(identity, label, key), to: place)
    }
  }

  private static func sealed(
    _ identity: String, _ label: SourceLabel, _ key: SealingKey
  ) throws -> [UInt8] {
    guard let sealed = SealedText.seal(identity, of: label, with: key) else {
      throw DeskError.missing(
        "libcrypto could not seal it.", remedy: "try again; nothing was kept.")
    }
    return sealed
  }

  private static func opened(
    _ file: [UInt8], _ label: SourceLabel, _ key: SealingKey?
  ) -> String? {
    guard SealedText.isSealed(file) else { return String(validating: file, as: UTF8.self) }
    return key.flatMap { SealedText.open(file, of: label, with: $0) }
  }

  private func none(_ label: SourceLabel) -> DeskError {
    .nothingToDo(
      "No source is kept under '\(label)'.", remedy: "see `stet source list`; nothing was changed.")
  }

  private var keyAway: DeskError {
    .nothingToDo(
      "The key of your sources is not at \(visible(key.path)).",
      remedy: "put it there, or say with $STET_SOURCES_KEY where it lies; nothing was changed.")
  }

  private func changed(_ label: SourceLabel) -> DeskError {
    .nothingToDo(
      "What is kept under '\(label)' was changed, or sealed with another key.",
      remedy: "look for the right key or a backup; nothing was changed.")
  }
}
