"""What the trials of Scripts/fault-test share: prepared desks, struck commands, and how they are judged."""
import collections
import json
import os
import re
import shutil
import signal
import subprocess
import threading

import generate_operations
import trial_desk

Case = collections.namedtuple("Case", "name what run")
MODES = ("kill", "after", "torn", "power", "full", "eio")
SHIM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fault_shim.c")
# An error must say what it did not do, or that it cannot know.
UNCHANGED = re.compile(r"(nothing|not) (was )?(changed|written|merged|recorded|made)")
UNKNOWN = re.compile(r"may have been|cannot be known")


class Skipped(Exception):
    """Why a case cannot be tried here."""


def compiler():
    """A C compiler: cc, else clang; None where there is none."""
    return shutil.which("cc") or shutil.which("clang")


class Stage:
    """A folder with the shim, a small work, and a desk to begin with."""

    def __init__(self, folder, program, cc, tries_all):
        self.folder = folder
        self.program = program
        self.tries_all = tries_all
        self._count = 0
        self._lock = threading.Lock()
        self._made = {}
        self._making = threading.Lock()
        self.shim = os.path.join(folder, "fault_shim.so")
        subprocess.run([cc, "-shared", "-fPIC", "-O1", "-o", self.shim, SHIM, "-ldl", "-lpthread"],
                       check=True)
        work = os.path.join(folder, "work")
        generate_operations.generate(work, 40, 2)
        self.files = sorted(os.path.join(work, n) for n in os.listdir(work) if n.endswith(".jsonl"))
        self.first = trial_desk.TrialDesk(os.path.join(folder, "first"), program)
        self.first.run("merge", *trial_desk.annotation_files())
        self.first.run("note", self.claim, "the first")

    @property
    def claim(self):
        return json.loads(self.first.run("claims", "--json").splitlines()[0])["claim"]

    def desk(self, original=None):
        """A copy of the desk to begin with, or of another, in a folder and with a home of its own."""
        with self._lock:
            self._count += 1
            number = self._count
        desk = trial_desk.TrialDesk.__new__(trial_desk.TrialDesk)
        desk.folder = os.path.join(self.folder, f"trial-{number}")
        desk.program = self.first.program
        desk.path = os.path.join(desk.folder, "trial.stet")
        desk.environment = dict(self.first.environment, STET_HOME=os.path.join(desk.folder, "home"))
        os.makedirs(desk.folder)
        shutil.copy((original or self.first).path, desk.path)
        return desk

    def once(self, name, make):
        """What `make` gives for a new folder of that name; made by the first case that wants it."""
        with self._making:
            if name not in self._made:
                self._made[name] = make(os.path.join(self.folder, name))
            return self._made[name]

    def some(self, count):
        """The places to try of so many: all of them, or a few that lie apart."""
        if self.tries_all or count <= 6:
            return range(1, count + 1)
        return sorted({1 + round(index * (count - 1) / 5) for index in range(6)})


