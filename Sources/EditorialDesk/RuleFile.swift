import ClaimModel
import Foundation

/// A small file in which somebody wrote a scale or a policy; `-` is standard input.
enum RuleFile {
  /// The largest one that is read, in bytes.
  static let largest = 64 << 10

  /// Reads the file and makes of it what `make` does.
  ///
  /// - Throws: ``DeskError/malformedRule(path:line:reason:remedy:)`` with file and line.
  static func read<Rule>(
    _ path: String, _ make: (String) throws(ModelError) -> Rule
  ) throws -> Rule {
    func fault(_ line: Int, _ reason: String, _ remedy: String) -> DeskError {
      .malformedRule(path: path, line: line, reason: reason, remedy: remedy)
    }
    let text = try text(of: path)
    do throws(ModelError) {
      return try make(text)
    } catch {
      guard case .malformedRule(let line, let reason, _) = error else { throw error }
      throw fault(line, reason, error.remedy)
    }
  }

  /// The whole file.
  ///
  /// - Throws: ``DeskError``, also when it is not UTF-8 or larger than ``largest``.
  static func text(of path: String) throws -> String {
    let bytes = try path == "-" ? standardInput() : InputFile.bytes(of: path, atMost: largest)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DeskError.malformedRule(
        path: path, line: 1, reason: "The file is not UTF-8.",
        remedy: "save it as UTF-8; nothing was changed.")
    }
    // Some editors put a byte order mark before the first line.
    return text.unicodeScalars.first == "\u{FEFF}"
      ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func standardInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    try ByteStream.read(STDIN_FILENO, name: "standard input") { piece in
      guard bytes.count + piece.count <= largest else {
        throw DeskError.fileTooLarge(path: "standard input", limit: largest)
      }
      bytes.append(contentsOf: piece)
    }
    return bytes
  }
}
