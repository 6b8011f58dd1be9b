#!/usr/bin/env python3
"""Makes annotation files for measurements and trials, and says what a right merge of them gives.

    generate_operations.py FOLDER [--operations N] [--editors N] [--seed N]

FOLDER/*.jsonl, one file an editor, and FOLDER/expected.json with the digest and the counts. The same
arguments give the same bytes everywhere. The work: documents taken in, claims picked from them or
added by wording, some picked by two editors alike, decisions, evidence, verdicts and their revisions,
rewordings that cross, some of them settled later; a fifth of the lines lies in a second file too.
The format is that of AnnotationFile.md.
"""
import argparse
import base64
import hashlib
import json
import os

GRADES = ["true", "mostly-true", "half-true", "mostly-false", "false", "unproven"]
STANCES = ["supports", "supports", "refutes", "context"]
WORDS = (
    "the ministry said on Tuesday that rents rose by a tenth while wages stood still and council "
    "budgets for schools buses bridges hospitals were cut twice since spring according to figures "
    "first printed in Łódź Åbo Göteborg Θεσσαλονίκη Київ before anybody had asked").split()
MASK = (1 << 64) - 1
FIRST_SECOND = 32_400  # the day starts at nine


class Draws:
    """SplitMix64: the same numbers in every Python."""

    def __init__(self, seed):
        self.state = seed & MASK

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % bound

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]

    def sentence(self, length):
        return " ".join(self.pick(WORDS) for _ in range(length))


def written(raw):
    return base64.urlsafe_b64encode(raw).decode()


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Editor:
    """One person on one device: a chain, and the file that is handed on."""

    def __init__(self, name, draws):
        device = bytes(draws.below(256) for _ in range(16))
        self.name = name
        self.device = base64.b32encode(device).decode().rstrip("=").lower()
        self.count = 0
        self.previous = None
        self.lines = []
        self.verdicts = []  # [claim, operation] of the verdicts that stand


