"""Errors in the shape that clients of OpenAI's API understand."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

log = logging.getLogger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ApiError(Exception):
    """What a request is answered with that is not served."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        parameter: str | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.parameter = parameter
        self.retry_after = retry_after

    def response(self) -> web.Response:
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        error = {"message": self.message, "type": kind, "param": self.parameter, "code": self.code}
        headers = {"Retry-After": str(self.retry_after)} if self.retry_after is not None else None
        return web.json_response({"error": error}, status=self.status, headers=headers)


@web.middleware
async def errors_as_openai_has_them(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except ApiError as e:
        return e.response()
    except web.HTTPException as e:
        return ApiError(e.status, e.reason).response()
    except Exception as e:
        # Without the message, which may quote what was said
        log.error("a request failed: path=%s error=%s", request.path, type(e).__name__)
        return ApiError(500, "Something is wrong with this server.").response()
