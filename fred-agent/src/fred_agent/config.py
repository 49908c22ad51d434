"""What FRED is told by its environment. The table in docs/fred.md says what each is for."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Server:
    """Somebody else's ears, mouth or brain, spoken to as OpenAI's API is."""

    url: str
    # Servers of one's own ask for none, and the client insists on one
    key: str = field(default="none", repr=False)
    model: str = ""
    voice: str = ""


@dataclass(frozen=True)
class Plugin:
    """A plugin of LiveKit's that is installed beside FRED."""

    # Of its module below `livekit.plugins`
    name: str
    # What it is made with; a key may be among it
    options: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def model(self) -> str:
        return f"{self.name} ({self.options['model']})" if "model" in self.options else self.name


@dataclass(frozen=True)
class Api:
    """Our own API, and how FRED proves there who it is."""

    url: str
    token: str | None = field(default=None, repr=False)
    token_file: Path | None = None
    oidc_token_url: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Config:
    agent_name: str
    language: str
    most_calls: int
    health_host: str
    health_port: int
    drain_seconds: int
    spool: Path
    whisper: Path | None
    voice: Path | None
    ears: Server | Plugin | None
    mouth: Server | Plugin | None
    brain: Server | None
    api: Api | None
    # Where the framework reports how a call went, if somebody wants to know
    reports_to: str | None = None

    @staticmethod
    def of(environment: Mapping[str, str] = os.environ) -> Config:
        """:raises ValueError: naming the variable that makes no sense"""
        given = given_in(environment)
        return Config(
            agent_name=given.get("FRED_AGENT_NAME", "fred"),
            language=given.get("FRED_LANGUAGE", "en"),
            most_calls=number(given, "FRED_MAX_CALLS", 4, least=1),
            health_host=given.get("FRED_HEALTH_HOST", "127.0.0.1"),
            health_port=number(given, "FRED_HEALTH_PORT", 8086, least=0),
            drain_seconds=number(given, "FRED_DRAIN_SECONDS", 20, least=0),
            spool=Path(given.get("FRED_SPOOL") or _state_directory(given) / "spool"),
            whisper=path(given, "FRED_WHISPER"),
            voice=path(given, "FRED_VOICE"),
            ears=_plugin(given, "FRED_STT") or _server(given, "FRED_STT", "whisper-1"),
            mouth=_plugin(given, "FRED_TTS") or _server(given, "FRED_TTS", "tts-1"),
            brain=_server(given, "FRED_MODEL", "gpt-4o-mini", name="FRED_MODEL_NAME"),
            api=_api(given),
            reports_to=given.get("LIVEKIT_OBSERVABILITY_URL"),
        )


def given_in(environment: Mapping[str, str]) -> dict[str, str]:
    """An empty variable, as compose files make them, is none."""
    return {name: value.strip() for name, value in environment.items() if value.strip()}


def _server(given: Mapping[str, str], prefix: str, model: str, name: str | None = None) -> Server | None:
    url = given.get(f"{prefix}_URL")
    if url is None:
        return None
    return Server(
        url=url.rstrip("/"),
        key=given.get(f"{prefix}_KEY", "none"),
        model=given.get(name or f"{prefix}_MODEL", model),
        voice=given.get(f"{prefix}_VOICE", "alloy"),
    )


def _plugin(given: Mapping[str, str], prefix: str) -> Plugin | None:
    name = given.get(f"{prefix}_PLUGIN")
    if name is None:
        return None
    if f"{prefix}_URL" in given:
        raise ValueError(f"{prefix}_PLUGIN and {prefix}_URL are two answers to one question")
    options = given.get(f"{prefix}_OPTIONS", "{}")
    try:
        return Plugin(name, dict(**json.loads(options)))
    except (TypeError, ValueError) as e:
        raise ValueError(f"{prefix}_OPTIONS must be a JSON object") from e


def _api(given: Mapping[str, str]) -> Api | None:
    url = given.get("FRED_API_URL")
    if url is None:
        return None
    api = Api(
        url=url.rstrip("/"),
        token=given.get("FRED_API_TOKEN"),
        token_file=path(given, "FRED_API_TOKEN_FILE"),
        oidc_token_url=given.get("FRED_OIDC_TOKEN_URL"),
        oidc_client_id=given.get("FRED_OIDC_CLIENT_ID"),
        oidc_client_secret=given.get("FRED_OIDC_CLIENT_SECRET"),
    )
    ways = [way for way in (api.token, api.token_file, api.oidc_token_url) if way]
    if len(ways) != 1:
        raise ValueError(
            "FRED_API_URL needs exactly one of FRED_API_TOKEN, FRED_API_TOKEN_FILE and FRED_OIDC_TOKEN_URL"
        )
    if api.oidc_token_url and not (api.oidc_client_id and api.oidc_client_secret):
        raise ValueError("FRED_OIDC_TOKEN_URL needs FRED_OIDC_CLIENT_ID and FRED_OIDC_CLIENT_SECRET")
    return api


def number(given: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    """:raises ValueError: naming the variable"""
    value = given.get(name)
    if value is None:
        return default
    if not value.isdecimal() or int(value) < least:
        raise ValueError(f"{name} must be a whole number from {least}, not {value!r}")
    return int(value)


def path(given: Mapping[str, str], name: str) -> Path | None:
    value = given.get(name)
    return Path(value).expanduser() if value else None


def _state_directory(given: Mapping[str, str]) -> Path:
    home = given.get("XDG_STATE_HOME")
    return (Path(home) if home else Path.home() / ".local" / "state") / "coaching-calls" / "fred"
