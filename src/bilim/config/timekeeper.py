"""Whoever keeps the time of a system that is served: what is due is done, whether or not anybody looks.

A process of its own beside the workers, so that no request waits for it and none has to come. It may be
killed at any moment: each act is one transaction, and the next round, of this machine or another, does what
is left.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from logging.config import dictConfig
from pathlib import Path

import structlog

from bilim.config import lifeline, logs, signals

# Between two rounds; after one in which something failed.
STEP, AFTER_FAILURE = 2.0, 60.0
log = structlog.get_logger(__name__)


def main() -> None:
    """Rounds without end, until whoever serves says so or is gone."""
    for word in (signal.SIGINT, getattr(signal, "SIGHUP", signal.SIGINT)):
        # What a terminal says to everybody reaches it through the server.
        signal.signal(word, signal.SIG_IGN)
    signals.let_through()
    lifeline.end_with_input()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bilim.config.settings")
    dictConfig(logs.logging_configuration(logs.chosen_level()))
    import django  # noqa: PLC0415 - after the environment has been named
    from django.conf import settings  # noqa: PLC0415

    from bilim.config import occupancy  # noqa: PLC0415

    occupancy.share(Path(settings.VAR), "")
    django.setup()
    from bilim.cases import actions as cases  # noqa: PLC0415 - models load after the set-up

    keep("clocks", cases.run_clocks)


def keep(name: str, act: Callable[[], Mapping[str, list[str]]]) -> None:
    """The act is done again and again. What fails is logged and tried again later."""
    while True:
        time.sleep(STEP if once(name, act) else AFTER_FAILURE)


def once(name: str, act: Callable[[], Mapping[str, list[str]]]) -> bool:
    """Whether the act, done now, met no failure."""
    from django.db import connections  # noqa: PLC0415

    try:
        for clock, codes in act().items():
            if codes:
                log.info("timekeeper.done", clock=clock, codes=codes)
    except Exception:
        log.exception("timekeeper.failed", work=name, again_in_seconds=AFTER_FAILURE)
        return False
    finally:
        connections.close_all()
    return True


if __name__ == "__main__":
    main()
