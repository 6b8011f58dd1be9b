"""Manual pages in the man macros, one a command, from what `stet --experimental-dump-help` says."""
import re
import textwrap

ENVIRONMENT = {
    "STET_DESK": "The desk, where --desk names none.",
    "STET_ANNOTATOR": "Who you are, where --as does not say it.",
    "STET_HOME": "The folder of your identity, your device's key and the record of its chains; otherwise "
                 "stet in $XDG_CONFIG_HOME, else ~/.config/stet.",
    "XDG_CONFIG_HOME": "See STET_HOME.",
    "USER": "Your name on first use, where nothing else says it.",
    "TMPDIR": "Where a large merge or report puts what it cannot hold in memory, and removes it again.",
    "TERM": "With dumb, lines at the prompt are not edited.",
    "NO_COLOR": "Where it is set, and not empty, nothing is coloured.",
}
PROMPT_ONLY = ("TERM", "NO_COLOR")
FILES = [
    ("NAME.stet", "A desk: one SQLite file."),
    ("NAME.jsonl", "An annotation file, as share writes and merge reads it; may be packed with gzip."),
    ("$STET_HOME/identity.json", "Your name and the number of this device."),
    ("$STET_HOME/key", "What this device signs with; only you may read it."),
    ("$STET_HOME/chains", "What this device wrote to which desk, so that no number is given twice."),
    ("$STET_HOME/history-NAME", "The lines that one annotator typed at the prompt."),
    ("$STET_HOME/sources", "What stet source keep wrote down; it goes nowhere else."),
]
STATUSES = [
    ("0", "Done."),
    ("1", "Failed; nothing was changed."),
    ("3", "Done, but something waits for a person."),
    ("64", "Wrong use; nothing was changed."),
]


def escaped(text):
    """A text with nothing in it that the macros would obey."""
    for sign, safe in (("\\", "\\e"), ("-", "\\-"), ("'", "\\(aq"), ("`", "\\(ga"), ("^", "\\(ha"),
                       ("~", "\\(ti"), ('"', "\\(dq")):
        text = text.replace(sign, safe)
    return "\n".join("\\&" + line if line.startswith(".") else line for line in text.split("\n"))


def told(text):
    """A text as lines that are not too long, with nothing in it that the macros would obey."""
    # Names and options are not broken, so that they can be searched for.
    lines = textwrap.wrap(" ".join(text.split()), 62, break_long_words=False, break_on_hyphens=False)
    return escaped("\n".join(lines))


