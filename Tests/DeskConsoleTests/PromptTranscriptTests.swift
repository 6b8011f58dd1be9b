import EditorialDesk
import Testing

@testable import DeskConsole

@Suite("The prompt's transcripts")
struct PromptTranscriptTests {
  @Test("come out as they stand in Fixtures", arguments: try PromptTranscript.files)
  func comeOutAsTheyStand(file: String) throws {
    let transcript = try PromptTranscript(file)
    #expect(transcript.steps.count > 3, "\(file) is too short")
    try ReviewRoom().replay(transcript, of: file)
  }

  @Test func `have every command, done and refused`() throws {
    var done: Set<String> = []
    var refused: Set<String> = []
    for file in try PromptTranscript.files {
      for step in try PromptTranscript(file).steps {
        guard let word = step.typed.split(separator: " ").first.map(String.init) else { continue }
        if step.expected.first?.hasPrefix("Error: ") ?? false {
          refused.insert(word)
        } else {
          done.insert(word)
        }
      }
    }
    for command in CommandTable.families.flatMap(\.commands) {
      #expect(done.contains(command.name), "no transcript shows '\(command.name)'")
      #expect(refused.contains(command.name), "no transcript refuses '\(command.name)'")
    }
  }
}
