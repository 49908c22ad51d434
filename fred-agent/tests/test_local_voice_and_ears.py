"""The real Piper and the real Whisper, as they are installed."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from fred_agent.config import Config
from fred_agent.mouth import Piper, PiperDied, at_once, installed_voice
from fred_agent.recognisers import SAMPLE_RATE, Whisper, goes_in_circles, recogniser_for
from fred_agent.rehearsal.score import word_error_rate
from sound_files import sound_of

SENTENCES = (
    "I want to raise the price of my product to forty nine dollars next month.",
    "My biggest worry is that the first ten customers will leave.",
    "I will write to all of them and ask what they think.",
    "What should I say when they ask why the price went up?",
)


@pytest.fixture(scope="module")
def piper() -> Iterator[Piper]:
    piper = Piper(installed_voice(), is_steady=True)
    yield piper
    piper.close()


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    recogniser = recogniser_for(Config.of({}), threads=2)
    assert isinstance(recogniser, Whisper)
    return recogniser


def test_what_is_spoken_is_understood(piper: Piper, whisper: Whisper) -> None:
    heard = [whisper.transcribe(sound_of(piper, sentence)) for sentence in SENTENCES]
    assert word_error_rate(" ".join(SENTENCES), " ".join(heard)) <= 0.1, heard


def test_a_short_answer_is_understood_by_the_question_before_it(piper: Piper, whisper: Whisper) -> None:
    heard = whisper.transcribe(
        sound_of(piper, "By Friday."), "So you will write to all of them. By when will you have done that?"
    )
    assert word_error_rate("By Friday.", heard) == 0, heard


def test_noise_says_nothing(whisper: Whisper) -> None:
    noise = np.random.default_rng(0).normal(0, 30, 2 * SAMPLE_RATE).astype(np.int16)
    assert whisper.transcribe(noise) == ""


def test_piper_is_started_again_when_it_died(piper: Piper) -> None:
    assert piper.speak("Yes.")
    assert piper._process
    piper._process.kill()
    piper._process.wait()
    assert piper.speak("Yes.")


def test_a_sentence_that_piper_dies_over_is_an_error_and_the_next_is_spoken(piper: Piper) -> None:
    piper.warm_up()
    assert piper._process
    dying = piper._process
    dying.send_signal(signal.SIGSTOP)
    threading.Timer(0.5, dying.kill).start()
    with pytest.raises(PiperDied):
        piper.speak("No.")
    assert piper.speak("Yes.")


def test_one_line_is_one_sound_whatever_is_in_it(piper: Piper) -> None:
    assert len(piper.speak("One.\n\nTwo.\r\nThree.")) > len(piper.speak("One."))
    assert piper.speak(" \n ") == b""


def test_begins_with_what_is_heard(piper: Piper) -> None:
    samples = piper.speak(SENTENCES[0])
    begun = at_once(samples)
    assert samples.endswith(begun)
    assert 0.02 * piper.sample_rate < (len(samples) - len(begun)) / 2 < 0.2 * piper.sample_rate
    assert at_once(begun) == begun
    assert at_once(silence := bytes(400)) == silence


@pytest.mark.parametrize(
    ("text", "circles"),
    [
        ("Yes, yes, yes, yes, yes, yes, yes, yes, yes, yes, yes, yes, yes, yes", True),
        ("My worry is that the first ten will leave. The first ten will leave", True),
        ("I will write to them. I will call them.", False),
        ("No, no.", False),
        ("It is what it is.", False),
        ("", False),
    ],
)
def test_going_in_circles(text: str, circles: bool) -> None:
    assert goes_in_circles(text) is circles
