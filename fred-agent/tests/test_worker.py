import pytest

from fred_agent.worker import is_with_a_coach


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
