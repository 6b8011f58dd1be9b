"""Drives a prompt over pipes and measures each line typed."""
import os
import subprocess
import time

# A line whose reply is known and costs next to nothing: what comes before it is the reply to the line
# that was typed.
MARK = "help quit"


class Session:
    """`stet review` on a desk, one line at a time."""

    def __init__(self, program, desk, environment):
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "review", "--desk", desk], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=environment, bufsize=0)
        self.rest = b""
        self.mark = None

    def cpu(self):
        """The processor time of all its threads so far, in seconds."""
        # The clock of another process, as clock_getcpuclockid(3) gives it.
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def peak(self):
        """The greatest memory so far, in bytes."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            line = next(line for line in file if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024

    def read_until(self, mark):
        while mark not in self.rest:
            part = os.read(self.process.stdout.fileno(), 1 << 16)
            if not part:
                raise RuntimeError(f"the prompt ended: {self.rest.decode(errors='replace')[-500:]}")
            self.rest += part
        reply, self.rest = self.rest.split(mark, 1)
        return reply

    def learn_mark(self):
        """Reads the reply to MARK once, to know it again."""
        self.process.stdin.write(f"{MARK}\n".encode())
        found = b""
        while b"\n" not in found or not found.endswith(b"\n"):
            found += os.read(self.process.stdout.fileno(), 1 << 16)
        self.mark = found

    def type(self, line):
        """Types a line; returns its reply, wall and CPU seconds."""
        cpu, wall = self.cpu(), time.perf_counter()
        self.process.stdin.write(f"{line}\n{MARK}\n".encode())
        reply = self.read_until(self.mark).decode(errors="replace")
        return reply, time.perf_counter() - wall, self.cpu() - cpu

    def first_card(self, mark):
        """Types the first line; returns the seconds since the start, and the CPU."""
        self.mark = mark
        reply, _, _ = self.type("next")
        return reply, time.perf_counter() - self.started, self.cpu()

    def leave(self):
        peak = self.peak()
        self.process.stdin.close()
        self.process.stdout.read()
        self.process.wait()
        return peak
