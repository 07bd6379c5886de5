"""The gate (law 7): a rating that contradicts itself is told so, whoever made it.

One set of checks for a `Statement`, be it what others published or our own edition. Nothing here knows any
particular rating; what the checks find follows from the numbers and names given.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilim.publication import problems
from bilim.publication.rules import gate_names, gate_numbers
from bilim.publication.rules.findings import check, found
from bilim.publication.rules.wording import likeness
from bilim.publication.terms import Finding, GateReport, StatedIndicator, Statement, Text
from bilim_engine.problems import LANGUAGES

# From this likeness two definitions that should differ are called copied. Measured on the 2021 text: its two
# repeated definitions reach 0.88, unrelated ones stay below 0.4.
COPIED = 0.7


def examine(statement: Statement) -> GateReport:
    """Everything a program can find in the statement, check by check; a check that found nothing stands
    too."""
    return GateReport(
        (
            check("list_sizes", list(gate_numbers.list_sizes(statement))),
            check("totals", list(gate_numbers.totals(statement))),
            check("percentages", list(gate_numbers.percentages(statement))),
            check("bands", list(gate_numbers.bands(statement))),
            check("definitions", list(_definitions(statement))),
            check("copied_definitions", list(_copied(statement))),
            check("directions", list(_directions(statement))),
            check("levels", list(gate_names.levels(statement))),
            check("ambiguous_names", list(gate_names.ambiguous(statement))),
            check("spelling", list(gate_names.spelling(statement))),
            check("periods", list(_periods(statement))),
            check("recomputable", list(_recomputable(statement))),
        )
    )


def _indicators(statement: Statement) -> Iterator[StatedIndicator]:
    for direction in statement.directions:
        yield from direction.indicators


def _definitions(statement: Statement) -> Iterator[Finding]:
    for indicator in _indicators(statement):
        texts = {"indicator": indicator.title}
        if not indicator.definition:
            yield found(problems.NO_DEFINITION, indicator.code, texts=texts)
        if not indicator.base:
            yield found(problems.NO_BASE, indicator.code, texts=texts)


def _copied(statement: Statement) -> Iterator[Finding]:
    defined = [indicator for indicator in _indicators(statement) if indicator.definition]
    for place, indicator in enumerate(defined):
        for other in defined[:place]:
            like = likeness(indicator.definition, other.definition)
            if like >= (1.0 if statement.formal else COPIED):
                texts = {"indicator": indicator.title, "other": other.title}
                yield found(
                    problems.COPIED_DEFINITION, indicator.code, texts=texts, likeness=f"{like * 100:.0f}"
                )


def _directions(statement: Statement) -> Iterator[Finding]:
    for direction in statement.directions:
        if not direction.indicators:
            yield found(problems.NO_INDICATOR, direction.code, texts={"direction": direction.title})


def _periods(statement: Statement) -> Iterator[Finding]:
    if statement.periods_fixed:
        return
    stated = {
        indicator.period.get("en", ""): indicator.period
        for indicator in _indicators(statement)
        if indicator.period
    }
    if len(stated) > 1:
        yield found(
            problems.PERIODS_DIFFER, statement.code, lists={"periods": _joined(list(stated.values()))}
        )
    for indicator in _indicators(statement):
        if not indicator.period:
            yield found(problems.NO_PERIOD, indicator.code, texts={"indicator": indicator.title})


def _joined(texts: list[Text]) -> Text:
    """Several texts as one, separated by semicolons."""
    return {language: "; ".join(text.get(language) or "—" for text in texts) for language in LANGUAGES}


# In Kyrgyz and English they begin the sentence.
_POINTS = {"ky": "Баллдар", "ru": "баллы", "en": "Points"}
_WEIGHTS = {"ky": "Салмактар", "ru": "веса", "en": "Weights"}


def _recomputable(statement: Statement) -> Iterator[Finding]:
    for what, is_given in ((_POINTS, statement.points_given), (_WEIGHTS, statement.weights_given)):
        if not is_given:
            yield found(problems.NOT_RECOMPUTABLE, statement.code, texts={"what": what})
