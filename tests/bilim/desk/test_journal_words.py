"""Every event the code can record has its words, in three languages."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils import translation

from bilim.desk.templatetags.journal_words import EVENTS, event_words

# The module stands before the dot: what looks like that in a call of `record` is an event.
_RECORDED = re.compile(r"""\brecord\(\s*"([a-z]+\.[a-z_]+)\"""")


def recorded(root: Path) -> set[str]:
    files = (root / "src" / "bilim").rglob("*.py")
    return {event for file in files for event in _RECORDED.findall(file.read_text(encoding="utf-8"))}


def test_every_event_recorded_has_words_and_every_word_an_event(root: Path) -> None:
    found = recorded(root)
    assert len(found) > 15
    assert set(EVENTS) == found


def test_the_words_are_in_the_readers_language() -> None:
    said: dict[str, list[str]] = {}
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            said[language] = [event_words(event) for event in EVENTS]
    for ky, ru, en in zip(said["ky"], said["ru"], said["en"], strict=True):
        assert len({ky, ru, en}) == 3
    assert event_words("older.event") == "older.event"
