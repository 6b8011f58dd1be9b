"""The rules of the house: what may lie where, import what, be called what, and how long it may be."""
import os
import re
import subprocess

import swift_source

TOP_LEVEL = {"Package.swift", "Sources", "Tests", "Schemas", "Fixtures", "Scripts", "README.md"}
FORBIDDEN_WORDS = {
    "util", "utils", "helper", "helpers", "manager", "common", "misc", "base", "impl", "info", "data"}
LONGEST_SOURCE, LONGEST_TEST = 400, 500

CORE = {
    "AnnotationSync", "AnnotatorAgreement", "ClaimExtraction", "ClaimMatching", "ClaimModel",
    "ReportExport", "TextAnchoring"}
# The arrows: what each target may import of ours and of others.
ARROWS = {
    "ClaimModel": set(),
    "TextAnchoring": {"ClaimModel"},
    "ClaimExtraction": {"ClaimModel", "TextAnchoring"},
    "ClaimMatching": {"ClaimModel", "TextAnchoring"},
    "AnnotationSync": {"CCrypto", "ClaimModel"},
    "AnnotatorAgreement": {"ClaimModel"},
    "ReportExport": CORE - {"ReportExport"} | {"CLibxml2"},
    "ClaimStore": {"AnnotationSync", "ClaimModel", "GRDB", "GRDBSQLite"},
    "EditorialDesk": CORE | {"CLibzip", "CZlib", "ClaimStore"},
    "DeskConsole": {"ClaimModel", "EditorialDesk"},
    "stet": {"ArgumentParser", "CEdit", "CHeap", "ClaimModel", "DeskConsole", "EditorialDesk"},
    "DeskTestSupport": CORE,
    "CCrypto": set(),
    "CEdit": set(),
    "CHeap": set(),
    "CLibxml2": set(),
    "CLibzip": set(),
    "CZlib": set(),
}
# Each foreign library is known to one target.
FOREIGN = {
    "GRDB": "ClaimStore", "GRDBSQLite": "ClaimStore", "ArgumentParser": "stet",
    "CCrypto": "AnnotationSync", "CEdit": "stet", "CHeap": "stet", "CZlib": "EditorialDesk",
    "CLibxml2": "ReportExport", "CLibzip": "EditorialDesk",
}
# What comes with Swift and the system. The core does without: it would bring in files and clocks.
SYSTEM = {"Foundation", "FoundationEssentials", "Glibc", "Dispatch", "Synchronization"}
TEST_SYSTEM = SYSTEM | {"Testing"}

INPUT_OUTPUT = [(re.compile(pattern), what) for pattern, what in [
    (r"(?<![.\w])(?:print|debugPrint|dump|readLine|putchar|puts|fputs|printf)\(", "prints or reads"),
    (r"\b(?:FileManager|FileHandle|URLSession|OutputStream|InputStream)\b", "opens a file"),
    (r"(?<![.\w])(?<!func )(?:fopen|creat|mkstemp|unlink)\(", "opens a file"),
    # The system call has a path and flags; `open` with one argument is a name of ours.
    (r"(?<![.\w])(?<!func )open\([^():]+,", "opens a file"),
    (r"\bcontentsOf(?:File)?:\s*(?:URL|path|file)", "opens a file"),
    (r"\bDate\(\)|\.now\b|\b(?:ContinuousClock|SuspendingClock)\b", "reads a clock"),
    (r"\b(?:clock_gettime|gettimeofday|CFAbsoluteTimeGetCurrent)\b", "reads a clock"),
    (r"\bUUID\(\)|\.random\(|\.randomElement\(\)|\.shuffled\(\)", "draws at random"),
    (r"\b(?:SystemRandomNumberGenerator|arc4random|getentropy)\b", "draws at random"),
    (r"\bProcessInfo\b|\bgetenv\(|\bCommandLine\.", "reads the environment"),
]]

MACHINE_PATH = re.compile(r"(?:^|[^\w.])/(?:" + "|".join(["work", "home", "root", "farm"]) + r")/")
CORPORA_FOLDER = re.compile(r"\b" + "shared" + "/")
ARCHITECTURE = "Sources/EditorialDesk/EditorialDesk.docc/Architecture.md"


class Tree:
    """The files of a checkout that are, or would be, committed."""

    def __init__(self, root):
        self.root = root
        self.paths = sorted(self._listed())
        self._texts = {}

    def _listed(self):
        if os.path.isdir(os.path.join(self.root, ".git")) or os.path.isfile(
                os.path.join(self.root, ".git")):
            listed = subprocess.run(
                ["git", "-C", self.root, "ls-files", "-z", "-co", "--exclude-standard"],
                check=True, stdout=subprocess.PIPE).stdout.decode().split("\0")
            return [p for p in listed if p and os.path.isfile(os.path.join(self.root, p))]
        found = []
        for folder, folders, files in os.walk(self.root):
            folders[:] = [f for f in folders if not f.startswith(".build") and f != "__pycache__"]
            here = os.path.relpath(folder, self.root)
            found += [os.path.normpath(os.path.join(here, f)) for f in files]
        return [p for p in found if p != "Package.resolved"]

    def text(self, path):
        """The file's text, or None where it is not UTF-8 text."""
        if path not in self._texts:
            with open(os.path.join(self.root, path), "rb") as file:
                raw = file.read()
            try:
                self._texts[path] = None if b"\0" in raw else raw.decode()
            except UnicodeDecodeError:
                self._texts[path] = None
        return self._texts[path]

    def swift(self, folder):
        return [p for p in self.paths if p.startswith(folder + "/") and p.endswith(".swift")]


