"""The figures of a merge benchmark, what they must be, and their tables."""
import measuring

TITLES = {"floor": "floor", "merge": "Stet", "again": "Stet, again", "share": "Stet, share",
          "digest": "Stet, digest", "addition": "Stet, 100 new", "small": "Stet, small work",
          "large": "Stet, large work"}
MEANT_FOR = 1_200_000  # operations
GROWTH_MUST, GROWTH_AIM = 1.2, 3.1 / 3  # of CPU, for each time as many operations


def found(turns):
    """All that was measured, as one JSON object."""
    medians = {name: measuring.typical(runs) for name, runs in turns.runs.items()}
    loads = [run["load"] for runs in turns.runs.values() for run in runs]
    operations = {name: runs[0]["operations"] for name, runs in turns.runs.items()
                  if "operations" in runs[0]}
    return {
        "machine": {**measuring.machine(), "load": [min(loads), max(loads)]},
        "program": turns.version,
        "work": {"folder": turns.work.folder, "files": len(turns.work.files),
                 "bytes": turns.work.bytes, "lines": turns.runs["merge"][0]["lines"],
                 "operations": operations["merge"],
                 "digest_known": "digest" in turns.work.expected},
        "commands": turns.shown, "median": medians, "runs": turns.runs,
        "operations": operations, "figures": figures(medians, operations),
        "skipped": turns.skipped, "wrong": turns.wrong}


def figure(name, value, unit, must, aim):
    return {"name": name, "value": value, "unit": unit, "must": must, "aim": aim,
            "met": value <= must}


def figures(medians, operations):
    """Each figure that was measured, in the order of the table."""
    stet, floor = medians["merge"], medians.get("floor")
    rows = []
    if floor:
        rows.append(figure("CPU, Stet / floor", stet["cpu"] / floor["cpu"], "", 1.6, 1.0))
        rows.append(figure("wall, Stet / floor", stet["wall"] / floor["wall"], "", 1.2, 0.6))
    rows.append(figure("peak memory", stet["peak"] / 1e6, "MB", 150, 80))
    rows += growth(medians, operations)
    rows.append(figure("the same files again, CPU", medians["again"]["cpu"], "s", 2, 0.3))
    rows.append(figure("share, CPU", medians["share"]["cpu"], "s", 5, 2))
    rows.append(
        figure("100 new operations, wall", medians["addition"]["wall"] * 1000, "ms", 150, 30))
    rows.append(figure("digest, CPU", medians["digest"]["cpu"], "s", 0.8, 0.3))
    return rows


def growth(medians, operations):
    if "large" not in medians:
        return []
    small, middle, large = medians["small"], medians["merge"], medians["large"]
    times = operations["large"] / operations["merge"]
    return [
        figure(f"peak memory, {count(operations['small'])} to {count(operations['large'])}",
               large["peak"] / small["peak"], "×", 1.3, 1.1),
        figure(f"CPU, {count(operations['merge'])} to {count(operations['large'])}",
               large["cpu"] / middle["cpu"], "×", GROWTH_MUST * times, GROWTH_AIM * times)]


def count(operations):
    return f"{operations / 1e6:.1f}M" if operations >= 1e6 else f"{operations / 1e3:.0f}k"


def amount(value, unit=""):
    """A number with three figures that count."""
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    text = f"{value:.{digits}f}"
    return f"×{text}" if unit == "×" else f"{text} {unit}".strip()


def limit(value, unit=""):
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"×{text}" if unit == "×" else f"{text} {unit}".strip()


def tell(found, stream):
    """Prints what was measured: the machine, two tables, the commands, and what was wrong."""
    machine, work = found["machine"], found["work"]
    lines = [
        f"machine: {measuring.machine_line()}; "
        f"load {machine['load'][0]:.1f} to {machine['load'][1]:.1f}",
        f"program: {found['program']}",
        f"work: {work['operations']} operations in {work['lines']} lines, {work['files']} files, "
        f"{work['bytes'] / 1e6:.0f} MB ({work['folder']})", ""]
    lines += run_table(found) + [""] + figure_table(found) + [""]
    if abs(work["operations"] / MEANT_FOR - 1) > 0.02:
        lines.append(f"The limits are meant for {MEANT_FOR:,} operations; this work has another "
                     "number.")
    lines += [f"{TITLES.get(name, name)}: {text}" for name, text in found["commands"].items()]
    lines += [f"skipped {name}: {why}" for name, why in found["skipped"].items()]
    right = ("digests and counts are as expected" if work["digest_known"] else
             "no digest in an expected.json beside the files: nothing to hold it against")
    lines += [f"WRONG {what}" for what in found["wrong"]] or [right]
    print("\n".join(lines), file=stream)


def run_table(found):
    floor = found["median"].get("floor")
    head = ["run", "runs", "wall s", "CPU s", "user", "system", "spread", "peak MB", "output MB",
            "CPU / floor", "wall / floor", "memory / floor"]
    rows = []
    known = [*TITLES]
    order = sorted(found["median"], key=lambda name: (
        known.index(name) if name in known else known.index("floor") + 0.5, name))
    for name in order:
        one = found["median"][name]
        row = [TITLES.get(name, name), str(one["runs"]),
               *(amount(one[key]) for key in ("wall", "cpu", "user", "system")),
               f"{one['spread']:.0%}", f"{one['peak'] / 1e6:.0f}",
               f"{one['output_bytes'] / 1e6:.0f}" if "output_bytes" in one else ""]
        alike = floor and (name not in known or name in ("floor", "merge"))
        row += [f"{one[key] / floor[key]:.2f}" if alike else "" for key in ("cpu", "wall", "peak")]
        rows.append(row)
    return aligned(head, rows)


def figure_table(found):
    rows = []
    for one in found["figures"]:
        verdict = "MISSED" if not one["met"] else "aim met" if one["value"] <= one["aim"] else "met"
        unit = one["unit"]
        rows.append([one["name"], amount(one["value"], unit), limit(one["must"], unit),
                     limit(one["aim"], unit), verdict])
    return aligned(["figure", "measured", "must", "aim", ""], rows)


def aligned(head, rows):
    """A Markdown table that reads well as it stands: the first column left, numbers right."""
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]

    def line(cells):
        padded = [cells[0].ljust(widths[0]),
                  *(cell.rjust(width) for cell, width in zip(cells[1:], widths[1:]))]
        return "| " + " | ".join(padded) + " |"

    rule = [widths[0] * "-", *((max(width, 2) - 1) * "-" + ":" for width in widths[1:])]
    return [line(head), "| " + " | ".join(rule) + " |", *map(line, rows)]
