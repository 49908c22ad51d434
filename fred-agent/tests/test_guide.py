import pytest

from fred_agent.guide import Waiting, guide_for

GUIDE = guide_for("en")


def test_a_whole_conversation() -> None:
    said: list[str] = []
    replies = []
    for text in [
        "I want to raise the price of my product to $49 next month.",
        "My team could pay for the support that customers ask for.",
        "Right now we have eleven customers who pay $29.",
        "My biggest worry is that the first ten customers will leave.",
        "I could keep the old price for them.",
        "I could also ask them what they think.",
        "I will write to all of them and ask what they think.",
        "By Friday.",
        "Yes, that's right.",
        "No, that's all.",
    ]:
        said.append(text)
        replies.append(GUIDE.reply(said))
    assert replies == [
        "You want to raise the price of your product to $49 next month. What would be different for you if that worked"
        " out?",
        "Your team could pay for the support that customers ask for. Where do things stand right now?",
        "You have eleven customers who pay $29. What is the hardest part of it?",
        "Your biggest worry is that the first ten customers will leave. What could you do about it?",
        "You could keep the old price for them. What else could you do?",
        "You could also ask them what they think. Which of these will you really do?",
        "So you will write to all of them and ask what they think. By when will you have done that?",
        "So you will write to all of them and ask what they think by Friday. Did I get that right?",
        "Good. I'll remember it: you will write to all of them and ask what they think by Friday. Is there anything"
        " else you want to talk about?",
        "You will write to all of them and ask what they think by Friday. I'll ask you about it next time. Goodbye, and"
        " good luck.",
    ]


def test_the_same_words_give_the_same_answer() -> None:
    said = ["I want to find a cofounder.", "I would not be alone any more."]
    assert GUIDE.reply(said) == GUIDE.reply(said) == GUIDE.reply(list(said))


@pytest.mark.parametrize(
    "text",
    ["I will call them by Friday.", "I'll call them on Monday morning.", "I am going to call them tomorrow."],
)
def test_a_commitment_with_a_day_is_said_back_at_once(text: str) -> None:
    reply = GUIDE.reply(["I want more customers.", text])
    assert reply.startswith("So you will call them ")
    assert reply.endswith("Did I get that right?")


@pytest.mark.parametrize(
    ("text", "commitment"),
    [
        ("I will write to my customers by Friday.", "write to your customers by Friday"),
        ("Okay, I'll ask our team what they think of us.", "ask your team what they think of you"),
        ("If I will manage that is another question.", None),
        ("Will I manage? I will not.", None),
        ("I will think about it.", None),
        ("They will leave.", None),
        ("What if I will fail?", None),
        ("First I will rest. Then I will write the plan.", "write the plan"),
    ],
)
def test_what_is_a_commitment(text: str, commitment: str | None) -> None:
    assert GUIDE.commitment(text) == commitment


def test_no_day_is_asked_for_again() -> None:
    said = [
        "I want to sell more.",
        "More money.",
        "It stands badly today.",
        "I will call ten people.",
        "I don't know.",
    ]
    assert GUIDE.reply(said) == "Pick a day that you can keep. By when?"
    assert GUIDE.progress(said).waiting is Waiting.WHEN
    assert "call ten people by Thursday" in GUIDE.reply([*said, "Thursday, I think."])


def test_the_day_is_asked_for_twice_at_most() -> None:
    said = [
        "I want to sell more.",
        "More money.",
        "It stands badly today.",
        "I will call ten people.",
        "Hm, who knows.",
        "No.",
    ]
    assert GUIDE.reply(said) == "So you will call ten people. Did I get that right?"


@pytest.mark.parametrize(
    "text", ["Wait, there's one more thing.", "Hold on.", "Let me think for a moment.", "One more thing."]
)
def test_whoever_wants_to_add_something_is_listened_to(text: str) -> None:
    said = ["I want to sell more."]
    assert GUIDE.reply([*said, text]) == "Go on, I'm listening."
    assert GUIDE.progress([*said, text]) == GUIDE.progress(said)


def test_waiting_can_be_an_answer() -> None:
    assert GUIDE.reply(["I want to wait until my cofounder is back."]).startswith("You want to wait")


