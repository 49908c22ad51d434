"""The sound of a file, in pieces that fit into memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

import av
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

RATE = 16_000

# Of a piece; it is cut where it is quietest in its last seconds
LONGEST = 180.0
_CUT_WITHIN = 20.0
_QUIET_FOR = 0.2

_MOST_SECONDS = 12 * 3600


class NoSound(Exception):
    pass


class TooLong(Exception):
    pass


@dataclass(frozen=True)
class Piece:
    """`start` in seconds from the file's beginning."""

    start: float
    samples: Samples

    @property
    def end(self) -> float:
        return self.start + len(self.samples) / RATE


def pieces_of(file: IO[bytes], longest: float = LONGEST) -> Iterator[Piece]:
    """:raises NoSound: where nothing of it can be read
    :raises TooLong:
    """
    most, begun = int(longest * RATE), 0
    held: Samples = np.zeros(0, np.int16)
    waiting: list[Samples] = []
    for samples in _decoded(file):
        waiting.append(samples)
        if len(held) + sum(map(len, waiting)) < most:
            continue
        held, waiting = np.concatenate([held, *waiting]), []
        while len(held) >= most:
            cut = quietest(held[:most])
            yield Piece(begun / RATE, held[:cut])
            begun += cut
            held = held[cut:]
        if begun > _MOST_SECONDS * RATE:
            raise TooLong
    rest = np.concatenate([held, *waiting])
    if begun + len(rest) == 0:
        raise NoSound
    if len(rest):
        yield Piece(begun / RATE, rest)


def quietest(samples: Samples) -> int:
    """Where to cut it: in the middle of its quietest moment near the end."""
    window = int(_QUIET_FOR * RATE)
    first = max(len(samples) // 2, len(samples) - int(_CUT_WITHIN * RATE))
    tail = samples[first:].astype(np.float64) ** 2
    sums = np.concatenate([[0.0], np.cumsum(tail)])
    if len(tail) <= window:
        return len(samples)
    return first + int(np.argmin(sums[window:] - sums[:-window])) + window // 2


def _decoded(file: IO[bytes]) -> Iterator[Samples]:
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    try:
        with av.open(file, mode="r", metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise NoSound
            for packet in container.demux(audio=0):
                yield from _of_packet(packet, resampler)
            for frame in resampler.resample(None):
                yield _samples(frame)
    except (av.FFmpegError, OSError) as e:
        raise NoSound from e


def _of_packet(packet: av.Packet[Any], resampler: av.AudioResampler) -> Iterator[Samples]:
    """What of a broken file can be read counts."""
    try:
        frames = packet.decode()
    except av.FFmpegError:
        return
    for frame in frames:
        assert isinstance(frame, av.AudioFrame)
        for resampled in resampler.resample(frame):
            yield _samples(resampled)


def _samples(frame: av.AudioFrame) -> Samples:
    return frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)
