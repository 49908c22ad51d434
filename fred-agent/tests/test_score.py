import pytest

from fred_agent.rehearsal.score import percentile, word_error_rate


@pytest.mark.parametrize(
    ("said", "heard", "rate"),
    [
        ("I pay forty nine dollars.", "I pay $49", 0),
        ("It is my co-founder's turn.", "it is my co founder's turn", 0),
        ("One hundred and twenty percent", "one hundred and twenty%", 1 / 5),
        ("a b c d", "a x c d", 1 / 4),
        ("a b c d", "a b c d e", 1 / 4),
        ("a b c d", "a c d", 1 / 4),
        ("a b", "", 1),
        ("", "", 0),
    ],
)
def test_word_error_rate(said: str, heard: str, rate: float) -> None:
    assert word_error_rate(said, heard) == pytest.approx(rate)


def test_percentile() -> None:
    values = [0.1 * i for i in range(1, 21)]
    assert percentile(values, 0.5) == pytest.approx(1.0)
    assert percentile(values, 0.95) == pytest.approx(1.9)
    assert percentile([3.0], 0.95) == 3.0
