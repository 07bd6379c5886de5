"""The stages of making a system ready. Each may be repeated; what stands already is left as it is."""

from __future__ import annotations

from collections.abc import Callable

import django
from django.core.management import call_command

Stage = Callable[[], None]


def migrate() -> None:
    """The tables are those of this version."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def collect_static() -> None:
    """Style sheets and icons lie where they are served from, compressed and named by their hash."""
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
