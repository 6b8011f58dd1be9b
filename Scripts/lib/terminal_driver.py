"""A program on a pseudo-terminal, typed at and read as a person would, with patience instead of pauses."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
import unicodedata

from trial_desk import PATIENCE, Missed

ENTER, TAB, UP, LEFT, HOME = "\r", "\t", "\x1b[A", "\x1b[D", "\x01"
BACKSPACE, CTRL_C, CTRL_D, CTRL_Z, QUIT = "\x7f", "\x03", "\x04", "\x1a", "\x1c"
PROMPT = r"stet(?: \d+/\d+)?> "
SEQUENCE = re.compile(r"\x1b(?:\[([0-9;?]*)([A-Za-z@])|[()].|.)")


class Screen:
    """What a person sees: a small model of the terminals that libedit draws for."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines, self.row, self.column = [[]], 0, 0
        self.continued = set()  # rows that go on the one above
        self.cut = ""

    def text(self):
        """The lines, without spaces at their ends, down to the lowest one with something in it."""
        shown = self.lines[-self.rows:]
        return "\n".join("".join(line).replace("\0", "").rstrip() for line in shown).rstrip("\n")

    def resize(self, columns, rows):
        """Lays the lines out anew, as most terminals do: those that went on below are one line."""
        self.line()
        whole, place = [], (0, 0)
        for number, line in enumerate(self.lines):
            if number in self.continued:
                start = len(whole[-1])
                whole[-1] = whole[-1] + line
            else:
                start = 0
                whole.append(line)
            if number == self.row:
                place = (len(whole) - 1, start + self.column)
        self.lines, self.continued = [], set()
        for number, line in enumerate(whole):
            if number == place[0]:
                self.row, self.column = len(self.lines) + place[1] // columns, place[1] % columns
            for start in range(0, max(1, len(line)), columns):
                if start > 0:
                    self.continued.add(len(self.lines))
                self.lines.append(line[start:start + columns])
        self.columns, self.rows = columns, rows

    def show(self, text):
        text, self.cut = self.cut + text, ""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                found = SEQUENCE.match(text, at)
                if not found:
                    self.cut = text[at:]
                    return
                self.obey(found.group(1) or "", found.group(2))
                at = found.end()
            else:
                self.put(text[at])
                at += 1

    def put(self, letter):
        if letter == "\r":
            self.column = 0
        elif letter == "\n":
            self.row += 1
        elif letter == "\b":
            self.column = max(0, self.column - 1)
        elif letter >= " ":
            width = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
            if self.column + width > self.columns:
                self.row, self.column = self.row + 1, 0
                self.continued.add(self.row)
            line = self.line()
            line.extend(" " * (self.column + width - len(line)))
            line[self.column:self.column + width] = [letter] + ["\0"] * (width - 1)
            self.column += width

    def line(self):
        while len(self.lines) <= self.row:
            self.lines.append([])
        return self.lines[self.row]

    def obey(self, numbers, command):
        if numbers.startswith("?"):
            return
        count = int(numbers.split(";")[0] or 0)
        line = self.line()
        if command == "G":
            self.column = max(1, count) - 1
        elif command == "A":
            self.row = max(0, self.row - max(1, count))
        elif command == "B":
            self.row += max(1, count)
        elif command == "C":
            self.column = min(self.columns - 1, self.column + max(1, count))
        elif command == "D":
            self.column = max(0, self.column - max(1, count))
        elif command == "K":
            del line[self.column:]
        elif command == "J":
            del line[self.column:]
            del self.lines[self.row + 1:]
            self.continued = {row for row in self.continued if row <= self.row}
        elif command == "P":
            del line[self.column:self.column + max(1, count)]
        elif command == "@":
            line[self.column:self.column] = [" "] * max(1, count)


