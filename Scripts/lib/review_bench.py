"""Measures a day's work at the prompt on desks of growing size."""
import os
import statistics
import subprocess
import sys

import measuring
import review_session
import review_work

# What is measured: the name, what is typed, how often for each run asked for, and the most
# milliseconds of wall time at the 99th percentile on a desk of a million claims: must and aim.
LINES = [
    ("next", ["next"], 60, 20, 5),
    ("show", ["show"], 20, 20, 5),
    ("rating", ["true 80 the minutes say so", "false 70 they do not"], 60, 20, 5),
    ("accept", ["accept"], 10, 20, 5),
    ("find, a common word", [f"find {review_work.COMMON}"], 10, 50, 10),
    ("find, a rare word", [f"find {review_work.RARE}"], 10, 50, 10),
    ("find, two words", ["find babe council", "find council dibi", "find zzyzx council"], 10, 50, 10),
    ("queue", ["queue"], 10, 100, 20),
    ("queue of one kind", ["queue disputed", "queue yours", "queue open", "queue stale",
                           "queue query", "queue contested", "queue candidate", "queue orphan"],
     16, 100, 20),
    ("next in a queue", ["next"], 30, 20, 5),
    ("queue, all claims again", ["queue all"], 1, 100, 20),
    ("progress", ["progress"], 5, None, None),
]
START = (150, 40)
MEMORY = (120, None)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Desk:
    """A desk of so many claims, with articles taken in."""

    def __init__(self, folder, program, claims):
        self.folder = os.path.join(folder, str(claims))
        self.program = program
        self.path = os.path.join(self.folder, "city.stet")
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith("STET")}
        self.environment.update(STET_HOME=os.path.join(self.folder, "home"),
                                STET_ANNOTATOR="reader", NO_COLOR="1")
        self.claims = claims
        if not os.path.exists(self.path):
            self.make()

    def make(self):
        work = os.path.join(self.folder, "work")
        print(f"making {self.claims} claims …", file=sys.stderr)
        counts = review_work.make(work, self.claims)
        print(f"merging {counts['operations']} operations …", file=sys.stderr)
        draft = self.path + ".draft.stet"
        self.run("new", draft)
        files = [os.path.join(work, name) for name in sorted(os.listdir(work))
                 if name.endswith(".jsonl")]
        self.run("merge", *files, "--desk", draft)
        articles = os.path.join(work, "articles")
        self.run("ingest", *[os.path.join(articles, name) for name in sorted(os.listdir(articles))],
                 "--desk", draft)
        os.rename(draft, self.path)

    def run(self, *words):
        done = subprocess.run([self.program, *words], env=self.environment, check=False,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode not in (0, 3):
            raise RuntimeError(f"stet {words[0]} … ended with {done.returncode}\n"
                               f"{done.stderr.decode(errors='replace')[-1000:]}")

    def session(self):
        return review_session.Session(self.program, self.path, self.environment)

    def measured(self, runs):
        """The milliseconds of each thing typed, and the peak memory."""
        first = self.session()
        first.learn_mark()
        mark = first.mark
        first.leave()
        starts = []
        for _ in range(5 * runs):
            session = self.session()
            _, wall, cpu = session.first_card(mark)
            starts.append((wall * 1000, cpu * 1000))
            session.leave()
        found = {"start to the first card": starts}
        session = self.session()
        session.first_card(mark)
        for name, lines, times, _, _ in LINES:
            taken = []
            for number in range(times * (1 if name.startswith("queue, all") else runs)):
                _, wall, cpu = session.type(lines[number % len(lines)])
                taken.append((wall * 1000, cpu * 1000))
            found[name] = taken
        return found, session.leave()


def summary(taken):
    walls, cpus = [wall for wall, _ in taken], [cpu for _, cpu in taken]
    return {"count": len(taken), "wall_median": statistics.median(walls),
            "wall_p99": percentile(walls, 0.99), "cpu_median": statistics.median(cpus),
            "cpu_p99": percentile(cpus, 0.99)}


def found(folder, program, sizes, runs):
    """Everything measured, by size of desk."""
    result = {"machine": measuring.machine(), "desks": []}
    for size in sizes:
        desk = Desk(folder, program, size)
        taken, peak = desk.measured(runs)
        result["desks"].append({
            "claims": size, "bytes": os.path.getsize(desk.path), "peak": peak,
            "lines": {name: summary(one) for name, one in taken.items()}})
    return result


def limits():
    """Must and aim in milliseconds, by name."""
    known = {name: (must, aim) for name, _, _, must, aim in LINES}
    known["start to the first card"] = START
    return known


def missed(result):
    """What is not as it must be on the largest desk, in words."""
    largest = result["desks"][-1]
    late = [f"{name}: {largest['lines'][name]['wall_p99']:.1f} ms, must be {must}"
            for name, (must, _) in limits().items()
            if must and largest["lines"][name]["wall_p99"] > must]
    if largest["peak"] > MEMORY[0] * 1e6:
        late.append(f"memory: {largest['peak'] / 1e6:.0f} MB, must be {MEMORY[0]}")
    return late


def tell(result, file):
    """Prints the figures: for each desk wall median / wall p99 / CPU median, in milliseconds."""
    sizes = [desk["claims"] for desk in result["desks"]]
    print(f"machine  {measuring.machine_line()}", file=file)
    print("milliseconds of wall time at the median / 99th percentile (of CPU at the median), by the "
          "number of claims", file=file)
    print(f"{'':<26}" + "".join(f"{size:>24,}" for size in sizes) + f"{'must':>7}{'aim':>5}",
          file=file)
    for name, (must, aim) in sorted(limits().items(), key=lambda one: one[0] != "start to the first card"):
        cells = []
        for desk in result["desks"]:
            one = desk["lines"][name]
            cells.append(f"{one['wall_median']:.1f} / {one['wall_p99']:.1f} ({one['cpu_median']:.1f})")
        print(f"{name:<26}" + "".join(f"{cell:>24}" for cell in cells)
              + f"{must or '':>7}{aim or '':>5}", file=file)
    print(f"{'peak memory, MB':<26}" + "".join(
        f"{desk['peak'] / 1e6:>24.0f}" for desk in result["desks"]) + f"{MEMORY[0]:>7}", file=file)
    print(f"{'desk, MB':<26}" + "".join(
        f"{desk['bytes'] / 1e6:>24.0f}" for desk in result["desks"]), file=file)
