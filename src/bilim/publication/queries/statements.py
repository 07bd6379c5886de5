"""Ratings that others published, confronted by the gate."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bilim.publication import models
from bilim.publication.rules.gate import examine
from bilim.publication.rules.statements import Recognise, read_statement
from bilim.publication.rules.titles import dated
from bilim.publication.terms import ConfrontedStatement, NamedUnit, Statement
from bilim.registry import queries as registry
from bilim.registry.terms import How
from bilim.storage import queries as stored
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES


def find_statement(code: str) -> ConfrontedStatement | None:
    """The outside statement with what the gate finds in it, or None where none was loaded under this code."""
    row = models.OutsideStatement.objects.filter(code=code).first()
    if row is None:
        return None
    statement = _statement(row.sha256)
    title = dated(statement.title, statement.period)
    return ConfrontedStatement(statement, examine(statement), row.loaded_at.isoformat(), row.sha256, title)


def get_outside_statement(code: str) -> ConfrontedStatement:
    """The same; LookupError where there is none."""
    found = find_statement(code)
    if found is None:
        raise LookupError(code)
    return found


def list_statements() -> list[str]:
    """The codes of the statements that were loaded."""
    return list(models.OutsideStatement.objects.order_by("code").values_list("code", flat=True))


@lru_cache(maxsize=4)
def _statement(sha256: str) -> Statement:
    return parse(stored.read(sha256).decode(), sha256[:12])


def parse(text: str, file: str) -> Statement:
    """The statement of this YAML, its names taken to the register as of the end of its period."""
    unread = read_statement(text, file, lambda printed, kind: NamedUnit(printed, kind))
    year = parse_period(unread.period).end
    return read_statement(text, file, recogniser(date(year.year - 1, 12, 31)))


def recogniser(day: date) -> Recognise:
    """Takes printed names to the register as it stood on this day."""

    def recognise(printed: str, kind: str) -> NamedUnit:
        match = registry.match_name(printed, as_of=day, kind_hint=kind or "department")
        bare = registry.match_name(printed, as_of=day, kind_hint="department")
        candidates = tuple(bare.candidates)
        if match.unit is None:
            return NamedUnit(printed, kind, spelling="unknown", candidates=candidates)
        return _named(printed, kind, match.unit, match.how, candidates, day)

    return recognise


_SPELLINGS: dict[How, str] = {How.ALIAS: "alias", How.SPELLING: "near"}


def _named(printed: str, kind: str, code: str, how: How, candidates: tuple[str, ...], day: date) -> NamedUnit:
    unit = registry.get_unit(code, day)
    return NamedUnit(
        printed=printed,
        said_kind=kind,
        unit=code,
        kind=unit.kind,
        spelling=_SPELLINGS.get(how, "exact"),
        # The text was printed in Kyrgyz, so that is the spelling it is held against, in every language.
        official=dict.fromkeys(LANGUAGES, unit.short_names.get("ky", code)),
        candidates=candidates,
        within=tuple(reversed(unit.path.split("/")[:-1])),
    )
