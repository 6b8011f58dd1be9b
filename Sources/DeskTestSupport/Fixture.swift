public import ClaimModel
import Foundation

/// The files in `Fixtures`.
public enum Fixture {
  /// The root of the package.
  public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The path of a file, by its path in `Fixtures`.
  public static func path(_ name: String) -> String { "\(root)/Fixtures/\(name)" }

  /// What a file holds.
  public static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  /// What must come of the files in a folder.
  public static func expected(_ folder: String) throws -> JSONValue {
    try JSONValue(parsing: bytes("\(folder)/expected.json"))
  }

  /// The names of the files in a folder, in order.
  ///
  /// - Parameter ending: leaves out those with another one.
  public static func names(in folder: String, ending: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(folder)).filter {
      $0.hasSuffix(ending)
    }.sorted()
  }

  /// The annotation files of the three editors who checked the reports on the phone call.
  public static let phoneCall = ["amara", "boris", "chen"].map { path("phone-call/\($0).jsonl") }

  /// What stands in ``phoneCall``.
  public static func phoneCallBytes() throws -> [[UInt8]] {
    try phoneCall.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
  }
}
