"""`python -m fred_agent.rehearsal.demo`: a robot founder talks with FRED for a minute; one hears both afterwards."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from typing import Any

import aiohttp

from fred_agent.mouth import Piper, installed_voice
from fred_agent.rehearsal.conduct import Measured, Script, rehearse
from fred_agent.rehearsal.founder import Founder
from fred_agent.rehearsal.leaving import exit_now
from fred_agent.rehearsal.stages import OurCall

LINES = (
    ("I want to raise the price of my product to forty nine dollars next month.",),
    ("My biggest worry is that the first ten customers will leave.",),
    ("We have eleven customers who pay twenty nine dollars.",),
    ("I will write to all of them by Friday and ask what they think.",),
    ("Yes, that is right.",),
)

_RECORDING_LIMIT = 90.0


async def run(gateway: str, token: str, patience: float, lines: int) -> dict[str, Any]:
    script = Script(LINES[:lines], patience=patience)
    piper = Piper(installed_voice(), is_steady=True)
    voices = script.voices(piper)
    piper.close()
    measured = Measured()
    async with aiohttp.ClientSession() as http:
        call = OurCall(gateway.rstrip("/"), token, None, http, is_recorded=True)
        print("A founder talks with FRED for a minute.", file=sys.stderr)
        ticket = await rehearse(call, script, voices, Founder(), measured)
        transcript = await call.transcript(ticket.room)
        print("Both have left; waiting for the recording.", file=sys.stderr)
        recording = await call.recording(ticket.room, _RECORDING_LIMIT)
    return {
        "room": ticket.room,
        "sessionId": ticket.session,
        "answers": [round(answer, 2) for answer in measured.answers],
        "unanswered": measured.unanswered,
        "returns": measured.returns,
        "endedByFred": measured.ended_by_fred is not None,
        "transcript": transcript,
        "recording": recording,
    }


def show(result: dict[str, Any]) -> None:
    for segment in result["transcript"]:
        print(f"{segment['start_ms'] / 1000:7.1f} s  {segment['name']}: {segment['text']}")
    answers = ", ".join(f"{answer:.2f}" for answer in result["answers"])
    print(f"\nFRED began to answer after {answers} s.")
    print(f"The session is {result['sessionId']}, in the web app's history of the founder's.")
    recording = result["recording"]
    if recording["state"] == "ready":
        print(f"Hear both: {recording['url']}")
    else:
        print(f"The recording is {recording['state']} ({recording.get('reason')}).")


def main() -> None:
    parser = argparse.ArgumentParser(prog="./calls demo --fred", description=__doc__)
    parser.add_argument("--gateway", default=os.environ.get("CALLS_GATEWAY"), help="of our system")
    parser.add_argument("--token", default=os.environ.get("CALLS_TOKEN_STUDIO"), help="the founder's bearer token")
    parser.add_argument("--patience", type=float, default=15, help="how long an answer is waited for, in seconds")
    parser.add_argument(
        "--lines", type=int, default=len(LINES), help=f"how many lines the founder speaks, up to {len(LINES)}"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    options = parser.parse_args()
    if not options.gateway or not options.token:
        parser.error("CALLS_GATEWAY and CALLS_TOKEN_STUDIO are missing; ./calls demo sets them")
    try:
        result = asyncio.run(run(options.gateway, options.token, options.patience, options.lines))
    except (TimeoutError, aiohttp.ClientError) as e:
        print(f"The demo failed: {e}.", file=sys.stderr)
        exit_now(1)
    if options.json:
        print(json.dumps(result))
    else:
        show(result)
    exit_now(1 if result["unanswered"] else 0)


if __name__ == "__main__":
    main()
