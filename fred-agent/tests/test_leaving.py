import subprocess
import sys

PROGRAM = """
import atexit
from fred_agent.rehearsal.leaving import exit_now

atexit.register(print, "the interpreter is taken down")
print("said", end="")
exit_now(3)
"""


def test_that_a_process_ends_at_once_with_its_status_and_all_it_said() -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=30)

    assert (ended.returncode, ended.stdout) == (3, "said")
