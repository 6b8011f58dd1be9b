"""Reads from Swift the messages of errors, and from the transcripts the errors that they show."""
import os
import re
from dataclasses import dataclass

# Calls that make an error, and which of their arguments is its message: by place, or by the label `reason:`.
MESSAGE_AT = {"ValidationError": 0, "fault": 0, "filled": 1, "missing": 0, "nothingToDo": 0}
REASON = {
    "XMLFault", "archiveForSheet", "brokenArchive", "brokenGzip", "cannotWrite", "failed",
    "inflatesTooFar", "malformed", "malformedJSON", "malformedRule", "notADesk", "notReplaceable",
    "notThisFormat", "unknownIdentity", "unreadable"}
# A function of the same file that makes an error of a reason or a problem.
MAKER = re.compile(r"\bfunc (\w+)\(([^()]*)\)(?: throws(?:\(\w+\))?)? -> \w+Error\b")
# A word that `There is no …`, `… is no …` and `… may be 2 of the … names` are made with.
KIND = re.compile("\\bkind:\\s*⟦(\\d+)⟧")
# Fewer letters than these say nothing that could be looked for.
SHORTEST = 6

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


@dataclass(frozen=True)
class Message:
    """Words of an error: what is fixed of them, with gaps for what is filled in."""
    path: str
    line: int
    parts: tuple

    @property
    def text(self):
        return "…".join(self.parts)

    @property
    def can_be_sought(self):
        return sum(character.isalpha() for part in self.parts for character in part) >= SHORTEST

    @property
    def pattern(self):
        return re.compile(".*?".join(re.escape(part) for part in self.parts), re.DOTALL)


@dataclass(frozen=True)
class Kind(Message):
    """What is not there, not known, or of which several begin so: shown by any error that names it."""

    @property
    def text(self):
        return "no " + super().text

    @property
    def pattern(self):
        return re.compile(r"\b(?:no|the) " + super().pattern.pattern)


def messages_of(path, text):
    """The messages of errors in a Swift source, in the order in which they stand."""
    masked, literals, lines = _mask(text)
    found = []

    def take(stretch):
        for number in re.findall("⟦(\\d+)⟧", stretch):
            message = Message(path, lines[int(number)], literals[int(number)])
            if message.can_be_sought and message not in found:
                found.append(message)

    if "ActionableError" in masked:
        for body in re.finditer(r"\bvar problem: String \{", masked):
            take(_balanced(masked, body.end() - 1))
    places = MESSAGE_AT | _makers(masked)
    for call in re.finditer(r"(?<!func )(?<!case )\b(\w+)\(", masked):
        name = call.group(1)
        if name not in places and name not in REASON:
            continue
        arguments = _arguments(_balanced(masked, call.end() - 1))
        if name in REASON:
            for argument in arguments:
                if argument.startswith("reason:"):
                    take(argument)
        elif len(arguments) > places[name]:
            take(arguments[places[name]])
    for number in KIND.findall(masked):
        kind = Kind(path, lines[int(number)], literals[int(number)])
        if kind not in found:
            found.append(kind)
    return sorted(found, key=lambda message: message.line)


def messages_in(root):
    """The messages of errors in all Swift sources below `Sources` of a checkout."""
    found = []
    for path in _files(root, "Sources", ".swift"):
        with open(os.path.join(root, path), encoding="utf-8") as file:
            found += messages_of(path, file.read())
    return found


def shown_in(root):
    """The errors that the transcripts and the README of a checkout show, each with its remedy."""
    shown = []
    for path in _files(root, "Fixtures/transcripts", ".txt") + ["README.md"]:
        if os.path.exists(os.path.join(root, path)):
            with open(os.path.join(root, path), encoding="utf-8") as file:
                shown += errors_of(file.read())
    return shown


