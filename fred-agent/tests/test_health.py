from __future__ import annotations

import asyncio

import aiohttp

from fred_agent.health import State, serve_health


def test_health_and_metrics() -> None:
    state: State = {"ready": False, "calls": 3, "mostCalls": 4}

    async def run() -> None:
        runner = await serve_health("127.0.0.1", 0, lambda: state)
        host, port = runner.addresses[0][:2]
        async with aiohttp.ClientSession(f"http://{host}:{port}") as client:
            async with client.get("/health") as answer:
                assert (answer.status, await answer.json()) == (503, state)
            state["ready"] = True
            async with client.get("/health") as answer:
                assert answer.status == 200
            async with client.get("/metrics") as answer:
                text = await answer.text()
        await runner.cleanup()
        assert "\nfred_calls 3\n" in text
        assert "\nfred_ready 1\n" in text
        assert text.startswith("# HELP fred_ready ")

    asyncio.run(run())
