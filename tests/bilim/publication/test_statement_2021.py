"""The rating published in 2021 as an outside statement: what the gate must find in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.queries.statements import parse
from bilim.publication.rules.statements import read_statement
from bilim.publication.terms import ConfrontedStatement, Finding, NamedUnit
from bilim_engine.problems import LANGUAGES, Refused
from factories import outside

# Which finding answers which number of the list of contradictions people made of the text.
FOUND = {
    "I01": ("G001", "overall-best", ""),
    "I02": ("G004", "rating-2021", ""),
    "I03": ("G007", "preschool_coverage", ""),
    "I04": ("G007", "nariste", ""),
    "I05": ("G001", "preschool_coverage/above", ""),
    "I06": ("G014", "nariste", ""),
    "I09": ("G010", "nariste", ""),
    "I10": ("G010", "courses_72h", ""),
    "I11": ("G010", "teacher_provision", ""),
    "I20": ("G015", "prevention", ""),
    "I21": ("G015", "digital", ""),
    "I22": ("G020", "altyn_tamga/special_rule", "batken"),
    "I23": ("G017", "olympiad/best", "naryn-city"),
    "I24": ("G018", "planning/best", "chui-tokmok"),
    "I25": ("G016", "preschool_coverage/not_reached", "bishkek-lenin"),
    "I29": ("G023", "rating-2021", ""),
    "I32": ("G025", "rating-2021", ""),
}


@pytest.fixture
def confronted(db: None, root: Path) -> ConfrontedStatement:
    from bilim.registry import actions as registry  # noqa: PLC0415

    registry.load_register(root / "definitions" / "register", SYSTEM)
    outside.load_2021(root)
    return queries.get_outside_statement("rating-2021")


def test_a_name_of_several_is_told_by_the_names_of_these(confronted: ConfrontedStatement) -> None:
    told = {each.sentence["ky"] for each in findings(confronted, "G017")}
    assert any("Нарын району, Нарын шаары" in sentence for sentence in told), told
    assert not any("naryn" in sentence for sentence in told), told
    assert any("Naryn District" in each.sentence["en"] for each in findings(confronted, "G017"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_percentage_says_what_it_is_a_part_of(confronted: ConfrontedStatement, language: str) -> None:
    sentences = [each.sentence[language] for each in findings(confronted, "G006")]
    assert sentences
    base = {"ky": r"бул (\d+) бирдиктин [\d,]+%ын", "ru": r"[\d,]+ % от (\d+);", "en": r"[\d.]+% of (\d+);"}
    for sentence in sentences:
        found = re.search(base[language], sentence)
        assert found is not None, sentence
        assert sentence.count(found[1]) >= 2


def findings(confronted: ConfrontedStatement, code: str) -> list[Finding]:
    return [each for each in confronted.gate.findings if each.code == f"publication.{code}"]


def test_every_contradiction_a_program_can_find_is_found(confronted: ConfrontedStatement) -> None:
    places = {
        (each.code.removeprefix("publication."), each.place, each.unit) for each in confronted.gate.findings
    }
    lacking = {number: place for number, place in FOUND.items() if place not in places}
    assert not lacking
    assert not confronted.gate.passed


def test_sentences_carry_the_numbers(confronted: ConfrontedStatement) -> None:
    said = {(each.code[-4:], each.place): each.sentence for each in confronted.gate.findings}
    assert "20" in said["G001", "overall-best"]["ky"]
    assert "19" in said["G001", "overall-best"]["ky"]
    for language in ("ky", "ru", "en"):
        assert "12 + 14 + 30 = 56" in said["G004", "rating-2021"][language]
        assert "6 + 25 + 26 = 57" in said["G004", "rating-2021"][language]
        assert "58, 59" in said["G006", "preschool_coverage/average"][language]
        assert "(89; 90)" in said["G010", "nariste"][language]
    assert "{" not in "".join(text for each in confronted.gate.findings for text in each.sentence.values())


def test_titles_have_inner_quotes_inside_quotes_alone(confronted: ConfrontedStatement) -> None:
    (totals,) = findings(confronted, "G004")
    (one,) = [each for each in findings(confronted, "G010") if each.place == "nariste"]
    assert "; «Наристе» мектепке даярдоо программасы" in totals.sentence["ky"]
    assert "подготовки к школе «Наристе»: 6 + 25" in totals.sentence["ru"]
    assert "«„Наристе“ мектепке даярдоо программасы менен камсыздоо»" in one.sentence["ky"]


def test_percentages_only_a_remainder_explains(confronted: ConfrontedStatement) -> None:
    assert {each.place for each in findings(confronted, "G008")} == {
        "preschool_coverage/not_reached",
        "nariste/not_reached",
    }


def test_misspelt_names_show_their_unit(confronted: ConfrontedStatement) -> None:
    shown = {each.unit: each.sentence["ky"] for each in findings(confronted, "G020")}
    for unit, printed, official in (
        ("batken", "Бактен", "Баткен"),
        ("mailuu-suu-city", "Майлы-Суу", "Майлуу-Суу"),
    ):
        assert f"«{printed}»" in shown[unit]
        assert f"«{official}»" in shown[unit]
    assert [each.unit for each in findings(confronted, "G022")] == ["kok-jangak-city"]


def test_remarks_of_people_stand_apart(confronted: ConfrontedStatement) -> None:
    remarked = {remark.code for remark in confronted.statement.remarks}
    assert {"I07", "I26", "I33"} <= remarked
    assert not remarked & {number for number in FOUND if number != "I06"}


def test_what_has_no_fault_passes(confronted: ConfrontedStatement) -> None:
    assert [each.place for each in findings(confronted, "G001")] == [
        "preschool_coverage/above",
        "overall-best",
    ]
    assert findings(confronted, "G021") == []
    assert findings(confronted, "G011") == []


def test_loaded_twice_changes_nothing(confronted: ConfrontedStatement, root: Path) -> None:
    actions.bring_statement(root / "definitions" / "statements" / "rating-2021.yaml", SYSTEM)
    assert len(journal.list_entries(event="publication.statement_brought")) == 1
    assert len(journal.list_entries(event="publication.statement_confirmed")) == 1
    assert models.OutsideVersion.objects.count() == 1
    assert queries.list_statements() == ["rating-2021"]


def test_a_person_without_the_right_brings_nothing_in(db: None, auditor_actor: Actor, root: Path) -> None:
    with pytest.raises(Refused):
        actions.bring_statement(root / "definitions" / "statements" / "rating-2021.yaml", auditor_actor)
    assert models.OutsideVersion.objects.count() == 0
    assert queries.find_statement("rating-2021") is None


def test_a_faulty_file_is_refused_with_all_reasons(db: None, tmp_path: Path) -> None:
    text = (
        "code: x\nperiod: '2021'\ndirections:\n  - {code: a, title: {ky: А}}\n  - {code: b, title: {ru: Б}}\n"
    )
    with pytest.raises(Refused) as refusal:
        parse(text, "x.yaml")
    codes = [each.code for each in refusal.value.problems]
    assert codes.count(problems.FIELD_LACKING.code) == 2
    assert codes.count(problems.TITLE_LACKING.code) == 2
    with pytest.raises(Refused) as refusal:
        parse("code: [", "y.yaml")
    assert refusal.value.problems[0].code.startswith("definitions.P")


def test_a_sign_that_nobody_sees_is_refused_where_a_file_is_brought_and_read_where_it_was_kept(
    db: None, root: Path
) -> None:
    file = root / "definitions" / "statements" / "rating-2021.yaml"
    text = file.read_text(encoding="utf-8").replace("printed: Ноокат", "printed: Но\u202eокат", 1)
    with pytest.raises(Refused) as refusal:
        parse(text, file.name)
    (found,) = refusal.value.problems
    assert found.code == "definitions.P043"
    assert "U+202E" in found.message("ky")
    assert text.splitlines()[found.place.line - 1].count("\u202e") == 1
    assert read_statement(text, file.name, NamedUnit, is_kept=True).code == "rating-2021"


def test_a_title_with_quotes_stands_in_a_sentence_with_inner_ones(confronted: ConfrontedStatement) -> None:
    sentences = [text for finding in confronted.gate.findings for text in finding.sentence.values()]
    assert [text for text in sentences if "««" in text or "»»" in text] == []
    assert [text for text in sentences if "«„Наристе“" in text]
