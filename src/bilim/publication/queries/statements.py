"""Ratings that others published, confronted by the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from bilim.publication import models
from bilim.publication.rules.gate import examine
from bilim.publication.rules.statements import Recognise, read_statement
from bilim.publication.rules.titles import dated
from bilim.publication.terms import ConfrontedStatement, EarlierVersion, GateReport, NamedUnit, Statement
from bilim.registry import queries as registry
from bilim.registry.terms import How, RegisteredUnit
from bilim.storage import queries as stored
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES


def find_statement(code: str, sha256: str = "") -> ConfrontedStatement | None:
    """The public file of the outside statement with what the gate finds in it, or the one of this hash that
    was public before; None where there is none."""
    rows = list(
        models.OutsideVersion.objects.filter(code=code, confirmed_by__gt="").order_by("-confirmed_at")
    )
    row = next((each for each in rows if _is_meant(each, sha256)), None)
    if row is None or row.confirmed_at is None:
        return None
    day = _last_day(_unrecognised(row.sha256))
    statement, gate = _confronted(row.sha256, day, _Names(registry.get_gazetteer(day)))
    earlier = tuple(
        EarlierVersion(each.sha256, each.confirmed_at, each.superseded_at)
        for each in rows
        if each.confirmed_at is not None and each.superseded_at is not None
    )
    title = dated(statement.title, statement.period)
    return ConfrontedStatement(
        statement, gate, row.confirmed_at, row.sha256, title, row.superseded_at, earlier
    )


def _is_meant(row: models.OutsideVersion, sha256: str) -> bool:
    return row.sha256 == sha256 if sha256 else row.superseded_at is None


def get_outside_statement(code: str) -> ConfrontedStatement:
    """The same; LookupError where there is none."""
    found = find_statement(code)
    if found is None:
        raise LookupError(code)
    return found


def list_statements() -> list[str]:
    """The codes of the statements that are public."""
    public = models.OutsideVersion.objects.filter(confirmed_by__gt="", superseded_at__isnull=True)
    return list(public.order_by("code").values_list("code", flat=True))


class _Names:
    """The names of the register as the key of a cache: a register loaded anew has other ones."""

    def __init__(self, gazetteer: registry.Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __hash__(self) -> int:
        return id(self.gazetteer)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Names) and other.gazetteer is self.gazetteer


@lru_cache(maxsize=4)
def _confronted(sha256: str, day: date, names: _Names) -> tuple[Statement, GateReport]:
    statement = read_statement(_text(sha256), sha256[:12], recogniser(day, names.gazetteer), is_kept=True)
    return statement, examine(statement)


@lru_cache(maxsize=4)
def _unrecognised(sha256: str) -> Statement:
    return read_statement(_text(sha256), sha256[:12], NamedUnit, is_kept=True)


def _text(sha256: str) -> str:
    return stored.read(sha256).decode()


def parse(text: str | bytes, file: str, *, is_kept: bool = False) -> Statement:
    """The statement of this YAML, its names taken to the register as of the end of its period.

    Refuses what cannot be read; of a file that was kept, nothing that was first asked after it was.
    """
    day = _last_day(read_statement(text, file, NamedUnit, is_kept=is_kept))
    return read_statement(text, file, recogniser(day, registry.get_gazetteer(day)), is_kept=is_kept)


def _last_day(statement: Statement) -> date:
    return parse_period(statement.period).end - timedelta(days=1)


def recogniser(day: date, names: registry.Gazetteer) -> Recognise:
    """Takes printed names to the register as it stood on this day. The register is asked once, not for each
    of the hundred names."""
    units = {unit.code: unit for unit in registry.list_units(day)}

    def recognise(printed: str, kind: str) -> NamedUnit:
        match = names.match(printed, kind or "department")
        candidates = tuple(names.match(printed, "department").candidates)
        called = tuple(units[code].names for code in candidates)
        if match.unit is None:
            return NamedUnit(printed, kind, spelling="unknown", candidates=candidates, called=called)
        named = _named(printed, kind, units[match.unit], match.how, candidates)
        return replace(named, called=called)

    return recognise


_SPELLINGS: dict[How, str] = {How.ALIAS: "alias", How.SPELLING: "near"}


def _named(printed: str, kind: str, unit: RegisteredUnit, how: How, candidates: tuple[str, ...]) -> NamedUnit:
    return NamedUnit(
        printed=printed,
        said_kind=kind,
        unit=unit.code,
        kind=unit.kind,
        spelling=_SPELLINGS.get(how, "exact"),
        # The text was printed in Kyrgyz, so that is the spelling it is held against, in every language.
        official=dict.fromkeys(LANGUAGES, unit.short_names.get("ky", unit.code)),
        candidates=candidates,
        within=tuple(reversed(unit.path.split("/")[:-1])),
    )
