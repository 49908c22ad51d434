"""A small real server in the place of our API and of whoever gives tokens."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class ApiServer:
    url: str = ""
    # Statuses to answer with before words are taken
    failures: list[int] = field(default_factory=list)
    refused_ids: set[str] = field(default_factory=set)
    written: list[dict[str, Any]] = field(default_factory=list)
    requests: int = 0
    authorizations: list[str | None] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    briefing: Any = None
    briefing_delay: float = 0.0
    is_starting: bool = False
    tokens_given: int = 0
    token_forms: list[dict[str, Any]] = field(default_factory=list)
    token_lifetime: int = 300
    _runner: web.AppRunner | None = None

    async def __aenter__(self) -> ApiServer:
        app = web.Application()
        app.add_routes(
            [
                web.post("/api/coaching/transcripts/{room}", self._write),
                web.get("/api/fred/call/{room}/briefing", self._brief),
                web.post("/token", self._token),
            ]
        )
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner
        await self._runner.cleanup()

    def ids(self) -> list[str]:
        return [segment["segmentId"] for segment in self.written]

    async def _write(self, request: web.Request) -> web.Response:
        self.requests += 1
        self.rooms.append(request.match_info["room"])
        self.authorizations.append(request.headers.get("Authorization"))
        if self.failures:
            return web.json_response({"code": "away"}, status=self.failures.pop(0))
        segments = (await request.json())["segments"]
        if any(segment["segmentId"] in self.refused_ids for segment in segments):
            return web.json_response({"code": "invalid_request"}, status=400)
        self.written += segments
        return web.json_response({"changed": len(segments)})

    async def _brief(self, request: web.Request) -> web.Response:
        if self.is_starting:
            return web.json_response({"code": "unavailable"}, status=503)
        await asyncio.sleep(self.briefing_delay)
        if self.briefing is None:
            return web.json_response({"code": "not_found"}, status=404)
        if isinstance(self.briefing, str):
            return web.Response(text=self.briefing, content_type="application/json")
        return web.json_response(self.briefing)

    async def _token(self, request: web.Request) -> web.Response:
        self.token_forms.append(dict(await request.post()))
        self.tokens_given += 1
        return web.json_response({"access_token": f"token-{self.tokens_given}", "expires_in": self.token_lifetime})