def words(name):
    """The words of a name, in lowercase: ClaimStore, claim_store and claim-store have two."""
    return [w.lower() for w in re.findall(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+", name)]


def vague_word(name):
    return next((w for w in words(name) if w in FORBIDDEN_WORDS), None)


def faults(tree):
    """Triples of path, line and what is wrong, in order."""
    found = []
    for rule in (top_level, vague_paths, machine_paths, swift_files, manifest, architecture):
        found += rule(tree)
    return sorted(set(found))


def top_level(tree):
    for path in tree.paths:
        first = path.split("/")[0]
        if first not in TOP_LEVEL and not first.startswith("."):
            yield path, 1, f"'{first}' is not among the names agreed for the top level"


def vague_paths(tree):
    for path in tree.paths:
        for part in path.split("/"):
            stem = part.split(".")[0] if not part.startswith(".") else part
            word = vague_word(stem)
            if word:
                yield path, 1, f"the name '{part}' says nothing: it has the word '{word}'"


def machine_paths(tree):
    for path in tree.paths:
        text = tree.text(path)
        for number, line in enumerate((text or "").split("\n"), 1):
            if MACHINE_PATH.search(line):
                yield path, number, "a path of one machine"
            if CORPORA_FOLDER.search(line) and path != ".ci/run":
                yield path, number, "the corpora's folder is named; only .ci/run may"


def swift_files(tree):
    for folder, longest in (("Sources", LONGEST_SOURCE), ("Tests", LONGEST_TEST)):
        for path in tree.swift(folder):
            text = tree.text(path)
            if text is None:
                yield path, 1, "is no UTF-8 text"
                continue
            length = text.count("\n")
            if length > longest:
                yield path, length, f"{length} lines; {longest} are the most"
            lines = swift_source.code_lines(text)
            yield from vague_types(path, lines)
            yield from arrows(path, lines)
            if folder == "Sources" and path.split("/")[1] in CORE:
                yield from input_output(path, lines)


def vague_types(path, lines):
    for number, name in swift_source.declared_types(lines):
        word = vague_word(name)
        if word:
            yield path, number, f"the type '{name}' says nothing: it has the word '{word}'"


def arrows(path, lines):
    folder, target = path.split("/")[:2]
    is_test = folder == "Tests"
    if is_test:
        subject = target[:-5] if target.endswith("Tests") else target
        ours = {m for m in ARROWS.get(subject, set()) if m not in FOREIGN}
        allowed = ours | TEST_SYSTEM | {subject, "ClaimModel", "DeskTestSupport"}
    elif target in ARROWS:
        allowed = ARROWS[target] | (set() if target in CORE else SYSTEM)
        if target == "DeskTestSupport":
            allowed |= TEST_SYSTEM
    else:
        yield path, 1, f"the target '{target}' has no arrows in Scripts/lib/layout_rules.py"
        return
    for number, module in swift_source.imports(lines):
        if module in FOREIGN and FOREIGN[module] != target:
            yield path, number, f"only {FOREIGN[module]} may import {module}"
        elif module not in allowed:
            yield path, number, f"{target} may not import {module}"


def input_output(path, lines):
    for number, line in enumerate(lines, 1):
        for pattern, what in INPUT_OUTPUT:
            if pattern.search(line):
                yield path, number, f"a core target {what}"


def manifest(tree):
    text = tree.text("Package.swift") if "Package.swift" in tree.paths else None
    if text is None:
        yield "Package.swift", 1, "is missing"
        return
    targets = swift_source.manifest_targets(text)
    names = {t["name"] for t in targets}
    for target in targets:
        name = target["name"]
        if target["kind"] == "testTarget":
            if name[:-5] not in names or not name.endswith("Tests"):
                yield "Package.swift", target["line"], f"{name} is not named after a target"
            continue
        if name not in ARROWS:
            yield "Package.swift", target["line"], f"{name} is no target of the design"
            continue
        for other in target["dependencies"]:
            if other not in ARROWS[name]:
                yield "Package.swift", target["line"], f"{name} may not depend on {other}"


def architecture(tree):
    if "Package.swift" not in tree.paths:
        return
    if ARCHITECTURE not in tree.paths:
        yield ARCHITECTURE, 1, "is missing"
        return
    targets = [t for t in swift_source.manifest_targets(tree.text("Package.swift"))
               if t["kind"] != "testTarget"]
    rows = {}
    for number, line in enumerate(tree.text(ARCHITECTURE).split("\n"), 1):
        row = re.match(r"\|\s*`(\w+)`\s*\|\s*(?:core|shell|front|tests|system)\s*\|", line)
        if row:
            rows[row.group(1)] = number
    for target in targets:
        if target["name"] not in rows:
            yield ARCHITECTURE, 1, f"the target {target['name']} of Package.swift has no row"
    for name, number in rows.items():
        if name not in {t["name"] for t in targets}:
            yield ARCHITECTURE, number, f"{name} is no target of Package.swift"


def lengths(tree, folder):
    """The numbers of lines of the Swift files under `folder`, ascending, and the longest file."""
    counted = sorted((tree.text(p).count("\n"), p) for p in tree.swift(folder) if tree.text(p))
    return [n for n, _ in counted], counted[-1][1] if counted else None
