"""Runs programs one at a time and says what each took."""
import json
import os
import platform
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def measured(folder, command, environment=None):
    """Runs a command and returns what it took.

    Returns a dict: status, wall, user, system and cpu in seconds, peak in bytes (of the largest
    process), load (of the machine, before the run) and what it printed, under output.
    Raises RuntimeError with what it said when its status is neither 0 nor 3.
    """
    result = os.path.join(folder, "measured.json")
    if os.path.exists(result):
        os.remove(result)
    runner = [sys.executable, "-I", "-S", os.path.join(HERE, "run_measured.py"), result]
    load = os.getloadavg()[0]
    done = subprocess.run(runner + command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, env=environment, check=False)
    with open(result, encoding="utf-8") as file:
        took = json.load(file)
    if took["status"] not in (0, 3):
        raise RuntimeError(f"{' '.join(command[:2])} … ended with {took['status']}\n"
                           f"{done.stderr.decode(errors='replace')[-2000:]}".strip())
    took["cpu"] = took["user"] + took["system"]
    took["peak"] = took.pop("peak_kib") * 1024
    took["load"] = load
    took["output"] = done.stdout.decode(errors="replace")
    return took


def typical(runs):
    """The median of every figure of some runs; of the peak the greatest, and the spread of CPU."""
    keys = [key for key in ("wall", "cpu", "user", "system", "output_bytes") if key in runs[0]]
    found = {key: statistics.median(run[key] for run in runs) for key in keys}
    found["peak"] = max(run["peak"] for run in runs)
    cpus = [run["cpu"] for run in runs]
    found["spread"] = (max(cpus) - min(cpus)) / found["cpu"] if found["cpu"] else 0
    found["runs"] = len(runs)
    return found


def machine():
    """The processor, the number of cores, the memory in bytes and the system."""
    model = platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":", 1)[1].strip() for line in file
                          if line.startswith("model name")), model)
    except OSError:
        pass
    return {"processor": model, "cores": os.cpu_count(),
            "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
            "system": f"{platform.system()} {platform.release()}"}


def machine_line():
    found = machine()
    return (f"{found['processor']}, {found['cores']} cores, {found['memory'] / 1e9:.0f} GB, "
            f"{found['system']}")


def read_through(paths):
    """Reads files to their ends, so that the system has them at hand."""
    for path in paths:
        with open(path, "rb", buffering=0) as file:
            while file.read(1 << 20):
                pass
