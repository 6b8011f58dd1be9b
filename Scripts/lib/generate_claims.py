#!/usr/bin/env python3
"""Makes an annotation file of a desk with many checked claims, to measure reports with.

    generate_claims.py FILE [--claims N] [--seed N]

Articles that travel as text, so that claims are anchored in them; each claim picked from one, accepted,
attributed, with two evidences of two origins and two or three blind verdicts, and in nine of ten cases verified. The same
arguments give the same bytes everywhere.
"""
import argparse
import base64
import hashlib

import generate_operations as making

CLAIMS_EACH = 20  # in an article


def claim_name(document, start, end):
    digest = hashlib.sha256(f"claim\n{document}\n{start}\n{end}".encode()).digest()
    return base64.urlsafe_b64encode(digest[:24]).decode()


class CheckedWork(making.Work):
    def article(self, number):
        """A text of sentences, and where each of them stands."""
        sentences = [self.draws.sentence(18).capitalize() + "." for _ in range(CLAIMS_EACH)]
        text = f"Article {number} on the figures of the year\n\n"
        places = []
        for sentence in sentences:
            places.append((len(text), len(text) + len(sentence), sentence))
            text += sentence + "\n\n"
        return text, places

    def take_in_article(self, number):
        editor = self.editors[0]
        text, places = self.article(number)
        document = hashlib.sha256(text.encode()).hexdigest()
        self.write(editor, "document.text", document, "text", {"text": text})
        self.write(editor, "document.describe", document, "description", {
            "title": f"Article {number} on the figures of the year", "outlet": "Harbour Post",
            "published": f"2026-02-{1 + number % 28:02d}", "url": f"https://news.example/{number}"})
        return document, text, places

    def check(self, document, text, place, number):
        one, two, three = self.editors[:3]
        start, end, words = place
        claim = claim_name(document, start, end)
        self.write(one, "claim.add", claim, f"appearance:{start}", {
            "document": document, "start": start, "end": end, "exact": words,
            "prefix": text[max(0, start - 32):start], "suffix": text[end:end + 32]})
        self.write(one, "claim.decide", claim, "decision", {"as": "accepted"})
        self.write(one, "claim.attribute", claim, "attribution", {
            "speaker": "the ministry", "channel": "statement", "outlet": "Harbour Post"})
        evidence = [
            self.write(editor, "evidence.give", claim, None, {
                "stance": "supports", "origin": origin, "quote": self.draws.sentence(20),
                "title": f"{origin.capitalize()} of {self.draws.below(90) + 1900}",
                "url": f"https://archive.example/{origin}/{number}"})
            for editor, origin in ((one, "budget"), (two, "ledger"))]
        rating = self.draws.pick(["true", "true", "mostly-true", "half-true", "mostly-false"])
        for editor in (one, two, three)[:2 + self.draws.below(2)]:
            given = rating if self.draws.chance(96) else "false"
            self.write(editor, "verdict.give", claim, f"verdict:{editor.name}", {
                "rating": given, "confidence": 60 + self.draws.below(40), "evidence": evidence,
                "rationale": self.draws.sentence(14), "seen": "blind", "wording": words})


def generate(path, claims, seed=1):
    work = CheckedWork(0, 3, seed)
    for number in range((claims + CLAIMS_EACH - 1) // CLAIMS_EACH):
        document, text, places = work.take_in_article(number)
        for place in places[:claims - number * CLAIMS_EACH]:
            work.check(document, text, place, number)
    with open(path, "wb") as file:
        for editor in work.editors:
            file.writelines(line + b"\n" for line in dict.fromkeys(editor.lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.file, given.claims, given.seed)


if __name__ == "__main__":
    main()
