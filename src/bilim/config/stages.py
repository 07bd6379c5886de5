"""The stages of making a system ready. Each may be repeated; what stands already is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from bilim.base.actor import SYSTEM
from bilim.config.catalogues import compile_catalogues
from bilim_engine.problems import Problem

Stage = Callable[[], Sequence[Problem]]
"""What it leaves to be asked."""


def compile_texts() -> Sequence[Problem]:
    """Texts are spoken in every language."""
    compile_catalogues()
    return ()


def migrate() -> Sequence[Problem]:
    """The tables are those of this version."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    return ()


def collect_static() -> Sequence[Problem]:
    """Style sheets and icons lie where they are served from, compressed and named by their hash."""
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
    return ()


def load_register() -> Sequence[Problem]:
    """The register holds every unit of `definitions/register/`."""
    from bilim.registry import actions  # noqa: PLC0415 - models load after the set-up

    return actions.load_register(Path(settings.DEFINITIONS_ROOT) / "register", SYSTEM).questions


def adopt_definitions() -> Sequence[Problem]:
    """Every definition of `definitions/` is in the rulebook; or none is, and every fault is told."""
    from bilim.rulebook import actions  # noqa: PLC0415

    actions.adopt(Path(settings.DEFINITIONS_ROOT), SYSTEM)
    return ()
