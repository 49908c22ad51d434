"""What FRED does unasked: after silence, and when time is nearly up. Decided here, done elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto

ASKS_AFTER = 15.0
LEAVES_AFTER = 60.0
LEAVES_AFTER_FAREWELL = 8.0

DEADLINE_TOPIC = "call.deadline"

# A moment after call-service's own warning, which is the more exact one
SUMS_UP_BEFORE_END = 55.0


class Step(Enum):
    ASK = auto()
    """Are you still there?"""
    LEAVE = auto()


@dataclass
class Silence:
    """How long nobody has said anything. Times: seconds of any one clock."""

    since: float
    has_asked: bool = False
    # FRED has taken his leave, and whoever says nothing to that has gone
    after_farewell: bool = False

    def broken_by_person(self, now: float) -> None:
        self.since, self.has_asked = now, False

    def broken_by_fred(self, now: float) -> None:
        # His own question must not start the wait for an answer anew, or he would never leave
        if not self.has_asked:
            self.since = now

    def step(self, now: float) -> Step | None:
        silent_for = now - self.since
        if silent_for >= (LEAVES_AFTER_FAREWELL if self.after_farewell else LEAVES_AFTER):
            return Step.LEAVE
        if silent_for >= ASKS_AFTER and not self.has_asked:
            self.has_asked = True
            return Step.ASK
        return None


def warns_of_the_end(topic: str | None, data: bytes) -> bool:
    """Whether a data message is call-service's that time is nearly up."""
    if topic != DEADLINE_TOPIC:
        return False
    try:
        message = json.loads(data)
    except ValueError:
        return False
    return isinstance(message, dict) and message.get("type") == DEADLINE_TOPIC


def seconds_until_summing_up(seconds_left: int | None) -> float | None:
    """By what was known when the call began; None where it is not known, or too late for that."""
    wait = (seconds_left or 0) - SUMS_UP_BEFORE_END
    return wait if wait > 0 else None
