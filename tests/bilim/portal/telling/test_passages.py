"""What is told of an edition follows from its numbers: nothing stands in a text that does not."""

from __future__ import annotations

import csv
import io
import itertools
import re
import string
import zipfile
from dataclasses import replace
from decimal import Decimal
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilim.base.templatetags.figures import rounded
from bilim.portal.rules import changes
from bilim.portal.rules.telling import edition_words, unit_words
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.grammar import Sentence, signed
from bilim.portal.rules.telling.moving import moves
from bilim.portal.rules.telling.told import TOPICS, Telling
from bilim.portal.rules.telling.units import unit_passages
from bilim.publication.terms import ADJUSTED, EditionContent, FigureChange
from bilim_engine.values import NOT_COLLECTED, Missing
from factories import editions

LANGUAGES = ("ky", "ru", "en")
# What Russian and Kyrgyz say with a figure inside a name of the edition is that name's own.
FIGURE = re.compile(r"\d[\d\u202f,.]*\d|\d")
ALMOST_ANY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def sentences_of(module: ModuleType) -> list[Sentence]:
    return [each for each in vars(module).values() if isinstance(each, Sentence)]


EVERY = [*sentences_of(edition_words), *sentences_of(unit_words), *TOPICS.values()]


def told(content: EditionContent, before: EditionContent | None, language: str) -> list[str]:
    found = passages(Telling(content, language, before))
    return [sentence for passage in found for sentence in passage.sentences]


def told_of(content: EditionContent, unit: str, language: str = "ky", before: str = "2024") -> list[str]:
    found = unit_passages(Telling(content, language, editions.content(before)), unit, {})
    return [sentence for passage in found for sentence in passage.sentences]


@pytest.mark.parametrize("sentence", EVERY, ids=lambda sentence: sentence.en[:40])
def test_a_sentence_has_no_figure_of_its_own_and_the_same_places_in_each_language(sentence: Sentence) -> None:
    places = {}
    for code in LANGUAGES:
        parts = list(string.Formatter().parse(getattr(sentence, code)))
        literal = "".join(text for text, *_ in parts) + "".join(spec or "" for _, _, spec, _ in parts)
        assert not re.search(r"\d", literal), literal
        assert re.search(r"[^\W\d]", literal), "words"
        places[code] = {name for _, name, _, _ in parts if name}
    assert places["ky"] == places["ru"] == places["en"]


def rows_of(year: str, name: str) -> list[dict[str, str]]:
    """The rows of a file in the bundle: another way to the same numbers."""
    with zipfile.ZipFile(io.BytesIO(editions.bundle(year))) as bundle:
        return list(csv.DictReader(io.StringIO(bundle.read(name).decode())))


def test_who_rose_and_who_fell_is_counted_as_in_the_files_of_both_bundles() -> None:
    ranks = {
        year: {
            row["unit"]: Decimal(row["rank"])
            for row in rows_of(year, "results.csv")
            if row["variant"] == ADJUSTED and row["rank"]
        }
        for year in ("2024", "2025")
    }
    both = ranks["2024"].keys() & ranks["2025"].keys()
    rose = sum(ranks["2025"][unit] < ranks["2024"][unit] for unit in both)
    fell = sum(ranks["2025"][unit] > ranks["2024"][unit] for unit in both)
    text = " ".join(told(editions.content(), editions.content("2024"), "en"))
    assert f"{rose} departments have risen, {fell} have fallen and {len(both) - rose - fell} " in text
    greatest = max(both, key=lambda unit: ranks["2024"][unit] - ranks["2025"][unit])
    then, now = ranks["2024"][greatest], ranks["2025"][greatest]
    assert f"by {then - now} places" in text
    telling = Telling(editions.content(), "en", editions.content("2024"))
    placed = [telling.placed(each.placed(greatest)) for each in (editions.content("2024"), telling.content)]  # type: ignore[arg-type]
    assert [each.partition(" ")[0] for each in placed] == [str(then), str(now)]
    assert " → ".join(placed) in text


def test_the_groups_name_everybody_once_in_the_order_of_places() -> None:
    content = editions.content()
    found = next(p for p in passages(Telling(content, "ky", None)) if p.topic == "bands")
    names = [name for text in found.sentences for name in re.split(", | жана ", text.partition(": ")[2][:-1])]
    placed = {unit.code: content.placed(unit.code) for unit in content.ranked_units}
    ordered = sorted((each.rank, Telling(content, "ky").label(code)) for code, each in placed.items() if each)
    assert names == [name for _rank, name in ordered]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_a_text_is_one_of_the_edition(language: str) -> None:
    """Figures are found in the text and looked for among all those that could have been meant."""
    content, before = editions.content(), editions.content("2024")
    known = set(FIGURE.findall(" ".join(known_words(content, before, language))))
    counts = {str(number) for number in range(len(content.ranked_units) + 1)}
    for sentence in told(content, before, language):
        for figure in FIGURE.findall(sentence):
            plain = (
                figure.replace(",", ".").replace("\u202f", "")
                if language != "en"
                else figure.replace(",", "")
            )
            assert figure in known or plain in counts or plain in derived(content, before), (figure, sentence)


