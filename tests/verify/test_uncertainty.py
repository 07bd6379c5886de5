"""The analysis of an edition is carried out anew: one altered figure is named, nothing is half believed."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from threading import Thread
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from bilim.publication.rules.canonical import json_bytes
from bilim_engine.simulation.ranking import ranks_of
from bilim_verify import drawing, drawn_errors, drawn_processes, drawn_ranks, uncertainty
from bilim_verify.command import lines
from bilim_verify.drawing import Sample
from bilim_verify.drawn_ranks import Drawn
from bilim_verify.numbers import Missing
from bilim_verify.verifying import verify
from factories.golden import FOLDER
from factories.noise import BY_HAND, MEANS_BEFORE_5
from verify.test_claims import nothing, signed_again

GOLDEN = (FOLDER / "edition-format-2.zip").read_bytes()
OLD = (FOLDER / "edition-format-1.zip").read_bytes()
TABLE, REST, ANALYSIS = "uncertainty.csv", "uncertainty.json", "definitions/analysis.json"
Files = dict[str, bytes]


def found(change: Callable[[Files], object]) -> list[str]:
    """What the verifier says in English of the golden edition, changed and signed again."""
    report = verify(signed_again(GOLDEN, change, nothing))
    return lines(report, "en")


def rewritten(files: Files, entry: str, change: Callable[[dict], object]) -> None:
    stated = json.loads(files[entry])
    change(stated)
    files[entry] = json_bytes(stated)


def test_every_draw_was_made_anew_and_the_report_says_so() -> None:
    report = verify(GOLDEN)
    stated = json.loads((FOLDER / "edition-format-2.json").read_text(encoding="utf-8"))["findings"]
    assert report.status == 0
    assert report.draws == stated["draws"] + stated["sensitivity"]["evaluations"]
    for language, words in (("ky", "баштапкы сөз"), ("ru", "начальное слово"), ("en", "with the seed")):
        said = "\n".join(lines(report, language))
        assert f"{report.draws}" in said
        assert words in said


def test_of_format_1_no_draws_are_told() -> None:
    report = verify((FOLDER / "edition-format-1.zip").read_bytes())
    assert (report.status, report.draws) == (0, 0)
    assert "seed" not in "\n".join(lines(report, "en"))


@pytest.mark.parametrize("column", ["rank", "low", "high", "joint_low", "joint_high", "first", "last"])
def test_one_altered_figure_of_a_unit_is_named(column: str) -> None:
    def alter(files: Files) -> None:
        head, *rows = files[TABLE].decode().splitlines()
        at = head.split(",").index(column)
        cells = rows[1].split(",")
        cells[at] = {"1": "2"}.get(cells[at], "1")
        files[TABLE] = "".join(f"{line}\n" for line in [head, rows[0], ",".join(cells), *rows[2:]]).encode()

    unit = sorted(
        json.loads((FOLDER / "edition-format-2.json").read_text(encoding="utf-8"))["findings"]["above"]
    )[1]
    said = found(alter)
    assert any(TABLE in each and f"{unit}/{column}" in each for each in said), said


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("above", "nookat", "alay"), "0.5"),
        (("places", "nookat", "1"), 1),
        (("sensitivity", "factors", 0, "first", "value"), "0.123456789"),
        (("sensitivity", "factors", 0, "total", "high"), "0.123456789"),
        (("sensitivity", "factors", 1, "units", "nookat", "total"), "0.987654321"),
        (("indicators", 0, "moved"), 99),
        (("adjustments", 0, "kendall"), "0.111111111"),
        (("coherence", "pairs", 0, "correlation"), "0.111111111"),
        (("coherence", "weights", 0, "main_effect"), "0.111111111"),
        (("alike",), [["nookat", "talas"]]),
    ],
)
def test_one_altered_finding_is_named(path: tuple, value: object) -> None:
    def alter(stated: dict) -> None:
        for key in path[:-1]:
            stated = stated[key]
        assert stated[path[-1]] != value if not isinstance(stated, dict) else stated.get(path[-1]) != value
        stated[path[-1]] = value

    said = found(lambda files: rewritten(files, REST, alter))
    assert any(REST in each and str(path[0]) in each for each in said), said


def test_another_seed_gives_other_draws() -> None:
    said = found(lambda files: rewritten(files, ANALYSIS, lambda stated: stated.update(seed="another")))
    assert len([each for each in said if TABLE in each or REST in each]) > 20


def test_what_was_found_needs_what_was_asked() -> None:
    said = found(lambda files: files.update({ANALYSIS: b"{}\n"}))
    assert any(REST in each for each in said), said


def test_an_analysis_without_end_is_refused_and_not_half_believed() -> None:
    said = found(lambda files: rewritten(files, ANALYSIS, lambda stated: stated.update(draws=10**9)))
    assert any(ANALYSIS in each and "draws" in each for each in said), said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"draws": 0}, "draws: 0 stands there instead of a number from 1 to 100000"),
        ({"draws": -1}, "draws: -1"),
        ({"draws": "400"}, "draws: 400"),
        ({"draws": True}, "draws: True"),
        ({"draws": 2.5}, "draws: 2.5"),
        ({"draws": 10**8, "sensitivity": {"base": -14285714, "bootstraps": 1}}, "draws: 100000000"),
        ({"draws": 100000, "sensitivity": {"base": -14285, "bootstraps": 20}}, "sensitivity.base: -14285"),
        ({"sensitivity": {"base": 64, "bootstraps": -1}}, "sensitivity.bootstraps: -1"),
        ({"sensitivity": {"base": 2, "bootstraps": 2000000}}, "sensitivity.base: 2 "),
        ({"sensitivity": {"base": 64}}, "sensitivity.bootstraps: None"),
        ({"sensitivity": [1]}, "sensitivity.base: [1]"),
        ({"first": 10**12}, "first: 1000000000000"),
        ({"last": None}, "last: None"),
        ({"level": "1"}, "level: 1 stands there instead of a number from 0.5 to 0.999"),
        ({"level": "NaN"}, "level: NaN"),
        ({"spread": "1e308"}, "spread: 1e308"),
        ({"spread": 0.25}, "spread: 0.25"),
        ({"seed": ""}, "seed: a word"),
        ({"seed": "x" * 501}, "seed: a word of 1 to 500 signs"),
        ({"seed": ["x"]}, "seed: a word"),
        ({"normalisations": ["as_stated"] * 100000}, "normalisations: the same is named twice"),
        ({"noise": [{"kind": "binomial", "indicator": "altyn_tamga.rate"}] * 2}, "noise: the same"),
        ({"aggregations": "as_stated"}, "a list should stand there"),
    ],
)
def test_a_plan_that_no_writer_could_have_stated_is_refused_before_a_draw(
    change: dict, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uncertainty, "take", None)  # whoever draws fails otherwise
    told = found(lambda files: rewritten(files, ANALYSIS, lambda stated: stated.update(change)))
    assert any(ANALYSIS in each and said in each for each in told), told


def test_an_analysis_of_another_method_is_not_one_of_this() -> None:
    said = found(lambda files: rewritten(files, ANALYSIS, lambda stated: stated.update(methodology="other")))
    assert any(ANALYSIS in each and "other" in each for each in said), said


@pytest.mark.parametrize("entry", [TABLE, REST, ANALYSIS])
def test_the_entries_of_format_2_are_not_left_out(entry: str) -> None:
    assert any(entry in each for each in found(lambda files: files.pop(entry)))


@pytest.fixture
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many draws this process carries out from now on, one number for each part of them."""
    made: list[int] = []
    ranks = Drawn.ranks
    monkeypatch.setattr(drawn_processes, "_processes", lambda draws: 1)

    def counted(self: Drawn, sample: Sample) -> list:
        made.append(sample.size)
        return ranks(self, sample)

    monkeypatch.setattr(Drawn, "ranks", counted)
    return made


