"""What is said, shown to those in the room while it is said."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from datetime import datetime, timezone

from livekit import rtc
from livekit.agents import utils
from livekit.agents.types import (
    ATTRIBUTE_TRANSCRIPTION_FINAL,
    ATTRIBUTE_TRANSCRIPTION_SEGMENT_ID,
    TOPIC_TRANSCRIPTION,
)
from livekit.agents.voice import io

from fred_agent.memory.transcript import Words
from fred_agent.tasks import Tasks

log = logging.getLogger(__name__)

# Where the page of the system before looks for words
_OLD_TOPIC = "transcript"

# Words are shown as they begin
_LAST_WORD = 0.6


class Captions:
    """Published as LiveKit's own agents do it, with ids that the transcript has too: whoever writes both down, writes
    each sentence once."""

    def __init__(self, room: rtc.Room) -> None:
        self._room = room
        self._tasks = Tasks()

    def show(self, words: Words, *, speaker: str) -> None:
        """A person's. In order, though nobody waits."""
        self._tasks.in_order(self._publish(words, speaker))
        if words.is_final:
            self.show_old("user", words)

    def show_old(self, who: str, words: Words) -> None:
        spoken_at = datetime.fromtimestamp(words.started_at, timezone.utc)
        packet = {
            "speaker": who,
            "text": words.text,
            "timestamp": spoken_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        self._tasks.in_order(self._send_old(packet))

    async def done(self) -> None:
        await self._tasks.done()

    async def _publish(self, words: Words, speaker: str) -> None:
        try:
            writer = await self._room.local_participant.stream_text(
                topic=TOPIC_TRANSCRIPTION,
                sender_identity=speaker,
                attributes={
                    ATTRIBUTE_TRANSCRIPTION_SEGMENT_ID: words.segment_id,
                    ATTRIBUTE_TRANSCRIPTION_FINAL: "true" if words.is_final else "false",
                },
            )
            await writer.write(words.text)
            await writer.aclose()
        except Exception as e:  # the room may be gone: captions are no reason to end a conversation
            log.warning("a caption is not shown: %r", e)

    async def _send_old(self, packet: dict[str, str]) -> None:
        try:
            await self._room.local_participant.publish_data(
                json.dumps(packet, ensure_ascii=False), reliable=True, topic=_OLD_TOPIC
            )
        except Exception as e:
            log.warning("a data packet is not sent: %r", e)


class OwnWords(io.TextOutput):
    """FRED's words, as fast as they are heard: what is cut off by an interruption was not said."""

    def __init__(self, room: rtc.Room, captions: Captions, on_said: Callable[[Words], None]) -> None:
        super().__init__(label="FRED", next_in_chain=None)
        self._room = room
        self._captions = captions
        self._on_said = on_said
        self._tasks = Tasks()
        self._writer: rtc.TextStreamWriter | None = None
        self._segment_id = ""
        self._text = ""
        self._started_at = 0.0
        self._last_at = 0.0

    async def capture_text(self, text: str) -> None:
        if not self._text:
            self._segment_id = utils.shortuuid("SG_")
            self._started_at = time.time()
        self._text += text
        self._last_at = time.time()
        try:
            if self._writer is None:
                self._writer = await self._room.local_participant.stream_text(
                    topic=TOPIC_TRANSCRIPTION,
                    sender_identity=self._room.local_participant.identity,
                    attributes={
                        ATTRIBUTE_TRANSCRIPTION_SEGMENT_ID: self._segment_id,
                        ATTRIBUTE_TRANSCRIPTION_FINAL: "false",
                    },
                )
            await self._writer.write(text)
        except Exception as e:
            log.warning("a caption is not shown: %r", e)

    def flush(self) -> None:
        text, writer, self._text, self._writer = self._text.strip(), self._writer, "", None
        if writer:
            self._tasks.in_order(self._end(writer))
        if text:
            # Whoever is interrupted fell silent before it was clear that it was an interruption
            ended_at = min(time.time(), self._last_at + _LAST_WORD)
            words = Words(self._segment_id, text, self._started_at, ended_at, is_final=True)
            self._captions.show_old("fred", words)
            self._on_said(words)

    async def _end(self, writer: rtc.TextStreamWriter) -> None:
        try:
            await writer.aclose(attributes={ATTRIBUTE_TRANSCRIPTION_FINAL: "true"})
        except Exception as e:
            log.warning("a caption is not ended: %r", e)
