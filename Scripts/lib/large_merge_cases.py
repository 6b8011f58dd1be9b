"""The cases of Scripts/fault-test for merges of 64 MiB and more, which leave the write-ahead log.

What makes them large is a file of blanks: little is written, so that each writing call can be struck.
"""
import fcntl
import json
import os
import subprocess
import time

import fault_trials as trials
import generate_operations
import hostile_files
import trial_desk

Case = trials.Case
# What a merge counts as large, and a little more; in lines of 64 KiB.
BLANK_LINES = 1040
BLANK_LINE = b" " * 65535 + b"\n"
LONGEST_WAIT = 60
PIPE_SIZE = 1031  # F_SETPIPE_SZ, which the module has from Python 3.10 on


class Ground:
    """The blanks, and the desks that such merges begin with: an empty one and one that holds work.

    Both have taken in the blanks, so that these are known by their hash and not read line by line.
    """

    def __init__(self, stage, folder):
        os.makedirs(folder)
        self.blanks = os.path.join(folder, "blanks.jsonl")
        with open(self.blanks, "wb") as file:
            for _ in range(BLANK_LINES):
                file.write(BLANK_LINE)
        self.new = trial_desk.TrialDesk(os.path.join(folder, "new"), stage.program)
        self.empty = stage.desk(self.new)
        self.worked = stage.desk()
        for desk in (self.empty, self.worked):
            desk.run("merge", self.blanks)
        self.files = [self.blanks, *stage.files]
        self.calm = {name: trials.Undisturbed(stage, self.files, desk) for name, desk in (
            ("an empty desk", self.empty), ("a worked desk", self.worked))}


def ground_of(stage):
    return stage.once("large-ground", lambda folder: Ground(stage, folder))


def some_turns(stage, calls, mode, count=4):
    """The places to try: all, or a few of those where another file or another kind of call begins.

    Each mode gets other ones.
    """
    if stage.tries_all:
        return range(1, len(calls) + 1)
    turns = [at for at in range(1, len(calls) + 1) if at == 1 or calls[at - 1] != calls[at - 2]]
    turns = [at for at in turns if not calls[at - 1].endswith("-shm")] + [len(calls)]
    shift = trials.MODES.index(mode) / len(trials.MODES)
    step = len(turns) / count
    return sorted({turns[int((index + shift) * step)] for index in range(count)})


def struck(mode):
    """A large merge struck at each of its calls, on both desks."""
    def run(stage):
        tried, off, rolled, faults = 0, 0, 0, []
        for name, calm in ground_of(stage).calm.items():
            if "fdatasync trial.stet-journal" not in calm.calls:
                faults.append(f"{name}: the merge has written no rollback journal")
            for at in some_turns(stage, calm.calls, mode):
                seen = []
                found = trials.strike_merge(
                    stage, calm, mode, at, lambda desk: seen.append(journal_of(desk)) or [])
                faults += [f"{name}: {fault}" for fault in found]
                tried += 1
                off += seen[0] is not None
                rolled += bool(seen[0])
        return f"{tried} strikes, {off} off the log, {rolled} with a journal", faults
    return Case(f"large-{mode}", f"a merge of 64 MiB, {mode} at its n-th call", run)


def journal_of(desk):
    """How many bytes lie in the rollback journal of a desk; None on the write-ahead log."""
    try:
        size = os.path.getsize(desk.path + "-journal")
    except FileNotFoundError:
        size = 0
    return None if trials.is_on_wal(desk) and not size else size


def struck_unread(stage):
    """As large-kill, on a new desk, where the blanks are read line by line."""
    ground = ground_of(stage)
    calm = trials.Undisturbed(stage, ground.files, ground.new)
    places = some_turns(stage, calm.calls, "kill", 2)
    faults = [fault for at in places for fault in trials.strike_merge(stage, calm, "kill", at)]
    return f"{len(places)} of {len(calm.calls)} calls", faults


