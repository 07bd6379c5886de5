"""Which departments cannot be compared because the rating has none of that code, and which may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from bilim.portal import problems
from bilim.portal.rules import finding, naming
from bilim.publication.terms import EditionContent, RegisterUnit
from bilim_engine.problems import Place, Problem, offered

LEAST, MOST = 2, 4
# An address may hold thousands of codes; this many sentences say enough, and so many signs of each.
MOST_SAID, _SIGNS = 8, 60
# As many as can be read at a glance.
_OFFERED = 4


def faults(content: EditionContent, asked: Sequence[str], language: str) -> list[Problem]:
    """Everything that keeps these from being compared: each that is not ranked, and their number."""
    unknown = strangers(content, asked)
    found = [_unknown(content, code, language) for code in unknown[:MOST_SAID]]
    count = len(asked) - len(unknown)
    if not LEAST <= count <= MOST:
        found.append(Problem(problems.WRONG_NUMBER_TO_COMPARE, Place(), {"count": str(count)}))
    return found


def strangers(content: EditionContent, asked: Sequence[str]) -> list[str]:
    """The codes among these of which the rating has no department."""
    ranked = {unit.code for unit in content.ranked_units}
    return [code for code in asked if code not in ranked]


def meant(content: EditionContent, code: str) -> list[RegisterUnit]:
    """The ranked departments that somebody may mean by this: those it became, the one it lies in, else those
    called so."""
    ranked = {unit.code: unit for unit in content.ranked_units}
    if heirs := [unit for unit in content.heirs_of(code) if unit.code in ranked]:
        return heirs
    above = next(
        (ranked[each] for each in reversed(content.path_of(code).split("/")) if each in ranked), None
    )
    if above is not None:
        return [above]
    names = [(unit.code, [*unit.names.values(), unit.code]) for unit in ranked.values()]
    return [ranked[found] for found in finding.named(code[:_SIGNS], names, nearly=True)][:_OFFERED]


def _unknown(content: EditionContent, code: str, language: str) -> Problem:
    near = offered(f"{naming.label(unit, language)} ({unit.code})" for unit in meant(content, code))
    params = {"code": code[:_SIGNS], "near": near}
    return Problem(problems.NOT_RANKED_TO_COMPARE, Place(field="unit"), params)
