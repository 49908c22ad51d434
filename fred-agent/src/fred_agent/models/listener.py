"""Whoever listens to files: a process for each, behind all calls, one at a time."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import IO, TypedDict

from fred_agent.models.errors import ApiError

log = logging.getLogger(__name__)

# Somebody's turn comes after about so long
_RETRY_AFTER = 60


class Segment(TypedDict):
    """As OpenAI's `verbose_json` has it."""

    start: float
    end: float
    text: str
    avg_logprob: float
    compression_ratio: float
    no_speech_prob: float


class Transcript(TypedDict):
    language: str
    duration: float
    segments: list[Segment]


_REFUSALS = {
    "no_sound": "There is no sound in the file that can be read.",
    "too_long": "The recording is too long.",
    "language": "The weights that are installed do not know this language: FRED_WHISPER can name others.",
}


class Listener:
    """What a file breaks, and the memory it takes, is its own process's."""

    def __init__(self, weights: Path, most_waiting: int) -> None:
        self._weights = weights
        self._most_waiting = most_waiting
        self._turn = asyncio.Lock()
        self.waiting = 0

    @property
    def is_listening(self) -> bool:
        return self._turn.locked()

    async def listen_to(self, sound: IO[bytes], language: str) -> Transcript:
        """Whoever stops waiting ends the work.

        :raises ApiError:
        """
        if self._turn.locked() and self.waiting >= self._most_waiting:
            raise ApiError(429, "Too many files wait already.", code="rate_limit_exceeded", retry_after=_RETRY_AFTER)
        self.waiting += 1
        try:
            await self._turn.acquire()
        finally:
            self.waiting -= 1
        try:
            return await self._listen(sound, language)
        finally:
            self._turn.release()

    async def _listen(self, sound: IO[bytes], language: str) -> Transcript:
        sound.seek(0)
        begun = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "fred_agent.models.listen", str(self._weights), language),
            stdin=sound,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        )
        try:
            said, _ = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode != 0:
            log.error("whoever listened to a file died: code=%s", process.returncode)
            raise ApiError(500, "Whoever listened to the file died.")
        heard = json.loads(said)
        if refusal := heard.get("refused"):
            raise ApiError(400, _REFUSALS[refusal], code=refusal)
        transcript: Transcript = heard
        log.info("listened to %.0f s of sound in %.0f s", transcript["duration"], time.monotonic() - begun)
        return transcript
