"""`python -m fred_agent.models`: serves until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys

from aiohttp import web

from fred_agent.logs import log_to_standard_error
from fred_agent.models.app import app_of
from fred_agent.models.settings import Settings

log = logging.getLogger(__name__)


async def serve(settings: Settings) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    # Whoever hangs up waits for no answer any more
    runner = web.AppRunner(app_of(settings), access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        log.info("FRED's ears and guide are at http://%s:%s/v1", settings.host, settings.port)
        await stop.wait()
    finally:
        await runner.cleanup()


def main() -> None:
    log_to_standard_error()
    try:
        asyncio.run(serve(Settings.of()))
    except (ValueError, OSError) as e:
        sys.exit(f"fred's models: {e}")


if __name__ == "__main__":
    main()
