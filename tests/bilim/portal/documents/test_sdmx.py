"""An edition for statistical programs, read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
import sdmx

from bilim.portal.rules.documents import sdmx_files, sdmx_flows
from bilim.portal.rules.documents.sdmx_flows import FLOWS
from bilim_engine.values import Missing
from factories import editions

IDENTIFIER = re.compile(r"[A-Za-z0-9_@$\-]+")


@pytest.fixture(scope="module")
def structure() -> Any:
    return sdmx.read_sdmx(io.BytesIO(sdmx_files.structure(editions.content())))


def rows_of(flow: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sdmx_files.data(editions.content(), FLOWS[flow]).decode())))


def test_the_structures_are_read_and_named_in_three_languages(structure: Any) -> None:
    content = editions.content()
    assert {flow.id for flow in structure.dataflow.values()} == set(FLOWS)
    flow = structure.dataflow["VALUES"]
    assert str(flow.version) == "2025.1.0"
    assert [each.id for each in flow.structure.dimensions] == list(FLOWS["VALUES"].dimensions)
    units = structure.codelist["CL_REF_AREA"]
    assert len(units) == len(content.units)
    assert units["nookat"].name.localizations == dict(content.unit("nookat").names)
    items = structure.codelist["CL_ITEM"]
    assert items["preschool-children"].name.localizations["ky"]


@pytest.mark.parametrize("flow", FLOWS)
def test_every_row_follows_its_structure(flow: str, structure: Any) -> None:
    """The oracle reads each row by the structure; each code stands in its list."""
    data = sdmx_files.data(editions.content(), FLOWS[flow])
    message = sdmx.read_sdmx(io.BytesIO(data), structure=structure.dataflow[flow], format="csv")
    observed = message.data[0].obs
    assert len(observed) == len(rows_of(flow)) > 100
    coded = {
        each.id: set(each.local_representation.enumerated.items)
        for each in (
            *structure.dataflow[flow].structure.dimensions,
            *structure.dataflow[flow].structure.attributes,
        )
        if each.local_representation and each.local_representation.enumerated is not None
    }
    assert {"REF_AREA", "REASON"} <= set(coded)
    for row in rows_of(flow):
        for name, codes in coded.items():
            assert not row[name] or row[name] in codes, (name, row)
    keys = {tuple(row[name] for name in FLOWS[flow].dimensions) for row in rows_of(flow)}
    assert len(keys) == len(observed)


def test_codes_are_those_of_sdmx_and_no_two_of_ours_become_one() -> None:
    for name, codes in sdmx_flows.codelists(editions.content()).items():
        every = [code for code, _title, _parent in codes]
        assert len(every) == len(set(every)), name
        assert all(IDENTIFIER.fullmatch(code) for code in every), name
        assert all(not parent or parent in every for _code, _title, parent in codes), name


def test_the_figures_are_those_of_the_bundle() -> None:
    content = editions.content()
    with zipfile.ZipFile(io.BytesIO(editions.bundle())) as bundle:
        values = list(csv.DictReader(io.StringIO(bundle.read("values.csv").decode())))
        facts = list(csv.DictReader(io.StringIO(bundle.read("facts.csv").decode())))
    assert [row["OBS_VALUE"] for row in rows_of("VALUES")] == [row["value"] for row in values]
    assert [row["REASON"] for row in rows_of("VALUES")] == [row["missing"] for row in values]
    assert [row["OBS_VALUE"] for row in rows_of("FACTS")] == [row["value"] for row in facts]
    ranks = {
        row["REF_AREA"]: row["OBS_VALUE"]
        for row in rows_of("RESULTS")
        if (row["RESULT"], row["VARIANT"]) == ("rank", "adjusted")
    }
    for unit in content.ranked_units:
        result = content.result(unit.code)
        assert result
        assert Decimal(ranks[unit.code]) == result.rank


def test_what_is_missing_is_empty_with_its_state_and_reason() -> None:
    missing = [row for row in rows_of("FACTS") if not row["OBS_VALUE"]]
    assert missing
    assert {(row["OBS_STATUS"], row["REASON"]) for row in missing} == {("L", "not_collected")}
    count = sum(isinstance(fact.value, Missing) for fact in editions.content().facts)
    assert len(missing) == count
    assert {row["ILLUSTRATIVE"] for row in rows_of("FACTS")} == {"true"}


@pytest.mark.parametrize("flow", FLOWS)
def test_what_rests_on_invented_figures_says_so_in_every_flow(flow: str, structure: Any) -> None:
    """Scores and places are told against all departments: one invented figure is behind each of them."""
    assert {row["ILLUSTRATIVE"] for row in rows_of(flow)} == {"true"}
    assert "ILLUSTRATIVE" in {each.id for each in structure.dataflow[flow].structure.attributes}


@pytest.mark.parametrize("flow", ["SCORES", "RESULTS"])
def test_scores_and_places_without_invented_figures_bear_no_mark(flow: str) -> None:
    content = editions.content()
    real = replace(content, header=replace(content.header, illustrative=False))
    written = csv.DictReader(io.StringIO(sdmx_files.data(real, FLOWS[flow]).decode()))
    assert {row["ILLUSTRATIVE"] for row in written} == {"false"}


def test_the_interval_of_the_pages_stands_first_behind_the_place() -> None:
    content = editions.content()
    assert content.findings is not None, "the example shows nothing"
    unit = content.ranked_units[0].code
    rows = [row for row in rows_of("RESULTS") if (row["REF_AREA"], row["VARIANT"]) == (unit, "adjusted")]
    names = [row["RESULT"] for row in rows]
    assert names[:4] == ["score", "rank", "low", "high"]
    assert names[-2:] == ["rank_low", "rank_high"]
    placed = content.placed(unit)
    assert placed is not None
    shown = (placed.rank, placed.rank_low, placed.rank_high)
    assert tuple(Decimal(row["OBS_VALUE"]) for row in rows[1:4]) == shown


def test_periods_are_written_as_sdmx_writes_them() -> None:
    found = {
        written: sdmx_flows._when(written)
        for written in ("2025", "2024/25", "2025-H1", "2025-12", "2025-12-31")
    }
    assert [each["TIME_PERIOD"] for each in found.values()] == [
        *("2025", "2024-09-01/P1Y", "2025-S1", "2025-12", "2025-12-31"),
    ]
    assert "".join(each["FREQ"] for each in found.values()) == "AASMD"


def test_the_same_edition_gives_the_same_bytes() -> None:
    content = editions.content()
    assert sdmx_files.structure(content) == sdmx_files.structure(content)
    assert sdmx_files.data(content, FLOWS["RESULTS"]) == sdmx_files.data(content, FLOWS["RESULTS"])
