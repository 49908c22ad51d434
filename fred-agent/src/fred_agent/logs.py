"""Lines for people, with what the framework says beside its messages; of what was said in calls, nothing."""

from __future__ import annotations

import logging

_OF_EVERY_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

# The framework's mark for what people said
_PRIVATE = "lk.pii."


class Lines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:
        beside = {
            name: value
            for name, value in vars(record).items()
            if name not in _OF_EVERY_RECORD and not name.startswith(("_", _PRIVATE))
        }
        line = super().formatMessage(record) + "".join(f" {name}={value}" for name, value in beside.items())
        # Nobody writes a line of ours
        return line.replace("\n", "\\n").replace("\r", "\\r")


def log_to_standard_error() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
