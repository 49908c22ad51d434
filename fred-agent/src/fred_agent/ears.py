"""FRED's ears: what was said, and that it is over.

A turn is recognised at each pause, from its beginning, while it is still being decided whether it has ended. When it
has, the words are there, and mostly the answer and its first sound as well.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from livekit import rtc
from livekit.agents import APIConnectOptions, LanguageCode, stt, utils, vad
from livekit.agents.types import DEFAULT_API_CONNECT_OPTIONS, NOT_GIVEN, NotGivenOr
from livekit.agents.utils import AudioBuffer

from fred_agent.memory.transcript import Words
from fred_agent.recognisers import SAMPLE_RATE, Recogniser, Samples
from fred_agent.tasks import Tasks
from fred_agent.turns import Move, Turn, is_finished

log = logging.getLogger(__name__)

# Kept from before it is noticed that somebody speaks
_BEFORE_SPEECH = 0.6

# What is heard without a pause to cut at is cut; with one, a long turn is cut there and then
_LONGEST_PIECE = 27.0
_LONG_PIECE = 18.0

# Shorter sounds are no words
_SHORTEST_SPEECH = 0.1

# The detector's probability from which sound is speech, and under which speech is sound again
_VOICED = 0.5
_STILL_VOICED = 0.35

_NOTHING = 0.3


class Ears(stt.STT[Any]):
    """:param on_words: is told what the person says, guesses and finals"""

    def __init__(
        self,
        recogniser: Recogniser,
        voice_activity: vad.VAD,
        language: str,
        on_words: Callable[[Words], None],
    ) -> None:
        super().__init__(
            capabilities=stt.STTCapabilities(streaming=True, interim_results=True, offline_recognize=False)
        )
        self.recogniser = recogniser
        self.voice_activity = voice_activity
        self.language = language
        self.on_words = on_words
        # What FRED said last
        self.before = ""
        self._listening: _Listening | None = None

    async def last_words(self) -> None:
        """Of somebody who hung up before it was clear that they had finished."""
        if self._listening:
            await self._listening.last_words()

    @property
    def model(self) -> str:
        return self.recogniser.name

    @property
    def provider(self) -> str:
        return "fred"

    async def _recognize_impl(
        self, buffer: AudioBuffer, *, language: NotGivenOr[str] = NOT_GIVEN, conn_options: APIConnectOptions
    ) -> stt.SpeechEvent:
        raise NotImplementedError("these ears listen to streams")

    def stream(
        self,
        *,
        language: NotGivenOr[str] = NOT_GIVEN,
        conn_options: APIConnectOptions = DEFAULT_API_CONNECT_OPTIONS,
    ) -> stt.RecognizeStream:
        self._listening = _Listening(self, conn_options)
        return self._listening


class _Sound:
    """What was heard since the turn began, or the last moments."""

    def __init__(self) -> None:
        self._frames: deque[Samples] = deque()
        self.seconds = 0.0

    def add(self, samples: Samples) -> None:
        self._frames.append(samples)
        self.seconds += len(samples) / SAMPLE_RATE

    def keep_last(self, seconds: float) -> None:
        while self._frames and self.seconds - len(self._frames[0]) / SAMPLE_RATE >= seconds:
            self.seconds -= len(self._frames.popleft()) / SAMPLE_RATE

    def samples(self) -> Samples:
        return np.concatenate(self._frames) if self._frames else np.zeros(0, np.int16)


class _Listening(stt.RecognizeStream):
    """Times of sound are seconds since the stream began; those that are told are seconds since 1970."""

    def __init__(self, ears: Ears, conn_options: APIConnectOptions) -> None:
        super().__init__(stt=ears, conn_options=conn_options, sample_rate=SAMPLE_RATE)
        self._ears = ears
        self._turn = Turn()
        self._sound = _Sound()
        self._segment_id = ""
        self._started_at = 0.0
        self._ended_at = 0.0
        self._voiced_for = 0.0
        self._last_voiced = 0.0
        self._heard_until = 0.0
        self._heard_at = self._sound_came_at = time.time()
        self._guessing: asyncio.Task[None] | None = None
        self._guess = ""
        self._pieces = Tasks()

    async def _run(self) -> None:
        activity = self._ears.voice_activity.stream()

        async def forward() -> None:
            async for frame in self._input_ch:
                if isinstance(frame, rtc.AudioFrame):
                    self._sound_came_at = time.time()
                    activity.push_frame(frame)
            activity.end_input()

        others = [asyncio.create_task(work, name="ears") for work in (forward(), self._notice_nothing())]
        try:
            async for event in activity:
                if event.type is vad.VADEventType.INFERENCE_DONE:
                    self._hear(event)
        finally:
            await utils.aio.cancel_and_wait(*others)
            await activity.aclose()

    async def _notice_nothing(self) -> None:
        """Who mutes their microphone sends no silence, but nothing."""
        while True:
            looked_at = time.time()
            await asyncio.sleep(_NOTHING / 3)
            now = time.time()
            nothing_for = now - self._sound_came_at
            # Whoever was held up themselves knows nothing of what came
            if nothing_for > _NOTHING and now - looked_at < _NOTHING:
                self._do(is_speech=False, silence=self._heard_until - self._last_voiced + nothing_for)

    def _hear(self, event: vad.VADEvent) -> None:
        seconds = 0.0
        for frame in event.frames:
            self._sound.add(np.frombuffer(frame.data, dtype=np.int16))
            seconds += frame.duration
        self._heard_at, self._heard_until = time.time(), self._heard_until + seconds
        is_voiced = event.probability >= (_STILL_VOICED if self._turn.is_open else _VOICED)
        self._voiced_for = self._voiced_for + seconds if is_voiced else 0.0
        if is_voiced:
            self._last_voiced = self._heard_until
        silence = self._heard_until - self._last_voiced
        is_speech = is_voiced if self._turn.is_open else self._voiced_for >= _SHORTEST_SPEECH
        self._do(is_speech=is_speech, silence=silence)
        if not self._turn.is_open:
            self._sound.keep_last(_BEFORE_SPEECH)
        elif self._sound.seconds > _LONGEST_PIECE and not self._turn.is_paused:
            self._cut()

    def _do(self, *, is_speech: bool, silence: float) -> None:
        if is_speech or not self._turn.is_paused:
            self._ended_at = self._heard_at - silence
        move = self._turn.hear(is_speech=is_speech, silence=silence)
        if move is Move.BEGIN:
            self._begin()
        elif move is Move.RECOGNISE:
            if self._sound.seconds > _LONG_PIECE:
                self._cut()
            else:
                self._guessing = asyncio.create_task(self._make_a_guess(), name="guess")
        elif move is Move.RESUME:
            self._forget_guess()
        elif move is Move.END:
            self._end()

    def _begin(self) -> None:
        self._sound.keep_last(_BEFORE_SPEECH)
        self._new_segment(self._heard_at - self._voiced_for)
        self._tell(stt.SpeechEvent(type=stt.SpeechEventType.START_OF_SPEECH, speech_start_time=self._started_at))

    def _new_segment(self, at: float) -> None:
        self._segment_id, self._started_at = utils.shortuuid("SG_"), at

    def _forget_guess(self) -> None:
        self._guess = ""
        if self._guessing:
            self._guessing.cancel()

    async def _make_a_guess(self) -> None:
        text = await self._words_of(self._sound.samples())
        self._guess = text
        self._turn.recognised(text)
        if text:
            self._ears.on_words(self._words(text, is_final=False))
            # An answer is prepared only to what may be all
            kind = "PREFLIGHT_TRANSCRIPT" if is_finished(text) else "INTERIM_TRANSCRIPT"
            self._tell(self._event(stt.SpeechEventType[kind], text))

    def _cut(self) -> None:
        """The words so far are final; the sound goes on in a new piece."""
        final = self._words("", is_final=True)
        self._pieces.in_order(self._recognise_piece(self._sound.samples(), final))
        self._sound = _Sound()
        self._new_segment(self._heard_at)

    async def _recognise_piece(self, samples: Samples, final: Words) -> None:
        text = await self._words_of(samples)
        if text:
            self._ears.on_words(replace(final, text=text))
            self._tell(self._event(stt.SpeechEventType.FINAL_TRANSCRIPT, text))
        if self._turn.is_paused:
            self._turn.recognised(text)

    def _end(self) -> None:
        if self._guess:
            self._ears.on_words(self._words(self._guess, is_final=True))
            self._tell(self._event(stt.SpeechEventType.FINAL_TRANSCRIPT, self._guess))
        elif self._guessing and not self._guessing.done():
            log.warning("the recogniser has no words for what was said, and is not waited for any longer")
        self._forget_guess()
        self._tell(stt.SpeechEvent(type=stt.SpeechEventType.END_OF_SPEECH, speech_end_time=self._ended_at))

    async def last_words(self) -> None:
        await self._pieces.done()
        if self._turn.is_open:
            self._turn.is_open = False
            text = self._guess or await self._words_of(self._sound.samples())
            if text:
                self._ears.on_words(self._words(text, is_final=True))

    async def _words_of(self, samples: Samples) -> str:
        try:
            return await self._ears.recogniser.recognise(samples, self._ears.before)
        except Exception as e:  # one sentence is lost, the conversation goes on
            log.error("what was said is not recognised: %r", e)
            return ""

    def _words(self, text: str, *, is_final: bool) -> Words:
        return Words(self._segment_id, text, self._started_at, self._ended_at, is_final)

    def _event(self, kind: stt.SpeechEventType, text: str) -> stt.SpeechEvent:
        return stt.SpeechEvent(
            type=kind,
            alternatives=[stt.SpeechData(text=text, language=LanguageCode(self._ears.language), confidence=1.0)],
            speech_end_time=self._ended_at,
        )

    def _tell(self, event: stt.SpeechEvent) -> None:
        self._event_ch.send_nowait(event)
