"""A FRED who dies in a call has a successor within seconds.

LiveKit does not send another: the dispatch of one that died stays listed, and nobody comes. But his words are here, and
their file is free.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from livekit import api

from fred_agent.memory.spool import left_behind

log = logging.getLogger(__name__)

_LOOK_EVERY = 1.0
# Costs nothing, and somebody may be waiting
_READY_AGAIN = 0.1
# Who was sent for may be on the way so long, and so long until a worker has taken the job
_ON_THE_WAY = 15.0
_TAKEN_WITHIN = 3.0
_MOST_SUCCESSORS = 3
# Who was left alone for longer has gone, or has given FRED up
_TOO_LATE = 120.0

NOT_PEOPLE = (api.ParticipantInfo.AGENT, api.ParticipantInfo.EGRESS)


def needs_successor(participants: Sequence[api.ParticipantInfo], dead: str | None) -> bool:
    """Whether people sit in the room, and no agent but the dead one, whom LiveKit takes a while to notice."""
    people = [one for one in participants if one.kind not in NOT_PEOPLE]
    agents = [one for one in participants if one.kind == api.ParticipantInfo.AGENT and one.identity != dead]
    return bool(people) and not agents


def is_on_the_way(dispatch: api.AgentDispatch, dead: str | None, now: float) -> bool:
    """Whether somebody else has just sent for FRED. `now`: seconds since 1970."""
    age = now - dispatch.state.created_at / 1_000_000_000
    if any(f"agent-{job.id}" == dead for job in dispatch.state.jobs):
        return False
    return age < (_ON_THE_WAY if dispatch.state.jobs else _TAKEN_WITHIN)


@dataclass
class _Sent:
    times: int = 0
    at: float = 0.0


@dataclass
class Succession:
    directory: Path
    agent: str
    livekit: api.LiveKitAPI
    # Whether a job would be taken: LiveKit keeps none for a worker that is still to come
    is_ready: Callable[[], bool]
    _sent: dict[str, _Sent] = field(default_factory=dict)

    async def keep_looking(self) -> None:
        while True:
            if not self.is_ready():
                await asyncio.sleep(_READY_AGAIN)
                continue
            try:
                await self.look()
            except (api.TwirpError, aiohttp.ClientError, OSError, TimeoutError) as e:
                log.warning("LiveKit does not tell who is left alone: %r", e)
            except Exception:
                log.exception("the look for calls that were cut off fails, and will come again")
            await asyncio.sleep(_LOOK_EVERY)

    async def look(self) -> None:
        for spool in left_behind(self.directory):
            if spool.left_in_peace or time.time() - spool.last_changed() > _TOO_LATE:
                self._sent.pop(spool.room, None)
                continue
            sent = self._sent.setdefault(spool.room, _Sent())
            if sent.times >= _MOST_SUCCESSORS or (time.monotonic() - sent.at < _ON_THE_WAY and sent.times):
                continue
            participants = await self._participants(spool.room)
            if not participants:
                spool.leave()
            elif needs_successor(participants, spool.agent):
                ours = await self._dispatches(spool.room)
                if any(is_on_the_way(dispatch, spool.agent, time.time()) for dispatch in ours):
                    continue
                sent.times, sent.at = sent.times + 1, time.monotonic()
                log.warning("FRED dropped out of a call and is sent for again: room=%s", spool.room)
                await self._send(spool.room, spool.agent, ours)

    async def _participants(self, room: str) -> Sequence[api.ParticipantInfo]:
        try:
            listed = await self.livekit.room.list_participants(api.ListParticipantsRequest(room=room))
        except api.TwirpError as e:
            if e.code == api.TwirpErrorCode.NOT_FOUND:
                return []
            raise
        return list(listed.participants)

    async def _dispatches(self, room: str) -> list[api.AgentDispatch]:
        listed = await self.livekit.agent_dispatch.list_dispatch(room)
        return [dispatch for dispatch in listed if dispatch.agent_name == self.agent]

    async def _send(self, room: str, dead: str | None, before: Sequence[api.AgentDispatch]) -> None:
        if dead:
            try:
                await self.livekit.room.remove_participant(api.RoomParticipantIdentity(room=room, identity=dead))
            except api.TwirpError as e:
                log.info("the one who dropped out is not removed: room=%s cause=%s", room, e.code)
        for dispatch in before:
            await self.livekit.agent_dispatch.delete_dispatch(dispatch.id, room)
        await self.livekit.agent_dispatch.create_dispatch(
            api.CreateAgentDispatchRequest(agent_name=self.agent, room=room)
        )
