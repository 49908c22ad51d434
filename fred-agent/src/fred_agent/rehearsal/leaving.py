"""How a process that held a call ends."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def exit_now(status: int) -> NoReturn:
    """Ends the process without taking the interpreter down first.

    LiveKit's own threads call into Python whenever something happens. An interpreter that is on its way down ends such
    a thread by force, Rust takes that for a panic and aborts: a call that went well would end with SIGABRT.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
