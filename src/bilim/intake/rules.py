"""Decisions about returns that need no database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bilim.base.texts import has_unseen_signs, has_words
from bilim.intake import problems
from bilim.intake.terms import LONGEST_WORDS, Campaign, Change, Deadlines, Submission
from bilim_engine.checks import Answers, Found, facts_of
from bilim_engine.definitions import Definitions
from bilim_engine.definitions.returns import ReturnForm
from bilim_engine.facts import Breakdown, write_breakdown
from bilim_engine.problems import Place, Problem
from bilim_engine.values import EXACT, NOT_COLLECTED, Missing, Value, first_missing, plain

Figures = Mapping[tuple[str, Breakdown], Value]


def check_deadlines(deadlines: Deadlines, today: date) -> list[Problem]:
    """Why these days cannot be set; empty where they can."""
    told = {
        "units": deadlines.units.isoformat(),
        "departments": deadlines.departments.isoformat(),
        "ministry": deadlines.ministry.isoformat(),
    }
    found = []
    if not deadlines.units <= deadlines.departments <= deadlines.ministry:
        found.append(Problem(problems.DEADLINES_REVERSED, Place(field="departments"), told))
    if deadlines.units < today:
        found.append(Problem(problems.DEADLINE_PAST, Place(field="units"), told))
    return found


def explained(found: Iterable[Found], explanations: Mapping[str, str]) -> list[Problem]:
    """What keeps a return from being sent: every error, and every warning that nobody explained."""
    against = []
    for each in found:
        if each.is_error:
            against.append(each.problem)
        elif not has_words(explanations.get(each.check, "")):
            told = {"sentence": each.problem.kind.sentence, **each.problem.params}
            sentence = {language: each.problem.message(language) for language in told["sentence"]}
            place = Place(field=f"explanation-{each.check}")
            against.append(Problem(problems.UNEXPLAINED, place, {"sentence": sentence}))
    return against


def read_words(given: Mapping[str, str], known: Collection[str]) -> tuple[dict[str, str], list[Problem]]:
    """What was written beside these keys, and what of it cannot be kept."""
    kept, found = {}, []
    for key in known:
        words = given.get(key, "").strip()
        if not words:
            continue
        kept[key] = words[:LONGEST_WORDS]
        if len(words) > LONGEST_WORDS or has_unseen_signs(words, lines=True):
            found.append(Problem(problems.WORDS_UNFIT, Place(field=key), {"most": str(LONGEST_WORDS)}))
    return kept, found


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    """The answers that differ, in the order of the new ones, then those that are gone."""
    keys = dict.fromkeys((*new, *old))
    pairs = ((key, old.get(key, ""), new.get(key, "")) for key in keys)
    return tuple(Change(key, before, after) for key, before, after in pairs if before != after)


def figures_of(form: ReturnForm, answers: Mapping[str, str], definitions: Definitions) -> Figures:
    """The facts that these answers become."""
    return facts_of(form, Answers(form, answers, definitions.breakdowns), definitions.breakdowns)


def sums_of(each: Sequence[Figures]) -> dict[tuple[str, Breakdown], Value]:
    """The figures of a department: each the sum of those of its institutions, or missing where one is."""
    keys = dict.fromkeys(key for figures in each for key in figures)
    return {key: _sum([figures.get(key, Missing(NOT_COLLECTED)) for figures in each]) for key in keys}


def _sum(values: Sequence[Value]) -> Value:
    missing = first_missing(values)
    if missing is not None:
        return missing
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value) if isinstance(value, Decimal) else total
    return total


def written(value: Value) -> tuple[str, str]:
    """Value and reason, as the ledger keeps them: one of the two is empty."""
    return ("", value.reason) if isinstance(value, Missing) else (plain(value), "")


def breakdown_text(breakdown: Breakdown) -> str:
    """The breakdown as the ledger writes it."""
    return write_breakdown(breakdown)


def content_of(campaign: Campaign, department: str, sent: Mapping[str, Submission]) -> bytes:
    """The accepted returns of a department as one file: the same returns give the same bytes."""
    told = {
        "campaign": campaign.code,
        "form": campaign.form,
        "version": campaign.version,
        "period": campaign.period,
        "definitions": campaign.definitions,
        "department": department,
        "returns": {
            unit: {
                "number": each.number,
                "answers": dict(each.answers),
                "explanations": dict(each.explanations),
            }
            for unit, each in sent.items()
        },
    }
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()
