"""What becomes of institutions that are merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bilim.registry.problems import institutions as kinds
from bilim.registry.rules.histories import problems_of_day
from bilim.registry.terms import Details, State
from bilim_engine.problems import Place, Problem

Histories = Mapping[str, tuple[State, ...]]


def check_merging(given: Histories, codes: Sequence[str], into: str, day: date) -> list[Problem]:
    """Why these cannot be merged on the day."""
    found: list[Problem] = []
    if not codes:
        found.append(Problem(kinds.NOBODY_MERGED, Place(field="codes")))
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        found.append(Problem(kinds.PART_TWICE, Place(field="codes"), {"code": code}))
    if into in codes:
        found.append(Problem(kinds.INTO_ITSELF, Place(field="codes"), {"code": into}))
    for code in dict.fromkeys([*codes, into]):
        if code in given:
            found += problems_of_day(code, given[code], day)
        else:
            params = {"code": code, "near": ""}
            found.append(Problem(kinds.UNKNOWN_INSTITUTION, Place(field="codes"), params))
    return found or _of_other_kinds(given, codes, into)


def _of_other_kinds(given: Histories, codes: Sequence[str], into: str) -> list[Problem]:
    wanted = given[into][-1].details.kind
    return [
        Problem(kinds.OTHER_KIND, Place(field="codes"), {"code": code, "into": into})
        for code in codes
        if given[code][-1].details.kind != wanted
    ]


def merged(
    given: Histories, codes: Sequence[str], into: str
) -> tuple[tuple[tuple[str, Details], ...], Details]:
    """Who ends as what, and what the one that takes them in is like afterwards.

    Places are added up where all are known: a sum of some would pass for the whole."""
    givers = tuple((code, given[code][-1].details) for code in codes)
    own = given[into][-1].details
    everybody = [own, *(details for _code, details in givers)]
    places = [details.capacity for details in everybody]
    known = [each for each in places if each is not None]
    languages = tuple(dict.fromkeys(each for details in everybody for each in details.languages))
    capacity = sum(known) if len(known) == len(places) else own.capacity
    return givers, replace(own, capacity=capacity, languages=languages)
