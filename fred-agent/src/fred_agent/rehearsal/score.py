"""How well it went, in numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def word_error_rate(said: str, heard: str) -> float:
    """Words to be changed, added and taken out, as a share of those that were said."""
    reference, hypothesis = _words(said), _words(heard)
    row = list(range(len(hypothesis) + 1))
    for i, word in enumerate(reference, start=1):
        diagonal, row[0] = row[0], i
        for j, other in enumerate(hypothesis, start=1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (word != other))
    return row[-1] / max(1, len(reference))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many are not above."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * share // 1).__int__() - 1)]


def _words(text: str) -> list[str]:
    """As they are spoken: "$49" is "forty nine dollars"."""
    text = re.sub(r"\$(\d+)", r"\1 dollars", text.lower())
    text = re.sub(r"(\d+)\s?%", r"\1 percent", text)
    text = re.sub(r"\d{1,3}(?!\d)", lambda match: _spoken(int(match.group())), text)
    return re.findall(
        r"[^\W_]+(?:'[^\W_]+)*", text.replace("\u2019", "'").replace("-", " ").replace("cofounder", "co founder")
    )


def _spoken(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f" {_ONES[number % 10]}" if number % 10 else "")
    return f"{_ONES[number // 100]} hundred" + (f" {_spoken(number % 100)}" if number % 100 else "")
