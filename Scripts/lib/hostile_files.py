"""The files of Scripts/hostile-test: what each is, and what a desk must make of it."""
import base64
import collections
import hashlib
import json
import os

Case = collections.namedtuple(
    "Case", "name what write new reasons findings peak_mib slow grows",
    defaults=(0, (), (), 160, False, False))

CLAIM = "A" * 32
NFC, NFD = "\u00e9", "e\u0301"


def line(device="device", epoch=1, number=1, previous=None, by="amara", do="claim.word",
         on=CLAIM, over=(), content='{"wording":"x"}'):
    members = {"v": 1, "dev": device, "ep": epoch, "n": number, "at": "", "by": by, "do": do,
               "on": on}
    if previous:
        members["prev"] = previous
    if over:
        members["over"] = list(over)
    head = json.dumps(members, ensure_ascii=False, separators=(",", ":"))[:-1]
    return f'{head},"with":{content}}}'.encode()


def name_of(raw):
    return base64.urlsafe_b64encode(hashlib.sha256(raw).digest()[:24]).decode()


def writing(make):
    """A case's file from the lines that `make` gives for a scale."""
    def write(path, scale):
        with open(path, "wb") as file:
            for raw in make(scale):
                file.write(raw + b"\n")
    return write


def with_contents(*contents):
    return writing(lambda scale: [line(number=n + 1, content=c) for n, c in enumerate(contents)])


def long_line(path, size, scale):
    with open(path, "wb") as file:
        file.write(line() + b"\n" + b'{"v":1,"aside":"')
        for _ in range(size >> 20):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n' + line(number=2, previous=name_of(line())) + b"\n")


def sparse(path, size, ended):
    with open(path, "wb") as file:
        file.write(line() + b"\n")
        file.seek(size, os.SEEK_CUR)
        file.write(b"\n" if ended else b"x")


def chain(count, on=lambda n: CLAIM, over=lambda before: ()):
    before = None
    for number in range(1, count + 1):
        raw = line(number=number, previous=before, on=on(number),
                   over=over(before) if before else (), content=f'{{"wording":"{number}"}}')
        before = name_of(raw)
        yield raw


def chains(count):
    for index in range(count):
        yield line(device=f"device-{index}", by=f"person {index}", on=f"{index:032d}")


def twins(count):
    return [line(content=f'{{"wording":"{index}"}}') for index in range(count)]


def dangling(count):
    for index in range(count):
        over = [name_of(f"{index} {other}".encode()) for other in range(4)]
        yield line(device=f"d{index % 7}", number=index + 1, on=f"{index:032d}", over=over)


def backwards(count):
    return reversed(list(chain(count)))


def mixed_names():
    """Names that differ only by how Unicode may compose a letter, or by how a program may see them."""
    names = [NFC, NFD, "E\u0301", "\u212a", "K", "k", "a\u200b", "a", "A", "\u0430"]
    for number, name in enumerate(names):
        yield line(device=name, by=name, on=name, do="claim.tag",
                   content=json.dumps({"tag": name, "present": True}, ensure_ascii=False))
        yield line(device=name, number=2, by=name, on=name, do="verdict.give",
                   content=json.dumps({"rating": name}, ensure_ascii=False))


NUMBERS = ("1e400", "-1e400", "1.0", "-0", "9223372036854775808", "-9223372036854775809",
           "9007199254740992", "1" * 1000, "0.1e-400")
DEEP = 100_000

