from pathlib import Path

import pytest

from fred_agent.config import Config


def test_defaults() -> None:
    config = Config.of({})
    assert (config.agent_name, config.language, config.most_calls) == ("fred", "en", 4)
    assert (config.health_host, config.health_port, config.drain_seconds) == ("127.0.0.1", 8086, 20)
    assert (config.ears, config.mouth, config.brain, config.api) == (None, None, None, None)
    assert config.reports_to is None
    assert config.spool.parts[-3:] == ("coaching-calls", "fred", "spool")


def test_all_of_it() -> None:
    config = Config.of(
        {
            "FRED_AGENT_NAME": "fred-cary-voice",
            "FRED_LANGUAGE": "de",
            "FRED_MAX_CALLS": "9",
            "FRED_HEALTH_HOST": "0.0.0.0",
            "FRED_HEALTH_PORT": "9000",
            "FRED_DRAIN_SECONDS": "600",
            "FRED_SPOOL": "/var/spool/fred",
            "FRED_WHISPER": "/models/whisper",
            "FRED_VOICE": "/models/voice.onnx",
            "FRED_STT_URL": "http://ears/v1/",
            "FRED_STT_MODEL": "large",
            "FRED_TTS_URL": "http://mouth/v1",
            "FRED_TTS_VOICE": "eva",
            "FRED_MODEL_URL": "http://brain/v1",
            "FRED_MODEL_KEY": "secret",
            "FRED_MODEL_NAME": "llama",
            "FRED_API_URL": "http://gateway/",
            "FRED_API_TOKEN_FILE": "/run/token",
            "LIVEKIT_OBSERVABILITY_URL": "http://gateway",
        }
    )
    assert config.ears
    assert config.mouth
    assert config.brain
    assert config.api
    assert (config.ears.url, config.ears.key, config.ears.model) == ("http://ears/v1", "none", "large")
    assert (config.mouth.model, config.mouth.voice) == ("tts-1", "eva")
    assert (config.brain.key, config.brain.model) == ("secret", "llama")
    assert (config.api.url, config.api.token_file) == ("http://gateway", Path("/run/token"))
    assert config.reports_to == "http://gateway"
    assert "secret" not in repr(config)


def test_empty_variables_are_none() -> None:
    assert Config.of({"FRED_MODEL_URL": "", "FRED_MAX_CALLS": " "}) == Config.of({})


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"FRED_MAX_CALLS": "0"}, "FRED_MAX_CALLS"),
        ({"FRED_HEALTH_PORT": "x"}, "FRED_HEALTH_PORT"),
        ({"FRED_API_URL": "http://gateway"}, "FRED_API_TOKEN"),
        ({"FRED_API_URL": "http://g", "FRED_API_TOKEN": "a", "FRED_API_TOKEN_FILE": "b"}, "exactly one"),
        ({"FRED_API_URL": "http://g", "FRED_OIDC_TOKEN_URL": "http://o"}, "FRED_OIDC_CLIENT_ID"),
    ],
)
def test_nonsense_is_refused_by_name(environment: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Config.of(environment)
