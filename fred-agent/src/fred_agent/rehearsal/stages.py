"""Where a rehearsal takes place: a call of our system, or a bare room of a LiveKit."""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

import aiohttp
from livekit import api
from livekit.agents import utils

# A system that has just started may ask for a little time
_MOST_TRIES = 4

_UNSETTLED = ("requested", "unknown", "starting", "active", "ending")


@dataclass(frozen=True)
class Ticket:
    room: str
    url: str
    token: str
    session: str | None = None


class Stage(Protocol):
    async def open(self) -> Ticket: ...

    async def come_back(self, left: Ticket) -> Ticket:
        """Into a call whose connection was lost."""
        ...

    async def transcript(self, room: str) -> list[dict[str, Any]] | None:
        """What was kept of the call; None where nobody keeps anything."""
        ...


@dataclass
class OurCall:
    """Through the gateway, as a person's browser does it.

    `agent`: sent for by LIVEKIT_URL and its key, where call-service sends for none.
    """

    gateway: str
    token: str
    agent: str | None
    http: aiohttp.ClientSession
    is_recorded: bool = False

    async def open(self) -> Ticket:
        call = await self._ask(
            "POST",
            "/api/fred/call",
            {"callType": "on-demand", **({"enableRecording": True} if self.is_recorded else {})},
        )
        if self.agent:
            async with api.LiveKitAPI() as livekit:
                await _send(self.agent, call["room"], livekit)
        return Ticket(call["room"], call["url"], call["token"], call["sessionId"])

    async def come_back(self, left: Ticket) -> Ticket:
        admission = await self._ask("POST", "/api/livekit/token", {"room": left.room})
        return Ticket(left.room, admission["url"], admission["token"], left.session)

    async def transcript(self, room: str) -> list[dict[str, Any]] | None:
        answer = await self._ask("GET", f"/api/coaching/transcripts/{room}", None)
        segments: list[dict[str, Any]] = answer["segments"]
        return segments

    async def recording(self, room: str, limit: float) -> dict[str, Any]:
        """How it stands with it in the end, or after so many seconds."""
        end = time.monotonic() + limit
        while True:
            recording = await self._ask("GET", f"/api/coaching/recordings/{room}", None)
            if recording["state"] not in _UNSETTLED or time.monotonic() > end:
                return recording
            await asyncio.sleep(1)

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        tries = 1
        while True:
            async with self.http.request(method, self.gateway + path, json=body, headers=headers) as answer:
                wait = answer.headers.get("Retry-After") if answer.status == HTTPStatus.SERVICE_UNAVAILABLE else None
                if wait is None or tries == _MOST_TRIES:
                    answer.raise_for_status()
                    parsed: dict[str, Any] = await answer.json()
                    return parsed
            tries += 1
            await asyncio.sleep(float(wait))


@dataclass
class BareRoom:
    """By LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET alone."""

    agent: str

    async def open(self) -> Ticket:
        room = utils.shortuuid("rehearsal-")
        async with api.LiveKitAPI() as livekit:
            await livekit.room.create_room(api.CreateRoomRequest(name=room, empty_timeout=60))
            await _send(self.agent, room, livekit)
        grants = api.VideoGrants(room_join=True, room=room)
        token = api.AccessToken().with_identity("founder").with_name("Sam").with_grants(grants)
        return Ticket(room, os.environ["LIVEKIT_URL"], token.to_jwt())

    async def come_back(self, left: Ticket) -> Ticket:
        return left

    async def transcript(self, room: str) -> list[dict[str, Any]] | None:
        return None


async def _send(agent: str, room: str, livekit: api.LiveKitAPI) -> None:
    await livekit.agent_dispatch.create_dispatch(api.CreateAgentDispatchRequest(agent_name=agent, room=room))
