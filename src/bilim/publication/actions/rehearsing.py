"""What is tried in a dress rehearsal: all of publication is done with the draft, and nothing comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bilim.base.actor import SYSTEM, Actor
from bilim.publication.actions.keeping import unsigned_bytes
from bilim.publication.queries.editions import corrected_by, frozen_content
from bilim.publication.rules import verification
from bilim.publication.terms import EditionContent, RehearsedPart, RehearsedStep
from bilim.storage import queries as stored
from bilim_engine.problems import LANGUAGES

# What the public can open of this draft, by kind, and how much of it is tried; then each page that is, made
# for this person: its address and status.
Pages = Callable[[str, Actor], tuple[tuple[RehearsedPart, ...], Iterator[tuple[str, int]]]]
# Told that so many pages of so many are made.
Tell = Callable[[int, int], None]
_makers: list[Pages] = []
_OK = 200
_MOST_TOLD = 20
_OTHER_BYTES = {
    "ky": "Кайра жазылган топтомдун байттары башка: долбоор түзүлгөндөн бери программа өзгөргөн.",
    "ru": "Байты записанного заново пакета другие: с составления проекта изменилась программа.",
    "en": "The bundle written once more has other bytes: the program has changed since it was drafted.",
}


def on_rehearsal(make: Pages) -> None:
    """These pages are made in a rehearsal: whoever owns the public's pages says so once."""
    _makers.append(make)


def try_out(code: str, draft: str, tell: Tell) -> tuple[RehearsedStep, ...]:
    """Gate, bundle, verifier and pages were tried with this draft; how each went. What is tried is what the
    public will see, whoever asked, so the system itself opens the pages."""
    found: list[RehearsedStep] = []
    content = frozen_content(draft)
    for step in (_gate, _bundle, _verifier):
        tell(0, 0)
        found.append(step(content, draft))
    return (*found, _pages(code, tell))


def _gate(content: EditionContent, _draft: str) -> RehearsedStep:
    faults = [each.sentence for each in content.gate.findings if each.blocking]
    return RehearsedStep("gate", len(content.gate.checks), tuple(faults[:_MOST_TOLD]))


def _bundle(content: EditionContent, draft: str) -> RehearsedStep:
    """Written once more from what it says, the bundle has the same bytes."""
    kept = stored.read(draft)
    again = unsigned_bytes(content)
    return RehearsedStep("bundle", len(kept), () if again == kept else (_OTHER_BYTES,))


def _verifier(content: EditionContent, draft: str) -> RehearsedStep:
    found = verification.unsigned_problems(stored.read(draft), corrected_by(content.header.code))
    faults = [{language: each.message(language) for language in LANGUAGES} for each in found]
    return RehearsedStep("verifier", 1, tuple(faults[:_MOST_TOLD]))


def _pages(code: str, tell: Tell) -> RehearsedStep:
    planned = [make(code, SYSTEM) for make in _makers]
    parts = tuple(part for told, _pages in planned for part in told)
    total, done, faults = sum(part.count for part in parts), 0, []
    tell(done, total)
    for _told, pages in planned:
        for address, status in pages:
            done += 1
            tell(done, total)
            if status != _OK:
                faults.append(dict.fromkeys(LANGUAGES, f"{address} {status}"))
    return RehearsedStep("pages", done, tuple(faults[:_MOST_TOLD]), parts)
