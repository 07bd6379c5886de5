"""How the ledger tells of a figure that was put right by a decision."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.cases.terms import KIND_WORDS, Case
from bilim.facts.terms import NOTHING, Said, Source

_EVIDENCE = Said("далили", "доказательство", "evidence")
_HASH_LETTERS = 16


def of_case(case: Case, names: Mapping[str, str], illustrative: bool) -> Source:
    """The case and its evidence as the source of a figure: published with it, so by the hash of the file and
    not by its name, which may name somebody."""
    digest = case.evidence.sha256[:_HASH_LETTERS]
    told = {
        code: f"{KIND_WORDS[case.kind][code].capitalize()} {case.code}, {word}: sha256 {digest}"
        for code, word in _EVIDENCE.words.items()
    }
    publisher = Said(names["ky"], names["ru"], names["en"]) if names else NOTHING
    return Source(
        Said(**told),
        publisher=publisher,
        retrieved_on=case.opened_at.date().isoformat(),
        certainty="found",
        illustrative=illustrative,
    )


def of_trial(illustrative: bool) -> Source:
    """The source of a figure that is only tried: whether the ledger would take it."""
    return Source(Said.alike("case"), illustrative=illustrative)
