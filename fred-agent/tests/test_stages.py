from __future__ import annotations

import asyncio

import aiohttp
import pytest
from aiohttp import web

from fred_agent.rehearsal.stages import OurCall


async def _opened(refusals: int) -> str:
    asked = 0

    async def make(_: web.Request) -> web.Response:
        nonlocal asked
        asked += 1
        if asked <= refusals:
            return web.json_response({"code": "livekit_unavailable"}, status=503, headers={"Retry-After": "0"})
        return web.json_response({"room": "call-1", "url": "ws://x", "token": "t", "sessionId": "s"})

    app = web.Application()
    app.router.add_post("/api/fred/call", make)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession() as http:
            ticket = await OurCall(f"http://{host}:{port}", "token", None, http).open()
            return ticket.room
    finally:
        await runner.cleanup()


def test_asks_again_when_it_is_told_to() -> None:
    assert asyncio.run(_opened(refusals=2)) == "call-1"


def test_gives_up_in_the_end() -> None:
    with pytest.raises(aiohttp.ClientResponseError, match="503"):
        asyncio.run(_opened(refusals=10))