def known_words(content: EditionContent, before: EditionContent, language: str) -> list[str]:
    """The names of the edition: a figure may stand in a title."""
    every = [content.header.period, before.header.period, content.header.code, before.header.code]
    every += [str(unit.names[language]) for unit in content.units]
    return every


def derived(content: EditionContent, before: EditionContent) -> set[str]:
    """Scores as they are shown, and the counts and shares that the files of the edition give."""
    shown = {
        f"{score.score:.1f}" for each in (content, before) for score in each.scores if is_number(score.score)
    }
    values = [value for value in content.values if value.variant == ADJUSTED]
    assert content.findings
    assert content.analysis
    numbers: list[object] = [len(values), sum(isinstance(value.value, Missing) for value in values)]
    numbers += [sum(is_number(value.value) for value in values), content.findings.draws]
    numbers += [content.analysis.level * 100, content.analysis.first, content.analysis.last, 100]
    middle = [score.score for each in (content, before) for score in middles(each)]
    shown |= {f"{number:.1f}" for number in middle}
    shown |= {str(int(Decimal(str(number)))) for number in numbers}
    above = content.findings.above
    pairs = [(a, b) for a in above for b in above[a] if a < b and above[a][b] is not None]
    firm = [
        pair
        for pair in pairs
        if max(above[pair[0]][pair[1]], above[pair[1]][pair[0]]) >= content.analysis.level
    ]
    return shown | {f"{100 * Decimal(len(firm)) / len(pairs):.0f}"}


