"""What somebody does at the prompt of a terminal, and what must come of it."""
import contextlib
import json
import os
import re
import signal
import stat
import unicodedata

import generate_operations
from terminal_driver import (
    BACKSPACE, CTRL_C, CTRL_D, CTRL_Z, ENTER, HOME, LEFT, PROMPT, QUIT, SEQUENCE, TAB, UP, Terminal)
from trial_desk import demand

PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class Stage:
    """A desk with the story on it, and its prompt on terminals."""

    def __init__(self, desk):
        self.desk = desk
        desk.environment["HOME"] = desk.folder
        for name in ("LANG", "LC_ALL", "LC_CTYPE"):
            desk.environment.pop(name, None)
        desk.take_in_phone_call()
        self.strangers = desk.seal()

    @contextlib.contextmanager
    def terminal(self, **settings):
        environment = {**self.desk.environment, **settings.pop("environment", {})}
        command = [self.desk.program, "review", "--desk", self.desk.path]
        terminal = Terminal(command, environment, self.desk.folder, **settings)
        try:
            terminal.prompt()
            yield terminal
        finally:
            terminal.close()

    def operations(self):
        """The desk's log."""
        lines = self.desk.run("share").splitlines()
        return [json.loads(line) for line in lines]

    def noted(self):
        """The texts of the notes that this device wrote, in order."""
        own = [one for one in self.operations() if one["do"] == "note.add" and one["by"] == "trial"]
        return [one["with"]["text"] for one in sorted(own, key=lambda one: (one["ep"], one["n"]))]

    def is_sealed(self):
        """Whether all that this device wrote is under a seal; asked without sharing, which would seal."""
        return self.desk.unsealed() == self.strangers

    def leave(self, terminal):
        terminal.type(CTRL_D)
        demand(terminal.end() == 0, "Ctrl-D ends with a status")
        demand(terminal.is_restored(), "the terminal is left in another state")


def completes(stage):
    with stage.terminal() as terminal:
        terminal.type("evid" + TAB)
        terminal.see("> evidence$")
        terminal.type("s" + TAB)
        terminal.see(r"\nsupports  silent\nstet \d+/\d+> evidence s$")
        terminal.type("u" + TAB + "!")
        terminal.see("> evidence supports !$")
        terminal.type(CTRL_C)
        terminal.prompt()
        terminal.type("open KlNc" + TAB)
        terminal.see("> open KlNc4SwKug$")
        terminal.type(ENTER)
        terminal.expect("KlNc4SwKug")
        terminal.prompt()
        terminal.type("mostly-" + TAB)
        terminal.see(r"mostly-true\s+mostly-false\n.*> mostly-$")
        terminal.type(CTRL_C)
        terminal.prompt()
        os.makedirs(os.path.join(stage.desk.folder, "from boris"), exist_ok=True)
        terminal.type("merge fr" + TAB)
        terminal.see('> merge "from boris/$')
        terminal.type(CTRL_C)
        terminal.prompt()
        terminal.type("zzz" + TAB)
        terminal.expect("\a")
        terminal.type(CTRL_C)
        terminal.prompt()
        stage.leave(terminal)