def test_draws_of_the_same_bytes_are_made_once_and_of_others_anew(drawn_here: list[int]) -> None:
    kept: uncertainty.Kept = {}
    first = verify(GOLDEN, kept=kept)
    assert sum(drawn_here) == first.draws > 0
    again = verify(signed_again(GOLDEN, nothing, nothing), kept=kept)
    assert {each.code for each in again.problems} == {"bad_signature"}, "all else is verified anew"
    assert (again.figures, again.draws) == (first.figures, first.draws)
    assert sum(drawn_here) == first.draws, "the same bytes under another signature follow from the same"

    def alter(files: Files) -> None:
        rewritten(files, REST, lambda stated: stated["above"]["nookat"].update(alay="0.5"))

    altered = verify(signed_again(GOLDEN, alter, nothing), kept=kept)
    assert sum(drawn_here) == 2 * first.draws
    assert any(each.code == "analysis_differs" for each in altered.problems)
    assert verify(GOLDEN, kept=kept).status == 0


@pytest.mark.parametrize(
    "entry", ["facts.csv", "register.json", "definitions/methodology.json", TABLE, ANALYSIS]
)
def test_one_more_byte_of_any_entry_is_another_hash(entry: str) -> None:
    whole = uncertainty._hash({entry: b"a", "b": b""}, "2025", 5)
    assert whole != uncertainty._hash({entry: b"a ", "b": b""}, "2025", 5)
    assert whole != uncertainty._hash({entry: b"a", "b": b""}, "2024", 5)
    assert whole != uncertainty._hash({entry: b"a", "b": b""}, "2025", 4)
    assert whole != uncertainty._hash({entry: b"a", "b": b"", "more": b""}, "2025", 5)


