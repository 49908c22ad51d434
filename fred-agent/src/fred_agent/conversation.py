"""One call with FRED, from his greeting to his farewell."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterable, Sequence
from typing import Any

import aiohttp
from livekit import api as livekit_api
from livekit import rtc
from livekit.agents import (
    Agent,
    AgentSession,
    AutoSubscribe,
    CloseEvent,
    CloseReason,
    ConversationItemAddedEvent,
    JobContext,
    ModelSettings,
    llm,
)
from livekit.agents.voice import room_io
from livekit.agents.voice.agent_session import RecordingOptions
from livekit.agents.voice.transcription import TranscriptSynchronizer

from fred_agent.brains import GuideBrain, brain_for, instructions, said_by_person, without_thoughts
from fred_agent.captions import Captions, OwnWords
from fred_agent.ears import Ears
from fred_agent.equipment import Equipment
from fred_agent.guide import guide_for
from fred_agent.manners import Silence, Step, seconds_until_summing_up, warns_of_the_end
from fred_agent.memory.api import CallsApi
from fred_agent.memory.briefing import Briefing
from fred_agent.memory.spool import Segment
from fred_agent.memory.transcript import Transcript, Words
from fred_agent.mouth import mouth_for
from fred_agent.reconnection import is_forgotten
from fred_agent.succession import NOT_PEOPLE
from fred_agent.tasks import Tasks

log = logging.getLogger(__name__)

NAME = "FRED"

# The greeting waits no longer for what the API and the room's clock tell
_PREPARATION = 0.6

_LOOK_EVERY = 0.25
_LONGEST_WAIT_TO_SUM_UP = 10.0
_LAST_DELIVERY = 5.0

# Speech over FRED that stops him, and for how long nothing may come of it until he goes on: longer than somebody is
# waited for who has not finished their sentence
_INTERRUPTION = 0.08
_NO_INTERRUPTION_AFTER = 1.6

_SUM_UP = (
    "There is about a minute left. Say so, sum up in one sentence what was agreed, and ask whether that is right."
    " If nothing was agreed, ask what will be done first, and by when."
)


# Turns and their times; the call has a recording of its own, and the log is not the person's
REPORT: RecordingOptions = {"audio": False, "traces": False, "logs": False, "transcript": True}


class Fred(Agent):
    async def llm_node(
        self, chat_ctx: llm.ChatContext, tools: list[llm.Tool], model_settings: ModelSettings
    ) -> AsyncIterable[llm.ChatChunk | str | Any]:
        async for piece in without_thoughts(Agent.default.llm_node(self, chat_ctx, tools, model_settings)):
            yield piece


class Conversation:
    def __init__(
        self,
        context: JobContext,
        equipment: Equipment,
        transcript: Transcript,
        person: rtc.RemoteParticipant,
        briefing: Briefing,
    ) -> None:
        self._context = context
        self._room = context.room
        self._config = equipment.config
        self._transcript = transcript
        self._person = person
        is_who_called = briefing.person_id in (None, person.identity)
        self._name = person.name or (briefing.name if is_who_called else None)
        self._briefing = briefing
        self._guide = guide_for(self._config.language)
        self._tasks = Tasks()
        self._captions = Captions(self._room)
        self._silence = Silence(since=time.monotonic())
        self._person_said_goodbye = False
        self._fred_said_goodbye = False
        self._was_warned = False
        self._is_over = False
        self._ears = Ears(equipment.recogniser, equipment.voice_activity, self._config.language, self._on_words)
        self._guide_brain = GuideBrain(self._guide)
        self._own_words = OwnWords(self._room, self._captions, self._on_own_words)
        self._session: AgentSession[None] = AgentSession(
            stt=self._ears,
            vad=equipment.voice_activity,
            llm=brain_for(self._config, self._guide_brain),
            tts=mouth_for(self._config, equipment.piper),
            turn_handling={
                # The ears decide that a turn has ended; nothing is waited for after that
                "turn_detection": "stt",
                "endpointing": {"mode": "fixed", "min_delay": 0.0, "max_delay": 0.0},
                "interruption": {
                    "mode": "vad",
                    "min_duration": _INTERRUPTION,
                    "resume_false_interruption": True,
                    "false_interruption_timeout": _NO_INTERRUPTION_AFTER,
                },
                "preemptive_generation": {
                    "enabled": True,
                    "preemptive_tts": True,
                    "max_speech_duration": 60.0,
                },
            },
            # Browsers take FRED's own voice out of what they send; he can be interrupted from his first word
            aec_warmup_duration=None,
            user_away_timeout=None,
        )

    async def begin(self) -> None:
        before = self._transcript.said_before
        agent = Fred(
            instructions=instructions(self._config.language, self._briefing),
            chat_ctx=_conversation_of(before),
        )
        self._session.on("conversation_item_added", self._on_item)
        self._session.on("close", self._on_close)
        self._room.on("data_received", self._on_data)
        self._room.on("reconnecting", self._on_reconnecting)
        await self._session.start(
            agent,
            room=self._room,
            room_options=room_io.RoomOptions(
                participant_identity=self._person.identity,
                audio_input=room_io.AudioInputOptions(sample_rate=16_000, frame_size_ms=20),
                text_input=room_io.TextInputOptions(text_input_cb=self._on_chat),
                # Captions are ours, so that the transcript has the same ids
                text_output=False,
            ),
            record=REPORT if self._config.reports_to else False,
        )
        self._caption_own_words()
        self._session.say(self._opening(before))
        self._tasks.at_once(self._mind_manners())
        self._mind_time(self._briefing)

    async def hear_late(self, briefing: Briefing) -> None:
        """Too late for the greeting; a model knows it from now on."""
        await self._session.current_agent.update_instructions(instructions(self._config.language, briefing))
        self._mind_time(briefing)

    async def end(self) -> None:
        """Nothing that was said is lost: not what the person said as they hung up, either."""
        await self._ears.last_words()
        self._own_words.flush()
        await self._captions.done()
        await self._transcript.close(_LAST_DELIVERY, in_peace=self._is_over)

    def _opening(self, before: Sequence[Segment]) -> str:
        if before:
            said = [segment.text for segment in before if not segment.is_fred]
            return self._guide.welcome_back(said, name=self._name, dropped_out=self._transcript.was_cut_off)
        promised = self._briefing.promised_by(self._person.identity)
        self._guide_brain.follows_up = promised is not None
        return self._guide.greeting(self._name, self._guide.promised(promised) if promised else None)

    def _caption_own_words(self) -> None:
        output = self._session.output
        assert output.audio
        synchronized = TranscriptSynchronizer(next_in_chain_audio=output.audio, next_in_chain_text=self._own_words)
        output.audio, output.transcription = synchronized.audio_output, synchronized.text_output

    # ---- What happens --------------------------------------------------------------------------------------------

    def _on_words(self, words: Words) -> None:
        self._captions.show(words, speaker=self._person.identity)
        if words.is_final:
            self._transcript.add(
                words, speaker=self._person.identity, name=self._name or self._person.identity, is_fred=False
            )

    def _on_own_words(self, words: Words) -> None:
        self._ears.before = words.text
        self._transcript.add(words, speaker=self._room.local_participant.identity, name=NAME, is_fred=True)

    def _on_item(self, event: ConversationItemAddedEvent) -> None:
        item = event.item
        if not isinstance(item, llm.ChatMessage) or not item.text_content:
            return
        if item.role == "user":
            self._person_said_goodbye = self._guide.says_goodbye(item.text_content)
        elif item.role == "assistant":
            self._log_times(item.metrics)
            self._fred_said_goodbye = self._guide.is_farewell(item.text_content)
            self._silence.after_farewell = self._fred_said_goodbye

    def _log_times(self, metrics: llm.MetricsReport) -> None:
        """Where the time of an answer went; from the end of speech, as the framework sees it."""
        names = ("e2e_latency", "llm_node_ttft", "tts_node_ttfb", "playback_latency")
        times = {name: round(float(metrics[name]), 3) for name in names if name in metrics}  # type: ignore[literal-required]
        if "e2e_latency" in times:
            log.info("answered: %s", " ".join(f"{name}={seconds}" for name, seconds in times.items()))

    def _on_close(self, event: CloseEvent) -> None:
        # Else FRED fails or his worker is stopped, and somebody sits there alone
        self._is_over = self._is_over or event.reason is CloseReason.PARTICIPANT_DISCONNECTED
        self._context.shutdown(f"the conversation is over: {event.reason.value}")

    async def _on_chat(self, session: AgentSession[None], typed: room_io.TextInputEvent) -> None:
        self._silence.broken_by_person(time.monotonic())
        await session.interrupt()
        session.generate_reply(user_input=typed.text)

    def _on_data(self, packet: rtc.DataPacket) -> None:
        # From the server alone: no person decides that time is up
        if packet.participant is None and warns_of_the_end(packet.topic, packet.data):
            self._tasks.at_once(self._sum_up())

    def _on_reconnecting(self) -> None:
        self._tasks.at_once(self._leave_what_is_forgotten())

    # ---- What FRED does unasked ----------------------------------------------------------------------------------

    async def _leave_what_is_forgotten(self) -> None:
        """So that the words are free for whoever is FRED when the person comes back."""
        while self._room.connection_state == rtc.ConnectionState.CONN_RECONNECTING:
            if await is_forgotten(self._context.api, self._room.name, self._context.job.room.sid):
                self._context.shutdown("LiveKit knows nothing of the call any more")
                break
            await asyncio.sleep(_LOOK_EVERY)

    async def _mind_manners(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            now = time.monotonic()
            if self._session.user_state == "speaking":
                self._silence.broken_by_person(now)
            elif self._session.agent_state != "listening":
                self._silence.broken_by_fred(now)
            elif self._person_said_goodbye and self._fred_said_goodbye:
                return await self._hang_up("both said goodbye")
            else:
                step = self._silence.step(now)
                if step is Step.ASK:
                    self._session.say(self._guide.replies["still_there"])
                elif step is Step.LEAVE:
                    if not self._fred_said_goodbye:
                        await self._session.say(self._guide.replies["leaving"], allow_interruptions=False)
                    return await self._hang_up("nobody says anything")

    def _mind_time(self, briefing: Briefing) -> None:
        wait = seconds_until_summing_up(briefing.seconds_left)
        if wait is not None:
            self._tasks.at_once(self._sum_up(wait))

    async def _sum_up(self, wait: float = 0.0) -> None:
        await asyncio.sleep(wait)
        if self._was_warned:
            return
        self._was_warned = True
        give_up_at = time.monotonic() + _LONGEST_WAIT_TO_SUM_UP
        while self._is_somebody_speaking() and time.monotonic() < give_up_at:
            await asyncio.sleep(_LOOK_EVERY)
        if self._config.brain:
            self._session.generate_reply(instructions=_SUM_UP)
        else:
            self._session.say(self._guide.time_is_nearly_up(said_by_person(self._session.history)))

    def _is_somebody_speaking(self) -> bool:
        return self._session.user_state == "speaking" or self._session.agent_state != "listening"

    async def _hang_up(self, why: str) -> None:
        self._is_over = True
        log.info("FRED hangs up: room=%s why=%s", self._room.name, why)
        people = [
            other
            for other in self._room.remote_participants.values()
            if other.kind != rtc.ParticipantKind.PARTICIPANT_KIND_AGENT
        ]
        # With others in the room the call is theirs
        if len(people) <= 1:
            await self._context.delete_room()
        self._context.shutdown(why)


async def hold(context: JobContext, equipment: Equipment) -> None:
    """Comes when somebody is there, and stays until they go."""
    config = equipment.config
    room = context.job.room.name
    http = aiohttp.ClientSession()
    context.add_shutdown_callback(http.close)
    api = CallsApi(config.api, http) if config.api else None
    briefing = asyncio.create_task(_briefing(api, room))
    transcript = await Transcript.open(config.spool, room, api)
    await context.connect(auto_subscribe=AutoSubscribe.AUDIO_ONLY)
    person = await context.wait_for_participant()
    began_at = asyncio.create_task(_first_join(context))
    await asyncio.wait([briefing, began_at], timeout=_PREPARATION)
    transcript.begin(began_at.result() if began_at.done() else time.time(), context.room.local_participant.identity)
    is_briefed = briefing.done()
    conversation = Conversation(context, equipment, transcript, person, briefing.result() if is_briefed else Briefing())
    context.add_shutdown_callback(conversation.end)
    await conversation.begin()
    if not is_briefed:
        await conversation.hear_late(await briefing)


async def _briefing(api: CallsApi | None, room: str) -> Briefing:
    return await api.briefing(room) if api else Briefing()


async def _first_join(context: JobContext) -> float:
    """When the call began, by LiveKit's clock: with whoever of those inside came first."""
    try:
        listed = await context.api.room.list_participants(livekit_api.ListParticipantsRequest(room=context.room.name))
        joins = [
            one.joined_at_ms / 1000 if one.joined_at_ms else float(one.joined_at)
            for one in listed.participants
            if one.kind not in NOT_PEOPLE
        ]
        return min(joins, default=time.time())
    except (livekit_api.TwirpError, aiohttp.ClientError, TimeoutError) as e:
        log.warning("the room does not tell when the call began: room=%s cause=%r", context.room.name, e)
        return time.time()


def _conversation_of(segments: Sequence[Segment]) -> llm.ChatContext:
    conversation = llm.ChatContext.empty()
    for segment in segments:
        conversation.add_message(role="assistant" if segment.is_fred else "user", content=segment.text)
    return conversation
