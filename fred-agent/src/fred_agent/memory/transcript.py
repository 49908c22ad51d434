"""What both sides say in one call: kept, and on its way to our API."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path

from fred_agent.memory.api import CallsApi
from fred_agent.memory.delivery import Delivery
from fred_agent.memory.spool import Segment, Spool, Taken

_TRY_AGAIN_AFTER = 0.1
# As long as a sweep that has the spool may wait for an API that does not answer
_LONGEST_WAIT = 12.0


@dataclass(frozen=True)
class Words:
    """What somebody said. Times: seconds since 1970. Until `is_final` it may change."""

    segment_id: str
    text: str
    started_at: float
    ended_at: float
    is_final: bool


class Transcript:
    def __init__(self, spool: Spool, api: CallsApi | None) -> None:
        self._spool = spool
        self._delivery = Delivery(spool, api) if api else None
        # What a worker before us said and heard, if there was one
        self.said_before = list(spool.segments)
        self.was_cut_off = bool(spool.segments) and not spool.left_in_peace

    @staticmethod
    async def open(directory: Path, room: str, api: CallsApi | None) -> Transcript:
        """:raises Taken: when another worker is in the call"""
        give_up_at = time.monotonic() + _LONGEST_WAIT
        while True:
            try:
                return Transcript(Spool(directory, room), api)
            except Taken:
                if time.monotonic() > give_up_at:
                    raise
                await asyncio.sleep(_TRY_AGAIN_AFTER)

    def begin(self, at: float, agent: str) -> None:
        """`at`: when the call began, by the room's clock, in seconds since 1970. `agent`: FRED's identity."""
        self._spool.begin(at)
        self._spool.enter(agent)

    def add(self, words: Words, *, speaker: str, name: str, is_fred: bool) -> None:
        began_at = self._spool.began_at if self._spool.began_at is not None else words.started_at
        start_ms = max(0, round((words.started_at - began_at) * 1000))
        self._spool.add(
            Segment(
                segment_id=words.segment_id,
                speaker=speaker,
                speaker_name=name,
                text=words.text,
                start_ms=start_ms,
                end_ms=max(start_ms, round((words.ended_at - began_at) * 1000)),
                is_fred=is_fred,
            )
        )
        if self._delivery:
            self._delivery.look()

    async def close(self, limit: float, *, in_peace: bool) -> None:
        """Waits so long for our API to take the last words. Whoever does not leave in peace has a successor."""
        if in_peace:
            self._spool.leave()
        if self._delivery:
            await self._delivery.finish(limit)
        self._spool.close()
