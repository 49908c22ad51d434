"""When somebody has finished speaking: decided from what was heard and for how long nothing was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

# Shorter is a breath between two words
PAUSE = 0.15

# A pause after a finished sentence that is the end of the turn, and one after an unfinished one
FINISHED = 0.3
UNFINISHED = 1.5

# A recogniser that does not answer in this time holds up the conversation no longer
NO_WORDS = 4.0

_ENDS_A_SENTENCE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"'\u2019\u201d)\]]*$")
_TRAILS_OFF = re.compile(r"(\.\.\.|\u2026|[-\u2013\u2014,;:])[\"'\u2019\u201d)\]]*$")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:['\u2019][^\W\d_]+)*)[^\w]*$")

# Recognisers put a full stop wherever the sound ends, so the last word counts more than it does
_LEADS_ON = frozenset(
    """
    and or but because so if when while although though unless until since whether that which who whose
    than as the a an my your our their his its this these those some any every each
    to of for with from about into onto at by in between through without
    is are was were am be been i'm you're we're they're it's that's
    i we they he she you
    um uh er erm hmm mm well like
    will would could should can can't might must i'll we'll they'll i'd we'd don't doesn't didn't
    very really quite just also even maybe perhaps
    """.split()
)

# Words of the list that do end a sentence when they stand alone, or after others
_ENDS_ALL_THE_SAME = re.compile(
    r"""(?ix)
    (?: ^\W*(?:well|so|like|really|maybe|perhaps|i\ can't|i\ don't|i\ will|i\ would|i\ could|i\ am)\W*$
      | \b(?:i|you|we|they|he|she|it)\ (?:will|would|could|should|can|can't|might|must|don't|doesn't|didn't
            |am|is|are|was|were|do|did)\W*$
      | \b(?:do|like|want|see|try|need|start|finish|about|know|get)\ (?:that|this|it|these|those|some|any|so)\W*$
      | \b(?:of|about|for|with|by|on|at)\ (?:that|this|those|these|it|you)\W*$
      | \b(?:(?<!is\ )(?<!was\ )that|which|who|whom|what|where|how|nothing|something|anything|everything|lot|much)\b
            .*\ (?:for|about|with|at|of|on|to|from|in|by)\W*$
      | \b(?:think|hope|guess|say|said|told|believe|suppose)\ so\W*$
      | \b(?:what|who|where)\ .*\b(?:for|with|about|from|to|of|at|in|by)\W*\?
      | \b(?:thank|thanks|help|ask|tell|see|call|love|and|are|about)\ you\W*$
      | \b(?:not|yes|no)\ really\W*$
      | \b(?:come|go|log|check|sign|join|step|settle)\ in\W*$
      | \bas\ well\W*$
    )"""
)


def is_finished(text: str) -> bool:
    """Whether what was heard so far could be all: it ends as a sentence does, and leads nowhere."""
    text = text.strip()
    if not text or _TRAILS_OFF.search(text):
        return False
    if _ENDS_ALL_THE_SAME.search(text):
        return True
    last = _LAST_WORD.search(text)
    if last and last.group(1).lower().replace("\u2019", "'") in _LEADS_ON:
        return False
    return bool(_ENDS_A_SENTENCE.search(text)) or _is_short_answer(text)


def _is_short_answer(text: str) -> bool:
    return len(text.split()) <= 3


def patience(text: str | None) -> float:
    """Seconds of silence that end the turn. `text`: None while it is still being recognised."""
    if text is None:
        return NO_WORDS
    return FINISHED if not text.strip() or is_finished(text) else UNFINISHED


class Move(Enum):
    """What is to be done about what was heard."""

    BEGIN = auto()
    """Somebody has begun to speak."""
    RECOGNISE = auto()
    """They pause: what did they say so far?"""
    RESUME = auto()
    """They go on: what was recognised is not all."""
    END = auto()
    """They have finished."""


@dataclass
class Turn:
    """One person's turn, from their first word to the pause that ends it. Times are seconds."""

    is_open: bool = False
    is_paused: bool = False
    _text: str | None = None

    def hear(self, *, is_speech: bool, silence: float) -> Move | None:
        """`silence`: for how long there has been none, if this is no speech."""
        if is_speech:
            return self._go_on()
        if not self.is_open:
            return None
        if not self.is_paused:
            if silence < PAUSE:
                return None
            self.is_paused, self._text = True, None
            return Move.RECOGNISE
        if silence >= patience(self._text):
            self.is_open = self.is_paused = False
            return Move.END
        return None

    def recognised(self, text: str) -> None:
        """What was said until the pause that lasts."""
        self._text = text

    def _go_on(self) -> Move | None:
        if not self.is_open:
            self.is_open, self.is_paused = True, False
            return Move.BEGIN
        if self.is_paused:
            self.is_paused = False
            return Move.RESUME
        return None
