"""`python -m fred_agent.rehearsal.voices DIRECTORY`: a founder's side of a call, for a browser's microphone."""

from __future__ import annotations

import argparse
import json
import wave
from pathlib import Path
from typing import Any

from fred_agent.mouth import Piper, installed_voice
from fred_agent.rehearsal.founder import RATE, voice_of

# Seconds a person thinks before they answer
_THINKS = 4.0

# Once FRED has spoken for so long
_INTERRUPTS_AFTER = 1.5

# Without numbers, which are written in more than one way
LINES: tuple[dict[str, Any], ...] = (
    {"text": "I want to raise the price of my product next month.", "after": _THINKS},
    {"text": "My team could pay for the support that our customers ask for.", "after": _THINKS},
    {"text": "My biggest worry is that the oldest customers will leave.", "after": _THINKS},
    {"text": "They all signed up at the old price and nobody has complained.", "after": _THINKS},
    {"text": "Wait, there is one more thing.", "interruptsAfter": _INTERRUPTS_AFTER},
    {"text": "I could keep the old price for them, or ask them what they think.", "after": _THINKS},
    {"text": "I will write to all of them by Friday and ask what they think.", "after": _THINKS},
    {"text": "Yes, that is right.", "after": _THINKS},
    {"text": "No, that is all. Goodbye.", "after": _THINKS, "isFarewell": True},
)


def write(directory: Path) -> None:
    """Each line as a WAV file, and `lines.json`, which says when it is spoken.

    That is so many seconds after FRED has finished (`after`), or after he has begun (`interruptsAfter`).
    """
    directory.mkdir(parents=True, exist_ok=True)
    piper = Piper(installed_voice(), is_steady=True)
    try:
        for number, line in enumerate(LINES, start=1):
            with wave.open(str(directory / f"{number}.wav"), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(RATE)
                file.writeframes(voice_of(piper.speak(line["text"]), piper.sample_rate).tobytes())
    finally:
        piper.close()
    lines = [{**line, "file": f"{number}.wav"} for number, line in enumerate(LINES, start=1)]
    (directory / "lines.json").write_text(json.dumps(lines, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="fred-voices", description=__doc__)
    parser.add_argument("directory", type=Path)
    write(parser.parse_args().directory)


if __name__ == "__main__":
    main()
