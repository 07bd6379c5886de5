"""How the ledger tells of a figure that was put right by a decision."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.cases.terms import Case, Kind
from bilim.facts.terms import NOTHING, Said, Source

_TITLES = {
    Kind.CORRECTION_REQUEST: Said("Оңдоо өтүнүчү", "Просьба об исправлении", "Correction request"),
    Kind.APPEAL: Said("Даттануу", "Апелляция", "Appeal"),
}
_EVIDENCE = Said("далили", "доказательство", "evidence")
_HASH_LETTERS = 16


def of_case(case: Case, names: Mapping[str, str], illustrative: bool) -> Source:
    """The case and its evidence as the source of a figure: published with it, so by the hash of the file and
    not by its name, which may name somebody."""
    digest = case.evidence.sha256[:_HASH_LETTERS]
    told = (
        f"{title} {case.code}, {word}: sha256 {digest}"
        for title, word in zip(_TITLES[case.kind], _EVIDENCE, strict=True)
    )
    publisher = Said(names["ky"], names["ru"], names["en"]) if names else NOTHING
    return Source(
        Said(*told),
        publisher=publisher,
        retrieved_on=case.opened_at.date().isoformat(),
        certainty="found",
        illustrative=illustrative,
    )


def of_trial(illustrative: bool) -> Source:
    """The source of a figure that is only tried: whether the ledger would take it."""
    return Source(Said.alike("case"), illustrative=illustrative)
