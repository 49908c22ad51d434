"""Coaching without a language model: goal, reality, options, will, one question at a time.

What it says and what it listens for stands in `guides/<language>.json`; this module only leads. It keeps nothing: what
it answers follows from what the person said so far, so the same words give the same answer, however often it is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import lru_cache
from importlib import resources
from typing import Any

_FEWEST_WORDS_TO_ECHO = 4
_MOST_WORDS_TO_ECHO = 16
_FEWEST_WORDS_OF_AN_ANSWER = 3


class Waiting(Enum):
    """What the guide wants to hear next."""

    FOLLOW_UP = auto()
    """How it went with what was promised last time."""
    ANSWER = auto()
    """An answer to a stage's question."""
    WHEN = auto()
    CONFIRMATION = auto()
    MORE = auto()
    """Whether there is anything else."""
    NOTHING = auto()
    """Both said goodbye."""


@dataclass(frozen=True)
class Progress:
    """How far a conversation has come."""

    waiting: Waiting = Waiting.ANSWER
    stage: int = 0
    question: int = 0
    commitment: str | None = None
    # Of what was asked twice already
    helped: frozenset[str] = field(default_factory=frozenset)

    def has_helped(self, what: str) -> bool:
        return what in self.helped

    def after_helping(self, what: str) -> Progress:
        return replace(self, helped=self.helped | {what})


