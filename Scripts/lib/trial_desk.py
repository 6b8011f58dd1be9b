"""A desk in a folder of its own, for trials: own home, own annotator, nothing of the user's."""
import glob
import json
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PHONE_CALL = os.path.join(ROOT, "Fixtures", "phone-call")
BROKEN = os.path.join(ROOT, "Fixtures", "broken")
ARTICLES = [os.path.join(PHONE_CALL, name) for name in ("capital-wire.txt", "northern-dispatch.txt")]
# How long a trial waits for what must come, in seconds.
PATIENCE = float(os.environ.get("STET_PATIENCE", "60"))


class Missed(Exception):
    """What was waited for did not come."""


def demand(condition, what):
    if not condition:
        raise Missed(what)


def built_program():
    """The program to try: STET, else the newest of the builds; without one the script ends with status 1."""
    if os.environ.get("STET"):
        return os.environ["STET"]
    built = [os.path.join(ROOT, *parts, "stet") for parts in (
        (".build", "debug"), (".build", "release"), (".build-release", "release"))]
    built = [path for path in built if os.access(path, os.X_OK)]
    if not built:
        sys.exit("Error: there is no build of stet\n  try: swift build, or STET=PROGRAM")
    return max(built, key=os.path.getmtime)


class TrialDesk:
    """A new desk made by `stet new`, and the commands that go to it."""

    def __init__(self, folder, program):
        os.makedirs(folder)
        self.folder = folder
        self.program = os.path.abspath(program)
        self.path = os.path.join(folder, "trial.stet")
        self.environment = {
            key: value for key, value in os.environ.items() if not key.startswith("STET")}
        self.environment.update(
            STET_HOME=os.path.join(folder, "home"), STET_ANNOTATOR="trial", NO_COLOR="1")
        self.run("new", self.path, on_desk=False)

    def command(self, *arguments):
        return [self.program, *arguments, "--desk", self.path]

    def run(self, *arguments, on_desk=True, allowed=(0, 3), typed=None):
        """Runs a command; returns what it printed.

        Raises RuntimeError with what it said when its status is not one of `allowed`.
        """
        command = self.command(*arguments) if on_desk else [self.program, *arguments]
        source = {"input": typed.encode()} if typed is not None else {"stdin": subprocess.DEVNULL}
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              env=self.environment, cwd=self.folder, check=False, **source)
        if done.returncode not in allowed:
            raise RuntimeError(
                f"stet {' '.join(arguments)} ended with {done.returncode}:\n"
                + done.stderr.decode(errors="replace")[-2000:]
                + done.stdout.decode(errors="replace")[-1000:])
        return done.stdout.decode()

    def take_in_phone_call(self):
        """The story of Fixtures/phone-call: both articles, candidates, the editors' files."""
        self.run("ingest", *ARTICLES)
        self.run("extract")
        self.run("merge", *annotation_files())

    def unsealed(self):
        """The chains that do not end with a seal, and the problems that `stet verify` finds."""
        report = json.loads(self.run("verify", "--json", allowed=(0, 1)))
        open_ends = [seal["chain"] for seal in report["seals"] if seal["unsealed"] > 0]
        return open_ends, report["problems"]

    def seal(self):
        """Seals what was done so far, as sharing does; returns what is unsealed then: that of others."""
        self.run("share")
        return self.unsealed()

    def remove(self):
        shutil.rmtree(self.folder)


def annotation_files(folder=PHONE_CALL):
    """The annotation files of the three editors, or those of another folder, by name."""
    found = sorted(glob.glob(os.path.join(folder, "*.jsonl")))
    if not found:
        raise RuntimeError(f"{folder}: there is no *.jsonl file")
    return found
