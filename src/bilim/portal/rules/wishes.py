"""What a reader may ask of a table, and what is near to what cannot be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from bilim.portal import problems
from bilim_engine.problems import Place, Problem, nearest

# As many values as can be read at a glance.
_NAMED = 8


def refusals(asked: Mapping[str, str], known: Mapping[str, Collection[str]]) -> list[Problem]:
    """Everything in a question that a file cannot answer; a file that ignored it would say something else."""
    found = []
    for name, value in asked.items():
        place = Place(field=name[:60])
        if name not in known:
            params = {"name": name[:60], "near": ", ".join(known) or "–"}
            found.append(Problem(problems.UNKNOWN_QUESTION, place, params))
        elif value and value not in known[name]:
            params = {"name": name, "code": value[:60], "near": near(value, known[name])}
            found.append(Problem(problems.UNKNOWN_WISH, place, params))
    return found


def heeded(
    asked: Mapping[str, str], known: Mapping[str, Collection[str]], defaults: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """What a page is shown by: each wish that can be met; and a word about each that cannot."""
    wrong = [name for name in known if (value := asked.get(name, "")) and value not in known[name]]
    met = {name: "" if name in wrong else asked.get(name, "") for name in known}
    told = [*unheeded(asked, known), *(_unknown(name, asked[name], known[name]) for name in wrong)]
    return {name: met[name] or defaults.get(name, "") for name in known}, told


def unheeded(asked: Iterable[str], known: Collection[str]) -> list[Problem]:
    """A word about each parameter that the page does not know, so that none is passed over in silence."""
    strange = [name[:60] for name in asked if name not in known][:_NAMED]
    return [Problem(problems.UNHEEDED, Place(), {"name": name, "near": ", ".join(known)}) for name in strange]


def _unknown(name: str, value: str, known: Collection[str]) -> Problem:
    kind = problems.UNKNOWN_COLUMN if name == "sort" else problems.UNKNOWN_FILTER
    return Problem(kind, Place(), {"code": value[:60], "near": near(value, known)})


def near(value: str, known: Collection[str]) -> str:
    """The value most like this one; where none is, the first that there are."""
    found = nearest(value.casefold(), known)
    return found or ", ".join(sorted(known)[:_NAMED])
