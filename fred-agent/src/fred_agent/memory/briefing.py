"""What our API tells of a call before FRED greets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Briefing:
    """All of it may be missing: an older API, or one that is away, tells less or nothing."""

    name: str | None = None
    language: str | None = None
    # As said to the person: "write to your customers by Friday"
    commitments: tuple[str, ...] = ()
    memories: tuple[str, ...] = ()
    seconds_left: int | None = None

    @staticmethod
    def of(body: object) -> Briefing:
        """Takes what it understands and leaves the rest: no answer of the API keeps FRED from talking."""
        if not isinstance(body, Mapping):
            return Briefing()
        person = body.get("person")
        return Briefing(
            name=_text(person.get("name")) if isinstance(person, Mapping) else _text(person),
            language=_text(body.get("language")),
            commitments=_texts(body.get("commitments")),
            memories=_texts(body.get("memories")),
            seconds_left=_seconds(body.get("secondsLeft")),
        )

    def as_lines(self) -> str:
        """For a model, as data: lines of JSON."""
        facts: list[dict[str, Any]] = [{"commitment": commitment} for commitment in self.commitments]
        facts += [{"memory": memory} for memory in self.memories]
        return "\n".join(json.dumps(fact, ensure_ascii=False) for fact in facts)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    texts = (_text(one.get("text")) if isinstance(one, Mapping) else _text(one) for one in value)
    return tuple(text for text in texts if text)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _seconds(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 else None
