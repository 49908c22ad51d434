import pytest

from fred_agent.manners import Silence, Step, seconds_until_summing_up, warns_of_the_end


def test_asks_once_after_15_s_and_leaves_after_60() -> None:
    silence = Silence(since=100)
    assert [silence.step(now) for now in (100, 114.9)] == [None, None]
    assert silence.step(115) is Step.ASK
    silence.broken_by_fred(117)
    assert [silence.step(now) for now in (118, 140, 159.9)] == [None, None, None]
    assert silence.step(160) is Step.LEAVE


def test_an_answer_starts_the_wait_anew() -> None:
    silence = Silence(since=0)
    assert silence.step(15) is Step.ASK
    silence.broken_by_person(20)
    assert silence.step(34) is None
    assert silence.step(35) is Step.ASK


def test_fred_speaking_is_no_silence() -> None:
    silence = Silence(since=0)
    silence.broken_by_fred(14)
    assert silence.step(28) is None
    assert silence.step(29) is Step.ASK


def test_after_a_farewell_it_does_not_wait_long() -> None:
    silence = Silence(since=0, after_farewell=True)
    assert silence.step(7.9) is None
    assert silence.step(8) is Step.LEAVE


@pytest.mark.parametrize(
    ("topic", "data", "warns"),
    [
        ("call.deadline", b'{"type":"call.deadline","endsAt":"2026-01-01T00:00:00Z","secondsLeft":60}', True),
        ("call.deadline", b"nonsense", False),
        ("call.deadline", b"[]", False),
        ("transcript", b'{"type":"call.deadline"}', False),
        (None, b"", False),
    ],
)
def test_the_deadline(topic: str | None, data: bytes, warns: bool) -> None:
    assert warns_of_the_end(topic, data) is warns


@pytest.mark.parametrize(("seconds_left", "wait"), [(1800, 1745.0), (56, 1.0), (55, None), (0, None), (None, None)])
def test_sums_up_by_itself_when_time_is_nearly_up(seconds_left: int | None, wait: float | None) -> None:
    assert seconds_until_summing_up(seconds_left) == wait
