"""What every process beside the workers of a server does first."""

from __future__ import annotations

import os
import signal
from logging.config import dictConfig
from pathlib import Path

from bilim.config import lifeline, logs, signals, standing


def set_up() -> None:
    """This process uses the system, and ends when whoever holds its input open does."""
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
    standing.expect_file()
    django.setup()
