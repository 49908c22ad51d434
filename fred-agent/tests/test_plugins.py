"""Ears and a mouth by the name of LiveKit's plugin; the real one of OpenAI, at our own server."""

from __future__ import annotations

import asyncio
import json

import pytest
from livekit.agents import tts

from fred_agent.config import Config, Plugin
from fred_agent.models.app import app_of
from fred_agent.models.settings import Settings
from fred_agent.mouth import Piper, installed_voice, mouth_for
from fred_agent.plugins import look_for, made_by
from fred_agent.recognisers import recogniser_for
from fred_agent.rehearsal.score import word_error_rate
from serving import served
from sound_files import sound_of

SENTENCE = "My biggest worry is that the first ten customers will leave."


def config_with(**environment: object) -> Config:
    return Config.of(
        {name: value if isinstance(value, str) else json.dumps(value) for name, value in environment.items()}
    )


def test_hears_by_a_plugin() -> None:
    piper = Piper(installed_voice(), is_steady=True)
    samples = sound_of(piper, SENTENCE)
    piper.close()

    async def hear() -> str:
        async with served(app_of(Settings.of({}))) as address:
            options = {"base_url": f"{address}/v1", "api_key": "none", "use_realtime": False}
            ears = recogniser_for(config_with(FRED_STT_PLUGIN="openai", FRED_STT_OPTIONS=options), threads=1)
            return await ears.recognise(samples)

    assert word_error_rate(SENTENCE, asyncio.run(hear())) <= 0.1


def test_speaks_by_a_plugin() -> None:
    options = {"api_key": "a secret", "model": "tts-9", "voice": "eva"}
    config = config_with(FRED_TTS_PLUGIN="openai", FRED_TTS_OPTIONS=options)
    mouth = mouth_for(config, None)
    assert isinstance(mouth, tts.TTS)
    assert mouth.model == "tts-9"
    assert "secret" not in repr(config)


@pytest.mark.parametrize(
    ("plugin", "complaint"),
    [
        (Plugin("silero"), "has no STT"),
        (Plugin("openai", {"colour": "blue"}), "cannot be made.*colour"),
        (Plugin("nobody"), "is not installed here: pip install livekit-plugins-nobody"),
    ],
)
def test_says_what_is_wrong_with_it(plugin: Plugin, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        made_by(plugin, "STT")


def test_is_looked_for_before_a_call_comes() -> None:
    look_for(None, Plugin("openai"))
    with pytest.raises(ValueError, match="nobody"):
        look_for(None, Plugin("nobody"))


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"FRED_STT_PLUGIN": "openai", "FRED_STT_URL": "http://ears/v1"}, "FRED_STT_PLUGIN and FRED_STT_URL"),
        ({"FRED_TTS_PLUGIN": "openai", "FRED_TTS_OPTIONS": "{"}, "FRED_TTS_OPTIONS"),
        ({"FRED_TTS_PLUGIN": "openai", "FRED_TTS_OPTIONS": "[]"}, "FRED_TTS_OPTIONS"),
    ],
)
def test_refuses_what_makes_no_sense(environment: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Config.of(environment)
