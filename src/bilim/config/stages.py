"""The stages of making a system ready. Each may be repeated; what stands already is left as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from bilim.base.actor import SYSTEM

Stage = Callable[[], object]


def migrate() -> None:
    """The tables are those of this version."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def collect_static() -> None:
    """Style sheets and icons lie where they are served from, compressed and named by their hash."""
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)


def load_register() -> None:
    """The register holds every unit of `definitions/register/`."""
    from bilim.registry import actions  # noqa: PLC0415 - models load after the set-up

    actions.load_register(Path(settings.DEFINITIONS_ROOT) / "register", SYSTEM)


def adopt_definitions() -> None:
    """Every definition of `definitions/` is in the rulebook; or none is, and every fault is told."""
    from bilim.rulebook import actions  # noqa: PLC0415

    actions.adopt(Path(settings.DEFINITIONS_ROOT), SYSTEM)
