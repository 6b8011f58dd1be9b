import CEdit
import ClaimModel
import DeskConsole
import EditorialDesk
import Foundation

/// Lines typed on a terminal, with libedit's editing, a history and completion.
///
/// The terminal is in libedit's hands only while a line is waited for.
final class TerminalLines: LineSource {
  // A class because libedit keeps pointers to it, and because it owns what libedit made.
  private let edit: OpaquePointer
  private let history: OpaquePointer
  private let signals: PromptSignals
  private let kept: PromptHistory
  private var keys = TypedKeys()
  private var console: Console?
  /// What libedit shows before the line, ended by 0.
  private var prompt = UnsafeMutablePointer<wchar_t>.allocate(capacity: 1)
  /// What came instead of a line.
  private var instead: TypedLine?
  /// Whether the line has grown too long: the rest of it is passed over.
  private var isPassingOver = false

  /// - Returns: `nil` where no UTF-8 can be written or libedit cannot begin.
  init?(_ signals: PromptSignals, keeping kept: PromptHistory) {
    guard Self.writesUTF8(), let edit = stet_edit_begin("stet"), let history = history_winit()
    else { return nil }
    self.edit = edit
    self.history = history
    self.signals = signals
    self.kept = kept
    prompt.initialize(to: 0)
    let owner = Unmanaged.passUnretained(self).toOpaque()
    stet_edit_set_up(
      edit, owner, { TerminalLines.of($0).prompt }, { TerminalLines.of($0).key(into: $1) })
    stet_edit_bind_tab(edit) { edit, _ in TerminalLines.of(edit).complete() }
    stet_edit_keep_history(edit, history, Int32(PromptHistory.mostLines))
    kept.lines().forEach(remember)
  }

  deinit {
    el_end(edit)
    history_wend(history)
    prompt.deallocate()
  }

  /// Sees to it that characters are written in UTF-8, also where no language was chosen.
  private static func writesUTF8() -> Bool {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" { return true }
    return setlocale(LC_CTYPE, "C.UTF-8") != nil
  }

  private static func of(_ edit: OpaquePointer?) -> TerminalLines {
    Unmanaged<TerminalLines>.fromOpaque(stet_edit_owner(edit)).takeUnretainedValue()
  }

  // MARK: A line

  func next(for console: Console) -> TypedLine {
    self.console = console
    setPrompt(console.prompt)
    (instead, isPassingOver) = (nil, false)
    // Before the prompt is shown: what is typed at it is not the kernel's any more.
    stet_edit_take_terminal(edit, 1)
    takeWhatWasTyped()
    Escape.write(Escape.marksPastes)
    var count: Int32 = 0
    let line = el_wgets(edit, &count)
    Escape.write(Escape.marksNoPastes)
    if let instead {
      Escape.write(endOfLine(instead))
      return instead
    }
    guard let line, count > 0 else {
      Escape.write("\n")
      return .end
    }
    let text = Self.text(UnsafeBufferPointer(start: line, count: Int(count)))
    keep(text)
    return .line(text)
  }

  private func endOfLine(_ instead: TypedLine) -> String {
    if case .abandoned = instead { return "^C\n" }
    return "\n"
  }

  /// Keeps a line for the next time; where that fails, it is still kept for this time.
  private func keep(_ line: String) {
    guard (try? kept.mayHold(line)) ?? false else { return }
    remember(line)
    try? kept.append(line)
  }

  private func remember(_ line: String) { stet_history_add(history, Self.wide(line)) }

  private func setPrompt(_ text: String) {
    let scalars = Self.wide(text)
    prompt.deallocate()
    prompt = .allocate(capacity: scalars.count)
    prompt.initialize(from: scalars, count: scalars.count)
  }

  private static func wide(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  }

  private static func text(_ line: UnsafeBufferPointer<wchar_t>) -> String {
    let scalars = line.lazy.compactMap { Unicode.Scalar(UInt32(bitPattern: $0)) }
    return String(String.UnicodeScalarView(scalars.filter { $0 != "\n" && $0 != "\r" }))
  }

  // MARK: Keys