CASES = [
    Case("empty", "a file of no bytes", writing(lambda scale: [])),
    Case("nuls", "16 MiB of NUL", lambda path, scale: sparse(path, 16 << 20, True), 1,
         ("too-long",), ("dangling",)),
    Case("nul-lines", "5,000 lines of one NUL each",
         writing(lambda scale: [b"\0"] * 5_000 * scale), 0, ("not-json",)),
    Case("line-64-mib", "a line of 64 MiB",
         lambda path, scale: long_line(path, 64 << 20, scale), 2, ("too-long",), ("dangling",)),
    Case("blank-start", "a line of 2 MiB that is blank for the first",
         writing(lambda scale: [b" " * (1 << 20) + b"x" * (1 << 20)]), 0, ("too-long",)),
    Case("line-1-gib", "a line of 1 GiB", lambda path, scale: sparse(path, 1 << 30, True), 1,
         ("too-long",), ("dangling",), slow=True),
    Case("tail-1-gib", "1 GiB after the last line end",
         lambda path, scale: sparse(path, 1 << 30, False), 1, (), ("dangling", "torn-tail"), slow=True),
    Case("deep-arrays", "arrays 100,000 deep",
         writing(lambda scale: [b"[" * DEEP + b"]" * DEEP, b'{"v":' + b"[" * DEEP]), 0, ("too-deep",)),
    Case("deep-objects", "objects 100,000 deep, in an operation",
         with_contents('{"a":' * DEEP + "1" + "}" * DEEP), 0, ("too-deep",)),
    Case("wide-object", "60,000 keys in one object",
         with_contents("{" + ",".join(f'"{n}":1' for n in range(60_000)) + "}"), 1, (),
         ("dangling",)),
    Case("keys-twice", "60,000 keys, the last one twice",
         with_contents("{" + ",".join(f'"{n}":1' for n in range(60_000)) + ',"59999":1}'), 0,
         ("duplicate-keys",)),
    Case("numbers", "numbers that no integer of the format is",
         with_contents(*(f'{{"confidence":{one}}}' for one in NUMBERS)), 0, ("number-out-of-range",)),
    Case("surrogates", "halves of surrogate pairs",
         with_contents(r'{"wording":"\ud800"}', r'{"wording":"\udc00\ud800"}', r'{"\ud83d":1}'), 0,
         ("not-json",)),
    Case("bad-utf8", "bytes that are no UTF-8",
         writing(lambda scale: [line()[:-3] + bad + b'"}}' for bad in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80")]),
         0, ("bad-utf8",)),
    Case("look-alikes", "names that differ only by Unicode normalisation, case or shape",
         writing(lambda scale: mixed_names()), 20, (), ("dangling", "gap")),
    Case("greatest-numbers", "the greatest epoch and number",
         writing(lambda scale: [line(epoch=(1 << 53) - 1, number=(1 << 53) - 1),
                                line(epoch=(1 << 53) - 1, number=1)]), 2, (), ("dangling", "gap")),
    Case("over-itself", "25,000 names in `over` that nobody has",
         writing(lambda scale: [line(over=[name_of(str(n).encode()) for n in range(25_000)])]), 1, (),
         ("dangling",)),
    Case("one-facet", "5,000 lines on one facet, each unaware of the others",
         writing(lambda scale: chain(5_000 * scale)), 5_000, (), ("dangling",), grows=True),
    Case("one-facet-in-turn", "5,000 lines on one facet, each replacing the one before",
         writing(lambda scale: chain(5_000 * scale, over=lambda before: (before,))), 5_000, (),
         ("dangling",), grows=True),
    Case("backwards", "5,000 lines of one chain, the last one first",
         writing(lambda scale: backwards(5_000 * scale)), 5_000, (), ("dangling",), grows=True),
    Case("twins", "5,000 lines at one place of one chain",
         writing(lambda scale: twins(5_000 * scale)), 5_000, (), ("dangling", "equivocation"),
         grows=True),
    Case("dangling", "5,000 operations that each replace four nobody has",
         writing(lambda scale: dangling(5_000 * scale)), 5_000, (), ("dangling", "gap"), grows=True),
    Case("chains", "5,000 chains of one line each, by 5,000 people",
         writing(lambda scale: chains(5_000 * scale)), 5_000, (), ("dangling",), grows=True),
]