def strike(stage, desk, mode, at, *arguments, log=None):
    """Runs a command that is struck at its n-th call; returns the finished process."""
    environment = dict(desk.environment, LD_PRELOAD=stage.shim, FAULT_FOLDER=desk.folder,
                       FAULT_MODE=mode, FAULT_AT=str(at), SWIFT_BACKTRACE="enable=no")
    if log:
        environment["FAULT_LOG"] = log
    return subprocess.run(desk.command(*arguments), env=environment, cwd=desk.folder, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def calls_of(stage, *arguments, original=None):
    """The calls that a command makes when nothing strikes."""
    desk = stage.desk(original)
    log = os.path.join(stage.folder, f"log-{os.path.basename(desk.folder)}")
    strike(stage, desk, "none", 0, *arguments, log=log)
    desk.remove()
    with open(log, encoding="utf-8") as file:
        return file.read().splitlines()


def problems_of(desk):
    """What `verify` finds wrong; a desk that cannot be opened is a problem too."""
    try:
        return json.loads(desk.run("verify", "--json", allowed=(0, 1)))["problems"]
    except (RuntimeError, ValueError, KeyError) as error:
        return [str(error)]


def digest_of(desk):
    return desk.run("digest").strip()


def share_of(desk):
    return desk.run("share")


def twins_of(shared):
    """Places of chains that two different lines have."""
    places, twins = {}, []
    for line in shared.splitlines():
        members = json.loads(line)
        place = (members["dev"], members["ep"], members["n"])
        if places.setdefault(place, line) != line:
            twins.append(place)
    return twins


def told_truth(done, mode, is_old, is_new):
    """The fault of what a struck command said, or None."""
    words = done.stderr.decode(errors="replace")
    if mode in ("kill", "after", "torn", "power"):
        if done.returncode == -signal.SIGKILL or done.returncode in (0, 3) and is_new:
            return None
        return f"ended with {done.returncode}: {words[-300:]}"
    if done.returncode in (0, 3):
        return None if is_new else "said that it was done, but it was not"
    if done.returncode != 1:
        return f"ended with {done.returncode}: {words[-300:]}"
    if UNKNOWN.search(words):
        return None
    if not UNCHANGED.search(words):
        return f"did not say what was not changed: {words[-300:]}"
    return None if is_old else f"said that nothing was changed, but it was: {words[-300:]}"


class Undisturbed:
    """A merge when nothing strikes: its desk before and after, and the calls that it makes."""

    def __init__(self, stage, files, original=None):
        self.files = files
        self.original = original
        desk = stage.desk(original)
        self.old = digest_of(desk)
        desk.run("merge", *files)
        self.new, self.shared = digest_of(desk), share_of(desk)
        desk.remove()
        self.calls = calls_of(stage, "merge", *files, original=original)


def strike_merge(stage, calm, mode, at, look=lambda desk: []):
    """The faults of a merge that is struck at its n-th call; `look` sees the desk just then."""
    desk = stage.desk(calm.original)
    done = strike(stage, desk, mode, at, "merge", *calm.files)
    faults = look(desk)
    faults += problems_of(desk)[:2]
    digest = digest_of(desk)
    if digest not in (calm.old, calm.new):
        faults.append("neither the old desk nor the new one")
    told = told_truth(done, mode, digest == calm.old, digest == calm.new)
    faults += [told] if told else []
    faults += litter_of(desk, allows_cold=True)
    desk.run("merge", *calm.files)
    if digest_of(desk) != calm.new or share_of(desk) != calm.shared:
        faults.append("the same merge again gives another desk")
    faults += litter_of(desk)
    desk.remove()
    return [f"{mode} at call {at} ({calm.calls[at - 1]}): {fault}" for fault in faults]


def is_on_wal(desk):
    """Whether the desk's file says that it has a write-ahead log; its header tells, and no lock is taken."""
    with open(desk.path, "rb") as file:
        return file.read(20)[18:] == b"\2\2"


def litter_of(desk, allows_cold=False):
    """What is wrong with the files of a desk that nobody has open: only one, which is on the log.

    A journal that was begun and never made sure begins with a zero, and there is nothing in it to be
    rolled back: SQLite leaves it to the next one that writes a journal.
    """
    faults = [] if is_on_wal(desk) else ["the desk is not on the write-ahead log again"]
    left = [end for end in ("-journal", "-wal", "-shm") if os.path.exists(desk.path + end)]
    if allows_cold and left == ["-journal"]:
        with open(desk.path + "-journal", "rb") as file:
            left = left if file.read(1).strip(b"\0") else []
    return faults + ([f"left behind: {left}"] if left else [])


def holding(desk, lock):
    """Another program that holds a lock on the desk until its input ends."""
    program = ("import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None); "
               f"c.execute('BEGIN {lock}'); print('ready', flush=True); sys.stdin.read()")
    holder = subprocess.Popen([os.environ.get("PYTHON", "python3"), "-c", program, desk.path],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    holder.stdout.readline()
    return holder
