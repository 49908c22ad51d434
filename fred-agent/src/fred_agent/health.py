"""Whether FRED would come if he were called, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

State = dict[str, Any]


async def serve_health(host: str, port: int, state: Callable[[], State]) -> web.AppRunner:
    """`GET /health`: 200 when `state()["ready"]`, else 503, with the state as JSON."""

    async def health(_: web.Request) -> web.Response:
        now = state()
        return web.json_response(now, status=200 if now["ready"] else 503)

    app = web.Application()
    app.add_routes([web.get("/health", health)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
