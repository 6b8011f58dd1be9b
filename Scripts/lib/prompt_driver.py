"""`stet review` on a pipe: lines in, replies out, and who sits there."""
import os
import queue
import subprocess
import threading
import time

from trial_desk import PATIENCE, Missed


class Prompt:
    """The prompt of one person on a trial desk."""

    def __init__(self, desk, person):
        environment = {**desk.environment, "STET_ANNOTATOR": person,
                       "STET_HOME": os.path.join(desk.folder, "home of " + person)}
        self.person = person
        self.process = subprocess.Popen(
            desk.command("review"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, env=environment, cwd=desk.folder)
        self.printed = queue.Queue()
        self.said = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            self.printed.put(line.decode(errors="replace").rstrip("\n"))
        self.printed.put(None)

    def type(self, *lines):
        self.process.stdin.write(("\n".join(lines) + "\n").encode())
        self.process.stdin.flush()

    def wait_for(self, *marks):
        """Waits for a line that has all the marks; returns what was printed until then."""
        deadline, seen = time.monotonic() + PATIENCE, []
        while True:
            try:
                line = self.printed.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                raise Missed(f"{self.person} waits for {marks} and got {seen[-5:]}")
            seen.append(line)
            self.said.append(line)
            if all(mark in line for mark in marks):
                return seen

    def ask(self, line):
        """Types a line and one that answers with a word of its own; returns the reply to the first."""
        self.type(line, "help quit")
        reply = self.wait_for("for example: quit")
        return [said for said in reply if said not in ("quit", "Leave; everything is saved already.")][:-1]

    def kill(self):
        """Ends it at once, as a crash does."""
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdin.close()
        self.process.stdout.close()

    def leave(self):
        """Closes its input; returns its exit status."""
        self.process.stdin.close()
        status = self.process.wait(PATIENCE)
        self.reader.join()
        self.process.stdout.close()
        return status
