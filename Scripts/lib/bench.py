"""What Scripts/bench runs once there is a program to measure, named by STET."""
import argparse
import json
import os
import re
import shlex
import statistics
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import agreement_figures  # noqa: E402
import bench_report  # noqa: E402
import generate_operations  # noqa: E402
import measuring  # noqa: E402
import merge_figures  # noqa: E402
import merge_turns  # noqa: E402
import review_bench  # noqa: E402
import trial_desk  # noqa: E402


def merge(given):
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        works = {"work": given.folder or os.path.join(folder, "work")}
        if not given.folder:
            print(f"making {given.operations} operations …", file=sys.stderr)
            generate_operations.generate(works["work"], given.operations)
        works.update((name, getattr(given, name)) for name in ("small", "large")
                     if getattr(given, name))
        rivals = [merge_turns.Rival("floor", [given.floor, "{out}"])] if given.floor else []
        rivals += [merge_turns.Rival(*peer) for peer in given.peer]
        turns = merge_turns.Turns(
            folder, {name: merge_turns.Work(path) for name, path in works.items()},
            os.environ["STET"], rivals)
        turns.run(given.runs, given.additions)
        found = merge_figures.found(turns)
    if given.json:
        print(json.dumps(found, indent=1, ensure_ascii=False))
    merge_figures.tell(found, sys.stderr if given.json else sys.stdout)
    missed = [one for one in found["figures"] if one["met"] is False]
    return 1 if found["wrong"] or (given.enforce and missed) else 0


def start(given):
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        desk = trial_desk.TrialDesk(os.path.join(folder, "desk"), os.environ["STET"])
        desk.take_in_phone_call()
        command = desk.command("claims", "--json")
        runs = [measuring.measured(folder, command, desk.environment) for _ in range(given.runs)]
    walls = [run["wall"] * 1000 for run in runs]
    rows = [
        ("machine", measuring.machine_line()),
        ("input", f"the desk of Fixtures/phone-call, {len(runs[0]['output'].splitlines())} claims"),
        ("command", f"stet claims --json, {len(runs)} runs"),
        ("wall milliseconds", f"median {statistics.median(walls):.1f}, least {min(walls):.1f}, "
                              f"most {max(walls):.1f}"),
        ("CPU milliseconds", f"{measuring.typical(runs)['cpu'] * 1000:.1f}"),
        ("peak memory", f"{measuring.typical(runs)['peak'] / 1e6:.0f} MB"),
    ]
    for name, value in rows:
        print(f"{name:<17}  {value}")
    return 0


def review(given):
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        found = review_bench.found(
            given.folder or folder, os.environ["STET"], sorted(given.claims), given.runs)
    if given.json:
        print(json.dumps(found, indent=1, ensure_ascii=False))
    review_bench.tell(found, sys.stderr if given.json else sys.stdout)
    missed = review_bench.missed(found)
    for one in missed:
        print(f"missed  {one}", file=sys.stderr)
    return 1 if given.enforce and missed else 0


def count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def peer(text):
    """NAME=COMMAND as (name, words)."""
    name, equals, command = text.partition("=")
    if not equals or not re.fullmatch(r"[\w.-]+", name) or not shlex.split(command):
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=COMMAND")
    if name in merge_turns.OWN_NAMES:
        raise argparse.ArgumentTypeError(f"{name!r} is a name of the bench's own; take another")
    return name, shlex.split(command)


def arguments():
    parser = argparse.ArgumentParser(prog="Scripts/bench")
    subjects = parser.add_subparsers(dest="subject", required=True)
    merging = subjects.add_parser("merge")
    merging.add_argument("folder", nargs="?")
    merging.add_argument("--operations", type=count, default=100_000)
    merging.add_argument("-n", "--runs", type=count, default=3)
    merging.add_argument("--additions", type=count, default=7)
    merging.add_argument("--floor", metavar="PROGRAM")
    merging.add_argument("--peer", type=peer, action="append", default=[], metavar="NAME=COMMAND")
    merging.add_argument("--small", metavar="FOLDER")
    merging.add_argument("--large", metavar="FOLDER")
    merging.add_argument("--json", action="store_true")
    merging.add_argument("--enforce", action="store_true")
    agreeing = subjects.add_parser("agreement")
    agreeing.add_argument("file", nargs="?")
    agreeing.add_argument("-n", "--runs", type=count, default=3)
    agreeing.add_argument("--enforce", action="store_true")
    reporting = subjects.add_parser("report")
    reporting.add_argument("--claims", type=count, default=10_000)
    reporting.add_argument("-n", "--runs", type=count, default=3)
    reporting.add_argument("--roster", action="store_true")
    reporting.add_argument("--enforce", action="store_true")
    starting = subjects.add_parser("start")
    starting.add_argument("-n", "--runs", type=count, default=20)
    reviewing = subjects.add_parser("review")
    reviewing.add_argument("--claims", type=count, action="append", metavar="N")
    reviewing.add_argument("-n", "--runs", type=count, default=1)
    reviewing.add_argument("--folder", metavar="FOLDER")
    reviewing.add_argument("--json", action="store_true")
    reviewing.add_argument("--enforce", action="store_true")
    given = parser.parse_args()
    if given.subject == "review" and not given.claims:
        given.claims = [10_000, 100_000]
    if given.subject == "merge":
        if bool(given.small) != bool(given.large):
            parser.error("--small and --large go together: growth is from the one to the other")
        if given.enforce and not given.floor:
            parser.error("--enforce needs --floor: two of the figures are ratios to it")
        names = [name for name, _ in given.peer]
        if len(set(names)) < len(names):
            parser.error("two peers have one name")
    return given


def report(given):
    return bench_report.run(given.claims, given.runs, given.enforce, given.roster)


def main():
    given = arguments()
    try:
        subjects = {
            "agreement": agreement_figures.bench, "merge": merge, "report": report,
            "review": review, "start": start}
        return subjects[given.subject](given)
    except (RuntimeError, OSError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1


sys.exit(main())
