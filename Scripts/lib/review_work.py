"""Makes the desk that `Scripts/bench review` works on: annotation files and articles, the same everywhere.

Fifty claims a document, a tenth of all claims without one. Of the claims a third waits for a first
verdict, the others have one to three; a seventh of the verdicts differs from the rest. Half of the
disputes are ruled on, a tenth of the rulings goes stale; one claim in fifty has a query, one in two
hundred is worded by two people unaware of each other. The articles are for `stet ingest`: there the
extractor finds candidates.
"""
import base64
import hashlib
import json
import os

from generate_operations import GRADES, Draws, canonical, written

EDITORS = 12
COMMON = "council"  # in every second claim
RARE = "quillwort"  # in one claim of a thousand
SYLLABLES = ("ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne no pa pe "
             "ra re ri ro sa se si so ta te ti to va ve vi za").split()
SPEAKERS = ["Ilse Marwick", "Jon Birk", "the treasury", "the port office", "an official"]


class Chain:
    """One person's file while it is written."""

    def __init__(self, name, draws, folder):
        device = bytes(draws.below(256) for _ in range(16))
        device = base64.b32encode(device).decode().rstrip("=").lower()
        self.name = name
        self.head = f'{{"v":1,"dev":"{device}","ep":1,"n":'
        self.count = 0
        self.previous = ""
        self.file = open(os.path.join(folder, name + ".jsonl"), "wb", buffering=1 << 20)

    def write(self, do, on, content, over=()):
        """Writes the next line; returns the name of the operation."""
        self.count += 1
        minute = self.count // 20
        replaced = f',"over":{canonical(list(over))}' if over else ""
        raw = (f'{self.head}{self.count}{self.previous},'
               f'"at":"2026-03-{1 + minute // 1440 % 28:02d}T{minute // 60 % 24:02d}:{minute % 60:02d}'
               f':00.000Z","by":"{self.name}","do":"{do}"' + (f',"on":"{on}"' if on else "")
               + f'{replaced},"with":{canonical(content)}}}').encode()
        name = written(hashlib.sha256(raw).digest()[:24])
        self.previous = f',"prev":"{name}"'
        self.file.write(raw + b"\n")
        return name


class Words:
    """Sentences in which some words are common and most are rare."""

    def __init__(self, draws):
        self.draws = draws
        self.stock = ["".join(SYLLABLES[draws.below(len(SYLLABLES))] for _ in range(2 + n % 3))
                      for n in range(3000)]

    def word(self):
        bound = 1 + self.draws.below(len(self.stock))
        return self.stock[self.draws.below(bound)]

    def sentence(self, length):
        words = [self.word() for _ in range(length)]
        if self.draws.chance(50):
            words[1] = COMMON
        if self.draws.below(1000) == 0:
            words[2] = RARE
        return " ".join(words)


def document_name(number):
    return hashlib.sha256(f"document {number}".encode()).hexdigest()


def add_claim(number, chain, words):
    wording = f"{words.sentence(11)} {number}"
    if number % 10 == 9:
        return chain.write("claim.add", None, {"wording": wording})
    document, start = document_name(number // 50), number % 50 * 200
    end = start + len(wording)
    raw = hashlib.sha256(f"claim\n{document}\n{start}\n{end}".encode()).digest()[:24]
    chain.write("claim.add", written(raw), {
        "document": document, "start": start, "end": end, "exact": wording, "prefix": "",
        "suffix": ""})
    return written(raw)


def judge(claim, chains, first, draws, words):
    """Verdicts on a claim, and what follows from them."""
    share = draws.below(100)
    count = 0 if share < 35 else 1 if share < 65 else 2 if share < 90 else 3
    truth = draws.pick(GRADES)
    given, ratings = [], set()
    for place in range(count):
        rating = truth if draws.chance(85) else draws.pick(GRADES)
        ratings.add(rating)
        given.append(chains[(first + 1 + place) % EDITORS].write("verdict.give", claim, {
            "confidence": draws.below(101), "evidence": [], "rating": rating, "seen": "blind",
            "rationale": words.sentence(8)}))
    if len(ratings) < 2 or draws.chance(50):
        return
    chains[0].write("ruling.give", claim, {
        "because": words.sentence(6), "judged": sorted(given), "rating": truth})
    if draws.chance(10):
        chains[(first + 5) % EDITORS].write("verdict.give", claim, {
            "confidence": 50, "evidence": [], "rating": draws.pick(GRADES), "seen": "informed",
            "rationale": "came later"})


def describe(claim, chains, first, draws, words):
    if draws.chance(30):
        chains[first].write("claim.attribute", claim, {"speaker": draws.pick(SPEAKERS)})
    if draws.chance(2):
        query = chains[first].write("query.ask", claim, {"text": words.sentence(7), "to": "writer"})
        if draws.chance(50):
            chains[0].write("query.answer", query, {"text": words.sentence(5)})
    if draws.below(200) == 0:
        for other in (1, 2):
            chains[(first + other) % EDITORS].write(
                "claim.word", claim, {"wording": words.sentence(10)})


def article(number, draws):
    """An article in which the extractor finds claims."""
    lines = [f"Report {number} on the harbour line", ""]
    for part in range(8):
        million = 2 + draws.below(900)
        lines.append(
            f"The council will spend {million} million euros on section {number}-{part}, the mayor, "
            f"Ilse Marwick, said on Monday. “We will open it in {2027 + part},” Marwick said. "
            f"According to the operator, {1000 + draws.below(90000)} people will ride there a day.")
        lines.append("")
    return "\n".join(lines)


def make(folder, claims, seed=1):
    """Writes FOLDER/*.jsonl and FOLDER/articles/*.txt; returns the counts."""
    draws = Draws(seed)
    os.makedirs(os.path.join(folder, "articles"), exist_ok=True)
    words = Words(draws)
    chains = [Chain(f"editor{n:02d}", draws, folder) for n in range(EDITORS)]
    for number in range(claims):
        first = number % EDITORS
        claim = add_claim(number, chains[first], words)
        describe(claim, chains, first, draws, words)
        judge(claim, chains, first, draws, words)
    for chain in chains:
        chain.file.close()
    articles = max(10, min(200, claims // 1000))
    for number in range(articles):
        with open(os.path.join(folder, "articles", f"{number:03d}.txt"), "w",
                  encoding="utf-8") as file:
            file.write(article(number, draws))
    counts = {"claims": claims, "operations": sum(chain.count for chain in chains),
              "articles": articles}
    with open(os.path.join(folder, "counts.json"), "w", encoding="utf-8") as file:
        json.dump(counts, file)
    return counts
