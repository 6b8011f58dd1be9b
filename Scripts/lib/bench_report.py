"""Measures `stet report` in each form, on a desk with many checked claims."""
import json
import os
import sys
import tempfile

import generate_claims
import measuring
import trial_desk

FORMATS = ("html", "markdown", "json", "csv", "claimreview")
# What each may take at 10,000 claims: CPU seconds, and peak memory in bytes.
MOST_CPU = {"html": 1.5}
MOST_CPU_ELSE = 1.0
MOST_MEMORY = 150e6


def devices(path):
    """Who wrote the lines of an annotation file, each with their device."""
    found = {}
    with open(path, "rb") as file:
        for line in file:
            operation = json.loads(line)
            found.setdefault(operation["by"], operation["dev"])
    return found


def made_desk(folder, claims, has_roster):
    work = os.path.join(folder, "claims.jsonl")
    generate_claims.generate(work, claims)
    desk = trial_desk.TrialDesk(os.path.join(folder, "desk"), os.environ["STET"])
    desk.run("merge", work)
    if has_roster:
        desk.run("roster", "found", "--name", "trial")
        for annotator, device in sorted(devices(work).items()):
            desk.run("roster", "admit", annotator, device)
    return desk


def run(claims, runs, enforce, has_roster=False):
    missed = []
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        print(f"making {claims} claims …", file=sys.stderr)
        desk = made_desk(folder, claims, has_roster)
        print(f"machine      {measuring.machine_line()}")
        print(f"input        {claims} claims, made by Scripts/lib/generate_claims.py"
              + (", under a roster of their authors" if has_roster else ""))
        print(f"command      stet report --format FORMAT --all -o FILE, {runs} runs, medians")
        print(f"{'format':<12} {'CPU s':>7} {'wall s':>7} {'peak MB':>8} {'size MB':>8}")
        for name in FORMATS:
            path = os.path.join(folder, f"report.{name}")
            command = desk.command("report", "--format", name, "--all", "-o", path)
            took = measuring.typical(
                [measuring.measured(folder, command, desk.environment) for _ in range(runs)])
            print(f"{name:<12} {took['cpu']:>7.2f} {took['wall']:>7.2f} {took['peak'] / 1e6:>8.0f} "
                  f"{os.path.getsize(path) / 1e6:>8.1f}")
            limit = MOST_CPU.get(name, MOST_CPU_ELSE)
            if took["cpu"] > limit:
                missed.append(f"{name}: {took['cpu']:.2f} CPU seconds, {limit} allowed")
            if took["peak"] > MOST_MEMORY:
                missed.append(f"{name}: {took['peak'] / 1e6:.0f} MB, 150 allowed")
    for line in missed:
        print(f"missed       {line}")
    return 1 if enforce and missed else 0
