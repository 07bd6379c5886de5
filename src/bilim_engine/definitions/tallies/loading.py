"""Tallies read from files, with the same shapes and the same care as other definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilim_engine.definitions.checking import Site, check_governance
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.speaking import Speaking
from bilim_engine.definitions.tallies import problems
from bilim_engine.definitions.tallies.table import TALLY
from bilim_engine.definitions.tallies.types import Tally
from bilim_engine.problems import Problem


def load_tallies(
    files: Mapping[str, str | bytes], definitions: Definitions
) -> tuple[dict[str, Tally], list[Problem]]:
    """The tallies in these texts by code, one a file, and every problem of every file, sorted by place."""
    return _TALLIES.load(files, definitions)


def _check(tally: Tally, site: Site, definitions: Definitions) -> Iterator[Problem]:
    """Everything that is wrong with the definition, each at its line."""
    yield from check_governance(tally, site)
    if not tally.cases:
        yield Problem(problems.CASES_ABSENT, site.at("code"), {"tally": tally.code})
    item = definitions.items.get(tally.item)
    known = item.breakdowns if item else ()
    for index, column in enumerate(tally.by):
        if column not in known:
            params = {"item": tally.item, "breakdown": column, "known": ", ".join(known) or "—"}
            yield Problem(problems.NOT_BROKEN_DOWN, site.at("by", index), params)


_TALLIES = Speaking("tallies", TALLY, _check, problems.NOT_A_TALLY)
