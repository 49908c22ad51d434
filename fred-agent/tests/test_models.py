"""The server that speaks OpenAI's API, asked as a client asks it; who listens is the real Whisper."""

from __future__ import annotations

import asyncio
import io
import json
import resource
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import numpy as np
import pytest

from fred_agent.models.app import app_of
from fred_agent.models.settings import Settings
from fred_agent.models.sound import RATE, NoSound, pieces_of, quietest
from fred_agent.mouth import Piper, installed_voice
from fred_agent.rehearsal.score import word_error_rate
from serving import served
from sound_files import file_of, spoken

SENTENCES = (
    "I want to raise the price of my product to forty nine dollars next month.",
    "My biggest worry is that the first ten customers will leave.",
    "I will write to all of them and ask what they think.",
)
PAUSE = 1.5

Ask = Callable[[aiohttp.ClientSession], Coroutine[Any, Any, None]]


@pytest.fixture(scope="module")
def recording() -> tuple[bytes, bytes]:
    """The same words as Ogg with Opus, and as MP4 with AAC."""
    piper = Piper(installed_voice(), is_steady=True)
    samples = spoken(piper, SENTENCES, PAUSE)
    rate = piper.sample_rate
    piper.close()
    mp4 = file_of(samples, rate, container="mp4", codec="aac")
    return file_of(samples, rate), mp4


