"""How the founder's stand-in leads its half of a call, and what it notes of FRED's."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

import aiohttp
from livekit import rtc

from fred_agent.mouth import Piper
from fred_agent.rehearsal.founder import CutOff, Founder, Samples, onset, voice_of
from fred_agent.rehearsal.stages import Stage, Ticket

INTERRUPTION = "Wait, there is one more thing."
FAREWELL = "No, that is all. Goodbye."

_PAUSE = 0.9


@dataclass(frozen=True)
class Script:
    """What the founder says.

    `lines`: one in pieces is one sentence with a pause in it, in which FRED must not speak
    `interrupted_line`: by its number, whose answer is interrupted
    `patience`: how long an answer is waited for, in seconds
    """

    lines: tuple[tuple[str, ...], ...]
    interrupted_line: int | None = None
    patience: float = 15.0

    def voices(self, piper: Piper) -> dict[str, Samples]:
        texts = [*(piece for line in self.lines for piece in line), INTERRUPTION, FAREWELL]
        return {text: voice_of(piper.speak(text), piper.sample_rate) for text in texts}


@dataclass
class Measured:
    greeting: float = 0.0
    answers: list[float] = field(default_factory=list)
    interruption: float | None = None
    spoke_in_a_pause: int = 0
    unanswered: int = 0
    returns: int = 0
    ended_by_fred: float | None = None
    said: list[str] = field(default_factory=list)


async def rehearse(
    stage: Stage, script: Script, voices: dict[str, Samples], founder: Founder, measured: Measured
) -> Ticket:
    """:raises TimeoutError: where FRED does not come"""
    ticket = await stage.open()
    microphone_on = await founder.join(ticket.url, ticket.token)
    try:
        measured.greeting = await founder.fred_begins(microphone_on, script.patience) - microphone_on
        for number, line in enumerate(script.lines):
            try:
                answer = await _exchange(founder, voices, line, script, measured)
            except CutOff:
                await _come_back(stage, ticket, founder, script, measured)
                answer = await _exchange(founder, voices, line, script, measured)
            if answer is None:
                measured.unanswered += 1
                continue
            measured.answers.append(answer)
            if number == script.interrupted_line:
                await _interrupt(founder, voices, script, measured)
        await founder.fred_finishes()
        measured.said.append(FAREWELL)
        spoken_until = await founder.say(voices[FAREWELL])
        try:
            await asyncio.wait_for(founder.left_alone.wait(), 30)
            measured.ended_by_fred = time.monotonic() - spoken_until
        except asyncio.TimeoutError:
            pass
    finally:
        await founder.leave()
    return ticket


async def _exchange(
    founder: Founder, voices: dict[str, Samples], line: tuple[str, ...], script: Script, measured: Measured
) -> float | None:
    """Returns how long FRED's answer took; None where there was none.

    :raises CutOff:
    """
    await founder.fred_finishes()
    await asyncio.sleep(0.3)
    spoken_until = await _say(founder, voices, line, measured)
    try:
        return await founder.fred_begins(spoken_until, script.patience) - spoken_until
    except TimeoutError:
        return None


async def _come_back(stage: Stage, left: Ticket, founder: Founder, script: Script, measured: Measured) -> None:
    """As the page offers it: with a new token, as soon as LiveKit is there again.

    :raises TimeoutError: where that does not happen, or FRED does not come back
    """
    end = time.monotonic() + script.patience
    while True:
        try:
            ticket = await stage.come_back(left)
            microphone_on = await founder.join(ticket.url, ticket.token)
            break
        except (aiohttp.ClientError, rtc.ConnectError) as e:
            if time.monotonic() > end:
                raise TimeoutError(f"the call cannot be joined again: {e}") from e
            await asyncio.sleep(1)
    measured.returns += 1
    await founder.fred_begins(microphone_on, script.patience)


async def _say(founder: Founder, voices: dict[str, Samples], line: tuple[str, ...], measured: Measured) -> float:
    measured.said.append(" ".join(line))
    spoken_until = await founder.say(voices[line[0]])
    for piece in line[1:]:
        await asyncio.sleep(_PAUSE)
        if founder.voice_heard[-1].last > spoken_until:
            measured.spoke_in_a_pause += 1
        spoken_until = await founder.say(voices[piece])
    return spoken_until


async def _interrupt(founder: Founder, voices: dict[str, Samples], script: Script, measured: Measured) -> None:
    await asyncio.sleep(1.0)
    if not founder.is_fred_speaking():
        return
    measured.said.append(INTERRUPTION)
    spoken_until = await founder.say(voices[INTERRUPTION])
    begun = founder.speech_begun + onset(voices[INTERRUPTION])
    silenced = [heard.last for heard in founder.voice_heard if heard.first < begun]
    measured.interruption = silenced[-1] - begun
    try:
        await founder.fred_begins(spoken_until, script.patience)
    except TimeoutError:
        measured.unanswered += 1