class Page:
    """The page of one command; `path` is its names, from `stet` down."""

    def __init__(self, command, path, version, date):
        self.command, self.path = command, path
        self.name = "-".join(path)
        self.version, self.date = version, date

    def text(self):
        """The page, which ends with a line end."""
        title = escaped(self.name.upper())
        lines = [f'.TH {title} 1 "{self.date}" "{escaped(self.version)}" "Stet"',
                 ".SH NAME", f"{escaped(self.name)} \\-", told(self.purpose()),
                 ".SH SYNOPSIS"] + self.synopsis()
        prose, examples = self.discussion()
        lines += [".SH DESCRIPTION", told(self.command["abstract"])] + prose
        lines += self.commands() + self.arguments() + self.statuses() + self.surroundings()
        if examples:
            lines += [".SH EXAMPLES", ".EX"] + examples + [".EE"]
        return "\n".join(lines + self.related()) + "\n"

    def purpose(self):
        """The abstract as the line of an index wants it: on one line and without its full stop."""
        return " ".join(self.command["abstract"].split()).rstrip(".")

    def own_arguments(self):
        return [a for a in self.command.get("arguments", []) if a.get("shouldDisplay", True)]

    def subcommands(self):
        return [c for c in self.command.get("subcommands", []) if c["commandName"] != "help"]

    def synopsis(self):
        parts = [r"\fB" + escaped(" ".join(self.path)) + r"\fR"]
        for argument in self.own_arguments():
            spelled = self.spelling(argument)
            if argument.get("isRepeating") and argument["kind"] == "positional":
                spelled += " ..."
            parts.append(f"[{spelled}]" if argument.get("isOptional") else spelled)
        if self.subcommands():
            parts.append(r"\fIcommand\fR ...")
        return ["\n".join(parts)]

    @staticmethod
    def spelling(argument):
        """How an argument is written: its names in bold, its value in italics."""
        value = r"\fI" + escaped(argument.get("valueName", "value")) + r"\fR"
        if argument["kind"] == "positional":
            return value
        names = [("--" if name["kind"] == "long" else "-") + name["name"] for name in argument["names"]]
        spelled = ", ".join(r"\fB" + escaped(name) + r"\fR" for name in names)
        return spelled if argument["kind"] == "flag" else f"{spelled} {value}"

    def discussion(self):
        """The discussion's paragraphs, and apart from them its examples."""
        prose, examples = [], []
        for block in self.command.get("discussion", "").split("\n\n"):
            lines = block.split("\n")
            if lines[0].rstrip() in ("Example:", "Examples:"):
                examples += [escaped(re.sub("^  ", "", line)) for line in lines[1:]]
            elif lines[0].startswith("Exit status:"):
                continue
            elif all(re.search(r"^  |\S  +\S", line) for line in lines):
                prose += [".PP", ".EX"] + [escaped(line) for line in lines] + [".EE"]
            else:
                prose += self.paragraph(lines)
        return prose, examples

    @staticmethod
    def paragraph(lines):
        """A paragraph, the lines of which may end with some that are to be shown as they stand."""
        plain = [line for line in lines if not line.startswith("  ")]
        shown = [line[2:] for line in lines if line.startswith("  ")]
        words = [".PP", told(" ".join(plain))] if any(plain) else []
        return words + ([".PP", ".EX"] + [escaped(line) for line in shown] + [".EE"] if shown else [])

    def commands(self):
        lines = [".SH COMMANDS"] if self.subcommands() else []
        for command in self.subcommands():
            page = "-".join(self.path + [command["commandName"]])
            lines += [".TP", rf"\fB{escaped(page)}\fR(1)", told(command["abstract"])]
        return lines

    def arguments(self):
        lines = []
        for heading, kinds in ((".SH ARGUMENTS", ("positional",)), (".SH OPTIONS", ("option", "flag"))):
            entries = [a for a in self.own_arguments() if a["kind"] in kinds]
            lines += [heading] if entries else []
            for entry in entries:
                words = entry.get("abstract", "")
                if entry.get("defaultValue"):
                    words += f" Otherwise {entry['defaultValue']}."
                lines += [".TP", self.spelling(entry), told(words)]
        return lines

    @staticmethod
    def statuses():
        lines = [".SH EXIT STATUS"]
        for number, meaning in STATUSES:
            lines += [".TP", rf"\fB{number}\fR", told(meaning)]
        return lines

    def surroundings(self):
        """What of the environment and which files the command reads."""
        names = {name["name"] for a in self.own_arguments() for name in a.get("names", [])}
        is_whole, is_prompt = len(self.path) == 1, self.path[1:] == ["review"]
        known = [name for name in ENVIRONMENT
                 if is_whole or ("desk" in names and name not in PROMPT_ONLY)
                 or (is_prompt and name in PROMPT_ONLY)]
        lines = [".SH ENVIRONMENT"] if known else []
        for name in known:
            lines += [".TP", rf"\fB{escaped(name)}\fR", told(ENVIRONMENT[name])]
        if is_whole or "desk" in names:
            lines.append(".SH FILES")
            for name, meaning in FILES if is_whole else FILES[:1]:
                lines += [".TP", rf"\fI{escaped(name)}\fR", told(meaning)]
        return lines

    def related(self):
        pages = ["-".join(self.path[:length]) for length in range(1, len(self.path))]
        pages += ["-".join(self.path + [c["commandName"]]) for c in self.subcommands()]
        links = [rf"\fB{escaped(page)}\fR(1)" for page in pages]
        return [".SH SEE ALSO", ",\n".join(links)] if links else []


def pages(command, version, date, path=()):
    """The pages of a command and of those below it."""
    path = list(path) + [command["commandName"]]
    yield Page(command, path, version, date)
    for child in command.get("subcommands", []):
        if child["commandName"] != "help":
            yield from pages(child, version, date, path)