  /// Takes what was typed while the last line was carried out: where Ctrl-D was, the kernel, which edited
  /// lines meanwhile, has left a zero byte.
  private func takeWhatWasTyped() {
    var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, 0) > 0, waiting.revents & Int16(POLLIN) != 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    let endOfInput: UInt8 = 0x04
    keys.feed(bytes.prefix(max(0, count)).map { $0 == 0 ? endOfInput : $0 })
  }

  /// Gives libedit the next key; 1 when there is one, 0 at the end of input, -1 to give up the line.
  private func key(into place: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    while true {
      guard let key = keys.next() else {
        if let end = waitForKeys() { return end }
        continue
      }
      if isPassingOver {
        guard key == "\r" || key == "\n" else { continue }
        return giveUp(.tooLong(limit: Console.longestLine))
      }
      if length >= Console.longestLine, key.value >= 0x20, key != "\u{7F}" {
        isPassingOver = true
        Escape.write("\n" + Escape.beyondLimit)
        continue
      }
      place?.pointee = wchar_t(bitPattern: key.value)
      return 1
    }
  }

  /// How many scalars the line has.
  private var length: Int {
    let line = el_wline(edit).pointee
    return line.lastchar - line.buffer
  }

  /// Waits for bytes or a signal; gives what to tell libedit, `nil` to go on.
  private func waitForKeys() -> Int32? {
    switch signals.wait(for: STDIN_FILENO) {
    case .signal(SIGWINCH): resize()
    case .signal(SIGTSTP): suspend()
    case .signal(SIGQUIT): break
    case .signal(SIGINT):
      keys.clear()
      return giveUp(.abandoned)
    case .signal(let signal): return giveUp(.signal(signal))
    case .input:
      var bytes = [UInt8](repeating: 0, count: 1 << 12)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return nil }
      guard count > 0 else { return giveUp(.end) }
      keys.feed(bytes.prefix(count))
    }
    return nil
  }

  private func giveUp(_ instead: TypedLine) -> Int32 {
    if !isPassingOver { moveToEnd() }
    self.instead = instead
    return -1
  }

  /// Puts the cursor behind the line, so that what comes next does not stand in the middle of it.
  private func moveToEnd() {
    let line = el_wline(edit).pointee
    guard line.cursor < line.lastchar else { return }
    el_cursor(edit, Int32(line.lastchar - line.cursor))
    stet_edit_refresh(edit)
    fflush(nil)
  }

  /// Draws the line anew for a window of another size.
  private func resize() {
    // The terminal has laid the line out anew by now; it begins as many rows above the cursor as its
    // words up to there fill in the new width.
    let line = el_wline(edit).pointee
    let before = Self.text(
      UnsafeBufferPointer(start: line.buffer, count: line.cursor - line.buffer))
    let typed = (console?.prompt ?? "") + before
    let rows = Completion.width(of: typed) / max(1, Escape.columns)
    Escape.write(Escape.clear(rowsAbove: rows))
    el_resize(edit)
    stet_edit_refresh(edit)
    fflush(nil)
  }

  /// Stops the program, as Ctrl-Z does elsewhere, with the terminal as it was.
  private func suspend() {
    Escape.write(Escape.marksNoPastes + "\n")
    stet_edit_take_terminal(edit, 0)
    kill(0, SIGSTOP)
    stet_edit_take_terminal(edit, 1)
    Escape.write(Escape.marksPastes)
    el_resize(edit)
    stet_edit_refresh(edit)
    fflush(nil)
  }

  // MARK: Completion

  /// Does what Tab asks for; gives what libedit is to do then.
  private func complete() -> UInt8 {
    let line = el_wline(edit).pointee
    let head = Self.text(UnsafeBufferPointer(start: line.buffer, count: line.cursor - line.buffer))
    guard let completion = try? console?.completion(of: head) else { return UInt8(CC_ERROR) }
    switch completion.step {
    case .nothing: return UInt8(CC_ERROR)
    case .insert(let text, let replaced):
      el_deletestr(edit, Int32(replaced))
      guard el_winsertstr(edit, Self.wide(text)) == 0 else { return UInt8(CC_ERROR) }
      return UInt8(CC_REFRESH)
    case .list:
      let listing = completion.listing(columns: Escape.columns, rows: Escape.rows - 2)
      Escape.write("\n" + listing.map { $0 + "\n" }.joined())
      return UInt8(CC_REDISPLAY)
    }
  }
}
