"""How FRED proves to our API that he is a service."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from fred_agent.config import Api

Tokens = Callable[[], Awaitable[str]]
"""Gives a bearer token that is valid now."""

# Asked for again so long before it ends, as clocks differ and requests take time
_SLACK = 30.0
_TIME_LIMIT = aiohttp.ClientTimeout(total=5)


def tokens_of(api: Api, http: aiohttp.ClientSession) -> Tokens:
    if api.token_file:
        file = api.token_file

        async def from_file() -> str:
            # Read each time: whoever wrote it renews it
            return file.read_text(encoding="utf-8").strip()

        return from_file
    if api.oidc_token_url:
        return ClientCredentials(api, http)

    async def given() -> str:
        return api.token or ""

    return given


@dataclass
class ClientCredentials:
    """OAuth's grant for programs; the token is kept for as long as it is valid."""

    api: Api
    http: aiohttp.ClientSession
    _token: str = ""
    _until: float = 0.0

    async def __call__(self) -> str:
        if time.monotonic() >= self._until:
            form = {
                "grant_type": "client_credentials",
                "client_id": self.api.oidc_client_id or "",
                "client_secret": self.api.oidc_client_secret or "",
            }
            url = self.api.oidc_token_url or ""
            async with self.http.post(url, data=form, timeout=_TIME_LIMIT) as answer:
                answer.raise_for_status()
                token = await answer.json()
            self._token = str(token["access_token"])
            self._until = time.monotonic() + float(token.get("expires_in", 300)) - _SLACK
        return self._token
