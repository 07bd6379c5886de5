"""A draft in its window, and what is asked in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from bilim.base.actor import Actor
from bilim.cases.terms import Case
from bilim_engine.problems import Refused
from factories.evidence import PDF

CHILDREN = ("nookat", "preschool.children", "2025", "")
WORDS = {"ky": "Балдардын саны эки жолу эсептелген."}
KEY = {"item": "preschool.children", "period": "2025", "breakdown": ""}
REASON = {"ky": "Далил отчётко дал келет."}


def days(first: int = 0, last: int = 9) -> tuple[date, date]:
    """The days of a window, counted from today."""
    today = timezone.localdate()
    return today + timedelta(first), today + timedelta(last)


def open_window(code: str, by: Actor, first: int = 0, last: int = 9) -> None:
    """The window of the draft stands open on these days."""
    from bilim.publication import actions  # noqa: PLC0415 - models load with the database

    opens_on, closes_on = days(first, last)
    actions.set_window(code=code, opens_on=opens_on, closes_on=closes_on, by=by)


def claim(key: tuple[str, str, str, str] = CHILDREN, value: str = "25", **given: object) -> object:
    """What is wrong with a record, with evidence."""
    from bilim.publication.actions import Claim  # noqa: PLC0415

    told = {"missing": "", "words": WORDS, "evidence": PDF, "evidence_name": "return.pdf", **given}
    return Claim(key, value, **told)  # type: ignore[arg-type]


def ask(code: str, by: Actor, value: str = "25", **given: object) -> Case:
    """A request about the children of Nookat."""
    from bilim.publication import actions  # noqa: PLC0415

    return actions.request_correction(code=code, claim=claim(value=value, **given), by=by)  # type: ignore[arg-type]


def ask_in_spite(code: str, by: Actor, value: str = "25") -> Case:
    """A request for a figure that the ledger asks about, confirmed."""
    from bilim.facts.actions import digest_of_questions  # noqa: PLC0415

    try:
        return ask(code, by, value)
    except Refused as refusal:
        questions = [each for each in refusal.problems if not each.is_error]
    return ask(code, by, value, accepted=digest_of_questions(questions), confirmed=WORDS)


def address(name: str, *args: str, language: str = "en", **query: str) -> str:
    """The address of a page of publication."""
    with translation.override(language):
        found = reverse(f"publication:{name}", args=args)
    return f"{found}?{urlencode(query)}" if query else found


def sent(content: bytes = PDF, name: str = "return.pdf", **given: str) -> dict[str, Any]:
    """What the form of a request sends."""
    told = {"value": "25", "missing": "", "words": "Эки жолу эсептелген", **given}
    return {**told, "evidence": SimpleUploadedFile(name, content)}
