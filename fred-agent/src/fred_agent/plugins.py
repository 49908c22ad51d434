"""LiveKit's plugins, by name: for ears and a mouth that speak no OpenAI."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from fred_agent.config import Plugin

_NOT_INSTALLED = "LiveKit's plugin {0} is not installed here: pip install livekit-plugins-{0}"


def look_for(*parts: object) -> None:
    """Before a call comes that would end in silence.

    :raises ValueError: naming the plugin among `parts` that is not installed
    """
    for part in parts:
        if isinstance(part, Plugin) and find_spec(f"livekit.plugins.{part.name}") is None:
            raise ValueError(_NOT_INSTALLED.format(part.name))


def openai() -> ModuleType:
    """For servers that speak as OpenAI's do. Loaded where there is one: it takes half a second."""
    return import_module("livekit.plugins.openai")


def made_by(plugin: Plugin, part: str) -> Any:
    """`part`: of the plugin's module, `STT` or `TTS`.

    :raises ValueError: where it is not installed, has no such part, or cannot be made with these options
    """
    try:
        return getattr(import_module(f"livekit.plugins.{plugin.name}"), part)(**plugin.options)
    except ModuleNotFoundError as e:
        raise ValueError(_NOT_INSTALLED.format(plugin.name)) from e
    except AttributeError as e:
        raise ValueError(f"LiveKit's plugin {plugin.name!r} has no {part}") from e
    except (TypeError, ValueError) as e:
        raise ValueError(f"LiveKit's plugin {plugin.name!r} cannot be made: {e}") from e
