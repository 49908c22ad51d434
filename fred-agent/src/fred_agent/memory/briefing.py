"""What our API tells of a call before FRED greets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Briefing:
    """All of it may be missing: an older API, or one that is away, tells less or nothing."""

    # Of who made the call; others may be in it
    person_id: str | None = None
    name: str | None = None
    language: str | None = None
    # The newest first, as it was kept: "Write to my customers by Friday"
    commitments: tuple[str, ...] = ()
    # Those of them that are not known to be somebody else's
    own_commitments: tuple[str, ...] = ()
    memories: tuple[str, ...] = ()
    seconds_left: int | None = None

    @staticmethod
    def of(body: object) -> Briefing:
        """Takes what it understands and leaves the rest: no answer of the API keeps FRED from talking."""
        if not isinstance(body, Mapping):
            return Briefing()
        person = body.get("person")
        name = _text(person.get("name")) if isinstance(person, Mapping) else _text(person)
        commitments = body.get("commitments")
        return Briefing(
            person_id=_text(person.get("id")) if isinstance(person, Mapping) else None,
            name=name,
            language=_text(body.get("language")),
            commitments=_texts(commitments),
            own_commitments=_texts(_without_others(commitments, name)),
            memories=_texts(body.get("memories")),
            seconds_left=_seconds(body.get("secondsLeft")),
        )

    def promised_by(self, identity: str) -> str | None:
        """What to ask the one who is there about: nothing that somebody else has promised."""
        is_theirs = self.person_id is None or self.person_id == identity
        return self.own_commitments[0] if is_theirs and self.own_commitments else None

    def as_lines(self) -> str:
        """For a model, as data: lines of JSON."""
        facts: list[dict[str, Any]] = [{"commitment": commitment} for commitment in self.commitments]
        facts += [{"memory": memory} for memory in self.memories]
        return "\n".join(json.dumps(fact, ensure_ascii=False) for fact in facts)


def _without_others(commitments: object, name: str | None) -> object:
    if not isinstance(commitments, list):
        return commitments
    return [one for one in commitments if not isinstance(one, Mapping) or _text(one.get("owner")) in (None, name)]


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    texts = (_text(one.get("text")) if isinstance(one, Mapping) else _text(one) for one in value)
    return tuple(text for text in texts if text)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _seconds(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 else None