@dataclass(frozen=True)
class Guide:
    """Leads a conversation in one language."""

    language: str
    greetings: dict[str, str]
    stages: tuple[dict[str, Any], ...]
    replies: dict[str, str]
    patterns: dict[str, re.Pattern[str]]
    mirrored: dict[str, str]

    # ---- What it says --------------------------------------------------------------------------------------------

    def greeting(self, name: str | None = None, commitment: str | None = None) -> str:
        """`commitment`: what was promised last time, as in "write to all customers by Friday"."""
        kind = "follow_up" if commitment else "first"
        return self.greetings[kind].format(name=_vocative(name), commitment=commitment)

    def welcome_back(self, said: Sequence[str], *, name: str | None, dropped_out: bool) -> str:
        """Of somebody who is in the middle of it. `said`: by them, so far."""
        kind = "dropped_out" if dropped_out else "back"
        return self.greetings[kind].format(name=_vocative(name), question=self._question(self.progress(said)))

    def reply(self, said: Sequence[str], *, follows_up: bool = False) -> str:
        """The answer to the last of what the person said. `follows_up`: the greeting asked about a promise."""
        progress, reply = self._start(follows_up), self.replies["more"]
        for text in said:
            progress, reply = self._answer(progress, text)
        return reply

    def progress(self, said: Sequence[str], *, follows_up: bool = False) -> Progress:
        progress = self._start(follows_up)
        for text in said:
            progress, _ = self._answer(progress, text)
        return progress

    def time_is_nearly_up(self, said: Sequence[str]) -> str:
        commitment = self.progress(said).commitment
        if commitment:
            return self.replies["time_with_commitment"].format(commitment=commitment)
        return self.replies["time"]

    def farewell(self, said: Sequence[str]) -> str:
        return self._farewell(self.progress(said))

    def says_goodbye(self, text: str) -> bool:
        return bool(self.patterns["goodbye"].search(text.strip()))

    def is_farewell(self, text: str) -> bool:
        """Whether FRED took his leave with it, with a model's words or the guide's."""
        return bool(self.patterns["farewell"].search(text))

    def promised(self, text: str) -> str:
        """A promise of an earlier call, in whatever form it was kept, to be said after "you would"."""
        promise = self.commitment(text) or self.mirror(text.strip().rstrip("."))
        return promise[:1].lower() + promise[1:]

    # ---- How it leads --------------------------------------------------------------------------------------------

    def _start(self, follows_up: bool) -> Progress:
        return Progress(waiting=Waiting.FOLLOW_UP if follows_up else Waiting.ANSWER)

    def _answer(self, progress: Progress, text: str) -> tuple[Progress, str]:
        if progress.waiting is Waiting.NOTHING:
            return progress, self.replies["goodbye"]
        if self.says_goodbye(text):
            return replace(progress, waiting=Waiting.NOTHING), self._farewell(progress)
        if self._is("holds", text):
            return progress, self.replies["go_on"]
        if progress.waiting is Waiting.FOLLOW_UP:
            return self._after_follow_up(progress, text)
        if progress.waiting is Waiting.CONFIRMATION:
            return self._after_confirmation(progress, text)
        if progress.waiting is Waiting.MORE:
            return self._after_more(progress, text)
        if progress.waiting is Waiting.WHEN:
            return self._after_when(progress, text)
        return self._after_answer(progress, text)

    def _after_follow_up(self, progress: Progress, text: str) -> tuple[Progress, str]:
        progress = replace(progress, waiting=Waiting.ANSWER)
        kept = "not_kept" if self._is("no", text) else "kept" if self._is("yes", text) else None
        return progress, _sentences(self.replies[kept] if kept else self._echo(text), self._question(progress))

    def _after_confirmation(self, progress: Progress, text: str) -> tuple[Progress, str]:
        corrected = self.commitment(text)
        if corrected:
            return self._commit(progress, corrected)
        if self._is("no", text):
            return replace(progress, waiting=Waiting.ANSWER, commitment=None), self.replies["again"]
        noted = self.replies["noted"].format(commitment=progress.commitment)
        return replace(progress, waiting=Waiting.MORE), noted

    def _after_more(self, progress: Progress, text: str) -> tuple[Progress, str]:
        if self._is("no", text):
            return replace(progress, waiting=Waiting.NOTHING), self._farewell(progress)
        again = Progress(commitment=progress.commitment)
        if self._is("yes", text) and len(text.split()) <= _FEWEST_WORDS_OF_AN_ANSWER:
            return again, self._question(again)
        return self._after_answer(again, text)

    def _after_when(self, progress: Progress, text: str) -> tuple[Progress, str]:
        corrected = self.commitment(text)
        if corrected and self._when(corrected):
            return self._commit(progress, corrected)
        when = self._when(text)
        if when:
            return self._commit(progress, f"{progress.commitment} {when}")
        if not progress.has_helped("when"):
            return progress.after_helping("when"), self.replies["pick_a_day"]
        return self._confirm(progress)

    def _after_answer(self, progress: Progress, text: str) -> tuple[Progress, str]:
        commitment = self.commitment(text)
        if commitment and (progress.stage > 0 or self._when(commitment)):
            return self._commit(progress, commitment)
        stage = self.stages[progress.stage]
        name = str(stage["name"])
        if self._is("unsure", text) and not progress.has_helped(name):
            return progress.after_helping(name), str(stage["nudge"])
        if text.strip().endswith("?"):
            return progress, self.replies["asked"]
        is_short = len(text.split()) < _FEWEST_WORDS_OF_AN_ANSWER and not self._is("no", text)
        if is_short and not progress.has_helped(f"short {name}"):
            return progress.after_helping(f"short {name}"), self.replies["more"]
        ahead = self._next(progress)
        return ahead, _sentences(self._echo(text), self._question(ahead))

    def _commit(self, progress: Progress, commitment: str) -> tuple[Progress, str]:
        # Whoever said what they will do is past goal, reality and options
        progress = replace(progress, stage=len(self.stages) - 1, question=0, commitment=commitment)
        if self._when(commitment):
            return self._confirm(progress)
        by_when = self.replies["by_when"].format(commitment=commitment)
        return replace(progress, waiting=Waiting.WHEN), by_when

    def _confirm(self, progress: Progress) -> tuple[Progress, str]:
        confirm = self.replies["confirm"].format(commitment=progress.commitment)
        return replace(progress, waiting=Waiting.CONFIRMATION), confirm

    def _next(self, progress: Progress) -> Progress:
        # The greeting stands for the first question
        if progress.question + 1 < len(self.stages[progress.stage]["questions"]):
            return replace(progress, question=progress.question + 1)
        if progress.stage + 1 < len(self.stages):
            return replace(progress, stage=progress.stage + 1, question=0)
        return replace(progress)

    def _question(self, progress: Progress) -> str:
        if progress.waiting is Waiting.WHEN:
            return self.replies["by_when"].format(commitment=progress.commitment)
        if progress.waiting is Waiting.CONFIRMATION:
            return self.replies["confirm"].format(commitment=progress.commitment)
        return str(self.stages[progress.stage]["questions"][progress.question])

    def _farewell(self, progress: Progress) -> str:
        if progress.commitment:
            return self.replies["farewell_with_commitment"].format(commitment=progress.commitment)
        return self.replies["farewell"]

    # ---- What it hears -------------------------------------------------------------------------------------------

    def commitment(self, text: str) -> str | None:
        """What somebody says they will do, as said to them: "write to your customers by Friday"."""
        found = None
        for match in self.patterns["commitment"].finditer(text):
            asked = text[match.end() : match.end() + 1] == "?"
            if not asked and not self.patterns["conditional"].search(text[: match.start()]):
                found = match.group("what")
        if found is None:
            return None
        return self.mirror(found.strip(" ,;:-"))

    def mirror(self, text: str) -> str:
        """As said to the person who said it: "I want my team" becomes "you want your team"."""
        return self._mirroring().sub(lambda match: self.mirrored[match.group().lower().replace("\u2019", "'")], text)

    def _mirroring(self) -> re.Pattern[str]:
        longest_first = sorted(self.mirrored, key=len, reverse=True)
        words = "|".join(re.escape(word).replace("'", "['\u2019]") for word in longest_first)
        return re.compile(rf"\b(?:{words})\b(?!['\u2019])", re.IGNORECASE)

    def _echo(self, text: str) -> str:
        """The person's own words, where there is a sentence that can be said back."""
        statements = [part.strip() for part in re.findall(r"[^.!?]+[.!?]*", text) if not part.strip().endswith("?")]
        weighty = [part for part in statements if self.patterns["weighty"].search(part)]
        for statement in reversed(weighty or statements):
            words = self.patterns["filler"].sub("", statement.strip(" .!,;")).strip(" .!,;")
            if len(words.split()) > _MOST_WORDS_TO_ECHO:
                words = self.patterns["break"].split(words, maxsplit=1)[0]
            can_be_said = _FEWEST_WORDS_TO_ECHO <= len(words.split()) <= _MOST_WORDS_TO_ECHO
            if can_be_said and not self.patterns["second_person"].search(words):
                echo = self.mirror(words)
                return echo[0].upper() + echo[1:] + "."
        return ""

    def _when(self, text: str) -> str | None:
        match = self.patterns["when"].search(text)
        if match:
            when = match.group().strip()
            return when[0].lower() + when[1:]
        day = self.patterns["bare_day"].search(text)
        return f"by {day.group()}" if day else None

    def _is(self, pattern: str, text: str) -> bool:
        return bool(self.patterns[pattern].search(text))


def _vocative(name: str | None) -> str:
    return f" {name.split()[0]}" if name and name.strip() else ""


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)


@lru_cache
def guide_for(language: str) -> Guide:
    """In that language, or English where nobody has written one."""
    files = resources.files("fred_agent") / "guides"
    file = files / f"{language.split('-')[0].lower()}.json"
    data = json.loads((file if file.is_file() else files / "en.json").read_text(encoding="utf-8"))
    return Guide(
        language=data["language"],
        greetings=data["greetings"],
        stages=tuple(data["stages"]),
        replies=data["replies"],
        patterns={name: re.compile(pattern, re.IGNORECASE) for name, pattern in data["patterns"].items()},
        mirrored=data["mirrored"],
    )
