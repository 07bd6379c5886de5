"""Catalogues are compiled from their sources, by whoever comes first, and read once they are there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from bilim.config.catalogues import compile_catalogues
from factories.translations import compile_and_read

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "A sentence of this test"
msgstr "Бул тесттин сүйлөмү"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The catalogue of one module, not compiled yet."""
    place = tmp_path / "module" / "ky" / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "django.po").write_text(PO, encoding="utf-8")
    return tmp_path


@pytest.fixture
def read_too_early(folder: Path, settings) -> Iterator[None]:
    """Kyrgyz has been read while there was no catalogue, as in a fresh checkout."""
    settings.LOCALE_PATHS = [str(folder / "module")]
    _forget(folder)
    with translation.override("ky"):
        assert translation.gettext("A sentence of this test") == "A sentence of this test"
        yield
    # The fixture of the settings puts the paths back; the next reading is from there.
    _forget(folder)


def _forget(folder: Path) -> None:
    translation_file_changed(sender=None, file_path=folder / "any.mo")


def test_what_was_read_before_it_was_compiled_is_read_again(folder: Path, read_too_early: None) -> None:
    compile_and_read(folder)
    with translation.override("ky"):
        assert translation.gettext("A sentence of this test") == "Бул тесттин сүйлөмү"


def test_several_who_compile_at_once_do_not_meet(folder: Path, monkeypatch) -> None:
    together, faults = threading.Barrier(4), []
    # All have written before any of them puts it in place.
    before = Path.replace
    monkeypatch.setattr(Path, "replace", lambda path, to: (together.wait(timeout=20), before(path, to))[1])

    def work() -> None:
        try:
            assert compile_catalogues(folder) == 1
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert faults == []
    place = folder / "module" / "ky" / "LC_MESSAGES"
    assert sorted(file.name for file in place.iterdir()) == ["django.mo", "django.po"]
    assert compile_catalogues(folder) == 0
