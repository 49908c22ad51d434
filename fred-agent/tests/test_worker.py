import pickle
import time
from types import SimpleNamespace
from typing import Any

import pytest

from fred_agent import worker
from fred_agent.worker import Loading, is_with_a_coach


@pytest.mark.parametrize(
    ("metadata", "with_a_coach"),
    [
        ("", False),
        ("nonsense", False),
        ("[]", False),
        ('{"ownerId":"sam","coachId":null,"participants":[],"signature":"x"}', False),
        ('{"ownerId":"sam","coachId":"cleo","participants":[],"signature":"x"}', True),
    ],
)
def test_two_people_are_left_alone(metadata: str, with_a_coach: bool) -> None:
    assert is_with_a_coach(metadata) is with_a_coach


@pytest.mark.parametrize(("processors", "waits"), [(2, True), (8, False)])
def test_the_next_process_is_made_when_whoever_came_was_greeted(
    monkeypatch: pytest.MonkeyPatch, processors: int, waits: bool
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(worker.os, "cpu_count", lambda: processors)
    monkeypatch.setattr(worker.time, "sleep", slept.append)
    monkeypatch.setattr(worker.Config, "of", lambda: None)
    monkeypatch.setattr(worker.Equipment, "load", lambda _: "equipment")
    loading = Loading()
    loading.last_call = time.time()
    process: Any = SimpleNamespace(userdata={})

    # As it goes to the process
    pickle.loads(pickle.dumps(loading))(process)  # noqa: S301 (its own)

    assert process.userdata["equipment"] == "equipment"
    assert bool(slept and slept[0] > 1) is waits
