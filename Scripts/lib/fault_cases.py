"""The cases of Scripts/fault-test, each a name, what it tries, and how."""
import os
import resource
import signal
import subprocess
import time

import fault_trials as trials
import generate_operations
import large_merge_cases
import trial_desk

Case, MODES = trials.Case, trials.MODES


def struck_merge(mode):
    """A merge struck at each of its calls."""
    def run(stage):
        calm = trials.Undisturbed(stage, stage.files)
        places, faults = stage.some(len(calm.calls)), []
        for at in places:
            faults += trials.strike_merge(stage, calm, mode, at)
        return f"{len(places)} of {len(calm.calls)} calls", faults
    return Case(f"merge-{mode}", f"a merge, {mode} at its n-th call", run)


def struck_act(mode):
    """A note that is written while the disk fails; the home lies on the same disk."""
    def run(stage):
        claim = stage.claim
        calls = trials.calls_of(stage, "note", claim, "struck")
        places, faults = stage.some(len(calls)), []
        for at in places:
            desk = stage.desk()
            desk.run("note", claim, "before")
            done = trials.strike(stage, desk, mode, at, "note", claim, "struck")
            where = f"call {at} ({calls[at - 1] if at <= len(calls) else '?'})"
            faults += [f"{where}: {problem}" for problem in trials.problems_of(desk)[:2]]
            struck = trials.share_of(desk)
            is_there = '"struck"' in struck
            told = trials.told_truth(done, mode, not is_there, is_there)
            if told:
                faults.append(f"{where}: {told}")
            desk.run("note", claim, "again")
            after = trials.share_of(desk)
            twins = trials.twins_of(struck + after)
            if twins or '"again"' not in after or '"before"' not in after:
                faults.append(f"{where}: a note is missing, or two have one place {twins[:2]}")
            if trials.problems_of(desk):
                faults.append(f"{where}: {trials.problems_of(desk)[:2]} after the next note")
            desk.remove()
        return f"{len(places)} of {len(calls)} calls", faults
    return Case(f"act-{mode}", f"a note, {mode} at its n-th call", run)


def struck_share(stage):
    """The file that `share -o` writes is the old one or the new one, whatever strikes."""
    faults, tried = [], 0
    desk = stage.desk()
    right = trials.share_of(desk).encode()
    target = os.path.join(desk.folder, "shared.jsonl")
    calls = trials.calls_of(stage, "share", "-o", "shared.jsonl")
    for mode in MODES:
        for at in stage.some(len(calls)):
            tried += 1
            with open(target, "wb") as file:
                file.write(b"the old one\n")
            done = trials.strike(stage, desk, mode, at, "share", "-o", target)
            with open(target, "rb") as file:
                found = file.read()
            if found not in (b"the old one\n", right):
                faults.append(f"{mode} at call {at} ({calls[at - 1]}): half of a file")
            elif mode != "power":
                # Whether a name is on the disk, no fsync of a file tells.
                told = trials.told_truth(done, mode, found != right, found == right)
                faults += [f"{mode} at call {at}: {told}"] if told else []
    return f"{tried} strikes", faults