def middles(content: EditionContent) -> list[object]:
    """The middle score of every node; the number of departments is odd."""
    nodes = {score.node for score in content.scores}
    found = []
    for node in nodes:
        scores = [content.score(unit.code, node) for unit in content.ranked_units]
        known = sorted(
            (each for each in scores if each and is_number(each.score)), key=lambda each: each.score
        )
        if len(known) % 2:
            found.append(known[len(known) // 2])
        elif known:
            one, other = known[len(known) // 2 - 1 : len(known) // 2 + 1]
            found.append(replace(one, score=(one.score + other.score) / 2))
    return found


def is_number(value: object) -> bool:
    return isinstance(value, Decimal)


UNITS = [unit.code for unit in editions.registered() if unit.ranked]


def changed(content: EditionContent, unit: str, **to: object) -> EditionContent:
    """The edition in which the result of this department is another."""
    results = tuple(
        replace(each, **to) if (each.unit, each.variant) == (unit, ADJUSTED) else each
        for each in content.results
    )
    return replace(content, results=results)


@given(st.sampled_from(UNITS), st.integers(1, 55), st.sampled_from(LANGUAGES))
@ALMOST_ANY
def test_another_place_is_told_otherwise(unit: str, place: int, language: str) -> None:
    content = editions.content()
    result = content.result(unit)
    assert result
    other = changed(content, unit, rank=Decimal(place))
    same = result.rank == place
    assert (told_of(content, unit, language) == told_of(other, unit, language)) is same


@given(st.sampled_from(UNITS), st.decimals("1", "100", places=1), st.sampled_from(LANGUAGES))
@ALMOST_ANY
def test_another_score_is_told_otherwise(unit: str, score: Decimal, language: str) -> None:
    content = editions.content()
    other = changed(content, unit, score=score)
    result = content.result(unit)
    assert result
    first = (told_of(each, unit, language)[0] for each in (content, other))
    same = f"{result.score:.1f}" == f"{score:.1f}"
    assert (next(first) == next(first)) is same


@given(st.data())
@ALMOST_ANY
def test_another_figure_makes_another_edition_of_the_text(data: st.DataObject) -> None:
    """A score that is the best, a value that is missing, a place exchanged: the sentence about it changes."""
    content, before = editions.content(), editions.content("2024")
    text = told(content, before, "ky")
    one, other = data.draw(st.sampled_from(list(itertools.pairwise(UNITS))))
    ranks = (content.result(one).rank, content.result(other).rank)  # type: ignore[union-attr]
    swapped = changed(changed(content, one, rank=ranks[1]), other, rank=ranks[0])
    assert told(swapped, before, "ky") != text
    place = data.draw(st.integers(0, len(content.values) - 1))
    value = content.values[place]
    gone = replace(value, value=Missing(NOT_COLLECTED))
    without = replace(content, values=(*content.values[:place], gone, *content.values[place + 1 :]))
    counts = value.variant == ADJUSTED and is_number(value.value)
    assert (told(without, before, "ky") != text) is counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_moved_the_score_by_standing_in_one_edition_only_is_no_standstill(language: str) -> None:
    """All figures of both editions are equal, and one stands in the later one alone: the score moved."""
    content = editions.content()
    path = next(
        path
        for path, _leaf in content.methodology.leaves()
        if is_number(content.score("nookat", path).score)  # type: ignore[union-attr]
    )
    scores = tuple(
        replace(each, score=Missing(NOT_COLLECTED))
        if (each.unit, each.node, each.variant) == ("nookat", path, ADJUSTED)
        else each
        for each in content.scores
    )
    result = content.result("nookat")
    assert result
    before = replace(changed(content, "nookat", score=result.score - 2), scores=scores)  # type: ignore[operator]
    found = unit_passages(Telling(content, language, before), "nookat", {})
    text = " ".join(next(each.sentences for each in found if each.topic == "since"))
    assert re.search(r"\+2[.,]00", text)
    assert unit_words.SCORE_STILL.said(language) not in text


def test_what_moved_a_score_is_told_as_the_page_of_the_department_shows_it() -> None:
    """There the parts are rounded together: rounded each for itself one could stand 0.01 from the page."""
    content, before = editions.content(), editions.content("2024")
    apart = 0
    for unit in UNITS:
        change = changes.since(content, before, unit, "en", lambda _name, **_of: "")
        if change is None or change.now.rank is None or change.before.rank is None:
            continue
        text = " ".join(told_of(content, unit, "en"))
        for each in change.indicators[:3]:
            apart += rounded(each.moved, 2) != each.displayed
            assert f"{each.title} ({signed(each.displayed, 'en', 2)})" in text
    assert apart, "the example shows nothing"


@pytest.mark.parametrize(
    ("language", "places", "scores"),
    [
        ("ky", "орундар салыштырылбайт", "себептери боюнча бөлүнүп берилген: маалымат, усул, чек аралар"),
        ("ru", "места не сравниваются", "разложено по причинам: данные, методика, границы"),
        ("en", "places are not compared", "by cause: data, method, boundaries"),
    ],
)
def test_of_another_method_places_are_not_compared_and_scores_are_told_apart_by_cause(
    language: str, places: str, scores: str
) -> None:
    """As on the page of the department, which splits the change of its score between the same editions."""
    content, before = editions.content(), editions.content("2024")
    method = replace(before.header.methodology, sha256="0" * 64)
    other = replace(before, header=replace(before.header, methodology=method))
    every = told(content, other, language)
    (at,) = [place for place, each in enumerate(every) if before.header.code in each]
    assert every[at].endswith(f"{places}.")
    assert scores in every[at + 1]


def test_an_edition_before_of_another_method_is_not_compared() -> None:
    content, before = editions.content(), editions.content("2024")
    method = replace(before.header.methodology, sha256="0" * 64)
    other = replace(before, header=replace(before.header, methodology=method))
    text = " ".join(told(content, other, "en"))
    assert "follows another method" in text
    assert "risen" not in text


def test_a_department_without_place_is_told_with_the_reason() -> None:
    content = editions.content()
    gone = changed(content, "nookat", rank=None, score=Missing("screened_out"))
    found = unit_passages(Telling(gone, "ru", None), "nookat", {"screened_out": "слишком мало данных"})
    assert found[0].sentences == ("Ноокатский район в этом выпуске не имеет места: слишком мало данных.",)
    assert "Без балла остался 1 отдел: Ноокатский район." in told(gone, None, "ru")
    shown = unit_passages(Telling(content, "en", None), "bishkek-lenin", {})
    assert "shown in this edition, not ranked" in shown[0].sentences[0]


def test_moves_are_counted_for_those_with_a_place_in_both() -> None:
    content, before = editions.content(), editions.content("2024")
    every = moves(Telling(changed(content, "nookat", rank=None), "ky", before))
    assert "nookat" not in {move.unit for move in every}
    assert len(every) == len(moves(Telling(content, "ky", before))) - 1


def test_a_corrected_edition_says_what_it_corrects() -> None:
    text = told(editions.content("2025", 2), None, "ky")
    assert any("departments-2025-1" in each and "Себеби: Отчёттогу ката" in each for each in text)


def test_the_records_that_a_correction_changed_are_counted_and_nothing_else() -> None:
    content = editions.content("2025", 2)
    changes = (
        FigureChange("fact", "nookat", "preschool.children", "2025", "20", "25"),
        FigureChange("fact", "nookat", "preschool.children", "2026", "", "30"),  # only new
        FigureChange("interval", "nookat", "overall", "", "2–9", "2–8"),
        FigureChange("score", "nookat", "overall", "", "40", "41"),
    )
    corrected = replace(content, corrections=replace(content.corrections, changes=changes))
    assert any("1 record changed" in each for each in told(corrected, None, "en"))


@pytest.mark.parametrize(
    ("language", "said"),
    [("ky", "тобуна бир гана бөлүм кирет: "), ("ru", "входит один отдел: "), ("en", "One department is in ")],
)
def test_one_department_alone_is_not_called_the_following_one(language: str, said: str) -> None:
    content = editions.content()
    first, *others = content.methodology.bands
    results = tuple(
        replace(each, band=first.code if each.unit == "nookat" else others[0].code)
        for each in content.results
    )
    bands = next(
        each
        for each in passages(Telling(replace(content, results=results), language, None))
        if each.topic == "bands"
    )
    assert said in " ".join(bands.sentences)