def test_shared_draws_are_those_of_one_process(
    monkeypatch: pytest.MonkeyPatch, drawn_here: list[int]
) -> None:
    monkeypatch.setattr(drawn_processes, "_processes", lambda draws: 1)
    alone = verify(GOLDEN)
    assert sum(drawn_here) == alone.draws, "several processes before they were asked for"
    drawn_here.clear()
    monkeypatch.setattr(drawn_processes, "_processes", lambda draws: 3)
    shared = verify(GOLDEN)
    assert not drawn_here, "the draws were made in this process"
    assert (shared.problems, shared.figures, shared.draws) == (alone.problems, alone.figures, alone.draws)
    assert shared.status == 0


@pytest.mark.parametrize("most", [1, 7, 10**6])
def test_draws_in_parts_are_those_made_at_once(
    most: int, monkeypatch: pytest.MonkeyPatch, drawn_here: list[int]
) -> None:
    """What is held of the draws at a time does not grow with their number."""
    for name in ("LEAST", "MOST"):
        monkeypatch.setattr(drawn_processes, name, most)
    monkeypatch.setattr(drawn_ranks, "AT_ONCE", 3)
    report = verify(GOLDEN)
    assert report.status == 0
    assert sum(drawn_here) == report.draws
    assert max(drawn_here) <= most


def test_numbers_of_a_part_are_those_of_the_whole() -> None:
    whole = drawing.stream("a seed", "draws|weights|a", 50)
    assert [
        *drawing.stream("a seed", "draws|weights|a", 20),
        *drawing.stream("a seed", "draws|weights|a", 30, 20),
    ] == whole


def test_where_no_process_can_be_had_one_makes_all(
    monkeypatch: pytest.MonkeyPatch, drawn_here: list[int]
) -> None:
    def refused(*arguments: object) -> None:
        raise OSError

    monkeypatch.setattr(drawn_processes, "_processes", lambda draws: 3)
    monkeypatch.setattr(drawn_processes, "ProcessPoolExecutor", refused)
    report = verify(GOLDEN)
    assert report.status == 0
    assert sum(drawn_here) == report.draws


def test_beside_other_threads_no_process_is_copied() -> None:
    told: list[int] = []
    other = Thread(target=lambda: told.append(drawn_processes._processes(10**6)))
    other.start()
    other.join()
    assert told == [1]


@pytest.mark.parametrize(("stated", "value", "base", "scale", "square"), BY_HAND)
def test_the_error_is_that_worked_out_by_hand(
    stated: dict[str, str], value: str, base: str, scale: int, square: Fraction
) -> None:
    counted = drawn_errors.Counted(Decimal(value), Decimal(base), float(scale))
    assert drawn_errors.error_of(stated, counted, 5) == pytest.approx(math.sqrt(square), rel=1e-12)


@pytest.mark.parametrize(("stated", "value", "base", "scale", "square"), MEANS_BEFORE_5)
def test_means_of_earlier_formats_err_as_those_formats_say(
    stated: dict[str, str], value: str, base: str, scale: int, square: Fraction
) -> None:
    counted = drawn_errors.Counted(Decimal(value), Decimal(base), float(scale))
    for version in (2, 3, 4):
        found = drawn_errors.error_of(stated, counted, version)
        assert found == pytest.approx(math.sqrt(square), rel=1e-12)


