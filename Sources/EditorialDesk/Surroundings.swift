import ClaimModel
public import Foundation

/// What a command finds around it: environment, folder, clock.
///
/// Handed in by the front, so that tests can choose them.
public struct Surroundings: Sendable {
  /// The variables of the process.
  public var environment: [String: String]
  /// The folder that relative paths start from.
  public var folder: String
  /// The clock; what it says is shown beside operations and decides nothing.
  public var now: @Sendable () -> Date
  /// Whether the person has asked to stop what is being done; long work that can be left off asks.
  public var isInterrupted: @Sendable () -> Bool = { false }
  /// How many more times an act waits for another `stet` that is writing to the desk, each time as long as
  /// ``ClaimStore/Store/patience`` says.
  public var furtherWaits = 0

  public init(
    environment: [String: String], folder: String, now: @escaping @Sendable () -> Date
  ) {
    self.environment = environment
    self.folder = folder
    self.now = now
  }

  /// Those of this process.
  public static var ofProcess: Surroundings {
    Surroundings(
      environment: ProcessInfo.processInfo.environment,
      folder: FileManager.default.currentDirectoryPath, now: { Date() })
  }

  /// The desk meant: the one named, else `$STET_DESK`, else the one `*.stet` file in the folder.
  ///
  /// - Throws: ``DeskError/noDeskNamed(folder:found:)`` when that leaves none or several.
  public func deskPath(named: String?) throws -> String {
    if let named { return named }
    if let path = environment["STET_DESK"], !path.isEmpty { return path }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let desks = names.filter { $0.hasSuffix(".stet") && !$0.hasPrefix(".") }.sorted()
    guard desks.count == 1, let desk = desks.first else {
      throw DeskError.noDeskNamed(folder: folder, found: desks)
    }
    return desk
  }

  /// The folder of the identity: `$STET_HOME`, else `stet` in `$XDG_CONFIG_HOME`, else in `.config` of
  /// `$HOME`, else of the home folder that the system knows.
  public var home: String {
    if let home = environment["STET_HOME"], !home.isEmpty { return home }
    if let configuration = environment["XDG_CONFIG_HOME"], !configuration.isEmpty {
      return configuration + "/stet"
    }
    let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
    return home + "/.config/stet"
  }

  /// Leaves off where the person has asked to stop.
  ///
  /// - Throws: ``DeskError/interrupted``.
  func checkInterruption() throws {
    if isInterrupted() { throw DeskError.interrupted }
  }

  /// The clock in UTC with milliseconds: `2026-03-01T09:00:00.123Z`.
  var timestamp: String {
    let milliseconds = Int((now().timeIntervalSince1970 * 1000).rounded(.down))
    var seconds = time_t(milliseconds / 1000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date =
      [String(parts.tm_year + 1900, digits: 4)]
      + [parts.tm_mon + 1, parts.tm_mday].map { String($0, digits: 2) }
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { String($0, digits: 2) }
    let rest = String(milliseconds % 1000, digits: 3)
    return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\(rest)Z"
  }
}
