"""What the server is told by its environment. The table in docs/fred.md says what each is for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fred_agent.config import given_in, number, path


@dataclass(frozen=True)
class Settings:
    host: str
    port: int
    key: str | None = field(repr=False)
    most_bytes: int
    most_waiting: int
    language: str
    whisper: Path | None

    @staticmethod
    def of(environment: Mapping[str, str] = os.environ) -> Settings:
        """:raises ValueError: naming the variable that makes no sense"""
        given = given_in(environment)
        return Settings(
            host=given.get("FRED_MODELS_HOST", "127.0.0.1"),
            port=number(given, "FRED_MODELS_PORT", 8087, least=0),
            key=given.get("FRED_MODELS_KEY"),
            # 512 MiB are nine hours at LiveKit's usual 128 kbit/s
            most_bytes=number(given, "FRED_MODELS_MAX_BYTES", 512 * 1024 * 1024, least=1),
            most_waiting=number(given, "FRED_MODELS_MAX_WAITING", 8, least=0),
            language=given.get("FRED_LANGUAGE", "en"),
            whisper=path(given, "FRED_WHISPER"),
        )
