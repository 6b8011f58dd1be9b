public import Foundation

/// What a command finds around it: environment, folder, clock.
///
/// Handed in by the front, so that tests can choose them.
public struct Surroundings: Sendable {
  public var environment: [String: String]
  public var folder: String
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

  /// The folder of the identity: `$STET_HOME`, else `stet` in the user's configuration folder.
  public var home: String {
    if let home = environment["STET_HOME"], !home.isEmpty { return home }
    if let configuration = environment["XDG_CONFIG_HOME"], !configuration.isEmpty {
      return configuration + "/stet"
    }
    return NSHomeDirectory() + "/.config/stet"
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
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = [
      padded(parts.tm_year + 1900, 4), padded(parts.tm_mon + 1, 2), padded(parts.tm_mday, 2),
    ]
    let time = [padded(parts.tm_hour, 2), padded(parts.tm_min, 2), padded(parts.tm_sec, 2)]
    let rest = padded(Int32(milliseconds % 1000), 3)
    return "\(date.joined(separator: "-"))T\(time.joined(separator: ":")).\(rest)Z"
  }
}
