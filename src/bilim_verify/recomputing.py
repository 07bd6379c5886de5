"""Recomputes every figure of a bundle and names each that differs: unit, node, published, recomputed."""

from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from . import comparing, periods, ranking, uncertainty
from .comparing import Cells, Table
from .content import BadContent, Content, Row, rows, tree
from .indicators import Country
from .numbers import Missing, Value, exactly, published
from .problems import Problem, problem, shown
from .scoring import Figure, Scoring, Unit

VARIANTS = ("adjusted", "unadjusted")


class Recomputed(NamedTuple):
    """What differs, how many figures were compared, and how many draws were made anew with which seed."""

    problems: List[Problem]
    figures: int
    draws: int = 0
    seed: str = ""


def recompute(
    contents: Dict[str, bytes], manifest: Dict[str, Any], kept: Optional[uncertainty.Kept] = None
) -> Recomputed:
    """Everything in the tables that does not follow from the facts and definitions beside them."""
    with exactly():
        content = Content(contents)
        problems = list(content.problems) + list(_marks(content, manifest)) + list(_ranked(content))
        rated = periods.read(manifest["edition"]["period"])
        wanted = _tables(content, rated)
        figures = 0
        for entry, keys in KEYS.items():
            stated = rows(contents, entry)
            problems += comparing.twice(entry, keys, stated)
            found, count = comparing.compare(entry, keys, stated, wanted[entry])
            problems += found
            figures += count
        problems += _side_files(contents, content.units)
        if manifest["format_version"] == 1:
            return Recomputed(problems, figures)
        again = uncertainty.recompute(
            contents, content, lambda code: _rated(content, rated, code), manifest, kept
        )
    return Recomputed(problems + again.problems, figures + again.figures, again.draws, again.seed)


KEYS = {
    "values.csv": ("variant", "unit", "indicator"),
    "scores.csv": ("variant", "unit", "node"),
    "results.csv": ("variant", "unit"),
}


def _tables(content: Content, rated: periods.Period) -> Dict[str, Table]:
    """The three tables as they should stand."""
    tables: Dict[str, Table] = {entry: {} for entry in KEYS}
    for variant in VARIANTS:
        country = Country(content, rated, variant == "adjusted")
        scoring = _scoring(content, country)
        _fill_values(tables["values.csv"], variant, scoring, country)
        for unit in scoring.ranked:
            for path, figure in scoring.figures(unit).items():
                tables["scores.csv"][variant, unit, path] = _score_cells(figure)
        _fill_results(tables["results.csv"], variant, scoring, content.method)
    return tables


def _rated(content: Content, rated: periods.Period, without: str) -> Tuple[Country, Scoring]:
    """The rating with every exception of the method but this one."""
    country = Country(content, rated, True, without)
    return country, _scoring(content, country)


def _scoring(content: Content, country: Country) -> Scoring:
    ranked = sorted(unit.code for unit in content.units.values() if unit.ranked)
    used = _indicators(content.method["root"])
    raw = {unit: {code: country.value(unit, code) for code in used} for unit in ranked}
    polarity = {code: stated["polarity"] for code, stated in content.indicators.items()}
    return Scoring(content.method, polarity, content.units, raw)


def _indicators(node: Any) -> List[str]:
    if node.get("indicator"):
        return [node["indicator"]]
    return [code for child in node["children"] for code in _indicators(child)]


def _fill_values(table: Table, variant: str, scoring: Scoring, country: Country) -> None:
    for unit in scoring.ranked:
        for code, value in scoring.raw[unit].items():
            period = periods.fixed(country.rated, country.kind_of(code), 0) or country.rated
            cells = _cells(value, "value")
            cells["period"] = periods.write(period)
            table[variant, unit, code] = cells


def _score_cells(figure: Figure) -> Cells:
    cells = _cells(figure.score, "score")
    cells.update(
        raw=published(figure.raw),
        treated=published(figure.treated),
        weight=published(figure.weight),
        share=published(figure.share),
        contribution=published(figure.contribution),
        imputed="true" if figure.imputed else "false",
    )
    return cells


def _fill_results(table: Table, variant: str, scoring: Scoring, method: Any) -> None:
    overall = {unit: scores[""] for unit, scores in scoring.scores.items()}
    places = ranking.ranks(overall, method["ranking"])
    ends = ranking.intervals(scoring, method.get("interval"), method["ranking"])
    for unit, score in overall.items():
        cells = _cells(score, "score")
        low, high = ends.get(unit, (None, None))
        cells.update(
            rank=published(places.get(unit)),
            rank_low="" if low is None else str(low),
            rank_high="" if high is None else str(high),
            band=ranking.band_of(score, method["bands"]),
        )
        table[variant, unit] = cells


def _cells(value: Value, name: str) -> Cells:
    return {name: published(value), "missing": value.reason if isinstance(value, Missing) else ""}


# --- what else must hold


def _marks(content: Content, manifest: Dict[str, Any]) -> Iterator[Problem]:
    stated = manifest.get("illustrative")
    if stated is not content.illustrative:
        yield problem(
            "illustrative_differs", stated=str(stated).lower(), actual=str(content.illustrative).lower()
        )


def _ranked(content: Content) -> Iterator[Problem]:
    """The ranked units are those of the kinds the method judges: no unit left out, none slipped in."""
    kinds: Optional[List[str]] = (content.method.get("units") or {}).get("kinds")
    for unit in content.units.values():
        if kinds and unit.ranked != (unit.kind in kinds):
            yield problem("not_ranked_by_method", unit=unit.code, kind=unit.kind)


def _side_files(contents: Dict[str, bytes], units: Dict[str, Unit]) -> List[Problem]:
    """Statements name units of the register; effects of exceptions repeat the results; the gate was
    passed."""
    problems: List[Problem] = []
    results = rows(contents, "results.csv")
    for stated in tree(contents, "statements.json", list):
        if stated.get("unit") not in units:
            problems.append(problem("unknown_unit", entry="statements.json", unit=str(stated.get("unit"))))
    by_key = {(row["variant"], row["unit"]): row for row in results}
    for adjustment in tree(contents, "adjustments.json", list):
        for effect in adjustment["effects"]:
            problems += _effect_problems(adjustment["code"], effect, by_key)
    gate = tree(contents, "gate.json", dict)
    if gate.get("verdict") != "passed":
        count = sum(len(check.get("findings", ())) for check in gate.get("checks", ()))
        problems.append(problem("gate_refused", count=str(count)))
    return problems


def _effect_problems(code: str, effect: Any, results: Dict[Tuple[str, str], Row]) -> Iterator[Problem]:
    for name, variant, column in (
        ("score_with", "adjusted", "score"),
        ("score_without", "unadjusted", "score"),
        ("rank_with", "adjusted", "rank"),
        ("rank_without", "unadjusted", "rank"),
    ):
        row = results.get((variant, effect["unit"]))
        if row is None:
            raise BadContent(
                "adjustments.json", shown(effect["unit"]), "effect_of_nobody", unit=shown(effect["unit"])
            )
        # What is no text at all the form has told.
        if isinstance(effect[name], str) and effect[name] != row[column]:
            yield problem(
                "figure_differs",
                what="effect",
                unit=effect["unit"],
                node=code,
                variant=variant,
                published=effect[name],
                recomputed=row[column],
            )
