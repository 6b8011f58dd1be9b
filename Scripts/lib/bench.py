"""What Scripts/bench runs once there is a program to measure, named by STET."""
import argparse
import glob
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import generate_operations  # noqa: E402
import trial_desk  # noqa: E402


def measured(folder, command, environment=None):
    """Runs a command; returns what it took with its standard output under `output`."""
    result = os.path.join(folder, "measured.json")
    runner = [sys.executable, "-I", "-S", os.path.join(HERE, "run_measured.py"), result]
    done = subprocess.run(runner + command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, env=environment, check=False)
    with open(result, encoding="utf-8") as file:
        took = json.load(file)
    if took["status"] not in (0, 3):
        sys.exit(f"Error: {' '.join(command[:2])} … ended with {took['status']}\n"
                 f"{done.stderr.decode(errors='replace')[-2000:]}")
    took["output"] = done.stdout.decode()
    return took


def machine():
    model = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":", 1)[1].strip() for line in file
                          if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{os.cpu_count()} cores, {model}, {platform.system()}"


def table(rows):
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")


def middle(runs, *keys):
    return statistics.median(sum(run[key] for key in keys) for run in runs)


def merge(given):
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        work = given.folder or os.path.join(folder, "work")
        if not given.folder:
            print(f"making {given.operations} operations …", file=sys.stderr)
            generate_operations.generate(work, given.operations)
        files = sorted(glob.glob(os.path.join(work, "*.jsonl")))
        if not files:
            sys.exit(f"Error: {work}: no *.jsonl file\n  try: a folder of annotation files")
        expected = {}
        if os.path.exists(os.path.join(work, "expected.json")):
            with open(os.path.join(work, "expected.json"), encoding="utf-8") as file:
                expected = json.load(file)
        runs, floor_runs = [], []
        for turn in range(given.runs):
            print(f"run {turn + 1} of {given.runs} …", file=sys.stderr)
            if given.floor:
                out = os.path.join(folder, f"floor-{turn}")
                floor_runs.append(measured(folder, [given.floor, out, *files]))
                for left in glob.glob(out + "*"):
                    os.remove(left)
            desk = trial_desk.TrialDesk(os.path.join(folder, f"desk-{turn}"), os.environ["STET"])
            command = desk.command("merge", *files, "--json", "--digest")
            runs.append(measured(folder, command, desk.environment))
            desk.remove()
        return tell_merge(given, files, expected, runs, floor_runs)


def tell_merge(given, files, expected, runs, floor_runs):
    answers = [json.loads(run["output"]) for run in runs]
    answer = answers[0]
    cpu = middle(runs, "user", "system")
    size = sum(os.path.getsize(path) for path in files)
    rows = [
        ("machine", machine()),
        ("input", f"{len(files)} files, {answer['lines']} lines, {answer['new']} operations, "
                  f"{size / 1e6:.1f} MB ({given.folder or 'Scripts/lib/generate_operations.py'})"),
        ("command", f"stet merge FILE… --json --digest, median of {len(runs)} runs"),
        ("CPU seconds", f"{cpu:.2f} (user {middle(runs, 'user'):.2f}, "
                        f"system {middle(runs, 'system'):.2f})"),
        ("wall seconds", f"{middle(runs, 'wall'):.2f}"),
        ("peak memory", f"{max(run['peak_kib'] for run in runs) * 1024 / 1e6:.0f} MB"),
        ("operations a second", f"{answer['new'] / cpu:,.0f} of CPU, "
                                f"{answer['new'] / middle(runs, 'wall'):,.0f} of wall"),
    ]
    if floor_runs:
        floor_cpu = middle(floor_runs, "user", "system")
        floor_peak = max(run["peak_kib"] for run in floor_runs)
        peak = max(run["peak_kib"] for run in runs)
        rows.append(("floor", f"{floor_cpu:.2f} CPU seconds, {floor_peak * 1024 / 1e6:.0f} MB; ratio "
                              f"{cpu / floor_cpu:.2f} in CPU, {peak / floor_peak:.2f} in memory"))
    rows.append(("digest", answer["digest"]))
    table(rows)
    return judge(expected, answers)


def judge(expected, answers):
    """Holds the answers against what the maker of the work expects; says each difference."""
    wrong = []
    if len({answer["digest"] for answer in answers}) > 1:
        wrong.append("the digest differs from run to run")
    answer = answers[0]
    contested = len(answer["contested"])
    known = {
        "digest": answer["digest"], "operations": answer["new"], "lines": answer["lines"],
        "duplicate": answer["duplicate"], "duplicates": answer["duplicate"], "contested": contested,
        "disputed": len(answer["disputed"]), "quarantined_total": len(answer["quarantined"])}
    for key, value in known.items():
        if key in expected and expected[key] != value:
            wrong.append(f"{key}: {value}, expected {expected[key]}")
    held = [key for key in known if key in expected]
    print("\n".join("WRONG " + line for line in wrong) if wrong else
          f"as expected: {', '.join(held)}" if held else "no expected.json beside the files")
    return 1 if wrong else 0


def start(given):
    with tempfile.TemporaryDirectory(prefix="stet-bench-") as folder:
        desk = trial_desk.TrialDesk(os.path.join(folder, "desk"), os.environ["STET"])
        desk.take_in_phone_call()
        command = desk.command("claims", "--json")
        runs = [measured(folder, command, desk.environment) for _ in range(given.runs)]
        walls = [run["wall"] * 1000 for run in runs]
        table([
            ("machine", machine()),
            ("input", f"the desk of Fixtures/phone-call, {len(runs[0]['output'].splitlines())} claims"),
            ("command", f"stet claims --json, {len(runs)} runs"),
            ("wall milliseconds", f"median {statistics.median(walls):.1f}, least {min(walls):.1f}, "
                                  f"most {max(walls):.1f}"),
            ("CPU milliseconds", f"{middle(runs, 'user', 'system') * 1000:.1f}"),
            ("peak memory", f"{max(run['peak_kib'] for run in runs) * 1024 / 1e6:.0f} MB"),
        ])
    return 0


def main():
    parser = argparse.ArgumentParser(prog="Scripts/bench")
    subjects = parser.add_subparsers(dest="subject", required=True)
    merging = subjects.add_parser("merge")
    merging.add_argument("folder", nargs="?")
    merging.add_argument("--operations", type=int, default=100_000)
    merging.add_argument("--runs", type=int, default=3)
    merging.add_argument("--floor", metavar="PROGRAM")
    starting = subjects.add_parser("start")
    starting.add_argument("--runs", type=int, default=20)
    given = parser.parse_args()
    return merge(given) if given.subject == "merge" else start(given)


sys.exit(main())
