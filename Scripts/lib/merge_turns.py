"""Runs the program and those it is held against in turn, and keeps what each run took."""
import glob
import json
import os
import re
import shlex
import shutil
import sys

import generate_operations
import measuring
import trial_desk

OWN_NAMES = ("floor", "merge", "again", "share", "digest", "addition", "small", "large")
ADDED = 100  # operations in a file that comes to a desk which has the work already
FIRST_SEED = 1_000_003  # of those files; the work's own seeds are small
COUNTED = {  # what `stet merge --json` counts, by the names that expected.json may use
    "operations": "new", "lines": "lines", "blank": "blank", "duplicate": "duplicate",
    "duplicates": "duplicate", "contested": "contested", "disputed": "disputed",
    "quarantined_total": "quarantined"}

TOLD = ("digest", "operations", "lines", "current_verdicts", "disputed")  # by other programs


class Work:
    """A folder of annotation files, and what a right merge of them gives."""

    def __init__(self, folder):
        self.folder = folder
        self.files = sorted(glob.glob(os.path.join(glob.escape(folder), "*.jsonl")))
        if not self.files:
            raise RuntimeError(f"{folder}: no *.jsonl file\n  try: a folder of annotation files")
        self.bytes = sum(os.path.getsize(path) for path in self.files)
        self.expected = {}
        path = os.path.join(folder, "expected.json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.expected = json.load(file)

    def differences(self, answer):
        """What a merge's answer says otherwise than expected, a line each."""
        told = {name: answer[key] for name, key in COUNTED.items() if key in answer}
        told = {name: len(value) if isinstance(value, list) else value
                for name, value in told.items()}
        told["digest"] = answer.get("digest")
        return [f"{name}: {value}, expected {self.expected[name]}"
                for name, value in told.items() if self.expected.get(name, value) != value]


def size(out):
    """The bytes under a path and beside it, under names that begin with it and a dot or hyphen."""
    total = 0
    for path in beside(out):
        inner = (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names)
        total += sum(map(os.path.getsize, inner if os.path.isdir(path) else [path]))
    return total


def beside(out):
    stem = glob.escape(out)
    return [path for pattern in ("", ".*", "-*") for path in glob.glob(stem + pattern)]


def clear(out):
    for path in beside(out):
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


class Rival:
    """Another program that merges the same files: the floor, or a peer."""

    def __init__(self, name, words):
        self.name = name
        self.words = words

    def shown(self, work):
        words = (word if "{out}" in word else shlex.quote(word) for word in self.words)
        return f"{' '.join(words)} {work.folder}/*.jsonl"

    def run(self, folder, work):
        """What a run took, and of the digest and the counts that are expected those it printed."""
        out = os.path.join(folder, f"rival_{self.name}")
        command = [word.replace("{out}", out) for word in self.words] + work.files
        try:
            took = measuring.measured(folder, command)
            took["output_bytes"] = size(out)
        finally:
            clear(out)
        said = took.pop("output")
        printed = {name: re.search(rf'\b{name}"?[:\s]+"?(\w+)', said) for name in TOLD}
        return took, {name: found.group(1) for name, found in printed.items() if found}


class Turns:
    """The runs by name, each a list of what was measured; what was skipped, and what was wrong."""

    def __init__(self, folder, works, program, rivals):
        self.folder = folder
        self.works = works
        self.program = program
        self.rivals = rivals
        self.runs, self.shown, self.skipped, self.wrong = {}, {}, {}, []
        self.version = None

    @property
    def work(self):
        return self.works["work"]

    def run(self, count, additions):
        """Every program once a turn, every second turn in the opposite order."""
        steps = [lambda rival=rival: self.rival_run(rival) for rival in self.rivals]
        steps.append(lambda: self.desk_run(additions if self.turn == count - 1 else 0))
        steps += [lambda name=name: self.growth_run(name) for name in self.works if name != "work"]
        for self.turn in range(count):
            print(f"turn {self.turn + 1} of {count} …", file=sys.stderr)
            for step in steps if self.turn % 2 == 0 else steps[::-1]:
                step()

    def keep(self, name, took, shown):
        took.pop("output", None)
        self.runs.setdefault(name, []).append(took)
        self.shown[name] = shown

    def say_wrong(self, what):
        if what not in self.wrong:
            self.wrong.append(what)
            print(f"WRONG {what}", file=sys.stderr)

    def prepare(self, files):
        """Has the files at hand, and nothing left to write that an earlier run left behind."""
        os.sync()
        measuring.read_through(files)

    def rival_run(self, rival):
        if rival.name in self.skipped:
            return
        self.prepare(self.work.files)
        try:
            took, told = rival.run(self.folder, self.work)
        except RuntimeError as error:
            if rival.name == "floor":
                raise
            self.skipped[rival.name] = str(error)
            self.runs.pop(rival.name, None)
            print(f"skipped {rival.name}: {error}", file=sys.stderr)
            return
        self.keep(rival.name, took, rival.shown(self.work))
        took["told"] = told
        for name, value in told.items():
            known = str(self.work.expected.get(name, value))
            if value != known:
                self.say_wrong(f"{rival.name}: {name} {value}, expected {known}")

    def new_desk(self, name):
        desk = trial_desk.TrialDesk(os.path.join(self.folder, f"desk_{name}"), self.program)
        self.version = self.version or desk.run("--version", on_desk=False).strip()
        return desk

    def merged(self, desk, name, work):
        """Merges a work into a new desk; returns the digest."""
        self.prepare(work.files)
        command = desk.command("merge", *work.files, "--json", "--digest")
        took = measuring.measured(self.folder, command, desk.environment)
        took["output_bytes"] = size(desk.path)
        answer = json.loads(took["output"])
        took["operations"], took["lines"] = answer["new"], answer["lines"]
        self.keep(name, took, f"stet merge {work.folder}/*.jsonl --json --digest")
        for what in work.differences(answer):
            self.say_wrong(f"{name}: {what}")
        return answer["digest"]

    def growth_run(self, name):
        desk = self.new_desk(name)
        self.merged(desk, name, self.works[name])
        desk.remove()

    def desk_run(self, additions):
        """Merge, the same again, share and digest on one new desk, then the additions to it."""
        desk = self.new_desk("work")
        digest = self.merged(desk, "merge", self.work)
        known = self.work.expected.get("digest")
        self.again(desk, digest)
        self.share(desk)
        took = measuring.measured(self.folder, desk.command("digest"), desk.environment)
        if took["output"].strip() != (known or digest):
            self.say_wrong(f"digest: {took['output'].strip()}, expected {known or digest}")
        self.keep("digest", took, "stet digest")
        if additions:
            self.add(desk, additions)
        desk.remove()

    def again(self, desk, digest):
        self.prepare(self.work.files)
        command = desk.command("merge", *self.work.files, "--json", "--digest")
        took = measuring.measured(self.folder, command, desk.environment)
        answer = json.loads(took["output"])
        if answer["new"] or answer["digest"] != digest:
            self.say_wrong(f"again: {answer['new']} new, digest {answer['digest']}")
        self.keep("again", took, f"stet merge {self.work.folder}/*.jsonl --json --digest, again")

    def share(self, desk):
        self.prepare([desk.path])
        path = os.path.join(self.folder, "shared.jsonl")
        command = desk.command("share", "-o", path)
        took = measuring.measured(self.folder, command, desk.environment)
        took["output_bytes"] = os.path.getsize(path)
        with open(path, "rb") as file:
            lines = sum(1 for _ in file)
        os.remove(path)
        operations = self.runs["merge"][-1]["operations"]
        if lines != operations:
            self.say_wrong(f"share: {lines} lines, expected {operations}")
        self.keep("share", took, "stet share -o FILE")

    def add(self, desk, additions):
        """One file of new operations after the other into a copy of the desk."""
        copy = os.path.join(desk.folder, "copy.stet")
        shutil.copyfile(desk.path, copy)
        for number in range(additions):
            path = os.path.join(self.folder, "new.jsonl")
            generate_operations.write_first(path, ADDED, FIRST_SEED + number)
            self.prepare([path])
            command = [desk.program, "merge", path, "--json", "--desk", copy]
            took = measuring.measured(self.folder, command, desk.environment)
            answer = json.loads(took["output"])
            if answer["new"] != ADDED:
                self.say_wrong(f"addition: {answer['new']} new, expected {ADDED}")
            self.keep("addition", took, f"stet merge FILE --json, {ADDED} new operations")
