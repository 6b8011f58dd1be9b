"""Runs one command and writes down what it took: run_measured.py RESULT COMMAND [ARGUMENT…]

RESULT gets a JSON object: status, wall, user and system seconds, and peak_kib. The kernel counts the
memory of the process that started a command as the command's own until the command is loaded; so the
measuring is done from this small process and not from the one that made the work.
"""
import os
import sys
import time

result, command = sys.argv[1], sys.argv[2:]
started = time.monotonic()
child = os.fork()
if child == 0:
    try:
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"Error: {command[0]}: {error.strerror}\n".encode())
    os._exit(127)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - started
code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -os.WTERMSIG(status)
with open(result, "w", encoding="utf-8") as file:
    file.write(
        f'{{"status":{code},"wall":{wall:.6f},"user":{usage.ru_utime:.6f},'
        f'"system":{usage.ru_stime:.6f},"peak_kib":{usage.ru_maxrss}}}\n')
