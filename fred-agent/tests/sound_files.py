"""What Piper says, for ears, and in recordings as LiveKit's Egress makes them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import av
import numpy as np

from fred_agent.mouth import Piper
from fred_agent.recognisers import SAMPLE_RATE, Samples

_RATE = 48_000
_FRAME = 960


def spoken(piper: Piper, sentences: Sequence[str], pause: float) -> Samples:
    """With a pause after each sentence."""
    silence = np.zeros(int(piper.sample_rate * pause), np.int16)
    return np.concatenate([part for text in sentences for part in (_said(piper, text), silence)])


def file_of(samples: Samples, rate: int, *, container: str = "ogg", codec: str = "libopus") -> bytes:
    file = io.BytesIO()
    with av.open(file, "w", format=container) as output:
        stream = output.add_stream(codec, rate=_RATE, layout="mono")
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.rate = rate
        resampler = av.AudioResampler(
            format=stream.codec_context.format, layout="mono", rate=_RATE, frame_size=stream.frame_size or _FRAME
        )
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))
    return file.getvalue()


def sound_of(piper: Piper, text: str) -> Samples:
    """At the rate of ears."""
    said = _said(piper, text)
    at = np.linspace(0, len(said), len(said) * SAMPLE_RATE // piper.sample_rate, endpoint=False)
    return np.interp(at, np.arange(len(said)), said).astype(np.int16)


def _said(piper: Piper, text: str) -> Samples:
    return np.frombuffer(piper.speak(text), dtype=np.int16)
