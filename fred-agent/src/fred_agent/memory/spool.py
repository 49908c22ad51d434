"""Words on disk, from when they fall until our API has them: a crash of FRED or of the API loses none.

A call has one file, a line a segment, and beside it how many of them were delivered. Whoever holds the file's lock
delivers; when a worker dies the lock is free, and the next one, or the one that takes over the call, goes on.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any
from urllib.parse import quote, unquote

_SUFFIX = ".words"

# A call that ended, or whose worker is gone, may be taken up again for so long
KEPT = 15 * 60

# What could not be delivered for so long never will be: the call's session is gone, or was never ours
GIVEN_UP = 24 * 60 * 60


@dataclass(frozen=True)
class Segment:
    """What one side said without a pause. Times: milliseconds since the call began."""

    segment_id: str
    speaker: str
    speaker_name: str
    text: str
    start_ms: int
    end_ms: int
    is_fred: bool

    def for_api(self) -> dict[str, str | int | bool]:
        return {
            "segmentId": self.segment_id,
            "speaker": self.speaker,
            "speakerName": self.speaker_name,
            "text": self.text,
            "startMs": self.start_ms,
            "endMs": self.end_ms,
            "final": True,
        }


class Taken(Exception):
    """Another process holds this call's words."""


class Spool:
    """One call's words."""

    def __init__(self, directory: Path, room: str) -> None:
        """:raises Taken: while somebody else has it"""
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.room = room
        self._path = directory / (quote(room, safe="") + _SUFFIX)
        self._file: IO[bytes] = open(self._path, "a+b", opener=_private)  # noqa: SIM115
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            self._file.close()
            raise Taken(room) from e
        lines = self._whole_lines()
        self.began_at: float | None = next((line["beganAt"] for line in lines if "beganAt" in line), None)
        # The identity of whoever was FRED in it last
        self.agent: str | None = next((line["agent"] for line in reversed(lines) if "agent" in line), None)
        self.left_in_peace = bool(lines) and "left" in lines[-1]
        self.segments = [Segment(**line["said"]) for line in lines if "said" in line]
        self.delivered = min(self._read_delivered(), len(self.segments))

    @property
    def undelivered(self) -> list[Segment]:
        return self.segments[self.delivered :]

    def begin(self, at: float) -> None:
        """`at`: when the call began, in seconds since 1970. The first who says so is right."""
        if self.began_at is None:
            self.began_at = at
            self._append({"beganAt": at})

    def enter(self, agent: str) -> None:
        """`agent`: who is FRED now."""
        self.agent = agent
        self._append({"agent": agent})

    def add(self, segment: Segment) -> None:
        """On disk when this returns."""
        self._append({"said": asdict(segment)})
        self.segments.append(segment)

    def mark_delivered(self, count: int) -> None:
        self.delivered += count
        new = self._delivered_path.with_suffix(".new")
        new.write_text(str(self.delivered), encoding="ascii")
        new.replace(self._delivered_path)

    def leave(self) -> None:
        """FRED goes by himself: if he is called again, he does not apologise."""
        self._append({"left": time.time()})

    def last_changed(self) -> float:
        return self._path.stat().st_mtime

    def delete(self) -> None:
        self._path.unlink(missing_ok=True)
        self._delivered_path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _delivered_path(self) -> Path:
        return self._path.with_suffix(".delivered")

    def _append(self, line: dict[str, object]) -> None:
        self._file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _whole_lines(self) -> list[dict[str, Any]]:
        self._file.seek(0)
        content = self._file.read()
        # Of a line that a crash cut nothing was acknowledged to anybody
        whole = content[: content.rfind(b"\n") + 1]
        if len(whole) < len(content):
            self._file.truncate(len(whole))
        return [json.loads(line) for line in whole.splitlines()]

    def _read_delivered(self) -> int:
        try:
            return int(self._delivered_path.read_text(encoding="ascii"))
        except (FileNotFoundError, ValueError):
            # Delivered once more changes nothing: segments have ids
            return 0


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def left_behind(directory: Path) -> Iterator[Spool]:
    """The words of calls that nobody is in any more; each is closed when the next is asked for."""
    for path in sorted(directory.glob("*" + _SUFFIX)):
        try:
            with Spool(directory, unquote(path.name[: -len(_SUFFIX)])) as spool:
                yield spool
        except Taken:
            continue
