import pytest

from fred_agent.turns import FINISHED, NO_WORDS, UNFINISHED, Move, Turn, is_finished, patience


@pytest.mark.parametrize(
    "text",
    [
        "I want to raise the price of my product to $49 next month.",
        "What should I say when they ask why the price went up?",
        "Yes.",
        "No, not really.",
        "yes",
        "I think so.",
        "What is that for?",
        "My team could pay for the support that our customers ask for.",
        "I have nobody who I could talk to.",
        "That is something I can live with.",
        "I will.",
        "Thank you.",
        "I would like to do that.",
        'She said "no".',
        "My worry is that the first ten customers will leave.",
        "Nobody asked me to.  Done!",
    ],
)
def test_a_finished_sentence(text: str) -> None:
    assert is_finished(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "I want to raise the price and",
        "I want to raise the price and.",
        "I want to raise the price because...",
        "Because\u2026",
        "I could ask my co-founder, or.",
        "So, um.",
        "I would like to",
        "My biggest worry is",
        "The thing with the new customers",
        "Well, I thought that,",
        "I talked to my -",
        "I will write to the.",
        "My worry is that they will ask for.",
        "I will wait for.",
    ],
)
def test_a_sentence_that_goes_on(text: str) -> None:
    assert not is_finished(text)


def test_patience() -> None:
    assert patience("I will write to all of them by Friday.") == FINISHED
    assert patience("I will write to all of them and") == UNFINISHED
    assert patience(None) == NO_WORDS
    assert patience("") == FINISHED, "noise is no turn to wait for"


def heard(turn: Turn, *silences: float) -> list[Move]:
    """Silence 0 is speech."""
    moves = [turn.hear(is_speech=silence == 0, silence=silence) for silence in silences]
    return [move for move in moves if move]


def test_a_turn_is_recognised_in_its_pause_and_ends_soon_after_a_finished_sentence() -> None:
    turn = Turn()
    assert heard(turn, 0, 0, 0.1, 0, 0.05, 0.2) == [Move.BEGIN, Move.RECOGNISE]
    turn.recognised("I will write to them.")
    assert heard(turn, 0.2, 0.29) == []
    assert heard(turn, 0.31) == [Move.END]
    assert heard(turn, 0.5, 3) == []


def test_an_unfinished_sentence_is_waited_for() -> None:
    turn = Turn()
    heard(turn, 0, 0.2)
    turn.recognised("I will write to them and")
    assert heard(turn, 0.5, 1.0, 1.4) == []
    assert heard(turn, 0) == [Move.RESUME]
    assert heard(turn, 0, 0.2) == [Move.RECOGNISE]
    turn.recognised("I will write to them and ask.")
    assert heard(turn, 0.31) == [Move.END]


def test_without_words_the_turn_waits_for_the_recogniser_but_not_for_ever() -> None:
    turn = Turn()
    assert heard(turn, 0, 0.2, 0.5, 1.6, 3.9) == [Move.BEGIN, Move.RECOGNISE]
    assert heard(turn, 4.0) == [Move.END]


def test_words_of_an_earlier_pause_do_not_end_a_later_one() -> None:
    turn = Turn()
    heard(turn, 0, 0.2)
    turn.recognised("I have an idea.")
    heard(turn, 0, 0.2)
    assert heard(turn, 0.5, 1.0) == []
