"""`python -m fred_agent.models.listen WEIGHTS LANGUAGE < file`: writes what was said in it as JSON, and ends."""

from __future__ import annotations

import json
import os
import sys
from itertools import chain
from typing import Any

import numpy as np

from fred_agent.models.sound import RATE, NoSound, Samples, TooLong, pieces_of

# Behind everything that somebody waits for in a call
_NICENESS = 10

_BEAMS = 5


class Orphaned(Exception):
    """Nobody waits for it any more."""


def listen_to(pieces: Any, weights: str, language: str, parent: int) -> dict[str, Any]:
    # Before the weights are loaded: there may be no sound
    first = next(pieces)
    from faster_whisper import WhisperModel

    model = WhisperModel(weights, device="auto", compute_type="int8", cpu_threads=max(1, (os.cpu_count() or 1) // 2))
    if language != "en" and not model.model.is_multilingual:
        return {"refused": "language"}
    segments: list[dict[str, Any]] = []
    seconds = 0.0
    for piece in chain([first], pieces):
        for segment in _heard(model, piece.samples, language):
            if os.getppid() != parent:
                raise Orphaned
            segments.append(
                {
                    "start": round(piece.start + segment.start, 2),
                    "end": round(min(piece.start + segment.end, piece.end), 2),
                    "text": segment.text.strip(),
                    "avg_logprob": segment.avg_logprob,
                    "compression_ratio": segment.compression_ratio,
                    "no_speech_prob": segment.no_speech_prob,
                }
            )
        seconds = piece.end
    return {"language": language, "duration": round(seconds, 2), "segments": segments}


def _heard(model: Any, samples: Samples, language: str) -> Any:
    from faster_whisper.vad import get_speech_timestamps

    sound = samples.astype(np.float32) / np.float32(32_768)
    # What nobody speaks in is left out: Whisper would dream there. And what it misheard once it does not repeat. Each
    # clip by itself: put together without their pauses, a sentence would begin where the one before it ends
    clips = [spoken[edge] / RATE for spoken in get_speech_timestamps(sound) for edge in ("start", "end")]
    if not clips:
        return []
    segments, _ = model.transcribe(
        sound, language=language, beam_size=_BEAMS, clip_timestamps=clips, condition_on_previous_text=False
    )
    return segments


def main() -> None:
    os.nice(_NICENESS)
    weights, language = sys.argv[1:]
    try:
        heard = listen_to(pieces_of(sys.stdin.buffer), weights, language, os.getppid())
    except NoSound:
        heard = {"refused": "no_sound"}
    except TooLong:
        heard = {"refused": "too_long"}
    except Orphaned:
        sys.exit(1)
    json.dump(heard, sys.stdout)


if __name__ == "__main__":
    main()
