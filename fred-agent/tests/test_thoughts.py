import pytest

from fred_agent.thoughts import Thoughts


def spoken(*pieces: str) -> str:
    thoughts = Thoughts()
    return "".join([*(thoughts.without(piece) for piece in pieces), thoughts.rest()])


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("What now?", "What now?"),
        ("<think>They are sad.</think>What now?", "What now?"),
        ("A<THINKING>b</thinking>c<reasoning>d</reasoning>e", "Ace"),
        ("<think>a <b> c</think>d", "d"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("a <thinker> is", "a <thinker> is"),
        ("<think>it never ends", ""),
        ("it ends with <", "it ends with <"),
        ("</think>What now?", "</think>What now?"),
    ],
)
def test_thoughts_are_left_out_however_they_are_cut(text: str, rest: str) -> None:
    assert spoken(text) == rest
    assert spoken(*text) == rest
    for cut in range(len(text)):
        assert spoken(text[:cut], text[cut:]) == rest
