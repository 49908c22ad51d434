"""Our API, as FRED uses it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from urllib.parse import quote

import aiohttp

from fred_agent.config import Api
from fred_agent.memory.briefing import Briefing
from fred_agent.memory.spool import Segment
from fred_agent.memory.tokens import tokens_of

log = logging.getLogger(__name__)

BRIEFING_TIME_LIMIT = 2.0
_ANSWERS_UNTIL_AWAKE = 3
_WAKING_TIME_LIMIT = aiohttp.ClientTimeout(total=20)
_NO_CALL = "call-" + 32 * "0"
_WRITING_TIME_LIMIT = aiohttp.ClientTimeout(total=10)
_AWAY = (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError)

# The request itself is wrong, and will be however often it is sent
_REFUSALS = frozenset({400, 409, 413, 422})


class Refused(Exception):
    """The API will never take this."""


class Away(Exception):
    """The API cannot take this now."""


class CallsApi:
    def __init__(self, api: Api, http: aiohttp.ClientSession) -> None:
        self._url = api.url
        self._http = http
        self._token = tokens_of(api, http)

    async def briefing(self, room: str) -> Briefing:
        """Never fails and takes two seconds at most: FRED talks without one, too."""
        url = self._briefing_of(room)
        try:
            limit = aiohttp.ClientTimeout(total=BRIEFING_TIME_LIMIT)
            async with self._http.get(url, headers=await self._headers(), timeout=limit) as answer:
                if answer.status == 200:
                    return Briefing.of(await answer.json())
                log.info("no briefing: room=%s status=%d", room, answer.status)
        except _AWAY as e:
            log.warning("no briefing: room=%s cause=%r", room, e)
        return Briefing()

    async def wake(self) -> None:
        """Has the services answer before anybody calls: their first answer takes longer than a briefing may."""
        url = self._briefing_of(_NO_CALL)
        for _ in range(_ANSWERS_UNTIL_AWAKE):
            while not await self._answers(url):
                await asyncio.sleep(1)

    async def _answers(self, url: str) -> bool:
        try:
            async with self._http.get(url, headers=await self._headers(), timeout=_WAKING_TIME_LIMIT) as answer:
                return answer.status < 500
        except _AWAY:
            return False

    async def write(self, room: str, segments: Sequence[Segment]) -> None:
        """:raises Refused, Away:"""
        url = f"{self._url}/api/coaching/transcripts/{quote(room, safe='')}"
        body = {"segments": [segment.for_api() for segment in segments]}
        try:
            async with self._http.post(
                url, json=body, headers=await self._headers(), timeout=_WRITING_TIME_LIMIT
            ) as answer:
                if answer.status in _REFUSALS:
                    raise Refused(f"{answer.status}: {(await answer.text())[:500]}")
                if answer.status >= 300:
                    raise Away(f"status {answer.status}")
        except _AWAY as e:
            raise Away(repr(e)) from e

    def _briefing_of(self, room: str) -> str:
        return f"{self._url}/api/fred/call/{quote(room, safe='')}/briefing"

    async def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self._token()}"}
