import pytest
from livekit import api

from fred_agent.succession import needs_successor


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
