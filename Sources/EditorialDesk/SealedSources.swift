public import ClaimModel
import Foundation

/// Who unnamed sources are: small files in the home folder, one for each, that only their owner may read.
///
/// Nothing of them is ever written into a desk, an annotation file or any output; they are not encrypted,
/// and whoever copies the home folder copies them. Their first line is the source's name.
public struct SealedSources: Sendable {
  private let folder: String

  /// The largest one that is kept, in bytes.
  static let largest = 16 << 10

  public init(in surroundings: Surroundings = .ofProcess) {
    folder = surroundings.home + "/sources"
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
    guard !Self.words(of: Self.name(in: identity)).isEmpty else {
      throw DeskError.missing(
        "The first line does not say who the source is.",
        remedy: "begin with the name; nothing was kept.")
    }
    let label = try label ?? Self.randomLabel()
    let place = self.path(of: label)
    guard !FileManager.default.fileExists(atPath: place) else {
      throw DeskError.nothingToDo(
        "A source is kept under '\(label)' already.",
        remedy: "choose another label, or take that one away with `stet source forget`; "
          + "nothing was kept.")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw DeskError.cannotWrite(path: folder, reason: "the folder cannot be made")
    }
    try PrivateFile.make(Array(identity.utf8), at: place)
    return label
  }

  /// Takes away what was kept of a source.
  public func forget(_ label: SourceLabel) throws {
    guard unlink(path(of: label)) == 0 else {
      throw DeskError.nothingToDo(
        "No source is kept under '\(label)'.",
        remedy: "see `stet source list`; nothing was changed.")
    }
  }

  /// A label of 40 random bits, so that two desks do not choose one for two people.
  private static func randomLabel() throws -> SourceLabel {
    guard let label = SourceLabel("S-\(Identity.randomDevice().prefix(8))") else {
      throw DeskError.missing("No label could be drawn.", remedy: "give one; nothing was kept.")
    }
    return label
  }

  /// The source whose name one of the texts has; `nil` when none does.
  ///
  /// Looked for, word by word and whatever the case, are the whole name and its last word, where that has
  /// four letters or more.
  func named(in texts: [String]) throws -> SourceLabel? {
    let labels = try labels()
    guard !labels.isEmpty else { return nil }
    let said = texts.map(Self.words)
    return try labels.first { label in
      let identity = try RuleFile.text(of: path(of: label))
      let name = Self.words(of: Self.name(in: identity))
      let last = name.suffix(1).filter { $0.count >= 4 }
      return said.contains { $0.holds(name) || $0.holds(last) }
    }
  }

  private static func name(in identity: String) -> String {
    identity.unicodeScalars.split(separator: "\n").first.map { String(Substring($0)) } ?? ""
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

extension [String] {
  /// Whether the words stand there one behind the other.
  fileprivate func holds(_ words: [String]) -> Bool {
    guard !words.isEmpty, count >= words.count else { return false }
    return (0...(count - words.count)).contains {
      self[$0..<($0 + words.count)].elementsEqual(words)
    }
  }
}
