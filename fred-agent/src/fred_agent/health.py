"""Whether FRED would come if he were called, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aiohttp import web

State = dict[str, Any]


async def serve_health(host: str, port: int, state: Callable[[], State]) -> web.AppRunner:
    """`GET /health`: 200 when `state()["ready"]`, else 503, with the state as JSON; `GET /metrics`: for Prometheus."""

    async def health(_: web.Request) -> web.Response:
        now = state()
        return web.json_response(now, status=200 if now["ready"] else 503)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(text=for_prometheus(state()))

    app = web.Application()
    app.add_routes([web.get("/health", health), web.get("/metrics", metrics)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner


def for_prometheus(state: State) -> str:
    """What another FRED is started by, and who wonders where he is looks at."""
    lines = []
    for name, what, value in (
        ("fred_ready", "Whether he would come to a call.", int(state["ready"])),
        ("fred_calls", "Calls that he is in.", state["calls"]),
        ("fred_most_calls", "Calls that he could be in.", state["mostCalls"]),
    ):
        lines += [f"# HELP {name} {what}", f"# TYPE {name} gauge", f"{name} {value}"]
    return "\n".join(lines) + "\n"
