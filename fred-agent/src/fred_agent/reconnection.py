"""A connection that was lost: the client tries for a minute to come back, also to a LiveKit that was started anew."""

from __future__ import annotations

import logging

import aiohttp
from livekit import api

log = logging.getLogger(__name__)


async def is_forgotten(livekit: api.LiveKitAPI, room: str, sid: str) -> bool:
    """Whether LiveKit knows nothing of this room any more, though there may be another of its name.

    While LiveKit does not answer nobody can tell.
    """
    try:
        listed = await livekit.room.list_rooms(api.ListRoomsRequest(names=[room]))
    except (api.TwirpError, aiohttp.ClientError, OSError, TimeoutError) as e:
        log.info("LiveKit does not tell whether the call goes on: room=%s cause=%r", room, e)
        return False
    return all(one.sid != sid for one in listed.rooms)
