"""`python -m fred_agent.rehearsal`: a call with FRED, and how it went. Ends with 1 where a target is missed."""

from __future__ import annotations

import argparse
import asyncio
import os

import aiohttp

from fred_agent.mouth import Piper, installed_voice
from fred_agent.rehearsal.conduct import Measured, Script, rehearse
from fred_agent.rehearsal.founder import Founder
from fred_agent.rehearsal.leaving import exit_now
from fred_agent.rehearsal.score import percentile, word_error_rate
from fred_agent.rehearsal.stages import BareRoom, OurCall, Stage

SCRIPT = Script(
    lines=(
        ("I want to raise the price of my product to forty nine dollars next month.",),
        ("My team could pay for the support that our customers ask for.",),
        ("My biggest worry is that", "the first ten customers will leave."),
        ("We have eleven customers who pay twenty nine dollars.",),
        ("I could keep the old price for them, or ask them what they think.",),
        ("I will write to all of them and ask what they think.",),
        ("By Friday.",),
        ("Yes, that is right.",),
    ),
    interrupted_line=4,
)


def report(measured: Measured, heard_live: str, kept: str | None) -> list[tuple[str, str, str, bool]]:
    said = " ".join(measured.said)
    rows = [
        ("greeting after the microphone is on", f"{measured.greeting:.2f} s", "1.50 s", measured.greeting <= 1.5),
        _latency("answer, p50", percentile(measured.answers, 0.5), 0.9),
        _latency("answer, p95", percentile(measured.answers, 0.95), 1.6),
        ("answers", f"{len(measured.answers)} of {len(SCRIPT.lines)}", "all", measured.unanswered == 0),
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
    voices = SCRIPT.voices(piper)
    piper.close()
    measured, founder = Measured(), Founder()
    async with aiohttp.ClientSession() as http:
        stage: Stage = (
            OurCall(options.gateway.rstrip("/"), options.token, options.agent, http)
            if options.gateway
            else BareRoom(options.agent or "fred")
        )
        ticket = await rehearse(stage, SCRIPT, voices, founder, measured)
        own = founder.room.local_participant.identity
        finals = {c.segment_id: c.text for c in founder.captions if c.is_final and c.speaker == own}
        kept = await stage.transcript(ticket.room)
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
    exit_now(0 if asyncio.run(run(options)) else 1)


if __name__ == "__main__":
    main()