def errors_of(transcript):
    """The errors in one transcript: from `Error: ` to the next command, status or remark."""
    shown, margin, inside = [], 0, False
    for line in transcript.split("\n"):
        if line.lstrip(" ").startswith("Error: "):
            margin = len(line) - len(line.lstrip(" "))
            shown.append(line[margin:])
            inside = True
        elif re.match(r"([$#>@%] |\[status |$)", line[margin:]):
            inside = False
        elif inside:
            shown[-1] += "\n" + line[margin:]
    return shown


def _makers(masked):
    """The functions of a source that make an error, and which of their parameters says what is wrong."""
    places = {}
    for name, parameters in MAKER.findall(masked):
        for place, parameter in enumerate(parameters.split(",")):
            if re.search(r"\b(?:reason|problem): String", parameter):
                places[name] = place
    return places


def _files(root, folder, ending):
    found = []
    for place, folders, names in os.walk(os.path.join(root, folder)):
        folders.sort()
        found += [
            os.path.relpath(os.path.join(place, name), root)
            for name in sorted(names) if name.endswith(ending)]
    return found


def _mask(text):
    """The source with each literal as ⟦its number⟧ and without comments; the literals; their lines.

    Literals that are added to one another are one.
    """
    out, literals, lines, index = [], [], [], 0
    while index < len(text):
        if text.startswith("//", index):
            end = text.find("\n", index)
            index = len(text) if end < 0 else end
        elif text.startswith("/*", index):
            end = text.find("*/", index)
            index = len(text) if end < 0 else end + 2
        elif re.match(r'#*"', text[index:index + 4]):
            lines.append(text.count("\n", 0, index) + 1)
            parts, index = _literal(text, index)
            out.append(f"⟦{len(literals)}⟧")
            literals.append(parts)
        else:
            out.append(text[index])
            index += 1
    masked = "".join(out)
    joint = re.compile("⟦(\\d+)⟧\\s*\\+\\s*⟦(\\d+)⟧")
    while found := joint.search(masked):
        one, other = (int(group) for group in found.groups())
        first, second = literals[one], literals[other]
        literals[one] = (*first[:-1], first[-1] + second[0], *second[1:])
        masked = masked[:found.start()] + f"⟦{one}⟧" + masked[found.end():]
    return masked, literals, lines


def _literal(text, index):
    """The fixed parts of the literal that begins here, and where it ends."""
    hashes, quote = re.match(r'(#*)("""|")', text[index:index + 8]).groups()
    close, escape = quote + hashes, "\\" + hashes
    index += len(hashes) + len(quote)
    parts = [""]
    while index < len(text) and not text.startswith(close, index):
        if text.startswith(escape + "(", index):
            index = _behind_interpolation(text, index + len(escape))
            parts.append("")
        elif text.startswith(escape, index):
            index += len(escape)
            if text.startswith("u{", index):
                end = text.index("}", index)
                parts[-1] += chr(int(text[index + 2:end], 16))
                index = end + 1
            else:
                parts[-1] += _ESCAPES.get(text[index], text[index])
                index += 1
        else:
            parts[-1] += text[index]
            index += 1
    return tuple(parts), index + len(close)


def _behind_interpolation(text, index):
    depth = 0
    while index < len(text):
        if re.match(r'#*"', text[index:index + 4]):
            _, index = _literal(text, index)
            continue
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        index += 1
        if depth == 0:
            break
    return index


def _balanced(masked, start):
    """What stands between the bracket at `start` and the one that closes it."""
    depth = 0
    for index in range(start, len(masked)):
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(masked[index], 0)
        if depth == 0:
            return masked[start + 1:index]
    return masked[start + 1:]


def _arguments(inner):
    """The arguments of a call, split at the commas between them."""
    arguments, depth, start = [], 0, 0
    for index, character in enumerate(inner):
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(character, 0)
        if character == "," and depth == 0:
            arguments.append(inner[start:index].strip())
            start = index + 1
    return arguments + [inner[start:].strip()]
