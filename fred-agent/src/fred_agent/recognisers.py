"""Speech to text: what was said in a piece of sound."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol
from zlib import compress

import numpy as np
from livekit import rtc
from livekit.agents import stt
from numpy.typing import NDArray

from fred_agent.config import Config, Plugin, Server
from fred_agent.plugins import made_by, openai
from fred_agent.weights import installed_weights

SAMPLE_RATE = 16_000

Samples = NDArray[np.int16]


class Recogniser(Protocol):
    """Takes up to 30 s of sound at 16 kHz."""

    name: str

    async def recognise(self, samples: Samples, before: str = "") -> str:
        """`before`: what the other side said last, which helps with short answers."""
        ...


# Whisper was made for windows of 30 s. Its cost is that of the window, and this much holds most of what people say
# without a pause; shorter windows make it say things twice.
_SHORTEST_WINDOW = 10.0
_LONGEST_WINDOW = 30.0
_AFTER_SPEECH = 2.0
_FRAMES_PER_SECOND = 100

# Whisper's own rules for what is no speech, and for what goes in circles
_NO_SPEECH = 0.6
_UNSURE = -1.0
_REPETITIVE = 2.4
_TWICE = 3

_MOST_WORDS_BEFORE = 30

_MOST_TOKENS = 200


class Whisper:
    """Whisper on this machine, by faster-whisper."""

    def __init__(self, model: Path, language: str, threads: int) -> None:
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer

        self.name = f"whisper ({model.name})"
        self._model: Any = WhisperModel(str(model), device="auto", compute_type="int8", cpu_threads=threads)
        self._tokenizer = Tokenizer(
            self._model.hf_tokenizer, self._model.model.is_multilingual, task="transcribe", language=language
        )
        # One sentence at a time: two at once would both be late
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="whisper")

    async def recognise(self, samples: Samples, before: str = "") -> str:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self.transcribe, samples, before)

    def transcribe(self, samples: Samples, before: str = "") -> str:
        features = self._model.feature_extractor(samples.astype(np.float32) / 32_768)
        seconds = features.shape[1] / _FRAMES_PER_SECOND
        window = max(_SHORTEST_WINDOW, seconds + _AFTER_SPEECH)
        text = self._transcribe(features, min(window, _LONGEST_WINDOW), before)
        if goes_in_circles(text):
            text = self._transcribe(features, _LONGEST_WINDOW, "")
        return text

    def _transcribe(self, features: NDArray[np.float32], window: float, before: str) -> str:
        frames = round(window * _FRAMES_PER_SECOND) // 2 * 2
        padded = np.zeros((features.shape[0], frames), features.dtype)
        known = min(frames, features.shape[1])
        padded[:, :known] = features[:, :known]
        result = self._model.model.generate(
            self._model.encode(padded),
            [[*self._context(before), *self._tokenizer.sot_sequence, self._tokenizer.no_timestamps]],
            beam_size=1,
            max_length=_MOST_TOKENS,
            return_scores=True,
            return_no_speech_prob=True,
        )[0]
        if result.no_speech_prob > _NO_SPEECH and result.scores[0] < _UNSURE:
            return ""
        return str(self._tokenizer.decode(result.sequences_ids[0])).strip()

    def _context(self, before: str) -> list[int]:
        if not before:
            return []
        return [self._tokenizer.sot_prev, *self._tokenizer.encode(" " + last_sentence(before))]


def last_sentence(text: str) -> str:
    """The question that is answered; more before it only helps to mishear."""
    sentences = re.findall(r"[^.!?]+[.!?]*", text)
    return " ".join(sentences[-1].split()[-_MOST_WORDS_BEFORE:]) if sentences else ""


def goes_in_circles(text: str) -> bool:
    """Whether it says the same things over and over, or its last words twice."""
    plain = text.encode()
    if len(plain) > 20 and len(plain) / len(compress(plain)) > _REPETITIVE:
        return True
    words = re.findall(r"\w+", text.lower())
    return any(words[-2 * count : -count] == words[-count:] for count in range(_TWICE, len(words) // 2 + 1))


class SomebodyElses:
    """What LiveKit's framework can listen with. When a turn ends is still decided here, so it is given whole pieces."""

    def __init__(self, name: str, heard_by: stt.STT[Any]) -> None:
        self.name = name
        self._stt = heard_by

    async def recognise(self, samples: Samples, before: str = "") -> str:
        frame = rtc.AudioFrame(samples.tobytes(), SAMPLE_RATE, 1, len(samples))
        event: stt.SpeechEvent = await self._stt.recognize(frame)
        return event.alternatives[0].text.strip() if event.alternatives else ""


def recogniser_for(config: Config, threads: int) -> Recogniser:
    """:raises FileNotFoundError: where there are no weights
    :raises ValueError: where the plugin cannot be had
    """
    if isinstance(config.ears, Plugin):
        return SomebodyElses(config.ears.model, _plugged_in(config.ears))
    if config.ears:
        return SomebodyElses(config.ears.model, _served_by(config.ears, config.language))
    return Whisper(config.whisper or installed_weights(), config.language, threads)


def _served_by(server: Server, language: str) -> stt.STT[Any]:
    """`POST {url}/audio/transcriptions`, as OpenAI has it."""
    ears: stt.STT[Any] = openai().STT(
        base_url=server.url, api_key=server.key, model=server.model, language=language, use_realtime=False
    )
    return ears


def _plugged_in(plugin: Plugin) -> stt.STT[Any]:
    ears: stt.STT[Any] = made_by(plugin, "STT")
    if not ears.capabilities.offline_recognize:
        raise ValueError(f"LiveKit's plugin {plugin.name!r} takes only streams; FRED listens to whole pieces")
    return ears
