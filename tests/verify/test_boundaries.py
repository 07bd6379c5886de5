"""What a bundle says of units that ended and of who came of whom, held against its register and facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.terms import Boundaries, EditionContent
from bilim.registry.terms import EndedUnit
from bilim_engine.units import Succession
from bilim_engine.values import Missing
from bilim_verify.command import lines
from bilim_verify.verifying import verify
from verify import editions as made
from verify.test_agreement import INDICATORS, METHOD, UNITS, content, some_facts
from verify.test_claims import nothing, signed_again
from verify.test_governed import changed

ENTRY = "boundaries.json"
NEW_YEAR = date(2025, 1, 1)
STATED = Boundaries(
    links=(
        Succession("territory_moved", "s1", "s2", date(2024, 4, 1)),
        Succession("merged", "old", "n1", NEW_YEAR),
        Succession("split", "n2", "n3", NEW_YEAR),
    ),
    ended=(EndedUnit("old", "district", made.text("Old"), NEW_YEAR),),
)


def _split(unit: str, to: str) -> dict[str, str]:
    return {"kind": "split", "unit": unit, "to": to, "on": NEW_YEAR.isoformat()}


def cut(boundaries: Boundaries = STATED) -> EditionContent:
    """An edition in which what the units of a split or merger had counted before is not comparable."""
    facts = [
        replace(each, value=Missing("not_comparable"))
        if each.unit in ("n1", "n2", "n3") and each.period == "2024"
        else each
        for each in some_facts()
    ]
    rules = made.definitions_of(made.VOCABULARY, INDICATORS, METHOD)
    return replace(made.content_of(rules, "m", facts, UNITS), boundaries=boundaries)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made.bundle_of(cut())


def test_the_bundle_holds_both_and_reads_them_back(whole: bytes) -> None:
    assert verify(whole).problems == []
    again = read_bundle(whole)
    assert again.boundaries == STATED
    assert made.bundle_of(again) == whole


def test_the_order_in_which_the_register_names_them_makes_no_other_bytes(whole: bytes) -> None:
    turned = Boundaries(tuple(reversed(STATED.links)), STATED.ended)
    assert made.bundle_of(cut(turned)) == whole


def test_an_edition_states_them_also_where_there_are_none() -> None:
    bundle = made.bundle_of(content())
    assert verify(bundle).problems == []
    assert read_bundle(bundle).boundaries == Boundaries()
    emptied = signed_again(bundle, lambda files: files.update({ENTRY: b"{}\n"}), nothing)
    assert {each.code for each in verify(emptied).problems} == {"not_foreseen"}


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda tree: tree.update(note="x"), ("not_foreseen", "/note")),
        (lambda tree: tree["links"][0].update(kind="renamed"), ("not_foreseen", "/links[1]/kind")),
        (lambda tree: tree["links"][0].update(on="2024-04-31"), ("not_foreseen", "/links[1]/on")),
        (lambda tree: tree["links"][0].update(on=""), ("not_foreseen", "/links[1]/on")),
        (lambda tree: tree["links"][2].update(on="2026-01-01"), ("claim_differs", "links[3].on")),
        (lambda tree: tree["links"][0].update(to="nobody"), ("unknown_unit", "")),
        (lambda tree: tree["links"].reverse(), ("not_foreseen", "links[2]")),
        (lambda tree: tree["links"].insert(0, tree["links"][0]), ("not_foreseen", "links[2]")),
        (lambda tree: tree["links"][1].update(unit="s3"), ("figure_of_before", "")),
        (lambda tree: tree["links"][0].update(to="s1"), ("not_foreseen", "links[1].to")),
        (lambda tree: tree["links"][1].update(unit="n1"), ("not_foreseen", "links[2].to")),
        (lambda tree: tree["links"][2].update(to="n2"), ("not_foreseen", "links[3].to")),
        (lambda tree: tree["links"].append(_split("n3", "n2")), ("not_foreseen", "links[4].to")),
        (
            lambda tree: tree["links"].extend([_split("n3", "s1"), _split("s1", "n2")]),
            ("not_foreseen", "links[4].to"),
        ),
        (lambda tree: tree["ended"][0].update(code="s3"), ("not_foreseen", "ended[1].code")),
        (lambda tree: tree["ended"][0].update(until="2026-01-01"), ("claim_differs", "ended[1].until")),
        (lambda tree: tree["ended"][0].update(until="2024-01-01"), ("claim_differs", "links[2].on")),
        (lambda tree: tree["ended"][0].update(until=None), ("not_foreseen", "/ended[1]/until")),
        (lambda tree: tree["ended"].append(tree["ended"][0]), ("not_foreseen", "ended[2]")),
    ],
)
def test_what_cannot_be_is_named(
    whole: bytes, change: Callable[[dict[str, Any]], object], found: tuple[str, str]
) -> None:
    assert found in changed(whole, ENTRY, change)


def test_the_rest_of_a_split_unit_stands_beside_what_was_made_of_it(whole: bytes) -> None:
    assert changed(whole, ENTRY, lambda tree: tree["links"].insert(2, _split("n2", "n2"))) == []


def test_a_figure_of_before_a_merger_is_no_figure_of_the_ground_of_now() -> None:
    told = verify(made.bundle_of(replace(content(), boundaries=STATED))).problems
    assert {each.code for each in told} == {"figure_of_before"}
    assert {dict(each.params)["unit"] for each in told} == {"n1", "n2", "n3"}
    said = dict(told[0].params)
    assert (said["item"], said["period"], said["on"]) == ("a.all", "2024", "2025-01-01")


def test_the_last_cut_counts_and_a_period_that_saw_it_is_of_now() -> None:
    earlier = Succession("split", "n0", "n1", date(2023, 1, 1))
    within = Succession("merged", "n0", "s0", date(2024, 12, 31))
    bundle = made.bundle_of(cut(replace(STATED, links=(*STATED.links, earlier, within))))
    assert verify(bundle).problems == []


def test_what_no_link_accounts_for_is_told() -> None:
    report = verify(made.bundle_of(cut(Boundaries())))
    assert report.problems == []
    assert ("not_comparable_unlinked", (("count", "3"),)) in report.told
    assert not any(code == "not_comparable_unlinked" for code, _params in verify(made.bundle_of(cut())).told)
    for language in ("ky", "ru", "en"):
        assert any("3" in line and "boundaries.json" in line for line in lines(report, language))


def test_an_edition_of_before_states_nothing_of_it(whole: bytes) -> None:
    def older(files: dict[str, bytes]) -> None:
        del files[ENTRY]

    report = verify(signed_again(whole, older, lambda stated: stated.update(format_version=4)))
    assert report.problems == []
    assert "missing_entry" in {each.code for each in verify(signed_again(whole, older, nothing)).problems}
