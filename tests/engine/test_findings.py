"""What an analysis found, in exact numbers: as it is kept, published and read again."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal as D
from pathlib import Path

import pytest

from bilim_engine.cli.reading import load_analysis, load_rating
from bilim_engine.definitions import canonical_bytes, from_json, stored_json, subset, to_json
from bilim_engine.periods import parse_period
from bilim_engine.ratings import exact_findings, findings_json, rate, uncertainty

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "technology"


@pytest.fixture(scope="module")
def example():
    loaded = load_rating(FOLDER / "technology.yaml", FOLDER / "facts.csv", FOLDER / "units.csv", None)
    analysis, problems = load_analysis(FOLDER / "analyses" / "technology.yaml", loaded.definitions)
    assert not [each for each in (*loaded.problems, *problems) if each.is_error]
    return loaded, analysis


@pytest.fixture(scope="module")
def both(example):
    loaded, analysis = example
    method, units, period = loaded.methodology, loaded.units, parse_period("2025")
    rating = rate(
        methodology=method,
        definitions=loaded.definitions,
        facts=loaded.facts,
        units=units,
        period=period,
    )
    found = uncertainty(
        rating, analysis, definitions=loaded.definitions, facts=loaded.facts, units=loaded.units
    )
    return found, exact_findings(found)


def test_shares_of_draws_are_exact_and_places_add_up(both):
    found, exact = both
    for number, each in enumerate(exact.standings):
        assert each.unit == found.summary.units[number]
        assert sum(exact.places[each.unit].values()) == each.ranked * exact.draws
        first = sum(n for rank, n in exact.places[each.unit].items() if rank <= found.analysis.first)
        assert each.first == D(first) / exact.draws
        ends = [each.joint_low, each.low, each.high, each.joint_high]
        assert ends == sorted(ends) if each.ranked else ends == [None] * 4


def test_what_is_kept_says_the_same_when_it_is_read(both):
    _, exact = both
    written = canonical_bytes(findings_json.to_json(exact))
    again = findings_json.from_json(json.loads(written))
    assert canonical_bytes(findings_json.to_json(again)) == written
    assert again.standings == exact.standings
    assert again.above == exact.above
    assert again.factors == exact.factors
    assert b"nan" not in written.lower()


def test_the_order_above_and_its_reverse_leave_room_for_ties_alone(both):
    _, exact = both
    for one, row in exact.above.items():
        for other, share in row.items():
            back = exact.above[other][one]
            assert (share is None) == (back is None)
            assert share is None or 0 <= share + back <= 1


def test_definitions_carry_the_analysis_of_their_method_and_of_no_other(example):
    loaded, analysis = example
    whole = replace(loaded.definitions, analyses={analysis.code: analysis})
    assert subset(whole, loaded.methodology.code).analyses == {analysis.code: analysis}
    other = replace(analysis, methodology="another")
    assert subset(replace(whole, analyses={"x": other}), loaded.methodology.code).analyses == {}
    assert from_json(json.loads(canonical_bytes(stored_json(whole)))).analyses == {analysis.code: analysis}


def test_definitions_without_analyses_are_written_as_before_there_were_any(example):
    assert "analyses" not in to_json(example[0].definitions)
