"""What the framework reports of a call is what recording-service reads of it (docs/insights.md), names and all."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from livekit import api
from livekit.agents import AgentSession, llm
from livekit.agents.observability import Tagger
from livekit.agents.telemetry import traces
from livekit.agents.voice.report import SessionReport
from livekit.protocol.metrics import MetricsRecordingHeader

from fred_agent.conversation import REPORT

SECRET = "a-secret-of-livekits-that-is-long-enough"


class Reports:
    """Takes one report, the first time not."""

    def __init__(self) -> None:
        self.url = ""
        self.tokens: list[str] = []
        self.parts: dict[str, bytes] = {}

    async def take(self, request: web.Request) -> web.Response:
        self.tokens.append(request.headers["Authorization"].removeprefix("Bearer "))
        form = await request.multipart()
        while (part := await form.next()) is not None:
            assert isinstance(part, aiohttp.BodyPartReader)
            self.parts[part.name or ""] = bytes(await part.read())
        if len(self.tokens) == 1:
            return web.Response(status=503, body=_come_again())
        return web.Response(content_type="application/x-protobuf")


def _come_again() -> bytes:
    """As recording-service answers while its database is away."""
    from google.protobuf.any_pb2 import Any as Detail
    from google.protobuf.duration_pb2 import Duration
    from google.rpc.error_details_pb2 import RetryInfo  # type: ignore[import-untyped]
    from google.rpc.status_pb2 import Status  # type: ignore[import-untyped]

    detail = Detail()
    detail.Pack(RetryInfo(retry_delay=Duration(nanos=1_000_000)))
    body: bytes = Status(code=14, message="the database is away", details=[detail]).SerializeToString()
    return body


@asynccontextmanager
async def taking_reports() -> AsyncIterator[Reports]:
    reports = Reports()
    app = web.Application()
    app.router.add_post("/observability/recordings/v0", reports.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    reports.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield reports
    await runner.cleanup()


def test_the_framework_reports_what_recording_service_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIVEKIT_API_KEY", "key")
    monkeypatch.setenv("LIVEKIT_API_SECRET", SECRET)
    reports = asyncio.run(report_a_call())
    assert_as_it_is_read(reports)


async def report_a_call() -> Reports:
    session: AgentSession[None] = AgentSession(turn_handling={"turn_detection": "vad"}, vad=None)
    session.options.recording_options = REPORT
    history = llm.ChatContext.empty()
    history.items.append(
        llm.ChatMessage(
            role="assistant",
            content=["What will you do by Friday?"],
            interrupted=True,
            created_at=1795773601.2,
            metrics={
                "started_speaking_at": 1795773601.2,
                "stopped_speaking_at": 1795773603.0,
                "e2e_latency": 0.85,
                "llm_node_ttft": 0.31,
                "tts_node_ttfb": 0.14,
                "playback_latency": 0.002,
            },
        )
    )
    history.items.append(
        llm.ChatMessage(
            role="user",
            content=["I will write to two of them."],
            metrics={"transcription_delay": 0.2, "end_of_turn_delay": 0.4},
        )
    )
    report = SessionReport(
        job_id="AJ_1",
        room_id="RM_1",
        room="call-1",
        options=session.options,
        events=[],
        chat_history=history,
        started_at=1795773600.0,
        timestamp=1795773627.0,
        duration=27.0,
        agent_name="fred",
    )

    async with taking_reports() as reports, aiohttp.ClientSession() as http:
        await traces._upload_session_report(
            agent_name="fred", observability_url=reports.url, report=report, tagger=Tagger(), http_session=http
        )

    return reports


def assert_as_it_is_read(reports: Reports) -> None:
    assert len(reports.tokens) == 2, "it comes again when it is told to"
    claims = api.TokenVerifier("key", SECRET).verify(reports.tokens[-1])
    assert claims.observability
    assert claims.observability.write
    assert set(reports.parts) == {"header", "chat_history"}, "no sound, which people were not asked for"

    header = MetricsRecordingHeader.FromString(reports.parts["header"])
    numbers = {field.name: field.number for field in header.DESCRIPTOR.fields}
    assert [numbers[name] for name in ("room_id", "duration", "job_id", "session_summary")] == [1, 3, 8, 11]
    assert (header.room_id, header.job_id, header.duration) == ("RM_1", "AJ_1", 27_000)
    summary: dict[str, Any] = json.loads(header.session_summary)
    assert (summary["room"], summary["agent_name"], summary["timestamp"]) == ("call-1", "fred", 1795773627.0)
    assert {"sdk_version", "tags", "usage", "errors", "close_reason"} <= set(summary)

    fred, person = json.loads(reports.parts["chat_history"])["items"]
    assert (fred["type"], fred["role"], fred["interrupted"]) == ("message", "assistant", True)
    assert (fred["content"], fred["created_at"]) == (["What will you do by Friday?"], 1795773601.2)
    assert fred["metrics"]["e2e_latency"] == 0.85
    assert (person["role"], person["metrics"]["transcription_delay"]) == ("user", 0.2)