def remembers(stage):
    environment = stage.desk.environment
    path = os.path.join(environment["STET_HOME"], "history-" + environment["STET_ANNOTATOR"])
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    with stage.terminal() as terminal:
        terminal.do("note typed in the first sitting")
        terminal.do(" note kept out by the space before it")
        terminal.do("open KlNc")
        terminal.do("true 60 to see what others say")
        stage.leave(terminal)
    demand(stat.S_IMODE(os.stat(path).st_mode) == 0o600, "others may read the history")
    with open(path, encoding="utf-8") as file:
        kept = file.read().splitlines()
    demand(kept == ["note typed in the first sitting", "open KlNc", "true 60 to see what others say"],
           f"the history holds {kept}")
    with stage.terminal() as terminal, stage.terminal() as beside:
        terminal.type(UP + UP + UP)
        terminal.expect("note typed in the first sitting")
        terminal.type(" and again" + ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        beside.do("note from the window beside")
        stage.leave(terminal)
        stage.leave(beside)
    with open(path, encoding="utf-8") as file:
        kept = file.read().splitlines()
    demand(kept[3:] == ["note typed in the first sitting and again", "note from the window beside"],
           f"the history holds {kept[3:]}")
    with open(path, "wb") as file:
        file.write(b"\xff\xfe\n\x00\x01\x1b[2Jnote evil\nnote whole" + b"\n" + b"x" * 200_000)
    with stage.terminal() as terminal:
        terminal.type(UP)
        terminal.expect("note whole")
        terminal.type(CTRL_C)
        terminal.prompt()
        stage.leave(terminal)
        demand("\x1b[2J" not in terminal.output, "the history's escape sequence reached the terminal")


def is_resized(stage):
    with stage.terminal() as terminal:
        line = "note a line of some length that is typed while the window becomes narrow"
        terminal.type(line)
        terminal.see("nar\nrow$")
        for columns, ends in ((40, r"type\.\nstet 1/29> note [^\n]{24}\n[^\n]{40}\nrow$"),
                              (100, r"type\.\nstet 1/29> note [^\n]* narrow$"),
                              (80, r"type\.\nstet 1/29> note [^\n]* nar\nrow$")):
            terminal.resize(columns)
            # What the program draws, not what the terminal laid out anew.
            terminal.expect("stet.*note.*line")
            terminal.see(ends)
        terminal.type(", and wide" + ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        stage.leave(terminal)
    demand(stage.noted()[-1] == line[5:] + ", and wide", "a resized line is another line")


def gives_up_a_line(stage):
    before = stage.noted()
    with stage.terminal() as terminal:
        terminal.type("note never to be" + HOME)
        terminal.see("never to be$")
        terminal.type(CTRL_C)
        terminal.expect(r"\^C\r\n")
        terminal.prompt()
        terminal.type(QUIT + "note after all" + ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        stage.leave(terminal)
    demand(stage.noted() == before + ["after all"], "a line that was given up was carried out")


def goes_on_while_busy(stage):
    """The merge is one act, and the prompt goes on."""
    folder = os.path.join(stage.desk.folder, "work")
    generate_operations.generate(folder, 3000)
    before = stage.desk.run("digest")
    with stage.terminal() as terminal:
        terminal.type(f"merge {folder}" + ENTER)
        terminal.expect(r"work\r\n")
        terminal.type(CTRL_C)
        said = terminal.prompt()
        done = "lines: " in said and "Ctrl-C came too late" in said
        left_off = "left off, as you asked" in said and "nothing was changed" in said
        demand(done != left_off, f"what became of the merge is not said: {said!r}")
        demand(done or stage.desk.run("digest") == before, "a merge that was left off left something")
        terminal.do("note still here")
        stage.leave(terminal)
    demand(stage.noted()[-1] == "still here", "the prompt did not go on")


def takes_a_large_paste(stage):
    before = stage.noted()
    million = "x" * 1_000_000
    with stage.terminal() as terminal:
        terminal.type(PASTE + "note " + million + PASTE_END)
        terminal.expect("press Enter")
        terminal.type(ENTER)
        terminal.expect("longer than 65536 bytes")
        terminal.prompt()
        terminal.type("note " + million + ENTER)
        terminal.expect("longer than 65536 bytes")
        terminal.prompt()
        terminal.type(PASTE + "note two lines\rof one paste\r\nand a \x1b[2J mark\n" + PASTE_END)
        terminal.expect("mark")
        terminal.type(ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        terminal.type("note one\rnote two\r")
        terminal.expect("noted on.*noted on")
        terminal.prompt()
        stage.leave(terminal)
    demand(stage.noted() == before + ["two lines of one paste and a ⟨U+001B⟩[2J mark", "one", "two"],
           f"what was pasted became {stage.noted()[len(before):]}")


def edits_other_scripts(stage):
    before = stage.noted()
    for name, language in (("none", {}), ("C", {"LC_ALL": "C"}), ("UTF-8", {"LC_ALL": "C.UTF-8"})):
        with stage.terminal(environment=language) as terminal:
            terminal.type(f"note {name}: Łożź 日本誤" + BACKSPACE + "語" + LEFT * 5 + BACKSPACE + "d")
            terminal.see(f"> note {name}: Łodź 日本語$")
            terminal.type(ENTER)
            terminal.expect("noted on.*日本語")
            terminal.prompt()
            stage.leave(terminal)
    demand(stage.noted() == before + [f"{name}: Łodź 日本語" for name in ("none", "C", "UTF-8")],
           f"typed became {stage.noted()[len(before):]}")


def sends_what_was_typed(stage):
    """Also where several characters make one letter: the cursor may stand off, the text may not be."""
    before = stage.noted()
    words = ["cafe\u0301 a\u0308o\u0308", "\u4e2d\u6587\u3068\ud55c\uae00", "\U0001f469\u200d\U0001f680 \U0001f1eb\U0001f1ee",
             "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd", "\u0e01\u0e33 \u0928\u093f"]
    expected = []
    with stage.terminal() as terminal:
        for word in words:
            for text in (word, word * 40):
                terminal.type("note " + text + "!" + ENTER)
                terminal.expect("noted on")
                terminal.prompt()
                expected.append(text + "!")
        # Changed at its beginning, in the middle and at its end.
        terminal.type("ote " + words[0] + "XY" + BACKSPACE + HOME + "n" + "\x05" + LEFT + "-" + ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        expected.append(words[0] + "-X")
        # Brought back, and pasted.
        terminal.type(UP + ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        terminal.type(PASTE + "note " + words[1] + words[0] + PASTE_END + ENTER)
        terminal.expect("noted on")
        terminal.prompt()
        expected += [words[0] + "-X", words[1] + words[0]]
        stage.leave(terminal)
    noted = stage.noted()[len(before):]
    demand(noted == expected, f"typed became {[pair for pair in zip(noted, expected) if pair[0] != pair[1]]}")


def leaves_when_busy(stage):
    """Ctrl-D that is typed while a line is carried out ends the prompt after it."""
    before = stage.noted()
    for typed in (["merge {work}\r", CTRL_D], ["merge {work}\rnote after it\r", CTRL_D]):
        folder = os.path.join(stage.desk.folder, f"work{len(typed[0])}")
        generate_operations.generate(folder, 3000)
        with stage.terminal() as terminal:
            for keys in typed:
                terminal.type(keys.replace("{work}", folder))
                if "merge" in keys:
                    terminal.expect(r"work\d+\r")
            demand(terminal.end() == 0, "Ctrl-D typed meanwhile ends with a status")
            demand("lines: " in terminal.output, "the merge was not carried out")
            demand(terminal.is_restored(), "the terminal is left in another state")
    demand(stage.noted() == before + ["after it"], "the line before Ctrl-D was lost")


def colours_only_where_asked(stage):
    with stage.terminal(environment={"NO_COLOR": ""}) as terminal:
        demand(COLOUR.search(terminal.output), "there is no colour on a terminal")
        stage.leave(terminal)
    with stage.terminal(environment={"NO_COLOR": "1"}) as terminal:
        for line in ("help", "show all", "queue", "zebra", "reword It was so.", "undo", "cover"):
            terminal.do(line)
        demand(not COLOUR.search(terminal.output), "there is colour in spite of NO_COLOR")
        stage.leave(terminal)


def is_plain_on_a_simple_terminal(stage):
    before = stage.noted()
    for kind in ("dumb", None):
        with stage.terminal(kind=kind, environment={"NO_COLOR": ""}) as terminal:
            terminal.do("note by teletype")
            terminal.type("note not this one")
            terminal.expect("not this one")
            terminal.type(CTRL_C)
            terminal.prompt()
            terminal.type("note " + "y" * 5000 + ENTER)
            terminal.expect("longer than 4094 bytes")
            terminal.prompt()
            stage.leave(terminal)
            demand("\x1b" not in terminal.output, f"TERM={kind} gets escape sequences")
    demand(stage.noted() == before + ["by teletype"] * 2, "a plain terminal loses lines")


def columns_of(line):
    wide = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
    return wide - sum(1 for c in line if unicodedata.combining(c) or unicodedata.category(c) == "Cf")


def keeps_to_eighty_columns(stage):
    long = "Ein sehr langer Satz über die Straßenbahn, 市長は橋について語った。" * 8 + "e\u0301" * 200
    evil = "Plain \x1b]0;owned\x07 and \x1b[31m red \u202eesrever\u202c words"
    added = [stage.desk.run("claim", "add", text).split()[0] for text in (long, evil)]
    with stage.terminal(environment={"NO_COLOR": "1"}) as terminal:
        for claim in added:
            terminal.do(f"open {claim}")
            terminal.do("evidence supports https://example.org/" + "a" * 200)
            terminal.do("tag +" + "straße" * 20)
        for line in ("queue", "progress", "help", "show", "conflicts"):
            terminal.do(line)
        for begun in ("open ", "tag ", "evidence "):
            terminal.type(begun + TAB)
            terminal.prompt()
            terminal.type(CTRL_C)
            terminal.prompt()
        stage.leave(terminal)
        output = terminal.output
    demand("\x1b]" not in output and "\x1b[31m" not in output, "a claim's escape sequence got through")
    demand("\u202e" not in output, "a claim's bidirectional override got through")
    # What libedit draws wraps by itself; replies do not.
    shown = [SEQUENCE.sub("", line) for line in output.split("\r\n") if not re.match(PROMPT, SEQUENCE.sub("", line))]
    wide = [line for line in shown if columns_of(line) > 80 and "> " not in line]
    demand(not wide, f"{len(wide)} lines are wider than 80 columns: {wide[:2]}")


def sets_lists_for_the_window(stage):
    long = "Ein sehr langer Satz über die Straßenbahn, 市長は橋について語った。" * 4
    claim = stage.desk.run("claim", "add", long).split()[0]
    stage.desk.run("evidence", "add", claim, "supports", "--url", "https://example.org/" + "a" * 90, "--origin", "Minutes")
    stage.desk.run("note", claim, "noted " * 40)
    stage.desk.run("rate", claim, "true")
    lists = [["gate", claim], ["gate"], ["log", claim], ["show", claim], ["document", "list"], ["find", "Straßenbahn"],
             ["claims"]]
    for words in lists:
        command = [stage.desk.program, *words, "--desk", stage.desk.path]
        terminal = Terminal(command, stage.desk.environment, stage.desk.folder)
        demand(terminal.end() == 0, f"{words} fails on a terminal")
        terminal.close()
        wide = [line for line in terminal.output.split("\r\n") if columns_of(line) > 80]
        demand(not wide, f"{words} prints {len(wide)} lines wider than 80 columns: {wide[:2]}")
    demand(any(columns_of(line) > 80 for line in stage.desk.run("show", claim).splitlines()),
           "what goes to a pipe is set for a window")


def works_over_a_slow_line(stage):
    before = stage.noted()
    with stage.terminal() as terminal:
        for letter in "note slw but sure":
            terminal.type(letter)
            terminal.expect(re.escape(letter) if letter != " " else " ")
        # A key that is several characters long may come in pieces, however long they take.
        for _ in "w but sure":
            for piece in LEFT:
                terminal.type(piece)
                while terminal.read(0.1):
                    pass
        terminal.type("o")
        terminal.see("> note slow but sure$")
        os.write(terminal.master, (ENTER + "show" + ENTER).encode())
        while terminal.output.count("slow but sure") < 2:
            demand(terminal.read(60, most=5), "the slow line fell silent")
        terminal.prompt()
        terminal.prompt()
        stage.leave(terminal)
    demand(stage.noted() == before + ["slow but sure"], "a slow line changes what is typed")


def is_ended_from_outside(stage):
    for number in (signal.SIGTERM, signal.SIGHUP):
        with stage.terminal() as terminal:
            terminal.do(f"note before {number.name}")
            terminal.type("note half a li")
            terminal.expect("half a li")
            os.kill(terminal.process, number)
            demand(terminal.end() == -number, f"{number.name} ends with {terminal.status}")
            demand(terminal.is_restored(), f"{number.name} leaves the terminal in another state")
        demand(stage.is_sealed(), f"{number.name} leaves the chain without a seal")
    with stage.terminal() as terminal:
        terminal.do("note before the line was cut")
        terminal.hang_up()
    demand(stage.is_sealed(), "a terminal that is gone leaves the chain without a seal")
    demand(stage.noted()[-1] == "before the line was cut", "a note was lost")


def is_stopped_and_goes_on(stage):
    with stage.terminal() as terminal:
        terminal.type("note stopped")
        terminal.expect("stopped")
        terminal.type(CTRL_Z)
        terminal.wait_stopped()
        demand(terminal.is_restored(), "a stopped prompt leaves the terminal in another state")
        os.kill(terminal.process, signal.SIGCONT)
        terminal.expect("stet.*stopped")
        terminal.type(" and gone on" + ENTER)
        terminal.expect("noted on.*stopped and gone on")
        terminal.prompt()
        stage.leave(terminal)


def counts_json_as_a_look(stage):
    claim = json.loads(stage.desk.run("claims", "--status", "open", "--json").splitlines()[0])["claim"]
    for person in ("ola", "pia"):
        stage.desk.run("rate", claim, "half-true", "--as", person)
    asked = [["gate", "--json"], ["claims", "--json"], ["queue", "--json"],
             ["queue", "unverified", "--json", "--limit", "5"], ["progress", "--json"]]
    for number, words in enumerate(asked):
        person = f"reader-{number}"
        environment = {**stage.desk.environment, "STET_ANNOTATOR": person}
        command = [stage.desk.program, *words, "--desk", stage.desk.path]
        terminal = Terminal(command, environment, stage.desk.folder)
        demand(terminal.end() == 0, f"{words} fails on a terminal")
        demand("informed" in terminal.output, f"{words} on a terminal does not say that it is a look")
        terminal.close()
        said = stage.desk.run("rate", claim, "half-true", "--as", person)
        demand("informed after a look" in said, f"a verdict after {words} on a terminal is {said!r}")
    # Which claims are disputed tells what was said there.
    stage.desk.run("rate", claim, "false", "--as", "pia")
    work = os.path.join(stage.desk.folder, "work.jsonl")
    stage.desk.run("share", "-o", work)
    environment = {**stage.desk.environment, "STET_ANNOTATOR": "merger"}
    terminal = Terminal([stage.desk.program, "merge", work, "--json", "--desk", stage.desk.path],
                        environment, stage.desk.folder)
    terminal.end()
    terminal.close()
    said = stage.desk.run("rate", claim, "half-true", "--as", "merger")
    demand("informed after a look" in said, f"a verdict after a merge's JSON on a terminal is {said!r}")


CASES = [
    ("completion", "Tab completes, lists, and beeps where nothing fits", completes),
    ("history", "lines come back in the next sitting, from two windows, from a broken file", remembers),
    ("resize", "a line goes on in a window of another size", is_resized),
    ("ctrl-c", "Ctrl-C gives up the line and nothing else", gives_up_a_line),
    ("busy", "Ctrl-C while a merge runs", goes_on_while_busy),
    ("paste", "1 MB is refused in words; a paste carries out nothing", takes_a_large_paste),
    ("scripts", "UTF-8 is edited, whatever the language chosen", edits_other_scripts),
    ("letters", "letters of several characters are sent as typed", sends_what_was_typed),
    ("leaving", "Ctrl-D while a merge runs", leaves_when_busy),
    ("colour", "NO_COLOR", colours_only_where_asked),
    ("plain", "TERM=dumb, and none", is_plain_on_a_simple_terminal),
    ("columns", "80 columns; texts from outside stay text", keeps_to_eighty_columns),
    ("lists", "lists of the shell in 80 columns, on a terminal only", sets_lists_for_the_window),
    ("slow", "a slow line", works_over_a_slow_line),
    ("signals", "SIGTERM, SIGHUP and a lost terminal: sealed, terminal restored", is_ended_from_outside),
    ("json", "JSON that tells what others said is a look, on a terminal", counts_json_as_a_look),
    ("stopped", "Ctrl-Z and back", is_stopped_and_goes_on),
]
