"""What the prompt has said done is done: after a kill, after a signal, and beside other programs."""
import json
import os
import signal
import subprocess

import generate_operations
from prompt_driver import Prompt
from trial_desk import demand

CLAIMS = ("KlNc4SwKug", "gdRIcs782O", "9r7Q2ZcARt")


def operations(desk):
    """The desk's log, as `stet share` prints it, and its problems."""
    problems = json.loads(desk.run("verify", "--json", allowed=(0, 1)))["problems"]
    return [json.loads(line) for line in desk.run("share").splitlines()], problems


class Act:
    """One line at the prompt, what its reply begins with, and what must be in the log then."""

    def __init__(self, kind, token):
        self.kind, self.token = kind, token
        self.line, self.reply = {
            "note.add": (f"note {token} is noted", "noted on"),
            "claim.word": (f"reword {token} is said", "reworded"),
            "query.ask": (f"query writer: {token}?", "query "),
            "evidence.give": (f"evidence context https://e.org/{token}", "evidence "),
        }[kind]

    KINDS = ("note.add", "claim.word", "query.ask", "evidence.give")

    def is_in(self, log):
        return sum(one["do"] == self.kind and self.token in json.dumps(one["with"]) for one in log)


def killed_after_a_reply(desk, draws, rounds):
    """Kills the prompt right after a reply; looks whether all that was replied to is in the log."""
    replied, sent, failures = [], [], []
    for number in range(rounds):
        acts = [Act(draws.choice(Act.KINDS), f"r{number}a{place}z")
                for place in range(draws.randint(1, 8))]
        last = draws.randrange(len(acts))
        prompt = Prompt(desk, "trial")
        try:
            prompt.type(f"open {draws.choice(CLAIMS)}", *[act.line for act in acts])
            for act in acts[:last + 1]:
                prompt.wait_for(act.reply, act.token)
        finally:
            prompt.kill()
        replied += acts[:last + 1]
        sent += acts
        # Some rounds follow one another without a look: what one left behind, the next must stand.
        if draws.random() < 0.4 or number == rounds - 1:
            log, problems = operations(desk)
            lost = [act.line for act in replied if act.is_in(log) != 1]
            twice = [act.line for act in sent if act.is_in(log) > 1]
            if lost or twice or problems:
                failures.append(f"round {number}: lost {lost[:3]}, twice {twice[:3]}, {problems[:2]}")
    return f"{rounds} kills, {len(replied)} replies, {len(sent) - len(replied)} lines unanswered", failures


def ended_by_a_signal(desk, draws, rounds):
    """A prompt on a pipe that gets a signal seals what it wrote, and ends by that signal."""
    failures = []
    strangers = desk.seal()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        prompt = Prompt(desk, "trial")
        act = Act("note.add", f"{number.name.lower()}z")
        prompt.type(f"open {CLAIMS[0]}", act.line)
        prompt.wait_for(act.reply, act.token)
        prompt.process.send_signal(number)
        ended = prompt.process.wait(60)
        prompt.kill()
        if ended != -number or desk.unsealed() != strangers:
            failures.append(f"{number.name}: ended with {ended}, not sealed: {desk.unsealed()}")
    # Nobody reads any more: `stet review | head -1`.
    prompt = subprocess.Popen(desk.command("review"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=desk.environment, cwd=desk.folder)
    prompt.stdout.close()
    said = prompt.communicate(f"open {CLAIMS[0]}\nnote unread\n".encode())[1]
    if prompt.returncode != -signal.SIGPIPE or said or desk.unsealed() != strangers:
        failures.append(f"a reader that left: ended with {prompt.returncode}, said {said!r}")
    return "INT, TERM, HUP, PIPE", failures


def beside_one_another(desk, draws, rounds):
    """Two prompts and merges on one desk at once: nobody waits in vain, nobody is overwritten."""
    folder = os.path.join(desk.folder, "work")
    generate_operations.generate(folder, 1500)
    files = sorted(name for name in os.listdir(folder) if name.endswith(".jsonl"))
    amara, boris = Prompt(desk, "amara"), Prompt(desk, "boris")
    merges, failures, acts = [], [], []
    try:
        for prompt in (amara, boris):
            prompt.ask(f"open {CLAIMS[0]}")
        for number in range(rounds):
            if number % 3 == 0:
                merges.append(subprocess.Popen(
                    desk.command("merge", os.path.join(folder, files[number // 3 % len(files)])),
                    env=desk.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT))
            writer, reader = draws.sample((amara, boris), 2)
            pair = [Act("note.add", f"{one.person}{number}z") for one in (writer, reader)]
            acts += pair
            # Both at once, then each must see the other's at their next command.
            for one, act in zip((writer, reader), pair):
                one.type(act.line)
            for one, act in zip((writer, reader), pair):
                one.wait_for(act.reply, act.token)
            for one, other in ((writer, pair[1]), (reader, pair[0])):
                found = one.ask(f"find {other.token}")
                if not any(other.token in line.replace("[", "").replace("]", "") for line in found):
                    failures.append(f"{one.person} does not see {other.line!r}: {found[:2]}")
        failures += unaware_and_aware(desk, amara, boris)
        statuses = [prompt.leave() for prompt in (amara, boris)]
    finally:
        for prompt in (amara, boris):
            prompt.process.kill()
    said = amara.said + boris.said
    for merge in merges:
        said += merge.communicate(timeout=120)[0].decode().splitlines()
        if merge.returncode not in (0, 3):
            failures.append(f"a merge ended with {merge.returncode}")
    failures += [line for line in said if "locked" in line or line.startswith("Error")]
    log, problems = operations(desk)
    failures += [f"not in the log: {act.line}" for act in acts if act.is_in(log) != 1]
    # The generated files have gaps of their own.
    own = {f"{one['dev']}/{one['ep']}" for one in log if one["by"] in ("amara", "boris")}
    failures += [str(problem) for problem in problems if problem["entity"] in own]
    if statuses != [0, 0]:
        failures.append(f"the prompts ended with {statuses}")
    return f"2 prompts, {len(merges)} merges, {len(acts)} acts", failures


def unaware_and_aware(desk, amara, boris):
    """Both reword a claim, first without having seen the other's wording, then knowing it."""
    failures = []
    for prompt in (amara, boris):
        prompt.ask(f"open {CLAIMS[1]}")
    amara.ask("reword Amara has one wording.")
    said = boris.ask("reword Boris has another.")
    if not any("somebody else wrote wording" in line for line in said):
        failures.append(f"boris is not told that amara wrote the wording too: {said}")
    if sides(desk) != {"Amara has one wording.", "Boris has another."}:
        failures.append(f"the sides are {sides(desk)}")
    amara.ask("show")
    said = amara.ask("reword Both agree on this one.")
    if sides(desk) or any("contested" in line for line in said):
        failures.append(f"amara wrote knowing both, and yet: {sides(desk)}, {said}")
    return failures


def sides(desk):
    conflicts = [json.loads(line) for line in desk.run("conflicts", "--json").splitlines()]
    return {head["value"] for one in conflicts for head in one["heads"]
            if one["facet"] == "wording" and one["entity"].startswith(CLAIMS[1])}


CASES = [
    ("killed", "killed right after a reply", killed_after_a_reply),
    ("signals", "ended by a signal, or by a reader that left: sealed", ended_by_a_signal),
    ("together", "two prompts and merges on one desk", beside_one_another),
]
