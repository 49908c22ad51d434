"""What a model thinks to itself is not spoken."""

from __future__ import annotations

import re

_TAGS = ("think", "thinking", "thought", "reasoning", "reflection")
_BEGINS = re.compile(rf"<({'|'.join(_TAGS)})>", re.IGNORECASE)
_LONGEST_TAG = max(map(len, _TAGS)) + len("</>")


class Thoughts:
    """Takes them out of a text that comes in pieces, which may cut a tag in two."""

    def __init__(self) -> None:
        self._held = ""
        self._ends: re.Pattern[str] | None = None

    def without(self, piece: str) -> str:
        """What of it, and of what was held back before, is to be spoken."""
        self._held += piece
        spoken = []
        while True:
            tag = (self._ends or _BEGINS).search(self._held)
            if tag is None:
                break
            if self._ends is None:
                spoken.append(self._held[: tag.start()])
                self._ends = re.compile(rf"</{tag.group(1)}>", re.IGNORECASE)
            else:
                self._ends = None
            self._held = self._held[tag.end() :]
        begun = self._held.rfind("<", -_LONGEST_TAG)
        cut = begun if begun >= 0 else len(self._held)
        if self._ends is None:
            spoken.append(self._held[:cut])
        self._held = self._held[cut:]
        return "".join(spoken)

    def rest(self) -> str:
        """What was held back and turned out to be no tag."""
        rest, self._held = ("" if self._ends else self._held), ""
        return rest