def file_size_limit(stage):
    """The disk is full by a limit on the size of files: words, and no death by a signal."""
    faults = []
    before = stage.desk()
    size = os.path.getsize(before.path)
    old = trials.digest_of(before)
    before.run("merge", *stage.files)
    new = trials.digest_of(before)
    limits = [4096, 40_000, size // 2, size, size + 8192, 2 * size]
    for limit in limits:
        desk = stage.desk()
        done = subprocess.run(
            desk.command("merge", *stage.files), env=desk.environment, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        digest = trials.digest_of(desk)
        told = trials.told_truth(done, "full", digest == old, digest == new)
        faults += [f"limit of {limit}: {told}"] if told else []
        faults += [f"limit of {limit}: {problem}" for problem in trials.problems_of(desk)]
        desk.run("merge", *stage.files)
        if trials.digest_of(desk) != new:
            faults.append(f"limit of {limit}: another desk after the same merge again")
        desk.remove()
    return f"{len(limits)} limits", faults


def lost_output(stage):
    """Output that cannot be written is no success."""
    faults = []
    desk = stage.desk()
    commands = [("share",), ("claims",), ("claims", "--json"), ("report",), ("digest",)]
    for command in commands:
        with open("/dev/full", "wb") as full:
            done = subprocess.run(desk.command(*command), env=desk.environment, check=False,
                                  stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE)
        if done.returncode != 1 or b"cannot be written" not in done.stderr:
            faults.append(f"{command}: ended with {done.returncode}: {done.stderr[-200:]}")
    for handler in (signal.SIG_IGN, signal.SIG_DFL):
        process = subprocess.Popen(
            desk.command("share"), env=desk.environment, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, restore_signals=False,
            preexec_fn=lambda: signal.signal(signal.SIGPIPE, handler))
        process.stdout.close()
        words = process.stderr.read()
        if process.wait() not in (0, 1, -signal.SIGPIPE) or b"Fatal" in words:
            faults.append(f"a closed pipe: ended with {process.returncode}: {words[-200:]}")
    return f"{len(commands)} commands", faults


def become_nobody():
    """Gives up the rights of root, for whom modes do not hold."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def read_only(stage):
    """A desk that may be read and not written: reading works, writing says why not."""
    faults = []
    desk = stage.desk()
    os.makedirs(desk.environment["STET_HOME"])
    os.chmod(desk.environment["STET_HOME"], 0o777)
    old = trials.digest_of(desk)
    claim = stage.claim
    for name in [stage.folder, desk.folder]:
        os.chmod(name, 0o755)
    for what, mode, folder_mode in (("file", 0o444, 0o777), ("file and folder", 0o444, 0o555)):
        os.chmod(desk.path, mode)
        os.chmod(desk.folder, folder_mode)

        def run(*arguments):
            return subprocess.run(
                desk.command(*arguments), env=desk.environment, check=False, cwd="/",
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                preexec_fn=become_nobody)
        for arguments in (("merge", *stage.files), ("note", claim, "no")):
            done = run(*arguments)
            words = done.stderr.decode()
            if done.returncode != 1 or "annot be written" not in words \
                    or not trials.UNCHANGED.search(words):
                faults.append(f"{what}: {arguments[0]} ended with {done.returncode}: {words[-300:]}")
        for arguments in (("claims",), ("digest",), ("verify",), ("share",)):
            done = run(*arguments)
            if done.returncode:
                faults.append(f"{what}: {arguments[0]} ended with {done.returncode}: "
                              f"{done.stderr.decode()[-300:]}")
    os.chmod(desk.folder, 0o755)
    os.chmod(desk.path, 0o644)
    if trials.digest_of(desk) != old:
        faults.append("the desk was changed")
    return "2 kinds", faults


def unwritable_folder(stage):
    """A desk in a folder where nothing can be made, and with no room left: it can be read all the same."""
    if os.getuid() != 0:
        return "left out: to mount a file system takes root", []
    faults = []
    desk = stage.desk()
    old = trials.digest_of(desk)
    script = """
        mount -t tmpfs -o size=8m tmpfs "$FOLDER" && cp "$DESK" "$FOLDER/a.stet" && cd "$FOLDER" || exit 77
        case $KIND in
          full) dd if=/dev/zero of=rest bs=4096 2>/dev/null; true ;;
          *) mount -o remount,ro "$FOLDER" || exit 77 ;;
        esac
        "$@"
        """
    place = os.path.join(desk.folder, "mounted")
    os.makedirs(place)
    environment = desk.environment | {"FOLDER": place, "DESK": desk.path}

    def run(kind, *arguments):
        return subprocess.run(
            ["unshare", "-m", "sh", "-c", script, "sh", desk.command()[0], *arguments,
             "--desk", "a.stet"],
            env=environment | {"KIND": kind}, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run("full", "digest").returncode == 77:
        return "left out: no file system can be mounted here", []
    for kind in ("full", "read-only"):
        for arguments in (("claims",), ("digest",), ("verify",), ("gate", stage.claim), ("report",)):
            done = run(kind, *arguments)
            if done.returncode or (arguments == ("digest",) and done.stdout.decode().strip() != old):
                faults.append(f"{kind}: {arguments[0]} ended with {done.returncode}: "
                              f"{done.stderr.decode()[-300:]}")
        for arguments in (("merge", *stage.files), ("note", stage.claim, "no")):
            done = run(kind, *arguments)
            words = done.stderr.decode()
            if done.returncode != 1 or not trials.UNCHANGED.search(words):
                faults.append(f"{kind}: {arguments[0]} ended with {done.returncode}: {words[-300:]}")
    return "2 kinds", faults


def locked(stage):
    """A desk that another process writes to: waits, then says who it is."""
    desk, faults = stage.desk(), []
    holder = trials.holding(desk, "IMMEDIATE")
    started = time.monotonic()
    done = subprocess.run(desk.command("merge", *stage.files), env=desk.environment, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    waited = time.monotonic() - started
    words = done.stderr.decode()
    if done.returncode != 1 or not trials.UNCHANGED.search(words):
        faults.append(f"ended with {done.returncode}: {words[-300:]}")
    if os.path.exists("/proc/locks") and f"(process {holder.pid})" not in words:
        faults.append(f"did not say by whom: {words}")
    if waited < 2:
        faults.append(f"waited {waited:.1f} s only")
    if subprocess.run(desk.command("digest"), env=desk.environment, check=False,
                      stdout=subprocess.DEVNULL).returncode:
        faults.append("cannot be read meanwhile")
    waiting = subprocess.Popen(desk.command("merge", *stage.files), env=desk.environment,
                               stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    holder.communicate()
    if waiting.wait() not in (0, 3):
        faults.append("did not go on when the other was done")
    return f"waited {waited:.1f} s", faults


def two_merges(stage):
    """Two merges at once: both are done, one after the other."""
    desk, faults = stage.desk(), []
    calm = stage.desk()
    calm.run("merge", *stage.files)
    for _ in range(3):
        both = [subprocess.Popen(desk.command("merge", name), env=desk.environment,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                for name in stage.files + stage.files]
        for process in both:
            words = process.communicate()[1]
            if process.returncode not in (0, 3):
                faults.append(f"ended with {process.returncode}: {words.decode()[-300:]}")
    if trials.digest_of(desk) != trials.digest_of(calm) or trials.problems_of(desk):
        faults.append("another desk than after one merge of all")
    return "4 at a time", faults


def beside_prompt(stage):
    """A merge while somebody works at the prompt: both are done, and the prompt sees what came."""
    desk, faults = stage.desk(), []
    prompt = subprocess.Popen(desk.command("review"), env=desk.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def say(line):
        prompt.stdin.write(line.encode() + b"\n")
        prompt.stdin.flush()
    say(f"open {stage.claim}")
    say("note beside one")
    for name in stage.files:
        desk.run("merge", name)
        say(f"note beside {os.path.basename(name)}")
    say("quit")
    words = prompt.communicate()[0].decode()
    if prompt.returncode:
        faults.append(f"the prompt ended with {prompt.returncode}: {words[-400:]}")
    calm = stage.desk()
    calm.run("merge", *stage.files)
    shared = trials.share_of(desk)
    missing = set(trials.share_of(calm).splitlines()) - set(shared.splitlines())
    if missing or shared.count('"beside ') != 1 + len(stage.files):
        faults.append(f"{len(missing)} lines are missing, {shared.count('beside ')} notes there")
    if trials.problems_of(desk) or trials.twins_of(shared):
        faults.append(f"{trials.problems_of(desk)[:2]}")
    return f"{1 + len(stage.files)} notes", faults


def large_work(stage):
    folder = os.path.join(stage.folder, "large")
    generate_operations.generate(folder, 4000, 2)
    return sorted(os.path.join(folder, n) for n in os.listdir(folder) if n.endswith(".jsonl"))


def truncated(stage):
    """A file that is cut off while it is read."""
    desk, faults = stage.desk(), []
    whole, other = large_work(stage)
    calm = stage.desk()
    calm.run("merge", whole, other)
    right = trials.digest_of(calm)
    copy = os.path.join(desk.folder, "copy.jsonl")
    with open(whole, "rb") as file:
        content = file.read()
    for share in (0.0, 0.5):
        with open(copy, "wb") as file:
            file.write(content)
        process = subprocess.Popen(desk.command("merge", copy), env=desk.environment,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while process.poll() is None and not is_read(process.pid, copy):
            time.sleep(0.001)
        os.truncate(copy, int(len(content) * share))
        words = process.communicate()[1].decode()
        if process.returncode not in (0, 1, 3):
            faults.append(f"ended with {process.returncode}: {words[-300:]}")
        # The lines of a chain that lie in the other file are not here yet.
        faults += [str(problem) for problem in trials.problems_of(desk)
                   if not isinstance(problem, dict) or problem["kind"] != "gap"][:2]
    desk.run("merge", whole, other)
    if trials.problems_of(desk) or trials.digest_of(desk) != right:
        faults.append("another desk after the whole files")
    return "2 cuts", faults


def is_read(process, path):
    """Whether a process has read something of a file, and has it open."""
    folder = f"/proc/{process}/fd"
    try:
        for name in os.listdir(folder):
            if os.path.realpath(f"{folder}/{name}") == os.path.realpath(path):
                with open(f"/proc/{process}/fdinfo/{name}", encoding="utf-8") as file:
                    return int(file.readline().split()[1]) > 0
    except OSError:
        pass
    return False


CASES = [struck_merge(mode) for mode in MODES] + [struck_act(mode) for mode in MODES] + [
    Case("share", "the shared file is the old one or the new one", struck_share),
    Case("size-limit", "a limit on the size of files", file_size_limit),
    Case("lost-output", "output that cannot be written", lost_output),
    Case("read-only", "a desk that may only be read", read_only),
    Case("unwritable-folder", "a desk beside which nothing can be made", unwritable_folder),
    Case("locked", "a desk that another process writes to", locked),
    Case("two-merges", "merges at the same time", two_merges),
    Case("beside-prompt", "merges beside a prompt", beside_prompt),
    Case("truncated", "a file cut off while it is read", truncated),
] + large_merge_cases.CASES
