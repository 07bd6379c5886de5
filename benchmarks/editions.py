"""The edition whose pages are measured: that in force in the system that is read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import asking

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bilim.config.settings")

NO_EDITION = {
    "ky": "Жарыяланган басылма жок: өлчөй турган эч нерсе жок.",
    "ru": "Опубликованного выпуска нет: измерять нечего.",
    "en": "No edition has been published: there is nothing to measure.",
}


def current() -> str | None:
    """The code of the edition in force; where there is none, a sentence says so."""
    import django  # noqa: PLC0415 - settings are named above

    django.setup()
    from bilim.publication import queries  # noqa: PLC0415 - Django first

    found = queries.current_edition()
    if found is None:
        sys.stdout.write(f"{asking.told(NO_EDITION)}\n")
        return None
    return found.code
