"""`./bilim serve`: the system behind granian, until it is told to stop."""

from __future__ import annotations

import io
import os
import sys

import django

from bilim.config import signals
from bilim.config.speech import reader
from bilim_engine.problems import Refused


def run(arguments: list[str]) -> int:
    """Serves on the address of the settings. Refuses to start when a check of the system fails."""
    reader("serve").parse_args(arguments)
    from django.conf import settings  # noqa: PLC0415 - reads the environment
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    from bilim.config.cli import find_database_fault  # noqa: PLC0415 - asks the settings for the database

    if fault := find_database_fault():
        raise Refused([fault])
    # What it finds is raised; that it found nothing it says in English alone.
    call_command("check", databases=["default"], fail_level="ERROR", stdout=io.StringIO())
    return serve(settings.ADDRESS, settings.PORT, settings.WORKERS)


def serve(address: str, port: int, workers: int) -> int:
    """This process is the server now; told to stop, it ends with 0."""
    from bilim.config import serving  # noqa: PLC0415 - granian is not needed by other commands

    sys.stdout.flush()
    line = serving.command(address, port, workers)
    with signals.held_back():  # the server lets through what comes while it is being made
        os.execve(sys.executable, line, os.environ)
