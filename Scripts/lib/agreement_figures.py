"""What Scripts/bench agreement measures: stet agreement --from on files of ratings."""
import os
import random
import tempfile

import measuring

GRADES = ("false", "mostly-false", "half-true", "mostly-true", "true")
SECTIONS = ("--pairs", "--differences", "--drift", "--reliability")


def ratings(path, items, votes, seed):
    """Writes a file in which somebody errs in three of ten ratings; `votes` is a range."""
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write("item,annotator,label\n")
        for item in range(items):
            usual = chance.randrange(len(GRADES))
            for annotator in range(chance.choice(votes)):
                grade = usual if chance.random() < 0.7 else chance.randrange(len(GRADES))
                file.write(f"claim-{item},annotator-{annotator},{GRADES[grade]}\n")


def labels(path, count):
    """Writes a file in which every rating has a label of its own."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("item,annotator,label\n")
        for rating in range(count):
            file.write(f"claim-{rating // 2},annotator-{rating % 2},label-{rating}\n")


def works(folder, given):
    """Triples of what is measured, the arguments, and the most CPU seconds or None."""
    if given.file:
        return [(given.file, [given.file], None), (f"{given.file}, all sections",
                                                   [given.file, *SECTIONS], None)]
    paths = [os.path.join(folder, name) for name in ("million.csv", "votes.csv", "labels.csv")]
    ratings(paths[0], 200_000, (5,), 1)
    ratings(paths[1], 7_675, (2, 2, 2, 3, 4, 5), 2)
    labels(paths[2], 1_000_000)
    order = ["--order", ",".join(GRADES)]
    return [
        ("1,000,000 ratings of 200,000 items", [paths[0], *order], 1.0),
        ("the same, no resamples", [paths[0], *order, "--resamples", "0"], 1.0),
        ("the same, all sections", [paths[0], *order, *SECTIONS], None),
        ("7,675 items, 1,000 resamples", [paths[1], *order, "--resamples", "1000"], 2.0),
        ("1,000,000 different labels", [paths[2]], None),
    ]


def bench(given):
    missed = False
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        environment = {"HOME": folder, "STET_HOME": folder, "PATH": os.environ.get("PATH", "")}
        print(f"machine  {measuring.machine_line()}")
        for name, arguments, most in works(folder, given):
            command = [os.environ["STET"], "agreement", "--json", "--from", *arguments]
            runs = [measuring.measured(folder, command, environment) for _ in range(given.runs)]
            took = measuring.typical(runs)
            verdict = "" if most is None else f", at most {most:.0f}: " + (
                "met" if took["cpu"] <= most else "MISSED")
            missed = missed or "MISSED" in verdict
            print(f"{name:<36} {took['cpu']:6.2f} s CPU, {took['peak'] / 1e6:5.0f} MB{verdict}")
    return 1 if given.enforce and missed else 0
