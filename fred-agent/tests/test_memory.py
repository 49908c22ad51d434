from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from api import ApiServer
from fred_agent.config import Api
from fred_agent.memory.api import Away, CallsApi
from fred_agent.memory.briefing import Briefing
from fred_agent.memory.delivery import deliver, sweep
from fred_agent.memory.spool import GIVEN_UP, KEPT, Segment, Spool, Taken
from fred_agent.memory.tokens import tokens_of
from fred_agent.memory.transcript import Transcript, Words

ROOM = "call-1"


def segment(number: int) -> Segment:
    return Segment(f"SG_{number}", "founder", "Sam", f"sentence {number}", number * 1000, number * 1000 + 500, False)


def words(number: int, at: float) -> Words:
    return Words(f"SG_{number}", f"sentence {number}", at, at + 0.5, is_final=True)


def with_api(test: Callable[[ApiServer, CallsApi], Awaitable[None]]) -> None:
    async def run() -> None:
        async with ApiServer() as server, aiohttp.ClientSession() as http:
            await test(server, CallsApi(Api(server.url, token="t"), http))

    asyncio.run(run())


def test_words_arrive_in_order_and_as_the_api_wants_them(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        transcript = await Transcript.open(tmp_path, "call/1", api)
        transcript.begin(1000.0, "agent-2")
        for number in range(5):
            transcript.add(words(number, 1001.0 + number), speaker="founder", name="Sam", is_fred=False)
        await transcript.close(5, in_peace=True)
        assert server.ids() == [f"SG_{number}" for number in range(5)]
        assert server.written[1] == {
            "segmentId": "SG_1",
            "speaker": "founder",
            "speakerName": "Sam",
            "text": "sentence 1",
            "startMs": 2000,
            "endMs": 2500,
            "final": True,
        }
        assert set(server.authorizations) == {"Bearer t"}
        assert set(server.rooms) == {"call/1"}

    with_api(test)


def test_an_api_that_is_away_gets_them_later_each_once(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.failures = [503, 401, 429, 404]
        transcript = await Transcript.open(tmp_path, ROOM, api)
        transcript.add(words(0, 1000), speaker="founder", name="Sam", is_fred=False)
        await asyncio.sleep(0.1)
        transcript.add(words(1, 1001), speaker="founder", name="Sam", is_fred=False)
        await transcript.close(15, in_peace=True)
        assert server.ids() == ["SG_0", "SG_1"]

    with_api(test)


def test_what_the_api_refuses_does_not_hold_up_the_rest(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.refused_ids = {"SG_1"}
        with Spool(tmp_path, ROOM) as spool:
            for number in range(4):
                spool.add(segment(number))
            await deliver(spool, api)
            assert server.ids() == ["SG_0", "SG_2", "SG_3"]
            assert not spool.undelivered

    with_api(test)


def test_a_call_ends_in_time_although_the_api_is_away_and_the_words_are_kept(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.failures = [503] * 100
        transcript = await Transcript.open(tmp_path, ROOM, api)
        transcript.add(words(0, 1000), speaker="founder", name="Sam", is_fred=False)
        begun = time.monotonic()
        await transcript.close(0.3, in_peace=True)
        assert time.monotonic() - begun < 1
        assert server.written == []
        server.failures = []
        age(tmp_path, seconds=60)
        await sweep(tmp_path, api)
        assert server.ids() == ["SG_0"]

    with_api(test)


def age(directory: Path, *, seconds: float) -> None:
    for file in directory.iterdir():
        then = time.time() - seconds
        os.utime(file, (then, then))


DYING = """
import sys, time
from pathlib import Path
from fred_agent.memory.spool import Segment, Spool
spool = Spool(Path(sys.argv[1]), "call-1")
spool.begin(1000.0)
spool.add(Segment("SG_0", "founder", "Sam", "I will write to them by Friday.", 0, 900, False))
spool.add(Segment("SG_1", "agent-1", "FRED", "Did I get that right?", 1000, 1900, True))
spool.mark_delivered(1)
print("said", flush=True)
time.sleep(60)
"""


def killed_in_a_call(directory: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", DYING, directory], stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"said\n"
        with pytest.raises(Taken):
            Spool(directory, ROOM)
        process.send_signal(signal.SIGKILL)


def test_whoever_takes_over_a_call_knows_what_was_said_and_delivers_the_rest(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        killed_in_a_call(tmp_path)
        transcript = await Transcript.open(tmp_path, ROOM, api)
        assert [said.text for said in transcript.said_before] == [
            "I will write to them by Friday.",
            "Did I get that right?",
        ]
        assert transcript.was_cut_off
        transcript.begin(2000.0, "agent-2")
        transcript.add(words(2, 1010.0), speaker="founder", name="Sam", is_fred=False)
        await transcript.close(5, in_peace=True)
        assert server.ids() == ["SG_1", "SG_2"]
        assert server.written[1]["startMs"] == 10_000, "the call began when the first worker said"
        again = await Transcript.open(tmp_path, ROOM, api)
        assert not again.was_cut_off
        assert len(again.said_before) == 3
        again.begin(3000.0, "agent-3")
        await again.close(1, in_peace=False)
        with Spool(tmp_path, ROOM) as spool:
            assert not spool.left_in_peace
            assert spool.agent == "agent-3"

    with_api(test)


def test_what_a_dead_worker_left_is_delivered_and_deleted_in_time(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        killed_in_a_call(tmp_path)
        await sweep(tmp_path, api)
        assert server.ids() == [], "its successor may be on the way"
        age(tmp_path, seconds=60)
        await sweep(tmp_path, api)
        assert server.ids() == ["SG_1"]
        await sweep(tmp_path, api)
        assert list(tmp_path.glob("*.words"))
        age(tmp_path, seconds=KEPT + 1)
        await sweep(tmp_path, api)
        assert list(tmp_path.iterdir()) == []
        assert server.ids() == ["SG_1"]

    with_api(test)


def test_what_can_never_be_delivered_is_not_kept_for_ever(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        killed_in_a_call(tmp_path)
        server.failures = [404, 404]
        age(tmp_path, seconds=GIVEN_UP - 60)
        await sweep(tmp_path, api)
        assert list(tmp_path.glob("*.words"))
        age(tmp_path, seconds=GIVEN_UP + 1)
        await sweep(tmp_path, api)
        assert list(tmp_path.iterdir()) == []

    with_api(test)


def test_a_line_that_a_crash_cut_is_left_out(tmp_path: Path) -> None:
    with Spool(tmp_path, ROOM) as spool:
        spool.add(segment(0))
    (file,) = tmp_path.glob("*.words")
    with file.open("ab") as end:
        end.write(b'{"said": {"segment_id": "SG_')
    with Spool(tmp_path, ROOM) as spool:
        assert [said.segment_id for said in spool.segments] == ["SG_0"]
        spool.add(segment(1))
    with Spool(tmp_path, ROOM) as spool:
        assert [said.segment_id for said in spool.segments] == ["SG_0", "SG_1"]


def test_nobody_else_can_read_what_people_said(tmp_path: Path) -> None:
    directory = tmp_path / "spool"
    with Spool(directory, ROOM) as spool:
        spool.add(segment(0))
    assert directory.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in directory.iterdir())


def test_the_briefing(tmp_path: Path) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.briefing = {
            "person": {"id": "u1", "name": "Sam Founder"},
            "language": "en",
            "commitments": [
                {"text": "Send the contract", "owner": "Dana"},
                {"text": "I will write to my customers by Friday.", "owner": "Sam Founder", "due": "Friday"},
                "call them",
            ],
            "memories": ["They sell software.", "", 5],
            "secondsLeft": 1200,
            "more": {"than": "it knows"},
        }
        briefing = await api.briefing(ROOM)
        assert briefing == Briefing(
            person_id="u1",
            name="Sam Founder",
            language="en",
            commitments=("Send the contract", "I will write to my customers by Friday.", "call them"),
            own_commitments=("I will write to my customers by Friday.", "call them"),
            memories=("They sell software.",),
            seconds_left=1200,
        )
        assert briefing.as_lines().splitlines()[0] == '{"commitment": "Send the contract"}'

    with_api(test)


def test_nobody_is_asked_about_what_somebody_else_promised() -> None:
    promised = {"commitments": [{"text": "Send the contract", "owner": "Dana"}, {"text": "Call Bob"}]}
    of_sam = Briefing.of({"person": {"id": "u1", "name": "Sam"}, **promised})
    assert of_sam.promised_by("u1") == "Call Bob"
    assert of_sam.promised_by("a guest") is None
    assert Briefing.of(promised).promised_by("u1") == "Call Bob"
    assert Briefing.of({"person": {"id": "u1"}}).promised_by("u1") is None


@pytest.mark.parametrize("body", [None, "nonsense", [], {"person": 5, "commitments": "x", "secondsLeft": -1}, "[[["])
def test_without_a_briefing_fred_talks_all_the_same(body: object) -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.briefing = body
        assert await api.briefing(ROOM) == Briefing()

    with_api(test)


def test_a_slow_briefing_is_not_waited_for() -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.briefing, server.briefing_delay = {"person": {"name": "Sam"}}, 10
        begun = time.monotonic()
        assert await api.briefing(ROOM) == Briefing()
        assert 1.9 < time.monotonic() - begun < 3

    with_api(test)


def test_services_that_are_starting_are_waited_for_before_anybody_calls() -> None:
    async def test(server: ApiServer, api: CallsApi) -> None:
        server.is_starting = True
        waking = asyncio.create_task(api.wake())
        await asyncio.sleep(0.2)
        assert not waking.done()
        server.is_starting = False
        await asyncio.wait_for(waking, 5)

    with_api(test)


def test_an_api_that_is_nowhere() -> None:
    async def test(server: ApiServer, _: CallsApi) -> None:
        async with aiohttp.ClientSession() as http:
            nowhere = CallsApi(Api("http://127.0.0.1:9", token="t"), http)
            assert await nowhere.briefing(ROOM) == Briefing()
            with pytest.raises(Away):
                await nowhere.write(ROOM, [segment(0)])

    with_api(test)


def test_a_token_from_a_file_is_read_whenever_it_is_needed(tmp_path: Path) -> None:
    file = tmp_path / "token"

    async def test() -> None:
        async with aiohttp.ClientSession() as http:
            token = tokens_of(Api("http://x", token_file=file), http)
            file.write_text("one\n")
            assert await token() == "one"
            file.write_text("two\n")
            assert await token() == "two"

    asyncio.run(test())


def test_client_credentials_are_asked_for_again_before_they_end() -> None:
    async def test(server: ApiServer, _: CallsApi) -> None:
        async with aiohttp.ClientSession() as http:
            oidc = Api("http://x", oidc_token_url=f"{server.url}/token", oidc_client_id="f", oidc_client_secret="s")
            token = tokens_of(oidc, http)
            assert [await token(), await token()] == ["token-1", "token-1"]
            server.token_lifetime = 10
            short = tokens_of(oidc, http)
            assert [await short(), await short()] == ["token-2", "token-3"]
            assert server.token_forms[0] == {
                "grant_type": "client_credentials",
                "client_id": "f",
                "client_secret": "s",
            }

    with_api(test)