def test_a_commitment_can_be_corrected() -> None:
    said = [
        "I want to sell more.",
        "I will call ten people by Friday.",
        "No, I will call five people by Monday.",
    ]
    assert GUIDE.reply(said) == "So you will call five people by Monday. Did I get that right?"
    assert GUIDE.reply([*said[:2], "No."]) == "Then say it the way you mean it. What will you do, and by when?"


def test_whoever_does_not_know_is_helped_once_in_a_stage() -> None:
    first = GUIDE.reply(["I don't know."])
    assert first == "Let's make it small. What one thing would you like to be clearer about?"
    assert GUIDE.reply(["I don't know.", "I have no idea."]) != first


def test_one_word_is_asked_about_once() -> None:
    assert GUIDE.reply(["Money."]) == "Tell me a little more about that."
    assert GUIDE.reply(["Money.", "Money."]) == "What would be different for you if that worked out?"


def test_a_question_is_given_back() -> None:
    assert GUIDE.reply(["What should I say to them?"]) == "That is worth a question back: what do you think yourself?"


def test_last_times_promise_is_asked_about() -> None:
    greeting = GUIDE.greeting("Sam Founder", "write to your customers by Friday")
    assert greeting == (
        "Hello Sam, it's FRED. Last time you said you would write to your customers by Friday. How did that go?"
    )
    reply = GUIDE.reply(["Yes, I did, and most of them were fine with it."], follows_up=True)
    assert reply == "Well done. That took something. What would you like to have settled by the end of this call?"
    assert GUIDE.reply(["No."], follows_up=True).startswith("Thank you for saying so.")


@pytest.mark.parametrize(
    "text",
    ["Goodbye.", "Thanks, bye!", "Okay, see you next time.", "That's all for today.", "I have to go now."],
)
def test_goodbye(text: str) -> None:
    assert GUIDE.says_goodbye(text)
    assert GUIDE.reply(["I want more customers.", text]).endswith("Goodbye, and good luck.")


def test_after_both_said_goodbye_there_is_no_more_to_say() -> None:
    said = ["I want to sell more.", "Goodbye.", "Bye."]
    assert GUIDE.reply(said) == "Goodbye."
    assert GUIDE.is_farewell(GUIDE.reply(said[:2]))
    assert not GUIDE.is_farewell(GUIDE.greeting())


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("I will write to my customers by Friday.", "write to your customers by Friday"),
        ("Write to all customers by Friday.", "write to all customers by Friday"),
        ("", ""),
    ],
)
def test_promises_of_earlier_calls(kept: str, said: str) -> None:
    assert GUIDE.promised(kept) == said


@pytest.mark.parametrize(
    "text",
    ["I said goodbye to my cofounder.", "That is all I can do about the price.", "I have to go to the bank."],
)
def test_no_goodbye(text: str) -> None:
    assert not GUIDE.says_goodbye(text)


def test_echoes_are_sentences() -> None:
    for text in [
        "Um, well, I think I'm afraid of my investors, because they never answer, and that is why I do not write.",
        "You asked me that.",
        "We have our doubts.",
        "It is what it is.",
    ]:
        reply = GUIDE.reply([text])
        assert " i " not in reply
        assert "  " not in reply
    assert GUIDE.reply(
        ["Um, well, I think I'm afraid of my investors, because they never answer me and never will."]
    ).startswith("You're afraid of your investors, because they never answer you and never will.")


def test_time_is_nearly_up() -> None:
    assert GUIDE.time_is_nearly_up(["Hello."]).endswith("what will you do first, and by when?")
    committed = ["I want to sell more.", "I will call ten people by Friday."]
    assert "you will call ten people by Friday" in GUIDE.time_is_nearly_up(committed)


def test_who_comes_back_is_asked_the_last_question_again() -> None:
    said = ["I want to sell more.", "I could hire."]
    assert GUIDE.welcome_back(said, name="Sam", dropped_out=True).endswith("Where do things stand right now?")
    assert GUIDE.welcome_back(said, name="Sam", dropped_out=False).startswith("Welcome back Sam.")


def test_a_language_without_a_guide_gets_english() -> None:
    assert guide_for("tlh").language == "en"
    assert guide_for("en-GB") == guide_for("en-GB")
