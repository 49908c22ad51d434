"""`pytest --long` runs what takes its time, too."""

from __future__ import annotations

import pytest

_LONG = "long"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="what takes its time, too")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{_LONG}: takes its time; only with --long")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if _LONG in item.keywords:
                item.add_marker(pytest.mark.skip(reason="only with --long"))
