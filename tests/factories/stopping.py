"""A program of the tests that stops and waits to be killed at a statement of the database."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any


def run_until(act: Callable[[], object], stop_at: str, count: int) -> None:
    """It acts; at the `count`-th statement that begins with `stop_at` it says STOPPED and waits, and when all
    is done it says CONFIRMED and waits."""
    from django.db import connection  # noqa: PLC0415 - after the set-up

    seen = 0

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        done = execute(sql, params, many, context)
        if stop_at and sql.startswith(stop_at):
            seen += 1
            if seen == count:
                _wait("STOPPED")
        return done

    with connection.execute_wrapper(watch):
        act()
    _wait("CONFIRMED")


def _wait(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()
    time.sleep(60)
