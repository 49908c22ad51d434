"""`POST /v1/audio/transcriptions`: a file of sound comes as a form, and what was said in it goes back."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, field
from typing import IO

from aiohttp import BodyPartReader, web

from fred_agent.models.errors import ApiError
from fred_agent.models.listener import Listener, Transcript

_MOST_OF_A_FIELD = 10_000
_MOST_FIELDS = 20
_AT_A_TIME = 64 * 1024

_FORMATS = ("json", "text", "verbose_json")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass
class _Form:
    sound: IO[bytes]
    has_sound: bool = False
    fields: dict[str, str] = field(default_factory=dict)


class Transcriptions:
    def __init__(self, listener: Listener, language: str, most_bytes: int) -> None:
        self._listener = listener
        self._language = language
        self._most_bytes = most_bytes

    async def create(self, request: web.Request) -> web.Response:
        # Without a name on the disk: it is gone whatever happens
        with tempfile.TemporaryFile(prefix="fred-recording-") as sound:
            form = await self._read(request, _Form(sound))
            kind = form.fields.get("response_format") or "json"
            if kind not in _FORMATS:
                raise ApiError(
                    400, f"response_format must be one of {', '.join(_FORMATS)}.", parameter="response_format"
                )
            if "word" in form.fields.get("timestamp_granularities[]", ""):
                raise ApiError(400, "There are times of segments, not of words.", parameter="timestamp_granularities")
            language = (form.fields.get("language") or self._language).lower().split("-")[0]
            if not _LANGUAGE.fullmatch(language):
                raise ApiError(400, "language must be a code such as en.", parameter="language")
            return answer(await self._listener.listen_to(sound, language), kind)

    async def _read(self, request: web.Request, form: _Form) -> _Form:
        if not request.content_type.startswith("multipart/"):
            raise ApiError(400, "The body must be multipart/form-data.")
        if request.content_length is not None and request.content_length > self._most_bytes + _MOST_OF_A_FIELD:
            raise self._too_large()
        try:
            parts = await request.multipart()
            while (part := await parts.next()) is not None:
                await self._take(part, form)
        except (ValueError, AssertionError) as e:
            raise ApiError(400, "The form cannot be read.") from e
        if not form.has_sound:
            raise ApiError(400, "There is no file.", parameter="file")
        return form

    async def _take(self, part: object, form: _Form) -> None:
        if not isinstance(part, BodyPartReader) or not part.name:
            raise ApiError(400, "A part of the form has no name.")
        if part.name == "file":
            if form.has_sound:
                raise ApiError(400, "There must be one file.", parameter="file")
            form.has_sound = True
            await self._keep(part, form.sound)
            return
        if len(form.fields) == _MOST_FIELDS:
            raise ApiError(400, "The form has too many fields.")
        form.fields[part.name] = await _value(part)

    async def _keep(self, part: BodyPartReader, sound: IO[bytes]) -> None:
        size = 0
        while piece := await part.read_chunk(_AT_A_TIME):
            size += len(piece)
            if size > self._most_bytes:
                raise self._too_large()
            sound.write(piece)
        sound.flush()

    def _too_large(self) -> ApiError:
        return ApiError(413, f"The file is larger than {self._most_bytes} bytes.", parameter="file")


async def _value(part: BodyPartReader) -> str:
    value = bytearray()
    while piece := await part.read_chunk(_MOST_OF_A_FIELD):
        value += piece
        if len(value) > _MOST_OF_A_FIELD:
            raise ApiError(413, "A field is too long.", parameter=part.name)
    return value.decode("utf-8", errors="replace").strip()


def answer(heard: Transcript, kind: str) -> web.Response:
    text = " ".join(segment["text"] for segment in heard["segments"])
    if kind == "text":
        return web.Response(text=text + "\n")
    if kind == "json":
        return web.json_response({"text": text})
    return web.json_response(
        {
            "task": "transcribe",
            "language": heard["language"],
            "duration": heard["duration"],
            "text": text,
            "segments": [{"id": number, **segment} for number, segment in enumerate(heard["segments"])],
        }
    )
