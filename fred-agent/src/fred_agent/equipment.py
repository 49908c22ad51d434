"""What takes its time to load, and is there before a call comes."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from livekit.agents import tokenize, vad
from livekit.agents.utils import http_context
from livekit.plugins import silero

from fred_agent.config import Config, Server
from fred_agent.guide import guide_for
from fred_agent.mouth import Piper, piper_for
from fred_agent.plugins import openai
from fred_agent.recognisers import Recogniser, recogniser_for

# A voice that speaks over FRED is noticed as soon as it can be told from a cough
_SHORTEST_SPEECH = 0.05
_SHORTEST_SILENCE = 0.25

_MOST_THREADS = 4


@dataclass(frozen=True)
class Equipment:
    config: Config
    recogniser: Recogniser
    piper: Piper | None
    voice_activity: vad.VAD

    @staticmethod
    def load(config: Config) -> Equipment:
        """:raises FileNotFoundError: saying what is missing"""
        if any(isinstance(part, Server) for part in (config.ears, config.mouth, config.brain)):
            openai()
        piper = piper_for(config)
        threads = min(_MOST_THREADS, os.cpu_count() or 1)
        # Piper loads its voice in a process of its own
        with ThreadPoolExecutor(max_workers=1) as beside:
            warm = beside.submit(piper.warm_up) if piper else None
            voice_activity = silero.VAD.load(
                min_speech_duration=_SHORTEST_SPEECH, min_silence_duration=_SHORTEST_SILENCE
            )
            recogniser = recogniser_for(config, threads)
            _make_ready(config)
        if warm:
            warm.result()
        return Equipment(config, recogniser, piper, voice_activity)


def _make_ready(config: Config) -> None:
    """What is otherwise made at a call's first word, and holds up everything in it for the better part of a second."""
    guide_for(config.language)
    tokenize.basic.hyphenate_word("ready")
    # Reads all certificates that the machine trusts. The framework keeps it, and has no public name for it
    http_context._create_ssl_context()
