"""From a run to the content of a draft: register, facts with who recorded them, statements, corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from bilim.access import queries as access
from bilim.facts.terms import Origin
from bilim.publication import models, problems
from bilim.publication.queries.criteria import criteria_record
from bilim.publication.queries.earlier import list_earlier, told_in_reason_problems
from bilim.publication.queries.editions import get_content, later_statements
from bilim.publication.rules.assembly import Heading, Ingredients, assemble
from bilim.publication.rules.correcting import compare
from bilim.publication.rules.instants import instant_problems, read_instant
from bilim.publication.rules.persons import signed_by
from bilim.publication.rules.titles import edition_title
from bilim.publication.terms import (
    Boundaries,
    Corrections,
    EditionContent,
    PrintedStatement,
    PublishedFact,
    PublishedOrigin,
    RegisterUnit,
)
from bilim.ratings import queries as ratings
from bilim.ratings.terms import RunContent
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim.rulebook.terms import judging_and_published
from bilim_engine.definitions import Definitions
from bilim_engine.facts import Fact, write_breakdown
from bilim_engine.problems import Place, Problem, Refused
from bilim_engine.ratings import rated_units


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of a draft, the run it was made of, and the edition it corrects, if any."""

    content: EditionContent
    run: str
    corrects: models.Edition | None = None


def draft_first(*, run: str, series: str, published_at: str) -> Draft:
    """The content of revision 1 for the period of the run."""
    made = ratings.get_run(run)
    _refuse_reported(made)
    _refuse_instant(made, published_at)
    period = str(made.run.period)
    heading = Heading(_code(series, period, 1), series, 1, edition_title(series, period), published_at)
    content = assemble(heading, _ingredients(made, ()))
    return Draft(replace(content, criteria=criteria_record(content)), run)


def draft_revision(
    before: models.Edition, *, run: str, published_at: str, reason: Mapping[str, str]
) -> Draft:
    """The content of the revision after `before`, with what differs from it."""
    made = ratings.get_run(run)
    _refuse_reported(made)
    if str(made.run.period) != before.period:
        params = {"edition": before.code, "period": before.period, "run": str(made.run.period)}
        raise Refused([Problem(problems.RUN_OF_OTHER_PERIOD, Place(field="run"), params)])
    _refuse_instant(made, published_at, before)
    revision = before.revision + 1
    code = _code(before.series, before.period, revision)
    heading = Heading(code, before.series, revision, before.title, published_at, before.code)
    old = get_content(before.code)
    content = assemble(heading, _ingredients(made, _statements(before.code, old)))
    changes = compare(old, content)
    if not changes:
        raise Refused([Problem(problems.NOTHING_CHANGED)])
    if told := told_in_reason_problems(reason, (old, before.run), (content, run)):
        raise Refused(told)
    corrections = Corrections(before.code, dict(reason), changes, content.follows_method_of(old))
    content = replace(content, corrections=corrections, criteria=criteria_record(content))
    return Draft(content, run, before)


def _refuse_reported(made: RunContent) -> None:
    if made.methodology.is_reported:
        params = {"methodology": made.methodology.code}
        raise Refused([Problem(problems.REPORTED_METHOD, params=params)])


def _refuse_instant(made: RunContent, published_at: str, before: models.Edition | None = None) -> None:
    found = instant_problems(
        read_instant(published_at),
        period=made.run.period,
        known_on=made.run.known_on,
        now=timezone.localtime(),
        previous=read_instant(before.published_at) if before else None,
    )
    if found:
        raise Refused(found)


def _code(series: str, period: str, revision: int) -> str:
    return f"{series}-{period.replace('/', '-')}-{revision}"


def _statements(code: str, old: EditionContent) -> tuple[PrintedStatement, ...]:
    """What heads said beside the edition: printed with it, or since."""
    said = {each.unit: each for each in (*old.statements, *later_statements(code))}
    return tuple(said[unit] for unit in sorted(said))


def _ingredients(made: RunContent, statements: tuple[PrintedStatement, ...]) -> Ingredients:
    day = made.run.period.end - timedelta(days=1)
    names = access.list_names()
    recorders = {at: signed_by(code, names) for at, code in made.recorders.items()}
    return Ingredients(
        rating=made.rating,
        definitions=_definitions(made),
        register_as_of=day.isoformat(),
        units=_register(made, day),
        facts=tuple(_fact(fact, recorders) for fact in made.facts),
        origins={code: _origin(origin) for code, origin in made.origins.items()},
        statements=statements,
        findings=made.findings,
        earlier=list_earlier(),
        boundaries=Boundaries(registry.list_moves(day), registry.list_ended(day)),
    )


def _definitions(made: RunContent) -> Definitions:
    """What the run keeps, with the parameters of the house as they stand now: the threshold of suppression
    is read by no formula. Refused where anything the edition would be judged or published by waits for a
    second person."""
    parameters = {**rulebook.get_definitions().parameters, **made.definitions.parameters}
    found, code = replace(made.definitions, parameters=parameters), made.methodology.code
    if waiting := rulebook.list_unapproved(judging_and_published(found, code)):
        names = ", ".join(f"{each.code} v{each.version}" for each in waiting)
        params = {"count": str(len(waiting)), "names": names}
        raise Refused([Problem(problems.DRAFT_UNAPPROVED, Place(field="run"), params)])
    return found


def _register(made: RunContent, day: date) -> tuple[RegisterUnit, ...]:
    """The units of the run as the register has them, parents before children."""
    ranked = frozenset(rated_units(made.methodology, made.units))
    ordered = [unit.code for root in made.units.roots() for unit in made.units.subtree(root.code)]
    return tuple(_unit(made, code, day, code in ranked) for code in ordered)


def _unit(made: RunContent, code: str, day: date, ranked: bool) -> RegisterUnit:
    unit, known = made.units.get(code), registry.find_unit(code, day)
    return RegisterUnit(
        code=code,
        parent=unit.parent or "",
        kind=unit.kind,
        names=dict(unit.names),
        formal_names=dict(known.formal_names) if known else {},
        codes=dict(known.codes) if known else {},
        ranked=ranked,
    )


def _fact(fact: Fact, recorders: Mapping[str, str]) -> PublishedFact:
    return PublishedFact(
        fact.unit,
        fact.item,
        str(fact.period),
        write_breakdown(fact.breakdown),
        fact.value,
        fact.origin,
        fact.illustrative,
        fact.recorded_at,
        recorders.get(fact.recorded_at, ""),
    )


def _origin(origin: Origin) -> PublishedOrigin:
    return PublishedOrigin(
        id=origin.code,
        title=dict(origin.title),
        address=origin.address,
        publisher=dict(origin.publisher),
        retrieved_on=origin.retrieved_on.isoformat() if origin.retrieved_on else "",
        certainty=origin.certainty,
        illustrative=origin.illustrative,
    )
