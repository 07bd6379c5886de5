"""Every event the code can record has its words, in three languages."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils import translation

from bilim.desk.templatetags.journal_words import EVENTS, event_words

# The module stands before the dot: what looks like that in a call of `record`, or behind the kind of an event
# of the register, is an event.
_RECORDED = re.compile(r"""(?:\brecord\(\s*|\bEventKind\.[A-Z]+: )"([a-z]+\.[a-z_]+)\"""")
# By which entries are asked for: a whole name, not a beginning that ends in a dot.
_ASKED = re.compile(r"""\b(?:event=|expect\(\s*)"([a-z]+\.[a-z_]+)\"""")


def recorded(root: Path, written: re.Pattern[str] = _RECORDED) -> set[str]:
    files = (root / "src" / "bilim").rglob("*.py")
    return {event for file in files for event in written.findall(file.read_text(encoding="utf-8"))}


def test_every_event_recorded_has_words_and_every_word_an_event(root: Path) -> None:
    found = recorded(root)
    assert len(found) > 15
    assert set(EVENTS) == found


def test_nobody_asks_for_an_event_that_is_never_recorded(root: Path) -> None:
    asked = recorded(root, _ASKED)
    assert "publication.embargo_opened" in asked
    assert asked <= recorded(root)


def test_the_words_are_in_the_readers_language() -> None:
    said: dict[str, list[str]] = {}
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            said[language] = [event_words(event) for event in EVENTS]
    for ky, ru, en in zip(said["ky"], said["ru"], said["en"], strict=True):
        assert len({ky, ru, en}) == 3
    assert event_words("older.event") == "older.event"
