"""Work that nobody waits for, in order and not lost."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any


class Tasks:
    def __init__(self) -> None:
        self._last: asyncio.Task[None] | None = None
        self._running: set[asyncio.Task[None]] = set()

    def in_order(self, work: Coroutine[Any, Any, None]) -> None:
        """Begun when what was handed in before has ended."""
        self._last = asyncio.create_task(self._after(self._last, work))
        self._keep(self._last)

    def at_once(self, work: Coroutine[Any, Any, None]) -> None:
        self._keep(asyncio.create_task(work))

    async def done(self) -> None:
        await asyncio.gather(*self._running, return_exceptions=True)

    def _keep(self, task: asyncio.Task[None]) -> None:
        # The loop itself holds tasks weakly
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    @staticmethod
    async def _after(before: asyncio.Task[None] | None, work: Coroutine[Any, Any, None]) -> None:
        if before:
            await asyncio.wait([before])
        await work
