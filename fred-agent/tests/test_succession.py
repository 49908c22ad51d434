import pytest
from livekit import api

from fred_agent.succession import is_on_the_way, needs_successor


def one(
    identity: str, kind: "api.ParticipantInfo.Kind.ValueType" = api.ParticipantInfo.STANDARD
) -> api.ParticipantInfo:
    return api.ParticipantInfo(identity=identity, kind=kind)  # type: ignore[arg-type]


AGENT, EGRESS, SIP = api.ParticipantInfo.AGENT, api.ParticipantInfo.EGRESS, api.ParticipantInfo.SIP


@pytest.mark.parametrize(
    ("participants", "needed"),
    [
        ([one("sam"), one("agent-1", AGENT)], True),
        ([one("sam")], True),
        ([one("+49", SIP)], True),
        ([one("sam"), one("agent-1", AGENT), one("agent-2", AGENT)], False),
        ([one("agent-1", AGENT), one("recorder", EGRESS)], False),
        ([], False),
    ],
)
def test_who_is_left_alone(participants: list[api.ParticipantInfo], needed: bool) -> None:
    assert needs_successor(participants, dead="agent-1") is needed


def sent(seconds_ago: float, *jobs: str) -> api.AgentDispatch:
    dispatch = api.AgentDispatch(agent_name="fred")
    dispatch.state.created_at = round((NOW - seconds_ago) * 1_000_000_000)
    for job in jobs:
        dispatch.state.jobs.add(id=job)
    return dispatch


NOW = 1_795_800_000.0


@pytest.mark.parametrize(
    ("dispatch", "on_the_way"),
    [
        (sent(1), True),
        (sent(4), False),
        (sent(4, "AJ_new"), True),
        (sent(16, "AJ_new"), False),
        (sent(4, "AJ_dead"), False),
    ],
)
def test_who_was_sent_for_by_somebody_else(dispatch: api.AgentDispatch, on_the_way: bool) -> None:
    assert is_on_the_way(dispatch, dead="agent-AJ_dead", now=NOW) is on_the_way
