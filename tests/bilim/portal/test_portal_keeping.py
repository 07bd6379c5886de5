"""A new release makes kept pages stale, even one that only mends a translation or a word of any module."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from bilim.portal.views import keeping


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    keeping.release.cache_clear()
    yield
    keeping.release.cache_clear()


def release() -> str:
    """As a server that has just been started works it out."""
    keeping.release.cache_clear()
    return keeping.release()


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["bilim/portal/templates/portal/home.html", "bilim/registry/terms.py", "bilim_engine/units.py"]
)
def test_a_mended_source_is_another_release(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SOURCE", tmp_path)
    write(tmp_path / name, "one")
    before = release()
    write(tmp_path / name, "other")
    assert release() != before


def test_a_mended_translation_is_another_release(tmp_path: Path, settings: LazySettings) -> None:
    settings.LOCALE_PATHS = [str(tmp_path)]
    catalogue = tmp_path / "ky" / "LC_MESSAGES" / "django.po"
    write(catalogue, 'msgid "Rating"\nmsgstr "Рейтинг"\n')
    before = release()
    write(catalogue, 'msgid "Rating"\nmsgstr "Баалоо"\n')
    assert release() != before


def test_the_same_sources_are_the_same_release() -> None:
    assert release() == release()
