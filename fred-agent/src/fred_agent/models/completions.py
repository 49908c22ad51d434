"""`POST /v1/chat/completions`, answered by the guide: the same words of a person have the same answer."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Any

from aiohttp import web

from fred_agent.guide import Guide
from fred_agent.models.errors import ApiError

MODEL = "guide"

# What a person says at once, and how often in one conversation; what is beyond that the guide leaves out
_MOST_CHARACTERS = 2_000
_MOST_TURNS = 200


class Completions:
    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    async def create(self, request: web.Request) -> web.StreamResponse:
        asked = await _body(request)
        said = said_by_person(asked)
        answer = self._guide.reply(said) if said else self._guide.greeting()
        head = {"id": f"chatcmpl-{uuid.uuid4().hex}", "created": int(time.time()), "model": MODEL}
        if not asked.get("stream"):
            return web.json_response(_whole(head, answer))
        options = asked.get("stream_options")
        has_usage = isinstance(options, dict) and bool(options.get("include_usage"))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        await response.prepare(request)
        for chunk in _pieces(head, answer, has_usage=has_usage):
            await response.write(f"data: {json.dumps(chunk)}\n\n".encode())
        await response.write(b"data: [DONE]\n\n")
        return response


def said_by_person(asked: dict[str, Any]) -> list[str]:
    """:raises ApiError: where it is no conversation, or asks for what the guide cannot do"""
    messages = asked.get("messages")
    if not isinstance(messages, list) or not messages:
        raise ApiError(400, "messages must be a list that is not empty.", parameter="messages")
    form = asked.get("response_format")
    if isinstance(form, dict) and form.get("type") != "text":
        raise ApiError(400, "The guide answers with text alone.", parameter="response_format")
    texts = [_text(number, message) for number, message in enumerate(messages)]
    return [text[:_MOST_CHARACTERS] for text in texts if text][-_MOST_TURNS:]


def _text(number: int, message: object) -> str | None:
    """What it says, if a person says it."""
    where = f"messages[{number}]"
    if not isinstance(message, dict) or not isinstance(message.get("role"), str):
        raise ApiError(400, f"{where} must be an object with a role.", parameter=where)
    if message["role"] != "user":
        return None
    content = message.get("content")
    if isinstance(content, str):
        return content.strip()
    if not isinstance(content, list) or not all(isinstance(part, dict) for part in content):
        raise ApiError(400, f"{where}.content must be a text or a list of parts.", parameter=f"{where}.content")
    texts = [part.get("text") for part in content if part.get("type") == "text"]
    return " ".join(text.strip() for text in texts if isinstance(text, str))


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError as e:
        raise ApiError(400, "The body must be JSON.") from e
    if not isinstance(body, dict):
        raise ApiError(400, "The body must be a JSON object.")
    return body


# No model reads or writes them
_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


def _whole(head: dict[str, Any], answer: str) -> dict[str, Any]:
    message = {"role": "assistant", "content": answer}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {**head, "object": "chat.completion", "choices": [choice], "usage": _USAGE}


def _pieces(head: dict[str, Any], answer: str, *, has_usage: bool) -> Iterator[dict[str, Any]]:
    head = {**head, "object": "chat.completion.chunk"}
    for number, word in enumerate(answer.split(" ")):
        delta = {"content": f" {word}"} if number else {"role": "assistant", "content": word}
        yield {**head, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
    yield {**head, "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    if has_usage:
        yield {**head, "choices": [], "usage": _USAGE}