@asynccontextmanager
async def serving(**environment: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with served(app_of(Settings.of(environment))) as address, aiohttp.ClientSession(address) as client:
        yield client


def asked(ask: Ask, **environment: str) -> None:
    async def run() -> None:
        async with serving(**environment) as client:
            await ask(client)

    asyncio.run(run())


def form(sound: bytes, name: str = "recording.ogg", **fields: str) -> aiohttp.FormData:
    data = aiohttp.FormData({"model": "whisper-1", **fields})
    data.add_field("file", sound, filename=name, content_type="application/octet-stream")
    return data


async def transcribe(client: aiohttp.ClientSession, data: aiohttp.FormData) -> tuple[int, Any]:
    async with client.post("/v1/audio/transcriptions", data=data) as answer:
        return answer.status, await (answer.json() if answer.content_type == "application/json" else answer.text())


async def complete(client: aiohttp.ClientSession, **body: Any) -> tuple[int, Any]:
    async with client.post("/v1/chat/completions", json=body) as answer:
        return answer.status, await answer.json()


def user(text: str) -> dict[str, str]:
    return {"role": "user", "content": text}


# ---- Ears ----------------------------------------------------------------------------------------------------------


def test_what_was_said_in_a_recording_is_told_with_its_times(recording: tuple[bytes, bytes]) -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        status, heard = await transcribe(client, form(recording[0], response_format="verbose_json", language="en"))
        assert status == 200
        assert word_error_rate(" ".join(SENTENCES), heard["text"]) <= 0.1, heard["text"]
        assert heard["language"] == "en"
        segments = heard["segments"]
        assert " ".join(segment["text"] for segment in segments) == heard["text"]
        assert segments[0]["start"] < 1
        assert all(segment["start"] < segment["end"] for segment in segments)
        assert heard["duration"] - 3 < segments[-1]["end"] <= heard["duration"]
        assert all(segment["no_speech_prob"] < 0.6 and segment["avg_logprob"] > -1 for segment in segments)

        status, text = await transcribe(client, form(recording[1], "recording.mp4", response_format="text"))
        assert (status, text) == (200, heard["text"] + "\n")

    asked(ask)


def test_a_sentence_begins_after_the_pause_before_it() -> None:
    piper = Piper(installed_voice(), is_steady=True)
    pause = 5.0
    samples, rate = spoken(piper, SENTENCES[:2], pause), piper.sample_rate
    first_sentence = len(spoken(piper, SENTENCES[:1], 0.0)) / rate
    piper.close()

    async def ask(client: aiohttp.ClientSession) -> None:
        _, heard = await transcribe(client, form(file_of(samples, rate), response_format="verbose_json"))
        first, second = heard["segments"]
        assert first["end"] < first_sentence + 1
        assert second["start"] > first_sentence + pause - 1

    asked(ask)


def test_silence_says_nothing() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        silence = file_of(np.zeros(5 * RATE, np.int16), RATE)
        status, heard = await transcribe(client, form(silence, response_format="verbose_json"))
        assert (status, heard["text"], heard["segments"]) == (200, "", [])

    asked(ask)


def test_what_is_no_sound_is_refused_and_the_next_is_heard() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        for nonsense in (b"", b"This is no sound.", b"OggS" + bytes(2_000)):
            status, answer = await transcribe(client, form(nonsense))
            assert (status, answer["error"]["code"]) == (400, "no_sound")
        assert (await transcribe(client, form(file_of(np.zeros(RATE, np.int16), RATE))))[0] == 200

    asked(ask)


def test_a_form_that_makes_no_sense_is_refused() -> None:
    sound = b"no matter"
    twice = form(sound)
    twice.add_field("file", sound, filename="again.ogg")

    async def ask(client: aiohttp.ClientSession) -> None:
        for data, status, parameter in (
            (aiohttp.FormData({"model": "whisper-1"}), 400, None),
            (twice, 400, "file"),
            (form(sound, response_format="srt"), 400, "response_format"),
            (form(sound, language="?"), 400, "language"),
            (form(sound, **{"timestamp_granularities[]": "word"}), 400, "timestamp_granularities"),
            (form(sound, prompt="x" * 10_500), 413, "prompt"),
            (form(bytes(15_100)), 413, "file"),
        ):
            got, answer = await transcribe(client, data)
            assert (got, answer["error"]["param"], answer["error"]["type"]) == (
                status,
                parameter,
                "invalid_request_error",
            )
        async with client.post("/v1/audio/transcriptions", data=b"sound") as answer:
            assert (answer.status, set(await answer.json())) == (400, {"error"})
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        async with client.post("/v1/audio/transcriptions", data=b"--y\r\n", headers=headers) as answer:
            assert answer.status == 400

    asked(ask, FRED_MODELS_MAX_BYTES="15000")


def test_a_language_that_the_weights_do_not_know_is_refused() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        status, answer = await transcribe(client, form(file_of(np.zeros(RATE, np.int16), RATE), language="de"))
        assert (status, answer["error"]["code"]) == (400, "language")

    asked(ask)


def test_one_file_at_a_time_a_few_wait_and_who_hangs_up_is_not_listened_to(recording: tuple[bytes, bytes]) -> None:
    async def state(client: aiohttp.ClientSession) -> tuple[bool, int]:
        async with client.get("/health") as answer:
            health = await answer.json()
            return health["listening"], health["waiting"]

    async def until(client: aiohttp.ClientSession, wanted: tuple[bool, int]) -> None:
        end = time.monotonic() + 10
        while (now := await state(client)) != wanted:
            assert time.monotonic() < end, now
            await asyncio.sleep(0.01)

    async def ask(client: aiohttp.ClientSession) -> None:
        first = asyncio.create_task(transcribe(client, form(recording[0] * 50)))
        await until(client, (True, 0))
        second = asyncio.create_task(transcribe(client, form(b"second")))
        await until(client, (True, 1))
        status, answer = await transcribe(client, form(b"third"))
        assert (status, answer["error"]["code"]) == (429, "rate_limit_exceeded")
        assert (await complete(client, messages=[user("Hello.")]))[0] == 200

        first.cancel()
        assert (await second)[1]["error"]["code"] == "no_sound"
        await until(client, (False, 0))

    asked(ask, FRED_MODELS_MAX_WAITING="1")


def test_a_long_recording_is_cut_where_nobody_speaks() -> None:
    generator = np.random.default_rng(0)
    loud = generator.normal(0, 3_000, 35 * RATE).astype(np.int16)
    loud[12 * RATE : 13 * RATE] = 0
    loud[20 * RATE : 21 * RATE] = 0
    pieces = list(pieces_of(io.BytesIO(file_of(loud, RATE)), longest=15.0))
    assert [piece.start for piece in pieces] == pytest.approx([0, 12.5, 20.5], abs=0.5)
    assert pieces[0].end == pieces[1].start
    assert pieces[-1].end == pytest.approx(35, abs=0.1)
    assert 0 < quietest(np.zeros(100, np.int16)) <= 100
    with pytest.raises(NoSound):
        list(pieces_of(io.BytesIO(b"no sound")))


def test_of_a_recording_that_ends_in_the_middle_what_is_there_is_heard() -> None:
    whole = file_of(np.random.default_rng(0).normal(0, 3_000, 10 * RATE).astype(np.int16), RATE)
    pieces = list(pieces_of(io.BytesIO(whole[: len(whole) // 2])))
    assert 3 < pieces[-1].end < 7


# ---- Guide ---------------------------------------------------------------------------------------------------------

SAID = "I want to raise the price of my product."
GUIDED = "You want to raise the price of your product. What would be different for you if that worked out?"


def test_the_guide_answers_to_what_the_person_said() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        status, answer = await complete(
            client, model="guide", messages=[{"role": "system", "content": "-"}, user(SAID)]
        )
        assert status == 200
        message = {"role": "assistant", "content": GUIDED}
        assert answer["choices"] == [{"index": 0, "message": message, "finish_reason": "stop"}]
        assert (answer["object"], answer["model"]) == ("chat.completion", "guide")

        parts = {"role": "user", "content": [{"type": "text", "text": SAID}]}
        _, in_parts = await complete(client, model="guide", messages=[parts])
        assert in_parts["choices"] == answer["choices"]

        promise = [{"role": "assistant", "content": GUIDED}, user("I will write to my customers by Friday.")]
        _, answer = await complete(client, messages=[user(SAID), *promise])
        assert "you will write to your customers by Friday" in answer["choices"][0]["message"]["content"]

        _, answer = await complete(client, messages=[{"role": "system", "content": "You are FRED."}])
        assert "What would you like to talk about today?" in answer["choices"][0]["message"]["content"]

    asked(ask)


def test_the_guide_streams() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        body = {"messages": [user(SAID)], "stream": True, "stream_options": {"include_usage": True}}
        async with client.post("/v1/chat/completions", json=body) as answer:
            assert answer.content_type == "text/event-stream"
            lines = (await answer.text()).strip().split("\n\n")
        assert lines[-1] == "data: [DONE]"
        chunks = [json.loads(line.removeprefix("data: ")) for line in lines[:-1]]
        assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
        assert chunks[-1]["usage"]["total_tokens"] == 0
        choices = [chunk["choices"][0] for chunk in chunks[:-1]]
        assert choices[0]["delta"]["role"] == "assistant"
        assert choices[-1]["finish_reason"] == "stop"
        assert "".join(choice["delta"].get("content", "") for choice in choices) == GUIDED

    asked(ask)


@pytest.mark.parametrize(
    "body",
    [
        "nonsense",
        "[]",
        "{}",
        '{"messages": []}',
        '{"messages": ["Hello"]}',
        '{"messages": [{"content": "Hello"}]}',
        '{"messages": [{"role": "user", "content": 5}]}',
        '{"messages": [{"role": "user", "content": "Hello"}], "response_format": {"type": "json_object"}}',
    ],
)
def test_a_conversation_that_makes_no_sense_is_refused(body: str) -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        async with client.post("/v1/chat/completions", data=body) as answer:
            error = (await answer.json())["error"]
            assert (answer.status, error["type"]) == (400, "invalid_request_error")

    asked(ask)


def test_however_much_is_said_the_guide_is_quick() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        for text in ("I will " * 20_000, "a, " * 40_000, "by the end of " * 10_000, "yes " * 30_000):
            begun = time.monotonic()
            assert (await complete(client, messages=[user(text)] * 3))[0] == 200
            assert (await complete(client, messages=[user(text[:2_000])] * 300))[0] == 200
            assert time.monotonic() - begun < 10
        async with client.post("/v1/chat/completions", json={"messages": [user("x" * 2_000_000)]}) as answer:
            assert answer.status == 413

    asked(ask)


# ---- Who may ask ---------------------------------------------------------------------------------------------------


def test_only_who_has_the_key_is_served() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        for headers, status in (({}, 401), ({"Authorization": "Bearer no"}, 401), ({"Authorization": "Bearer k"}, 200)):
            async with client.get("/v1/models", headers=headers) as answer:
                assert answer.status == status
        async with client.get("/v1/models") as answer:
            assert (await answer.json())["error"]["code"] == "invalid_api_key"
        async with client.get("/health") as answer:
            assert (answer.status, (await answer.json())["ready"]) == (200, True)

    asked(ask, FRED_MODELS_KEY="k")


def test_what_is_not_there_is_said_in_the_same_shape() -> None:
    async def ask(client: aiohttp.ClientSession) -> None:
        async with client.get("/v1/nothing") as answer:
            assert (answer.status, (await answer.json())["error"]["message"]) == (404, "Not Found")

    asked(ask)


def test_settings() -> None:
    settings = Settings.of({})
    assert (settings.host, settings.port, settings.key) == ("127.0.0.1", 8087, None)
    assert "secret" not in repr(Settings.of({"FRED_MODELS_KEY": "secret"}))
    with pytest.raises(ValueError, match="FRED_MODELS_PORT"):
        Settings.of({"FRED_MODELS_PORT": "-1"})


@pytest.mark.long
def test_ten_minutes_take_no_more_memory_than_one(recording: tuple[bytes, bytes]) -> None:
    """Each a process of its own: what they took at most is theirs."""
    samples = np.concatenate([piece.samples for piece in pieces_of(io.BytesIO(recording[0]))])

    async def ask(client: aiohttp.ClientSession) -> None:
        for times in (4, 40):
            sound = file_of(np.tile(samples, times), RATE)
            status, heard = await transcribe(client, form(sound, response_format="verbose_json"))
            assert status == 200
            assert word_error_rate(" ".join(SENTENCES * times), heard["text"]) <= 0.1
            peaks.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)

    peaks: list[int] = []
    asked(ask)
    assert peaks[1] < 1.6 * peaks[0], peaks
