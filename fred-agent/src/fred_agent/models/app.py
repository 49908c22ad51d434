"""The server: who may ask, what is where, and whether it is well."""

from __future__ import annotations

import hmac

from aiohttp import web
from aiohttp.typedefs import Middleware

from fred_agent.guide import guide_for
from fred_agent.models.completions import MODEL, Completions
from fred_agent.models.errors import ApiError, Handler, errors_as_openai_has_them
from fred_agent.models.listener import Listener
from fred_agent.models.settings import Settings
from fred_agent.models.transcriptions import Transcriptions
from fred_agent.weights import installed_weights

HEALTH = "/health"
_MOST_OF_A_CONVERSATION = 1024 * 1024

# As its clients call it who know only OpenAI's
_EARS = "whisper-1"


def app_of(settings: Settings) -> web.Application:
    """:raises FileNotFoundError: where there are no weights"""
    guide = guide_for(settings.language)
    listener = Listener(settings.whisper or installed_weights(), settings.most_waiting)

    async def health(_: web.Request) -> web.Response:
        return web.json_response(
            {"ready": True, "guide": guide.language, "listening": listener.is_listening, "waiting": listener.waiting}
        )

    async def models(_: web.Request) -> web.Response:
        data = [{"id": name, "object": "model", "created": 0, "owned_by": "fred"} for name in (MODEL, _EARS)]
        return web.json_response({"object": "list", "data": data})

    app = web.Application(
        middlewares=[errors_as_openai_has_them, only_with(settings.key)], client_max_size=_MOST_OF_A_CONVERSATION
    )
    transcriptions = Transcriptions(listener, settings.language, settings.most_bytes)
    app.add_routes(
        [
            web.get(HEALTH, health),
            web.get("/v1/models", models),
            web.post("/v1/audio/transcriptions", transcriptions.create),
            web.post("/v1/chat/completions", Completions(guide).create),
        ]
    )
    return app


def only_with(key: str | None) -> Middleware:
    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        given = request.headers.get("Authorization", "")
        if key and request.path != HEALTH and not hmac.compare_digest(given.encode(), f"Bearer {key}".encode()):
            raise ApiError(401, "The key is missing or wrong.", code="invalid_api_key")
        return await handler(request)

    return check
