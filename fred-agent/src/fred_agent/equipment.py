"""What takes its time to load, and is there before a call comes."""

from __future__ import annotations

import os
from dataclasses import dataclass

from livekit.agents import vad
from livekit.plugins import silero

from fred_agent.config import Config
from fred_agent.mouth import Piper, piper_for
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
        piper = piper_for(config)
        if piper:
            piper.warm_up()
        threads = min(_MOST_THREADS, os.cpu_count() or 1)
        voice_activity = silero.VAD.load(min_speech_duration=_SHORTEST_SPEECH, min_silence_duration=_SHORTEST_SILENCE)
        return Equipment(config, recogniser_for(config, threads), piper, voice_activity)
