"""The worker: known to LiveKit as an agent, it takes calls as they come."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

import aiohttp
from livekit import api as livekit_api
from livekit.agents import AgentServer, JobContext, JobProcess, JobRequest

from fred_agent.config import Config
from fred_agent.conversation import NAME, hold
from fred_agent.equipment import Equipment
from fred_agent.health import State, serve_health
from fred_agent.logs import log_to_standard_error
from fred_agent.memory.api import CallsApi
from fred_agent.memory.delivery import keep_sweeping
from fred_agent.plugins import look_for
from fred_agent.succession import Succession

log = logging.getLogger(__name__)

_LOADING = 120.0

_ENOUGH_PROCESSORS = 4
# From taking a call to the end of the greeting's first sentence, in seconds
_GREETING = 8.0

# LiveKit may be away for long, and comes back
_FOR_EVER = 1_000_000


@dataclass
class Loading:
    """What every process does before it takes a call. Goes to the process as it is when that is started.

    `last_call`: when the last call was taken, in seconds since 1970
    """

    last_call: float = 0.0

    def __call__(self, process: JobProcess) -> None:
        # The process for the next call is started as this one begins. Where processors are few, whoever just came would
        # wait longer to be greeted
        if (os.cpu_count() or 1) < _ENOUGH_PROCESSORS:
            time.sleep(max(0.0, self.last_call + _GREETING - time.time()))
        process.userdata["equipment"] = Equipment.load(Config.of())


async def take_call(context: JobContext) -> None:
    await hold(context, context.proc.userdata["equipment"])


def is_with_a_coach(room_metadata: str) -> bool:
    """By what call-service writes into the rooms it makes. Two people who talk with each other are left alone."""
    try:
        terms = json.loads(room_metadata or "{}")
    except ValueError:
        return False
    return isinstance(terms, dict) and bool(terms.get("coachId"))


async def accept(config: Config, loading: Loading, request: JobRequest) -> None:
    if is_with_a_coach(request.room.metadata):
        log.info("FRED leaves two people alone: room=%s", request.room.name)
        await request.reject()
        return
    loading.last_call = time.time()
    # For the page, which says honestly who thinks
    await request.accept(name=NAME, attributes={"fred.brain": "model" if config.brain else "guide"})


def load_of(config: Config, server: AgentServer) -> float:
    """By calls, not by processor: on a small machine that is busy FRED comes all the same."""
    return min(1.0, len(server.active_jobs) / config.most_calls)


class Worker:
    def __init__(self, config: Config) -> None:
        self._config = config
        self._is_registered = False
        loading = Loading()
        self._server = AgentServer(
            host="127.0.0.1",
            # The framework's own; ours says more
            port=0,
            setup_fnc=loading,
            load_fnc=partial(load_of, config),
            # Full at the last call, not before
            load_threshold=1 - 0.5 / config.most_calls,
            num_idle_processes=1,
            initialize_process_timeout=_LOADING,
            drain_timeout=config.drain_seconds,
            max_retry=_FOR_EVER,
        )
        self._server.rtc_session(take_call, agent_name=config.agent_name, on_request=partial(accept, config, loading))
        self._server.on("worker_registered", self._on_registered)

    async def run(self) -> None:
        """Until the process is told to stop; then calls may go on for a while."""
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        health = await serve_health(self._config.health_host, self._config.health_port, self._state)
        async with aiohttp.ClientSession() as http, livekit_api.LiveKitAPI() as livekit:
            succession = Succession(self._config.spool, self._config.agent_name, livekit, self._is_ready)
            work = [
                asyncio.create_task(self._server.run(), name="worker"),
                asyncio.create_task(succession.keep_looking(), name="succession"),
            ]
            beside = []
            if self._config.api:
                api = CallsApi(self._config.api, http)
                work.append(asyncio.create_task(keep_sweeping(self._config.spool, api), name="sweep"))
                beside.append(asyncio.create_task(api.wake(), name="wake"))
            stopping = asyncio.create_task(stop.wait())
            done, _ = await asyncio.wait([*work, stopping], return_when=asyncio.FIRST_COMPLETED)
            try:
                for ended in done - {stopping}:
                    ended.result()
                with suppress(asyncio.TimeoutError):
                    await self._server.drain()
                await self._server.aclose()
            finally:
                for task in (*work, *beside):
                    task.cancel()
                await asyncio.gather(*work, *beside, return_exceptions=True)
                await health.cleanup()

    def _on_registered(self, *_: object) -> None:
        self._is_registered = True

    def _is_ready(self) -> bool:
        # The framework tells when it is connected, and not when it no longer is
        is_connected = self._is_registered and not getattr(self._server, "_connecting", False)
        return is_connected and not self._server.draining

    def _state(self) -> State:
        return {
            "ready": self._is_ready(),
            "agent": self._config.agent_name,
            "calls": len(self._server.active_jobs) if self._is_registered else 0,
            "mostCalls": self._config.most_calls,
            "ears": self._config.ears.model if self._config.ears else "whisper",
            "mouth": self._config.mouth.model if self._config.mouth else "piper",
            "brain": self._config.brain.model if self._config.brain else "guide",
        }


def main() -> None:
    log_to_standard_error()
    try:
        config = Config.of()
        look_for(config.ears, config.mouth)
        # Asks for LiveKit's address and keys, by name
        livekit_api.AccessToken()
    except ValueError as e:
        sys.exit(f"fred: {e}")
    asyncio.run(Worker(config).run())
