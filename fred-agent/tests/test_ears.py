"""The ears with a detector and a recogniser whose answers are known, in real time."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import numpy as np
from livekit import rtc
from livekit.agents import stt, vad

from fred_agent.ears import Ears
from fred_agent.memory.transcript import Words
from fred_agent.recognisers import SAMPLE_RATE, Samples

FRAME_SECONDS = 0.02
FRAME = round(SAMPLE_RATE * FRAME_SECONDS)


class LoudIsSpeech(vad.VAD):
    def __init__(self) -> None:
        super().__init__(capabilities=vad.VADCapabilities(update_interval=FRAME_SECONDS))

    def stream(self) -> vad.VADStream:
        return _LoudIsSpeech(self)


class _LoudIsSpeech(vad.VADStream):
    async def _main_task(self) -> None:
        async for frame in self._input_ch:
            if isinstance(frame, rtc.AudioFrame):
                loud = bool(np.any(np.frombuffer(frame.data, dtype=np.int16)))
                self._event_ch.send_nowait(
                    vad.VADEvent(
                        type=vad.VADEventType.INFERENCE_DONE,
                        samples_index=0,
                        timestamp=0,
                        speech_duration=0,
                        silence_duration=0,
                        frames=[frame],
                        probability=0.9 if loud else 0.1,
                    )
                )


@dataclass
class Knowing:
    """Says what it was told to, in order, and how much speech it was given."""

    texts: list[str]
    name: str = "knowing"
    takes: float = 0.05
    speech: list[float] = field(default_factory=list)

    async def recognise(self, samples: Samples, before: str = "") -> str:
        text = self.texts.pop(0)
        self.speech.append(round(np.count_nonzero(samples) / SAMPLE_RATE, 1))
        await asyncio.sleep(self.takes)
        return text


def hear(
    recogniser: Knowing, *sounds: tuple[bool, float], ends: bool = False
) -> tuple[list[stt.SpeechEvent], list[Words]]:
    """`sounds`: speech or silence, and for how long. `ends`: no sound comes after them, nor silence."""
    words: list[Words] = []
    events: list[stt.SpeechEvent] = []

    async def run() -> None:
        ears = Ears(recogniser, LoudIsSpeech(), "en", words.append)
        stream = ears.stream()

        async def collect() -> None:
            events.extend([event async for event in stream])

        collecting = asyncio.create_task(collect())
        for is_speech, seconds in sounds:
            for _ in range(round(seconds / FRAME_SECONDS)):
                samples = np.full(FRAME, 1000 if is_speech else 0, np.int16)
                stream.push_frame(rtc.AudioFrame(samples.tobytes(), SAMPLE_RATE, 1, FRAME))
                await asyncio.sleep(FRAME_SECONDS)
        if ends:
            await asyncio.sleep(1)
        await stream.aclose()
        await collecting
        await ears.last_words()

    asyncio.run(run())
    return events, words


def kinds(events: list[stt.SpeechEvent]) -> list[str]:
    return [event.type.name for event in events]


def test_words_are_there_before_the_turn_ends() -> None:
    recogniser = Knowing(["I will write to them."])
    events, words = hear(recogniser, (False, 0.3), (True, 0.6), (False, 0.7))
    assert kinds(events) == ["START_OF_SPEECH", "PREFLIGHT_TRANSCRIPT", "FINAL_TRANSCRIPT", "END_OF_SPEECH"]
    guess, final = words
    assert (guess.text, guess.is_final) == ("I will write to them.", False)
    assert (final.text, final.is_final, final.segment_id) == ("I will write to them.", True, guess.segment_id)
    assert 0.4 < final.ended_at - final.started_at < 0.8
    assert recogniser.speech == [0.6]


def test_a_pause_in_a_sentence_ends_nothing_and_no_answer_is_prepared() -> None:
    recogniser = Knowing(["My worry is that", "My worry is that they leave."])
    events, words = hear(recogniser, (True, 0.4), (False, 0.9), (True, 0.4), (False, 0.7))
    assert kinds(events) == [
        "START_OF_SPEECH",
        "INTERIM_TRANSCRIPT",
        "PREFLIGHT_TRANSCRIPT",
        "FINAL_TRANSCRIPT",
        "END_OF_SPEECH",
    ]
    assert [said.text for said in words if said.is_final] == ["My worry is that they leave."]
    assert recogniser.speech == [0.4, 0.8], "the whole turn is recognised anew"


def test_a_guess_that_comes_too_late_is_forgotten() -> None:
    recogniser = Knowing(["too late", "all of it."], takes=0.3)
    events, words = hear(recogniser, (True, 0.4), (False, 0.2), (True, 0.6), (False, 0.9))
    assert [said.text for said in words] == ["all of it.", "all of it."]
    assert kinds(events).count("FINAL_TRANSCRIPT") == 1


def test_noise_is_no_words() -> None:
    events, words = hear(Knowing([""]), (True, 0.3), (False, 0.7))
    assert kinds(events) == ["START_OF_SPEECH", "END_OF_SPEECH"]
    assert words == []


def test_a_click_is_no_speech() -> None:
    events, _ = hear(Knowing([]), (False, 0.2), (True, 0.06), (False, 0.5))
    assert events == []


def test_a_muted_microphone_ends_the_turn() -> None:
    events, words = hear(Knowing(["I am done."]), (True, 0.5), ends=True)
    assert kinds(events)[-1] == "END_OF_SPEECH"
    assert words[-1].is_final


def test_whoever_hangs_up_while_speaking_is_written_down() -> None:
    _, words = hear(Knowing(["I have to go now, by Friday I"]), (True, 0.5))
    assert [(said.text, said.is_final) for said in words] == [("I have to go now, by Friday I", True)]


def test_a_long_speech_is_cut_at_a_pause() -> None:
    recogniser = Knowing(["The first part.", "The second part."])
    events, words = hear(recogniser, (True, 18.5), (False, 0.25), (True, 0.5), (False, 0.7))
    finals = [said for said in words if said.is_final]
    assert [said.text for said in finals] == ["The first part.", "The second part."]
    assert finals[0].segment_id != finals[1].segment_id
    assert kinds(events).count("END_OF_SPEECH") == 1
