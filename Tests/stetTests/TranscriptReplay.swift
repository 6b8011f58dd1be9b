import DeskTestSupport
import Foundation
import Testing

/// A session at the command line as it is printed in a document: lines that begin with `$ ` are
/// commands, the others what they print, `[status 3]` how a command ended where it was not 0.
///
/// Lines with `> ` directly behind a command go on with it, as a shell shows what it is given with `<<`.
/// What is printed is a ``PrintedPattern``.
struct Transcript {
  struct Step {
    var command: String
    var expected: [String]
    /// Where it stands in the file, from 1.
    let line: Int
  }

  private(set) var steps: [Step] = []

  /// - Parameter indentation: how many spaces stand before each line; other lines are passed over.
  init(_ text: String, indentation: Int = 0) {
    let margin = String(repeating: " ", count: indentation)
    for (number, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard raw.hasPrefix(margin) else { continue }
      let line = String(raw.dropFirst(indentation))
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), expected: [], line: number + 1))
      } else if line.hasPrefix("> "), steps.last?.expected.isEmpty ?? false {
        steps[steps.count - 1].command += "\n" + line.dropFirst(2)
      } else if !steps.isEmpty, !line.hasPrefix("#") {
        steps[steps.count - 1].expected.append(line)
      }
    }
    for index in steps.indices {
      while steps[index].expected.last?.isEmpty ?? false { steps[index].expected.removeLast() }
    }
  }
}

/// A folder of its own with the built `stet` on the path, a home of its own and the fixtures beside.
final class Workbench: TemporaryFolder {
  /// The folder of the test runner, where the executable is built too.
  static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().path

  override init() throws {
    try super.init()
    try FileManager.default.createSymbolicLink(
      atPath: file("Fixtures"), withDestinationPath: Fixture.path(""))
  }

  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// Output, then errors, then how it ended where that was not 0.
    var lines: [String] {
      var lines = (output + errors).components(separatedBy: "\n")
      while lines.last?.isEmpty ?? false { lines.removeLast() }
      return status == 0 ? lines : lines + ["[status \(status)]"]
    }
  }

  /// Runs a command line in the folder.
  func run(_ command: String, as annotator: String = "dana") throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: self.path)
    process.environment = [
      "PATH": "\(Self.products):/usr/local/bin:/usr/bin:/bin", "HOME": self.path,
      "STET_HOME": file("home-\(annotator)"), "STET_ANNOTATOR": annotator, "LC_ALL": "C.UTF-8",
    ]
    let (output, errors) = (file(".output"), file(".errors"))
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Runs every command of a transcript and holds what it prints against what stands there.
  func replay(_ transcript: Transcript, of file: String) throws {
    #expect(!transcript.steps.isEmpty, "\(file) has no command")
    for step in transcript.steps {
      let printed = try run(step.command).lines
      #expect(
        PrintedPattern(step.expected).matches(printed),
        "\(file):\(step.line): $ \(step.command)\n\(printed.joined(separator: "\n"))")
    }
  }
}