class HeldMerge:
    """A large merge that has taken in its files and waits for standard input to end."""

    def __init__(self, desk, ground):
        self.desk = desk
        self.process = subprocess.Popen(
            desk.command("merge", *ground.files, "-"), env=desk.environment,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def wait_until(self, holds, what):
        """Waits for something that the merge does; it is a fault where it does not come."""
        started = time.monotonic()
        while not holds():
            if self.process.poll() is not None or time.monotonic() - started > LONGEST_WAIT:
                raise RuntimeError(f"the merge did not come to {what}: {self.end()}")
            time.sleep(0.01)

    def wait_for_journal(self):
        # More than two pages: what leaving the log writes is less.
        self.wait_until(lambda: (journal_of(self.desk) or 0) > 3 * 32768, "a rollback journal")

    def end(self):
        """Lets the merge end; returns its faults."""
        words = self.process.communicate()[1].decode()
        done = self.process.returncode in (0, 3)
        return [] if done else [f"the merge ended with {self.process.returncode}: {words[-300:]}"]


def start(desk, *arguments):
    return subprocess.Popen(desk.command(*arguments), env=desk.environment,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def refused(process, holder, what):
    """The faults of a command that must not come to the desk, and must say because of whom."""
    words = process.communicate()[1].decode()
    if process.returncode != 1 or not trials.UNCHANGED.search(words):
        return [f"{what} ended with {process.returncode}: {words[-300:]}"]
    if os.path.exists("/proc/locks") and f"(process {holder.pid})" not in words:
        return [f"{what} did not say by whom: {words}"]
    return []


def carried_out(process, what, expected=None):
    """The faults of a command that must come to its end."""
    printed, words = process.communicate()
    if process.returncode:
        return [f"{what} ended with {process.returncode}: {words.decode()[-300:]}"]
    same = expected is None or printed.decode() == expected
    return [] if same else [f"{what} saw another state"]


def whole(stage, desk, notes):
    """What is missing of the notes and of the merged files, and what `verify` finds."""
    faults = [str(problem) for problem in trials.problems_of(desk)[:2]] + trials.litter_of(desk)
    shared = trials.share_of(desk)
    faults += [f"the note {note} is missing" for note in notes if f'"{note}"' not in shared]
    calm = ground_of(stage).calm["a worked desk"]
    missing = len(set(calm.shared.splitlines()) - set(shared.splitlines()))
    faults += [f"{missing} lines are missing"] if missing else []
    return faults + [f"two lines at {twins}" for twins in trials.twins_of(shared)[:1]]


def beside(stage):
    """Who comes to the desk during a large merge waits for it, or says for whom it waited."""
    ground = ground_of(stage)
    desk = stage.desk(ground.worked)
    merge = HeldMerge(desk, ground)
    merge.wait_for_journal()
    impatient = {what: start(desk, *what.split()) for what in (
        "claims", "share", f"note {stage.claim} impatient",
        f"rate {stage.claim} false --because impatient")}
    faults = [fault for what, process in impatient.items()
              for fault in refused(process, merge.process, what)]
    patient = {what: start(desk, *what.split()) for what in (
        "claims", "share", f"note {stage.claim} patient",
        f"rate {stage.claim} false --because waited-long")}
    time.sleep(1)
    faults += merge.end()
    faults += [fault for what, process in patient.items() for fault in carried_out(process, what)]
    desk.run("digest")
    shared = trials.share_of(desk)
    if '"impatient"' in shared:
        faults.append("what was refused is there")
    return "4 refused, 4 waited", faults + whole(stage, desk, ["patient", "waited-long"])


def after_reader(stage):
    """A large merge stays on the log where somebody is reading, and waits for no reader."""
    ground = ground_of(stage)
    desk = stage.desk(ground.worked)
    more = os.path.join(desk.folder, "more")
    generate_operations.generate(more, 1000, 2, seed=7)
    desk.run("merge", *trial_desk.annotation_files(more))
    shared = trials.share_of(desk)
    reader = start(desk, "share")
    fcntl.fcntl(reader.stdout, PIPE_SIZE, 4096)
    first = reader.stdout.read(1)
    merge = subprocess.run(desk.command("merge", *ground.files), env=desk.environment, check=False,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    faults = [] if merge.returncode in (0, 3) else [f"the merge ended with {merge.returncode}"]
    faults += [] if reader.poll() is None else ["the reader was done before"]
    if (first + reader.stdout.read()).decode() != shared or reader.wait():
        faults.append(f"the reader saw another state, or ended with {reader.returncode}")
    return f"{len(shared)} bytes shared", faults + whole(stage, desk, [])


def spilled(stage):
    """A merge with more changes than memory holds keeps readers out; killed, it leaves the old desk."""
    ground = ground_of(stage)
    desk = stage.desk(ground.worked)
    old, size = trials.digest_of(desk), os.path.getsize(desk.path)
    merge = HeldMerge(desk, ground)
    merge.wait_for_journal()
    text = "x" * 900_000
    for number in range(1, 61):
        merge.process.stdin.write(hostile_files.line(
            device=f"large-{number}", on=f"{number:032d}", content=json.dumps({"wording": text})))
        merge.process.stdin.write(b"\n")
    merge.process.stdin.flush()
    merge.wait_until(lambda: os.path.getsize(desk.path) > size + (8 << 20), "writing into the desk")
    reader, writer = start(desk, "claims"), start(desk, "note", stage.claim, "no")
    faults = refused(reader, merge.process, "a reader") + refused(writer, merge.process, "a note")
    merge.process.kill()
    merge.end()
    if not journal_of(desk):
        faults.append("there was nothing to roll back")
    # Several find the journal at once: one of them rolls it back.
    finders = [start(desk, "digest") for _ in range(4)]
    for process in finders:
        faults += carried_out(process, "a finder of the journal", old + "\n")
    # While others read, nobody puts the desk on the log; who comes alone does.
    desk.run("note", stage.claim, "after")
    faults += trials.litter_of(desk)
    desk.run("merge", *ground.files)
    faults += whole(stage, desk, ["after"])
    return "1 kill, 4 finders", faults


def beside_prompt(stage):
    """Where a prompt has the desk open, a large merge stays on the log, and both go on."""
    ground = ground_of(stage)
    desk, faults = stage.desk(ground.worked), []
    prompt = start_prompt(desk, f"open {stage.claim}\nnote at-first\n")
    while '"at-first"' not in trials.share_of(desk):
        if prompt.poll() is not None:
            return "", [f"the prompt ended: {prompt.communicate()[0].decode()[-400:]}"]
    merge = HeldMerge(desk, ground)
    merge.wait_until(lambda: is_written_to(desk), "writing")
    faults += [] if trials.is_on_wal(desk) else ["the merge has left the log beside a prompt"]
    faults += carried_out(start(desk, "claims"), "a reader")
    prompt.stdin.write(b"note beside\n")
    prompt.stdin.flush()
    time.sleep(1)
    faults += merge.end()
    words = prompt.communicate(b"note at-last\nquit\n")[0].decode()
    faults += [f"the prompt ended with {prompt.returncode}: {words[-400:]}"] if prompt.returncode else []
    faults += whole(stage, desk, ["at-first", "beside", "at-last"])
    return "3 notes", faults


def is_written_to(desk):
    """Whether somebody is writing to a desk."""
    import sqlite3
    connection = sqlite3.connect(desk.path, timeout=0, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        return False
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    finally:
        connection.close()


def prompt_meanwhile(stage):
    """A prompt that comes while a large merge runs waits to write, and goes on after it on the log."""
    ground = ground_of(stage)
    desk = stage.desk(ground.worked)
    merge = HeldMerge(desk, ground)
    merge.wait_for_journal()
    prompt = start_prompt(desk, f"open {stage.claim}\nnote meanwhile\n")
    time.sleep(1)
    faults = merge.end()
    while '"meanwhile"' not in trials.share_of(desk) and prompt.poll() is None:
        time.sleep(0.05)
    if not trials.is_on_wal(desk):
        faults.append("the desk is not on the log while the prompt is open")
    words = prompt.communicate(b"note after\nquit\n")[0].decode()
    faults += [f"the prompt ended with {prompt.returncode}: {words[-400:]}"] if prompt.returncode else []
    return "2 notes", faults + whole(stage, desk, ["meanwhile", "after"])


def start_prompt(desk, typed):
    prompt = subprocess.Popen(desk.command("review"), env=desk.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    prompt.stdin.write(typed.encode())
    prompt.stdin.flush()
    return prompt


def left_on_journal(stage):
    """A desk that was left on a rollback journal: whoever opens it next puts it on the log."""
    desk, faults = stage.desk(), []
    old = trials.digest_of(desk)
    for command in (("digest",), ("claims",), ("verify",), ("note", stage.claim, "on-the-log")):
        if trials.digest_of(desk) != old:
            faults.append(f"another desk before {command[0]}")
        leave_wal(desk)
        desk.run(*command)
        faults += [f"{command[0]}: {fault}" for fault in trials.litter_of(desk)]
    if '"on-the-log"' not in trials.share_of(desk):
        faults.append("the note is missing")
    # Somebody else keeps it on the journal: reading is for as long as nobody writes into the file.
    held = [hold_on_journal(stage, lock) for lock in ("IMMEDIATE", "EXCLUSIVE")]
    faults += [fault for other, lock, *started in held
               for fault in let_go(stage, other, lock, *started)]
    return "4 commands, 2 locks", faults


def hold_on_journal(stage, lock):
    """A desk on a rollback journal that another program locks, and a reader and a writer who come."""
    desk = stage.desk()
    leave_wal(desk)
    holder = trials.holding(desk, lock)
    return (desk, lock, holder, start(desk, "claims"), start(desk, "note", stage.claim, "refused"))


def let_go(stage, desk, lock, holder, reader, writer):
    """The faults of those who came to a locked desk, and of the desk afterwards."""
    faults = refused(writer, holder, "a note")
    faults += refused(reader, holder, "a reader") if lock == "EXCLUSIVE" \
        else carried_out(reader, "a reader", stage.first.run("claims"))
    holder.communicate()
    faults += [str(problem) for problem in trials.problems_of(desk)[:2]] + trials.litter_of(desk)
    if '"refused"' in trials.share_of(desk):
        faults.append("what was refused is there")
    return [f"beside {lock}: {fault}" for fault in faults]


def leave_wal(desk):
    import sqlite3
    connection = sqlite3.connect(desk.path, timeout=5, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    if trials.is_on_wal(desk):
        raise RuntimeError("the desk could not be taken off the log")


CASES = [struck(mode) for mode in trials.MODES] + [
    Case("large-unread", "a merge of 64 MiB into a new desk, killed", struck_unread),
    Case("large-beside", "readers and writers beside a merge of 64 MiB", beside),
    Case("large-reader", "a merge of 64 MiB beside a slow reader", after_reader),
    Case("large-spilled", "a merge of 64 MiB and many changes, killed beside a reader", spilled),
    Case("large-prompt", "a merge of 64 MiB beside a prompt", beside_prompt),
    Case("large-meanwhile", "a prompt that comes during a merge of 64 MiB", prompt_meanwhile),
    Case("left-on-journal", "a desk that was left on a rollback journal", left_on_journal),
]
