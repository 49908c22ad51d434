"""The founder's stand-in: speaks with a voice of its own, without a person's patience, and hears what arrives."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field

import numpy as np
from livekit import rtc
from numpy.typing import NDArray

from fred_agent.mouth import audible

Samples = NDArray[np.int16]

RATE = 24_000
_FRAME = RATE // 100
_QUEUE_MS = 60

# Of FRED's voice; what comes between his sentences is far below
_AUDIBLE = 250
_HEARING_RATE = 16_000

# Quiet for so long, he has finished
FINISHED_AFTER = 0.7

# Somebody wants it so; all else is a connection that was lost
_OVER = (
    rtc.DisconnectReason.CLIENT_INITIATED,
    rtc.DisconnectReason.ROOM_CLOSED,
    rtc.DisconnectReason.ROOM_DELETED,
    rtc.DisconnectReason.PARTICIPANT_REMOVED,
)


class CutOff(Exception):
    """The connection was lost, and the call is not over."""


@dataclass
class Heard:
    """When FRED could be heard. Times: seconds of the monotonic clock."""

    first: float
    last: float


@dataclass
class Caption:
    speaker: str
    segment_id: str
    text: str
    is_final: bool


@dataclass
class Founder:
    room: rtc.Room = field(default_factory=rtc.Room)
    voice_heard: list[Heard] = field(default_factory=list)
    captions: list[Caption] = field(default_factory=list)
    packets: list[rtc.DataPacket] = field(default_factory=list)
    left_alone: asyncio.Event = field(default_factory=asyncio.Event)
    is_cut_off: bool = False
    _speech: deque[Samples] = field(default_factory=deque)
    speech_begun: float = 0.0
    _spoken_until: float = 0.0
    _is_speaking: bool = False
    _has_spoken: asyncio.Event = field(default_factory=asyncio.Event)
    _work: list[asyncio.Task[None]] = field(default_factory=list)
    _source: rtc.AudioSource | None = None

    async def join(self, url: str, token: str) -> float:
        """Returns when its microphone was on. May be done again by whoever was cut off."""
        self._stop()
        self.room, self.is_cut_off = rtc.Room(), False
        self.room.on("track_subscribed", self._on_track)
        self.room.on("data_received", self.packets.append)
        self.room.on("disconnected", self._on_disconnected)
        self.room.register_text_stream_handler("lk.transcription", self._on_caption)
        await self.room.connect(url, token)
        self._source = rtc.AudioSource(RATE, 1, queue_size_ms=_QUEUE_MS)
        track = rtc.LocalAudioTrack.create_audio_track("microphone", self._source)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        await self.room.local_participant.publish_track(track, options)
        self._work.append(asyncio.create_task(self._send_sound(self._source)))
        return time.monotonic()

    async def say(self, samples: Samples) -> float:
        """Returns when the last of it was spoken."""
        self._has_spoken.clear()
        for start in range(0, len(samples), _FRAME):
            frame = np.zeros(_FRAME, np.int16)
            piece = samples[start : start + _FRAME]
            frame[: len(piece)] = piece
            self._speech.append(frame)
        await self._has_spoken.wait()
        await asyncio.sleep(max(0.0, self._spoken_until - time.monotonic()))
        return self._spoken_until

    def is_fred_speaking(self) -> bool:
        return bool(self.voice_heard) and time.monotonic() - self.voice_heard[-1].last < FINISHED_AFTER

    async def fred_begins(self, after: float, limit: float) -> float:
        """When he could be heard for the first time after that.

        :raises TimeoutError:
        :raises CutOff:
        """
        end = time.monotonic() + limit
        while time.monotonic() < end and not self.left_alone.is_set():
            if self.is_cut_off:
                raise CutOff
            if self.voice_heard and self.voice_heard[-1].last > after:
                return max(self.voice_heard[-1].first, after)
            await asyncio.sleep(0.01)
        raise TimeoutError(f"FRED says nothing for {limit} s")

    async def fred_finishes(self) -> None:
        while self.is_fred_speaking() and not self.left_alone.is_set():
            await asyncio.sleep(0.02)

    async def leave(self) -> None:
        self._stop()
        await self.room.disconnect()

    def _stop(self) -> None:
        for task in self._work:
            task.cancel()
        self._work.clear()

    def _on_disconnected(self, reason: rtc.DisconnectReason.ValueType) -> None:
        if reason in _OVER:
            self.left_alone.set()
        else:
            self.is_cut_off = True

    async def _send_sound(self, source: rtc.AudioSource) -> None:
        silence = np.zeros(_FRAME, np.int16)
        while True:
            samples = self._speech.popleft() if self._speech else silence
            if samples is not silence and not self._is_speaking:
                self.speech_begun = time.monotonic() + source.queued_duration
            self._is_speaking = samples is not silence
            await source.capture_frame(rtc.AudioFrame(samples.tobytes(), RATE, 1, _FRAME))
            if samples is not silence and not self._speech:
                self._spoken_until = time.monotonic() + source.queued_duration
                self._has_spoken.set()

    def _on_track(self, track: rtc.Track, _: object, participant: rtc.RemoteParticipant) -> None:
        if track.kind == rtc.TrackKind.KIND_AUDIO:
            self._work.append(asyncio.create_task(self._listen(track)))

    async def _listen(self, track: rtc.Track) -> None:
        async for event in rtc.AudioStream(track, sample_rate=_HEARING_RATE, num_channels=1, frame_size_ms=10):
            sound = np.frombuffer(event.frame.data, dtype=np.int16).astype(np.float32)
            if np.sqrt(np.mean(sound**2)) < _AUDIBLE:
                continue
            now = time.monotonic()
            if self.voice_heard and now - self.voice_heard[-1].last < FINISHED_AFTER:
                self.voice_heard[-1].last = now
            else:
                self.voice_heard.append(Heard(now, now))

    def _on_caption(self, reader: rtc.TextStreamReader, speaker: str) -> None:
        async def read() -> None:
            text = await reader.read_all()
            attributes = reader.info.attributes or {}
            self.captions.append(
                Caption(
                    speaker,
                    attributes.get("lk.segment_id", ""),
                    text.strip(),
                    attributes.get("lk.transcription_final") == "true",
                )
            )

        self._work.append(asyncio.create_task(read()))


def onset(samples: Samples) -> float:
    """Seconds until speech can be heard in it."""
    loudness = np.abs(samples.astype(np.int32))
    return float(np.argmax(loudness > 0.1 * loudness.max())) / RATE


def voice_of(samples: bytes, rate: int) -> Samples:
    """At the founder's rate, without the silence around it: what ends is speech."""
    sound = np.frombuffer(samples, dtype=np.int16)
    heard = audible(sound)
    sound = sound[heard[0] : heard[-1] + 1] if len(heard) else sound
    count = len(sound) * RATE // rate
    at = np.linspace(0, len(sound), count, endpoint=False)
    return np.interp(at, np.arange(len(sound)), sound).astype(np.int16)
