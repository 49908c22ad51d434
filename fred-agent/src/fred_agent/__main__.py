"""FRED as a program: `python -m fred_agent`."""

import os
import ssl
import sys
from multiprocessing import forkserver

# 244 MB of a model that tells when somebody has finished: FRED decides that himself
os.environ.setdefault("LIVEKIT_AGENTS_PRELOAD_LOCAL_INFERENCE", "0")

_FOR_CALLS = (
    "fred_agent.worker",
    "faster_whisper",
    # The framework imports it as a session starts, while somebody waits to be greeted
    "livekit.agents.llm.async_toolset",
    "livekit.agents.ipc._preload",
    "livekit.agents.ipc._preload_freeze",
)


def prepare_for_calls() -> None:
    """Imports what the processes of calls share, as the framework does, but while this one imports the same.

    Without certificates of the system's the framework has to say first where others are.
    """
    certificates = ssl.get_default_verify_paths()
    if sys.platform == "linux" and (certificates.cafile or certificates.capath):
        forkserver.set_forkserver_preload(list(_FOR_CALLS))
        forkserver.ensure_running()


if __name__ == "__main__":
    prepare_for_calls()
    from fred_agent.worker import main

    main()
