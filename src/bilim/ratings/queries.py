"""Reading runs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from bilim.facts import queries as facts
from bilim.indicators import queries as indicators
from bilim.indicators.terms import Inputs, Values
from bilim.ratings import models, problems
from bilim.ratings.rules import read_findings, results_digest
from bilim.ratings.terms import Run, RunContent
from bilim.storage import queries as stored
from bilim.storage.problems import Lost
from bilim_engine.definitions import Methodology
from bilim_engine.facts import Fact
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import Problem, Refused
from bilim_engine.ratings import Findings, Rating, rate_values, rated_units


def get_run(code: str) -> RunContent:
    """The run as it was: its scores are computed anew from what it keeps, and refused if a digit differs."""
    row = models.Run.objects.filter(code=code).first()
    if row is None:
        raise Refused([Problem(problems.NO_SUCH_RUN, params={"code": code[:80]})])
    inputs = indicators.get_inputs(row.inputs_sha256)
    rating = _repeat(row.methodology, row.inputs_sha256, row.values_sha256, row.results_sha256)
    if rating is None:
        raise Refused([Problem(problems.NOT_REPEATED, params={"code": code})])
    used = {fact.origin for fact in inputs.facts}
    return RunContent(
        run=to_run(row),
        methodology=rating.methodology,
        definitions=inputs.definitions,
        facts=inputs.facts,
        units=inputs.units,
        rating=rating,
        origins=facts.get_origins(used),
        recorders=facts.get_recorders(),
        findings=_findings(row.findings_sha256) if row.findings_sha256 else None,
    )


def list_facts(code: str) -> Iterable[Fact]:
    """The facts the run was made of, without computing anything anew; none where there is no such run."""
    row = models.Run.objects.filter(code=code).first()
    return () if row is None else indicators.get_inputs(row.inputs_sha256).facts


@lru_cache(maxsize=4)
def _findings(sha256: str) -> Findings:
    return read_findings(stored.read(sha256))


@lru_cache(maxsize=4)
def _repeat(methodology: str, inputs_sha256: str, values_sha256: str, results_sha256: str) -> Rating | None:
    inputs, values = indicators.get_inputs(inputs_sha256), indicators.get_values(values_sha256)
    rating = rate_inputs(inputs.definitions.methodologies[methodology], inputs, values)
    return rating if results_digest(rating) == results_sha256 else None


def get_known_on(code: str) -> datetime:
    """The instant up to which this run knows the ledger; refused where there is no such run."""
    found = models.Run.objects.filter(code=code).values_list("known_on", flat=True).first()
    if found is None:
        raise Refused([Problem(problems.NO_SUCH_RUN, params={"code": code[:80]})])
    return found


def find_before(methodology: Methodology, period: Period) -> tuple[Inputs, Values] | None:
    """Inputs and values of the newest run of this version over the period, None where there was none."""
    rows = models.Run.objects.filter(methodology=methodology.code, version=methodology.version)
    row = rows.filter(period=str(period)).order_by("-made_at", "code").first()
    if row is None:
        return None
    try:
        return indicators.get_inputs(row.inputs_sha256), indicators.get_values(row.values_sha256)
    except (Refused, Lost):
        # What an earlier run kept only saves work: a damaged file of it stops no new run.
        return None


def rate_with(code: str, facts: Iterable[Fact]) -> tuple[Rating, Rating]:
    """The rating of this run, and what it would be with these facts in the place of its own. Nothing is
    kept."""
    before, row = get_run(code).rating, models.Run.objects.get(code=code)
    inputs, values = indicators.get_inputs(row.inputs_sha256), indicators.get_values(row.values_sha256)
    now, after = indicators.with_facts(inputs, values, facts)
    return before, rate_inputs(before.methodology, now, after)


def rate_inputs(methodology: Methodology, inputs: Inputs, values: Values) -> Rating:
    """The rating that follows from these values."""
    polarities = {code: each.polarity for code, each in inputs.definitions.indicators.items()}
    codes = rated_units(methodology, inputs.units)
    return rate_values(methodology, values, polarities, inputs.units, inputs.period, codes)


def list_runs(methodology: str = "", period: Period | str | None = None) -> list[Run]:
    """The runs, the newest first; of one methodology or period where they are named."""
    rows = models.Run.objects.order_by("-made_at", "code")
    if methodology:
        rows = rows.filter(methodology=methodology)
    if period is not None:
        rows = rows.filter(period=str(period))
    return [to_run(row) for row in rows]


def to_run(row: models.Run) -> Run:
    """The run as others see it."""
    return Run(
        row.code,
        row.methodology,
        row.version,
        parse_period(row.period),
        row.known_on,
        row.inputs_sha256,
        row.values_sha256,
        row.results_sha256,
        row.made_by,
        row.made_at,
        row.findings_sha256,
    )
