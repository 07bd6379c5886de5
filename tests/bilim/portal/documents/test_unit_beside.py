"""What the sheet says beyond the department: peers with median and gap, causes, ways to the next group."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from statistics import median

import pytest
from pypdf import PdfReader

from bilim.base.templatetags.figures import written
from bilim.portal.rules import bands
from bilim.portal.rules.alike import PeerLine
from bilim.portal.rules.departments import short_measure
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.unit_beside import PEERS, Beside, beside_blocks
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.rules.reaching import GoalLine, MoveLine, WayLine
from bilim.portal.rules.telling.told import Telling
from bilim.portal.views import making
from bilim_engine.fairness import Causes
from factories import editions

LANGUAGES = ("ky", "ru", "en")


def paper(language: str) -> Paper:
    telling = Telling(editions.content(), language, editions.content("2024"))
    return Paper(telling, {"not_collected": "жыйналган эмес"}, {}, "Bilim, CC BY 4.0")


def beside(made: Paper, unit: str, *, together: bool = False) -> Beside:
    """As much as there can be: eight peers, three causes, three indicators of the longest titles."""
    content = made.content
    placed = [row.unit.code for row in made.rows if row.result.rank is not None]
    others = [code for code in placed if code != unit][:8]
    peers = tuple(
        PeerLine(code, made.telling.label(code), Decimal(1), content.placed(code), "", "") for code in others
    )
    codes = [leaf.indicator for _path, leaf in content.methodology.leaves()]
    longest = sorted(codes, key=lambda code: -len(made.title(content.indicator(code).title)))[:3]
    moves = [_move(made, code) for code in longest]
    ways = tuple(WayLine((move,), Decimal(1), None, "") for move in moves)
    both = WayLine(tuple(moves[:2]), Decimal(1), False, "")
    band = bands.marks(content.methodology, made.language)[1]
    goal = GoalLine("band", 0, None, band, () if together else ways, 0, both if together else None)
    parts = dict.fromkeys(("data", "method", "boundaries"), Decimal("1.004"))
    return Beside(peers, Causes(sum(parts.values()), parts), goal=goal)


def _move(made: Paper, code: str) -> MoveLine:
    definition = made.content.indicator(code)
    title, measure = made.title(definition.title), short_measure(made.content, code, made.language)
    return MoveLine(code, title, measure, 1, Decimal("12.3"), Decimal("45.6"), Decimal("33.3"), None, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stays_one_page_for_every_department(language: str) -> None:
    made = paper(language)
    shown = made.content.ranked_units if language == "ky" else made.content.ranked_units[::9]
    for unit in shown:
        pdf = making.typeset("sheet", unit_sheet(made, unit.code, beside(made, unit.code)))
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1, unit.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_peers_stand_with_place_interval_and_score_and_the_median_is_of_all(language: str) -> None:
    made = paper(language)
    given = beside(made, "nookat")
    *rows, middle, gap = beside_blocks(made, "nookat", given)[0]["rows"]
    assert len(rows) == PEERS < len(given.peers)
    for row, peer in zip(rows, given.peers, strict=False):
        assert peer.result
        assert row[1] == made.placed(peer.result)
        assert f"{peer.result.rank_low}–{peer.result.rank_high}" in row[1]
    expected = median(each.result.score for each in given.peers if each.result)  # type: ignore[type-var]
    own = made.content.placed("nookat")
    assert own
    assert isinstance(expected, Decimal)
    assert middle[2]["text"] == written(expected, 1, language)
    assert gap[2]["text"].lstrip("+") == written(own.score - expected, 1, language)  # type: ignore[operator]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_causes_add_up_as_shown_and_the_next_group_is_named(language: str) -> None:
    made = paper(language)
    sheet = unit_sheet(made, "nookat", beside(made, "nookat"))
    moved = written(Decimal("3.01"), 2, language)
    (told,) = (each.partition(moved)[2] for each in sheet["sentences"] if moved in each)
    # 1.004 three times is 3.012; rounded each for itself they would be 1.00 + 1.00 + 1.00.
    shown = re.findall(r"\+1[.,]\d\d", told)
    assert sorted(Decimal(each.replace(",", ".")) for each in shown) == [1, 1, Decimal("1.01")]
    assert language == "en" or told.count(";") == 2, "a decimal comma is told from the comma of a list"
    table = sheet["beside"][1]
    assert made.telling.title(made.bands[1].title) in table["caption"]
    assert len(table["rows"]) == 3
    both = unit_sheet(made, "nookat", beside(made, "nookat", together=True))["beside"][1]
    assert both["caption"] != table["caption"]
    assert len(both["rows"]) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_peer_that_is_not_judged_has_no_reason_and_no_part_in_the_median(language: str) -> None:
    """Nobody said why it has no score, so the sheet does not either."""
    made = paper(language)
    given = beside(made, "nookat")
    first, gone = given.peers[0], given.peers[1].code
    results = tuple(each for each in made.content.results if each.unit != gone)
    without = replace(made, telling=replace(made.telling, content=replace(made.content, results=results)))
    peers = tuple(replace(each, result=without.content.placed(each.code)) for each in given.peers)
    *rows, middle, _gap = beside_blocks(without, "nookat", replace(given, peers=peers))[0]["rows"]
    assert rows[1][1:] == ["–", "–"]
    assert rows[0][2] == without.number(first.result.score)  # type: ignore[union-attr]
    assert str(len(given.peers) - 1) in middle[0]["text"]


def test_without_rules_of_today_nothing_is_said_beside() -> None:
    made = paper("ky")
    assert beside_blocks(made, "nookat", Beside()) == []
    assert unit_sheet(made, "nookat")["sentences"] == unit_sheet(made, "nookat", Beside())["sentences"]