@pytest.mark.parametrize("kind", ["binomial", "poisson"])
def test_of_a_missing_figure_or_base_there_is_no_error(kind: str) -> None:
    gone = Missing("not_collected")
    for counted in (
        drawn_errors.Counted(Decimal(40), gone, 100.0),
        drawn_errors.Counted(gone, Decimal(40), 100.0),
    ):
        assert drawn_errors.error_of({"indicator": "i", "kind": kind}, counted, 5) == 0


@pytest.mark.parametrize(
    ("noise", "said"),
    [
        ({"kind": "poison"}, "poison"),
        ({"kind": "mean", "least": "9", "most": "9"}, "altyn_tamga.rate"),
        ({"kind": "mean", "least": "3", "most": "nine"}, "most: nine"),
        ({"kind": "mean", "least": "900", "most": "1000"}, "altyn_tamga.rate, "),
        ({"kind": "poisson", "most": "0"}, "most: 0"),
        ({"kind": "relative", "deviation": "1e9"}, "deviation: 1e9"),
        ({"kind": "difference"}, "difference"),
    ],
)
def test_noise_that_no_writer_could_have_stated_is_refused(noise: dict, said: str) -> None:
    stated = [{"indicator": "altyn_tamga.rate", **noise}]
    told = found(lambda files: rewritten(files, ANALYSIS, lambda each: each.update(noise=stated)))
    assert any(ANALYSIS in each and said in each for each in told), told


def test_a_difference_whose_ends_do_not_move_is_refused() -> None:
    stated = [{"indicator": "preschool.change_3y", "kind": "difference"}]
    told = found(lambda files: rewritten(files, ANALYSIS, lambda each: each.update(noise=stated)))
    assert any(ANALYSIS in each and "preschool.change_3y" in each for each in told), told


def test_scores_nearer_than_a_billionth_share_a_rank_in_both_programs() -> None:
    scores = [50.0, 50.0 - 5e-10, 50.0 - 5e-9, 51.0]
    drawn: Any = SimpleNamespace(sign=1.0, kept=[True] * 4)
    assert Drawn._ranked(drawn, [*scores]) == [2, 2, 4, 1]
    assert ranks_of(np.array([scores])).tolist() == [[2, 2, 4, 1]]


def without_analysis(files: Files) -> None:
    files.update({ANALYSIS: b"{}\n", REST: b"{}\n", TABLE: files[TABLE].splitlines(keepends=True)[0]})


def test_an_edition_whose_whole_analysis_was_taken_out_says_that_it_states_none() -> None:
    report = verify(signed_again(GOLDEN, without_analysis, nothing))
    assert {each.code for each in report.problems} <= {"bad_signature"}
    for language, said in (("ky", "талданган эмес"), ("ru", "Анализа"), ("en", "states no analysis")):
        assert any(said in line for line in lines(report, language)), language
        assert not any(said in line for line in lines(verify(GOLDEN), language))
    assert not any("states no analysis" in line for line in lines(verify(OLD), "en"))


@pytest.mark.parametrize(
    "change",
    [
        {"status": "proposalx"},
        {"status": ["proposal"]},
        {"reviewed_on": "2026-11-21x"},
        {"reviewed_on": "20261121"},
        {"next_review_on": "2026-02-30"},
        {"next_review_on": 2026},
    ],
)
@pytest.mark.parametrize("entry", [ANALYSIS, "definitions/methodology.json"])
def test_a_day_or_a_standing_that_is_none_is_found(change: dict, entry: str) -> None:
    said = found(lambda files: rewritten(files, entry, lambda stated: stated.update(change)))
    (key,) = change
    assert any(entry in each and f"/{key}" in each for each in said), said


@pytest.mark.parametrize(
    "change",
    [
        {"normalisations": [1]},
        {"normalisations": [{"kind": []}]},
        {"aggregations": [[1]]},
        {"missing": [{"policy": {}}]},
        {"noise": [{"kind": 5, "indicator": []}]},
        {"compared": [1]},
        {"sensitivity": {"base": 64, "bootstraps": 50, "x": 1}},
    ],
)
def test_a_misshapen_analysis_is_told_in_words_and_not_in_those_of_python(change: dict) -> None:
    report = verify(
        signed_again(GOLDEN, lambda files: rewritten(files, ANALYSIS, lambda a: a.update(change)), nothing)
    )
    assert report.status
    for language in ("ky", "ru", "en"):
        told = "\n".join(lines(report, language))
        for word in ("Error", "NoneType", "object is not", "unhashable", "argument", "Traceback"):
            assert word not in told, told