class Work:
    def __init__(self, operations, editors, seed):
        self.goal = operations
        self.draws = Draws(seed)
        self.editors = [Editor(f"editor{n:02d}", self.draws) for n in range(editors)]
        self.ids = []
        self.heads = {}  # (entity, facet) -> {operation: (do, with)}
        self.documents = []
        self.claims = []
        self.evidence = {}  # claim -> evidences
        self.crossed = []  # claims reworded by two people unaware of each other

    def write(self, editor, do, on, facet, content, over=()):
        """Adds the next line of an editor's chain; returns the operation's name."""
        editor.count += 1
        seconds = FIRST_SECOND + len(self.ids) // 40
        clock = f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        members = [
            ("v", 1), ("dev", editor.device), ("ep", 1), ("n", editor.count),
            ("prev", editor.previous),
            ("at", f"2026-03-{1 + seconds // 86400 % 28:02d}T{clock}.{len(self.ids) % 1000:03d}Z"),
            ("by", editor.name), ("do", do), ("on", on), ("over", list(over))]
        written_members = [f'"{key}":{canonical(value)}' for key, value in members if value]
        written_members.append(f'"with":{canonical(content)}')
        raw = ("{" + ",".join(written_members) + "}").encode()
        digest = hashlib.sha256(raw).digest()[:24]
        self.ids.append(digest)
        operation = editor.previous = written(digest)
        self.place(editor, raw)
        entity = on or operation
        heads = self.heads.setdefault((entity, facet or operation), {})
        for replaced in over:
            heads.pop(replaced, None)
        heads[operation] = (do, canonical(content))
        return operation

    def place(self, editor, raw):
        """Into the editor's own file, and one time in five into somebody else's too."""
        editor.lines.append(raw)
        if self.draws.chance(20):
            at = self.editors.index(editor)
            other = (at + 1 + self.draws.below(len(self.editors) - 1)) % len(self.editors)
            self.editors[other].lines.append(raw)

    def run(self):
        while len(self.ids) < self.goal:
            for editor in self.editors:
                for _ in range(16):
                    self.act(editor)
        settled = [claim for claim in self.crossed if self.draws.chance(30)]
        for claim in settled:
            self.settle(self.editors[0], claim)

    def act(self, editor):
        if len(self.documents) * 400 <= len(self.ids):
            self.take_in(editor)
        elif len(self.claims) * 7 <= len(self.ids):
            self.add_claim(editor)
        elif self.draws.chance(10):
            self.give_evidence(editor)
        elif editor.verdicts and self.draws.chance(6):
            self.revise(editor)
        else:
            self.rate(editor)

    def take_in(self, editor):
        number = len(self.documents)
        document = hashlib.sha256(f"article {number}".encode()).hexdigest()
        self.documents.append(document)
        for reader in {editor.name: editor, self.editors[number % len(self.editors)].name:
                       self.editors[number % len(self.editors)]}.values():
            content = {"bytes": 4000 + number, "media_type": "text/plain",
                       "title": self.draws.sentence(6)}
            self.write(reader, "document.add", document, f"taking-in:{reader.name}", content)

    def add_claim(self, editor):
        if self.draws.chance(40):
            content = {"wording": f"{self.draws.sentence(12)} {len(self.claims)}"}
            self.claims.append(self.write(editor, "claim.add", None, "existence", content))
            return
        document = self.draws.pick(self.documents)
        start = len(self.claims) * 7
        exact = self.draws.sentence(14)
        end = start + len(exact)
        raw = hashlib.sha256(f"claim\n{document}\n{start}\n{end}".encode()).digest()[:24]
        claim = written(raw)
        content = {"document": document, "start": start, "end": end,
                   "exact": exact, "prefix": self.draws.sentence(5)[:32],
                   "suffix": self.draws.sentence(5)[:32]}
        finders = [editor]
        if self.draws.chance(15):
            finders.append(self.other(editor))
        for finder in finders:
            self.write(finder, "claim.add", claim, f"appearance:{document}:{start}:{end}", content)
            self.write(finder, "claim.decide", claim, "decision", {"as": "accepted"})
        self.claims.append(claim)
        if self.draws.chance(8):
            self.cross(claim, editor)

    def other(self, editor):
        return self.editors[(self.editors.index(editor) + 1) % len(self.editors)]

    def cross(self, claim, editor):
        """Two people reword one claim; one time in four they happen to write the same."""
        first = self.draws.sentence(10)
        second = first if self.draws.chance(25) else self.draws.sentence(11)
        self.write(editor, "claim.word", claim, "wording", {"wording": first})
        self.write(self.other(editor), "claim.word", claim, "wording", {"wording": second})
        self.crossed.append(claim)

    def settle(self, editor, claim):
        seen = sorted(self.heads[(claim, "wording")])
        content = {"wording": f"settled: {self.draws.sentence(8)}"}
        self.write(editor, "claim.word", claim, "wording", content, over=seen)

    def give_evidence(self, editor):
        claim = self.draws.pick(self.claims)
        content = {"stance": self.draws.pick(STANCES), "title": self.draws.sentence(4),
                   "url": f"https://example.org/{len(self.ids)}",
                   "quote": self.draws.sentence(9), "origin": self.draws.sentence(2),
                   "primary": self.draws.chance(10)}
        given = self.write(editor, "evidence.give", claim, None, content)
        self.evidence.setdefault(claim, []).append(given)

    def verdict(self, claim):
        # Most people find the same, as they do.
        truth = GRADES[int(hashlib.md5(claim.encode()).hexdigest()[:4], 16) % len(GRADES)]
        rating = truth if self.draws.chance(85) else self.draws.pick(GRADES)
        return {"confidence": self.draws.below(101), "rating": rating, "seen": "blind",
                "evidence": self.evidence.get(claim, [])[-2:],
                "rationale": self.draws.sentence(10 + self.draws.below(12))}

    def rate(self, editor):
        claim = self.draws.pick(self.claims)
        facet = f"verdict:{editor.name}"
        standing = sorted(self.heads.get((claim, facet), {}))
        given = self.write(editor, "verdict.give", claim, facet, self.verdict(claim), over=standing)
        if standing:
            editor.verdicts = [v for v in editor.verdicts[-64:] if v[0] != claim]
        editor.verdicts.append([claim, given])

    def revise(self, editor):
        entry = self.draws.pick(editor.verdicts[-64:])
        claim, facet = entry[0], f"verdict:{editor.name}"
        over = sorted(self.heads[(claim, facet)])
        if self.draws.chance(5):
            entry[1] = self.write(
                editor, "verdict.withdraw", claim, facet, {"rationale": "not mine to judge"}, over)
        else:
            entry[1] = self.write(editor, "verdict.give", claim, facet, self.verdict(claim), over)

    def expected(self):
        """What a desk holds after a right merge of all files."""
        contested, ratings = 0, {}
        for (entity, facet), heads in self.heads.items():
            if not facet.startswith("taking-in:"):
                contested += len(set(heads.values())) > 1
            if facet.startswith("verdict:"):
                do, content = heads[max(heads, key=base64.urlsafe_b64decode)]
                if do == "verdict.give":
                    ratings.setdefault(entity, set()).add(json.loads(content)["rating"])
        lines = sum(len(e.lines) for e in self.editors)
        return {
            "operations": len(self.ids), "lines": lines, "duplicate": lines - len(self.ids),
            "contested": contested, "disputed": sum(len(r) > 1 for r in ratings.values()),
            "digest": hashlib.sha256(b"".join(sorted(self.ids))).hexdigest()}


def generate(folder, operations=100_000, editors=20, seed=1):
    """Writes the files and returns what is expected of them."""
    work = Work(operations, editors, seed)
    work.run()
    os.makedirs(folder, exist_ok=True)
    for editor in work.editors:
        with open(os.path.join(folder, editor.name + ".jsonl"), "wb") as file:
            file.write(b"".join(line + b"\n" for line in editor.lines))
    expected = work.expected()
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as file:
        json.dump(expected, file, indent=2, sort_keys=True)
        file.write("\n")
    return expected


def write_first(path, operations, seed, editors=4):
    """Writes one file of exactly so many operations; none names one that is not in it."""
    work = Work(operations, editors, seed)
    work.run()
    wanted = set(work.ids[:operations])
    with open(path, "wb") as file:
        for line in (line for editor in work.editors for line in editor.lines):
            name = hashlib.sha256(line).digest()[:24]
            if name in wanted:
                wanted.remove(name)
                file.write(line + b"\n")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--editors", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.editors < 2:
        parser.error("there must be two editors or more")
    print(canonical(generate(given.folder, given.operations, given.editors, given.seed)))


if __name__ == "__main__":
    main()