class Terminal:
    """A pseudo-terminal with a program on it.

    Everything that it printed is in `output`; what `expect` has found is behind `mark`.
    """

    def __init__(self, command, environment, folder, columns=80, rows=24, kind="xterm"):
        environment = {**environment, "TERM": kind} if kind is not None else {
            key: value for key, value in environment.items() if key != "TERM"}
        self.master, slave = pty.openpty()
        self.resize(columns, rows)
        modes = termios.tcgetattr(slave)
        modes[0] |= 0o40000  # IUTF8, which terminals set
        termios.tcsetattr(slave, termios.TCSANOW, modes)
        self.before = termios.tcgetattr(slave)
        # Held open, so that the terminal's state can be read when the program is gone.
        self.slave = slave
        self.output, self.mark, self.status = "", 0, None
        self.screen = Screen(columns, rows)
        self.pending = b""
        self.process = os.fork()
        if self.process == 0:
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for descriptor in range(3):
                    os.dup2(slave, descriptor)
                os.closerange(3, 256)
                os.chdir(folder)
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)

    def resize(self, columns, rows=24):
        if hasattr(self, "screen"):
            self.screen.resize(columns, rows)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, patience, most=65536):
        """Takes what the program printed; False when nothing came, or nothing will."""
        if not select.select([self.master], [], [], patience)[0]:
            return False
        try:
            piece = os.read(self.master, most)
        except OSError:  # the other side is closed
            return False
        self.pending += piece
        text = self.pending.decode("utf-8", "ignore")
        kept = text.encode()
        # A character that is cut in two waits for its rest.
        self.pending = self.pending[len(kept):] if self.pending.startswith(kept) else b""
        self.output += text
        self.screen.show(text)
        return bool(piece)

    def type(self, text):
        """Sends keys, reading what is printed meanwhile, so that neither side waits for the other."""
        rest = text if isinstance(text, bytes) else text.encode()
        deadline = time.monotonic() + PATIENCE
        while rest:
            readable, writable, _ = select.select([self.master], [self.master], [], 1)
            if readable:
                self.read(0)
            if writable:
                rest = rest[os.write(self.master, rest[:512]):]
            if time.monotonic() > deadline:
                raise Missed(f"the program does not read: {len(rest)} bytes are left")

    def expect(self, pattern, patience=PATIENCE):
        """Waits until the pattern stands behind the mark; returns what was printed up to its end."""
        deadline = time.monotonic() + patience
        while True:
            found = re.compile(pattern, re.DOTALL).search(self.output, self.mark)
            if found:
                said = self.output[self.mark:found.end()]
                self.mark = found.end()
                return said
            left = deadline - time.monotonic()
            if left <= 0 or not self.read(min(left, 1)) and self.has_ended():
                raise Missed(f"no {pattern!r} in {self.output[self.mark:][-600:]!r}")

    def see(self, pattern, patience=PATIENCE):
        """Waits until the pattern stands on the screen, where the cursor's line is the last one."""
        deadline = time.monotonic() + patience
        while not re.compile(pattern, re.DOTALL).search(self.screen.text()):
            left = deadline - time.monotonic()
            if left <= 0 or not self.read(min(left, 1)) and self.has_ended():
                raise Missed(f"no {pattern!r} on the screen:\n{self.screen.text()}")
        self.mark = len(self.output)

    def prompt(self):
        return self.expect(PROMPT)

    def do(self, line):
        """Types a line; returns what was printed until the next prompt."""
        self.type(line + ENTER)
        self.expect(r"\n")
        return self.prompt()

    def has_ended(self):
        if self.status is None:
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                self.status = status
        return self.status is not None

    def end(self, patience=PATIENCE):
        """Waits for the end; returns the exit status, negative for a signal."""
        deadline = time.monotonic() + patience
        while not self.has_ended():
            self.read(0.05)
            if time.monotonic() > deadline:
                raise Missed(f"it does not end; last came {self.output[-300:]!r}")
        while self.read(0):
            pass
        return -os.WTERMSIG(self.status) if os.WIFSIGNALED(self.status) else os.WEXITSTATUS(self.status)

    def wait_stopped(self, patience=PATIENCE):
        """Waits until the program is stopped, as by Ctrl-Z."""
        deadline = time.monotonic() + patience
        while True:
            done, status = os.waitpid(self.process, os.WNOHANG | os.WUNTRACED)
            if done and os.WIFSTOPPED(status):
                return
            if done:
                self.status = status
                raise Missed("it ended instead of stopping")
            self.read(0.05)
            if time.monotonic() > deadline:
                raise Missed("it does not stop")

    def is_restored(self):
        """Whether the terminal is as it was before the program."""
        return termios.tcgetattr(self.slave) == self.before

    def hang_up(self):
        """Closes the terminal, as a lost connection does."""
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = None
        deadline = time.monotonic() + PATIENCE
        while not self.has_ended():
            time.sleep(0.02)
            if time.monotonic() > deadline:
                raise Missed("it does not end when its terminal is gone")

    def close(self):
        """Ends what is left of it."""
        if not self.has_ended():
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        for descriptor in (self.slave, self.master):
            if descriptor is not None:
                os.close(descriptor)
