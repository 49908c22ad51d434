"""Words go from the spool to our API, in order, until it has them."""

from __future__ import annotations

import asyncio
import logging
import time
from pathlib import Path

from fred_agent.memory.api import Away, CallsApi, Refused
from fred_agent.memory.spool import GIVEN_UP, KEPT, Spool, left_behind

log = logging.getLogger(__name__)

_AT_ONCE = 100
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 8.0
_SWEEP_EVERY = 20.0

# A call whose worker died is taken over before this; until then its words are its successor's to deliver
_ABANDONED = 30.0


class Delivery:
    """Of one call's words, beside the call."""

    def __init__(self, spool: Spool, api: CallsApi) -> None:
        self._spool = spool
        self._api = api
        self._news = asyncio.Event()
        self._is_ending = False
        self._task = asyncio.create_task(self._run(), name="delivery")

    def look(self) -> None:
        """There are new words."""
        self._news.set()

    async def finish(self, limit: float) -> None:
        """What is not delivered by then stays in the spool, for the sweep."""
        self._is_ending = True
        self._news.set()
        await asyncio.wait([self._task], timeout=limit)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            self._news.clear()
            try:
                await deliver(self._spool, self._api)
                pause = _FIRST_PAUSE
            except Away as e:
                log.warning("the API takes no words now: room=%s cause=%s", self._spool.room, e)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            if self._is_ending and not self._spool.undelivered:
                return
            await self._news.wait()


async def deliver(spool: Spool, api: CallsApi) -> None:
    """All there is. What the API refuses is left out, one segment at a time.

    :raises Away: with what is left still in the spool
    """
    while batch := spool.undelivered[:_AT_ONCE]:
        try:
            await api.write(spool.room, batch)
        except Refused as refusal:
            if len(batch) == 1:
                log.error("the API refuses a segment: room=%s cause=%s", spool.room, refusal)
                spool.mark_delivered(1)
            else:
                await _deliver_one_by_one(spool, api, len(batch))
            continue
        spool.mark_delivered(len(batch))


async def _deliver_one_by_one(spool: Spool, api: CallsApi, count: int) -> None:
    for segment in spool.undelivered[:count]:
        try:
            await api.write(spool.room, [segment])
        except Refused as refusal:
            log.error("the API refuses a segment: room=%s cause=%s", spool.room, refusal)
        spool.mark_delivered(1)


async def sweep(directory: Path, api: CallsApi) -> None:
    """Delivers what workers left behind that died, and deletes what nobody will need any more."""
    for spool in left_behind(directory):
        age = time.time() - spool.last_changed()
        if age < _ABANDONED:
            continue
        try:
            await deliver(spool, api)
        except Away as e:
            log.warning("words wait for the API: room=%s cause=%s", spool.room, e)
        if spool.undelivered and age > GIVEN_UP:
            log.error("words are given up: room=%s segments=%d", spool.room, len(spool.undelivered))
            spool.delete()
        elif not spool.undelivered and age > KEPT:
            spool.delete()


async def keep_sweeping(directory: Path, api: CallsApi) -> None:
    while True:
        try:
            await sweep(directory, api)
        except Exception:
            log.exception("the sweep of the spool fails, and will come again")
        await asyncio.sleep(_SWEEP_EVERY)
