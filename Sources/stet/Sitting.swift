import ArgumentParser
import ClaimModel
import DeskConsole
import EditorialDesk
import Foundation

/// One stay at the prompt, from its first line to the seal at its end.
struct Sitting {
  var console: Console
  let lines: any LineSource
  let signals: PromptSignals
  let isTerminal: Bool
  /// Whether a failed line from a pipe ends it.
  let stopsAtFailure: Bool
  private var hasFailed = false
  private var isOver = false
  /// The signal that ended it.
  private var ending: Int32?

  init(
    console: Console, lines: any LineSource, signals: PromptSignals, isTerminal: Bool,
    stopsAtFailure: Bool
  ) {
    self.console = console
    self.lines = lines
    self.signals = signals
    self.isTerminal = isTerminal
    self.stopsAtFailure = stopsAtFailure && !isTerminal
  }

  /// Reads and carries out lines until the end; then seals, whatever the end was.
  mutating func run() throws {
    do {
      try work()
    } catch {
      seal()
      throw error
    }
    seal()
    if let ending { signals.end(by: ending) }
    if hasFailed, !isTerminal { throw ExitCode.failure }
  }

  private mutating func work() throws {
    fit()
    if isTerminal { try show(try console.opening()) }
    var number = 0
    while !isOver {
      let typed = lines.next(for: console)
      number += 1
      switch typed {
      case .line(let line): try carryOut(line, number)
      case .tooLong(let limit): fail(ConsoleError.lineTooLong(limit: limit), number)
      case .notText: fail(ConsoleError.lineNotText, number)
      case .abandoned: continue
      case .end: isOver = true
      case .signal(let signal): leave(by: signal)
      }
    }
  }

  private mutating func carryOut(_ line: String, _ number: Int) throws {
    let failedBefore = hasFailed
    hasFailed = false
    defer { hasFailed = hasFailed || failedBefore }
    do {
      fit()
      let reply = try signals.whileBusy { try console.run(line) }
      if reply.isLeaving { isOver = true }
      try show(reply)
    } catch OutputError.lost(let reason) {
      failToShow(reason, number)
    } catch let error as any ActionableError {
      fail(error, number)
    }
    while let signal = signals.next() { came(signal) }
  }

  /// Has replies set for the window as it is now.
  private mutating func fit() { if isTerminal { console.width = Escape.columns } }

  /// Says that a line was carried out, though nobody was told.
  private mutating func failToShow(_ reason: String, _ number: Int) {
    hasFailed = true
    Output.aside(
      "\(isTerminal ? "" : "Error: line \(number): ")It was carried out, but the reply could not be shown: "
        + "\(reason).\n  try: make room where it goes; what the line did to the desk stands.")
    if stopsAtFailure { isOver = true }
  }

  /// Says why a line was not carried out.
  private mutating func fail(_ error: any ActionableError, _ number: Int) {
    hasFailed = true
    Output.aside(
      isTerminal ? console.fitted(error) : "Error: line \(number): \(Console.told(error))")
    if stopsAtFailure { isOver = true }
  }

  /// What a signal means that came while a line was carried out.
  private mutating func came(_ signal: Int32) {
    switch signal {
    case SIGWINCH: break
    // What failed, also for being interrupted, says by itself that it changed nothing.
    case SIGINT where isTerminal && hasFailed: break
    case SIGINT where isTerminal:
      Output.aside("Ctrl-C came too late to stop that line: it was carried out, as one act.")
    default: leave(by: signal)
    }
  }

  private mutating func leave(by signal: Int32) {
    isOver = true
    ending = ending ?? signal
  }

  /// Seals what was written; a seal that cannot be made takes nothing away from it.
  private func seal() {
    do {
      try console.close()
    } catch {
      Output.aside("What you did is saved, but it could not be sealed: \(error)")
    }
  }

  /// Replies are made safe where they are made, and may carry colour: they are printed as they are.
  private mutating func show(_ reply: Reply) throws {
    guard !reply.lines.isEmpty else { return }
    do {
      try Output.bytes(reply.lines.map { $0 + "\n" }.joined())
    } catch {
      while let signal = signals.next() { leave(by: signal) }
      // Nobody reads any more: that is no mistake of theirs.
      if ending == nil { throw error }
    }
  }
}
