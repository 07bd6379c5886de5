"""Translations of the tests: as their sources say, whatever was read before they were compiled."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation.reloader import translation_file_changed

from bilim.config.catalogues import compile_catalogues


def compile_and_read(folder: Path) -> None:
    """Catalogues are compiled, and none that was read without them is remembered.

    pytest-django sets Django up before any conftest is read, and that reads the catalogues: in a fresh
    checkout there are none yet.
    """
    if compile_catalogues(folder):
        translation_file_changed(sender=None, file_path=folder / "any.mo")
