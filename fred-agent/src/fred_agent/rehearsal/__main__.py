"""`python -m fred_agent.rehearsal`: a call with FRED, and how it went. Ends with 1 where a target is missed."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from dataclasses import dataclass, field

import aiohttp

from fred_agent.mouth import Piper, installed_voice
from fred_agent.rehearsal.founder import Founder, Samples, onset, voice_of
from fred_agent.rehearsal.score import percentile, word_error_rate
from fred_agent.rehearsal.stages import BareRoom, OurCall, Stage

# A line in pieces is one sentence with a pause in it, in which FRED must not speak
LINES: tuple[tuple[str, ...], ...] = (
    ("I want to raise the price of my product to forty nine dollars next month.",),
    ("My team could pay for the support that our customers ask for.",),
    ("My biggest worry is that", "the first ten customers will leave."),
    ("We have eleven customers who pay twenty nine dollars.",),
    ("I could keep the old price for them, or ask them what they think.",),
    ("I will write to all of them and ask what they think.",),
    ("By Friday.",),
    ("Yes, that is right.",),
)
PAUSE = 0.9
INTERRUPTED_LINE = 4
INTERRUPTION = "Wait, there is one more thing."
FAREWELL = "No, that is all. Goodbye."

_ANSWER_LIMIT = 15.0


@dataclass
class Measured:
    greeting: float = 0.0
    answers: list[float] = field(default_factory=list)
    interruption: float | None = None
    spoke_in_a_pause: int = 0
    unanswered: int = 0
    ended_by_fred: float | None = None
    said: list[str] = field(default_factory=list)


def _voices(piper: Piper) -> dict[str, Samples]:
    texts = [*(piece for line in LINES for piece in line), INTERRUPTION, FAREWELL]
    return {text: voice_of(piper.speak(text), piper.sample_rate) for text in texts}


async def rehearse(stage: Stage, voices: dict[str, Samples], measured: Measured) -> tuple[Founder, str]:
    founder = Founder()
    ticket = await stage.open()
    microphone_on = await founder.join(ticket.url, ticket.token)
    measured.greeting = await founder.fred_begins(microphone_on, _ANSWER_LIMIT) - microphone_on
    for number, line in enumerate(LINES):
        await founder.fred_finishes()
        await asyncio.sleep(0.3)
        spoken_until = await _say(founder, voices, line, measured)
        try:
            begun = await founder.fred_begins(spoken_until, _ANSWER_LIMIT)
        except TimeoutError:
            measured.unanswered += 1
            continue
        measured.answers.append(begun - spoken_until)
        if number == INTERRUPTED_LINE:
            await _interrupt(founder, voices, measured)
    await founder.fred_finishes()
    measured.said.append(FAREWELL)
    spoken_until = await founder.say(voices[FAREWELL])
    try:
        await asyncio.wait_for(founder.left_alone.wait(), 30)
        measured.ended_by_fred = time.monotonic() - spoken_until
    except asyncio.TimeoutError:
        pass
    await founder.leave()
    return founder, ticket.room


async def _say(founder: Founder, voices: dict[str, Samples], line: tuple[str, ...], measured: Measured) -> float:
    measured.said.append(" ".join(line))
    spoken_until = await founder.say(voices[line[0]])
    for piece in line[1:]:
        await asyncio.sleep(PAUSE)
        if founder.voice_heard[-1].last > spoken_until:
            measured.spoke_in_a_pause += 1
        spoken_until = await founder.say(voices[piece])
    return spoken_until


async def _interrupt(founder: Founder, voices: dict[str, Samples], measured: Measured) -> None:
    await asyncio.sleep(1.0)
    if not founder.is_fred_speaking():
        return
    measured.said.append(INTERRUPTION)
    spoken_until = await founder.say(voices[INTERRUPTION])
    begun = founder.speech_begun + onset(voices[INTERRUPTION])
    silenced = [heard.last for heard in founder.voice_heard if heard.first < begun]
    measured.interruption = silenced[-1] - begun
    try:
        await founder.fred_begins(spoken_until, _ANSWER_LIMIT)
    except TimeoutError:
        measured.unanswered += 1


def report(measured: Measured, heard_live: str, kept: str | None) -> list[tuple[str, str, str, bool]]:
    said = " ".join(measured.said)
    rows = [
        ("greeting after the microphone is on", f"{measured.greeting:.2f} s", "1.50 s", measured.greeting <= 1.5),
        _latency("answer, p50", percentile(measured.answers, 0.5), 0.9),
        _latency("answer, p95", percentile(measured.answers, 0.95), 1.6),
        ("answers", f"{len(measured.answers)} of {len(LINES)}", "all", measured.unanswered == 0),
        ("spoke in a pause", f"{measured.spoke_in_a_pause}", "0", measured.spoke_in_a_pause == 0),
    ]
    if measured.interruption is not None:
        rows.append(_latency("silent after an interruption", measured.interruption, 0.3))
    live = word_error_rate(said, heard_live)
    rows.append(("word error rate, captions", f"{live:.1%}", "10 %", live <= 0.1))
    if kept is not None:
        rate = word_error_rate(said, kept)
        rows.append(("word error rate, transcript", f"{rate:.1%}", "10 %", rate <= 0.1))
    ended = measured.ended_by_fred
    rows.append(("hangs up after goodbye", f"{ended:.1f} s" if ended else "no", "yes", ended is not None))
    return rows


def _latency(what: str, measured: float, target: float) -> tuple[str, str, str, bool]:
    return what, f"{measured:.2f} s", f"{target:.2f} s", measured <= target


async def run(options: argparse.Namespace) -> bool:
    piper = Piper(installed_voice(), is_steady=True)
    voices = _voices(piper)
    piper.close()
    measured = Measured()
    async with aiohttp.ClientSession() as http:
        stage: Stage = (
            OurCall(options.gateway.rstrip("/"), options.token, options.agent, http)
            if options.gateway
            else BareRoom(options.agent or "fred")
        )
        founder, room = await rehearse(stage, voices, measured)
        own = founder.room.local_participant.identity
        finals = {c.segment_id: c.text for c in founder.captions if c.is_final and c.speaker == own}
        kept = await stage.transcript(room)
    words_kept = None
    if kept is not None:
        words_kept = " ".join(segment["text"] for segment in kept if segment["speaker"] == own)
        for segment in kept:
            print(f"{segment['start_ms'] / 1000:7.1f} s  {segment['name']}: {segment['text']}")
    else:
        for text in finals.values():
            print(f"  heard: {text}")
    rows = report(measured, " ".join(finals.values()), words_kept)
    print("answers: " + ", ".join(f"{answer:.2f}" for answer in measured.answers) + " s")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print("| what | measured | target | |\n| --- | --- | --- | --- |")
    for what, value, target, is_met in rows:
        print(f"| {what} | {value} | {target} | {'met' if is_met else 'MISSED'} |")
    return all(is_met for *_, is_met in rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="fred-rehearsal", description=__doc__)
    parser.add_argument("--gateway", help="of our system; without it, a bare room by LIVEKIT_URL and its key")
    parser.add_argument(
        "--token", help="a person's bearer token, with --gateway", default=os.environ.get("CALLS_TOKEN")
    )
    parser.add_argument(
        "--agent", help="sent for by LIVEKIT_URL and its key; with --gateway only where call-service sends for none"
    )
    options = parser.parse_args()
    if options.gateway and not options.token:
        parser.error("--gateway needs --token, or CALLS_TOKEN")
    sys.exit(0 if asyncio.run(run(options)) else 1)


if __name__ == "__main__":
    main()
