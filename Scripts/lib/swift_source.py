"""Reads Swift just far enough to check it: what is code on each line, what is imported, declared."""
import re

_OPENING = re.compile(r'(#*)("""|")')


def code_lines(text):
    """The lines of a Swift source with comments and the words of string literals blanked out.

    Expressions inside an interpolation stay: they are code.
    """
    out, index, stack = [], 0, []
    # A frame is ("string", hashes, quote) or ("interpolation", open parentheses).
    while index < len(text):
        frame = stack[-1] if stack else None
        if frame and frame[0] == "string":
            index = _step_in_string(text, index, stack, out)
        elif text.startswith("//", index):
            end = text.find("\n", index)
            index = len(text) if end < 0 else end
        elif text.startswith("/*", index):
            index = _skip_comment(text, index, out)
        else:
            index = _step_in_code(text, index, stack, out)
    return "".join(out).split("\n")


def _skip_comment(text, index, out):
    depth = 0
    while index < len(text):
        if text.startswith("/*", index):
            depth, index = depth + 1, index + 2
        elif text.startswith("*/", index):
            depth, index = depth - 1, index + 2
            if depth == 0:
                break
        else:
            if text[index] == "\n":
                out.append("\n")
            index += 1
    return index


def _step_in_string(text, index, stack, out):
    _, hashes, quote = stack[-1]
    close, escape = quote + hashes, "\\" + hashes
    if text.startswith(close, index):
        stack.pop()
        out.append('"')
        return index + len(close)
    if text.startswith(escape + "(", index):
        stack.append(["interpolation", 1])
        return index + len(escape) + 1
    if text.startswith(escape, index):
        return index + len(escape) + 1
    if text[index] == "\n":
        out.append("\n")
        if quote == '"':
            stack.pop()
    return index + 1


def _step_in_code(text, index, stack, out):
    opening = _OPENING.match(text, index)
    if opening:
        stack.append(["string", opening.group(1), opening.group(2)])
        out.append('"')
        return opening.end()
    character = text[index]
    if stack and character in "()":
        stack[-1][1] += 1 if character == "(" else -1
        if stack[-1][1] == 0:
            stack.pop()
            out.append(" ")
            return index + 1
    out.append(character)
    return index + 1


_IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|typealias|func|var|let)\s+)?(\w+)")
_TYPE = re.compile(
    r"\b(?:struct|class|enum|protocol|actor|typealias|associatedtype)\s+"
    r"(?!func\b|var\b|let\b|subscript\b|init\b)`?([A-Za-z_]\w*)")


def imports(lines):
    """Pairs of line number and module."""
    for number, line in enumerate(lines, 1):
        found = _IMPORT.match(line)
        if found:
            yield number, found.group(1)


def declared_types(lines):
    """Pairs of line number and name."""
    for number, line in enumerate(lines, 1):
        for found in _TYPE.finditer(line):
            yield number, found.group(1)


def manifest_targets(text):
    """The targets of a Package.swift: dictionaries with name, kind, line and dependencies."""
    targets = []
    for call in re.finditer(
            r"\.(target|executableTarget|testTarget|systemLibrary)\(\s*name:\s*\"(\w+)\"", text):
        body = _balanced(text, text.index("(", call.start()))
        listed = re.search(r"dependencies:\s*\[(.*?)\]", body, re.DOTALL)
        names = listed.group(1) if listed else ""
        names = re.sub(r"package:\s*\"[^\"]*\"", "", names)
        targets.append({
            "name": call.group(2), "kind": call.group(1),
            "line": text.count("\n", 0, call.start()) + 1,
            "dependencies": re.findall(r"\"([\w.-]+)\"", names)})
    return targets


def _balanced(text, start):
    depth = 0
    for index in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if depth == 0:
            return text[start:index + 1]
    return text[start:]
