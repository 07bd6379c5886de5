"""The command line: right files, damaged files, exit statuses, languages."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from bilim_engine.cli import main, trace_words
from bilim_engine.definitions import methods, tree
from bilim_engine.formulas import operators

ROOT = Path(__file__).resolve().parents[2]
HUMAN = ROOT / "examples" / "human-development"
METHOD, FACTS, UNITS = HUMAN / "human-development.yaml", HUMAN / "facts.csv", HUMAN / "units.csv"


def rate(method=METHOD, facts=FACTS, *more, period="2014", units=UNITS) -> list[str]:
    around = ["--units", str(units)] if units else []
    return ["rate", str(method), str(facts), "--period", period, *around, *more]


def told(capsys) -> tuple[str, str]:
    found = capsys.readouterr()
    return found.out, found.err


def test_sound_definitions_pass(capsys):
    assert main(["check", str(ROOT / "examples"), "--language", "en"]) == 0
    assert told(capsys) == ("Definitions: 27. Errors: 0. Warnings: 0.\n", "")


def test_the_definitions_of_the_house_pass_with_the_register_beside_them(capsys):
    assert main(["check", str(ROOT / "definitions"), "--language", "en"]) == 0
    assert "Errors: 0." in told(capsys)[0]


def test_all_faults_of_a_definition_are_told_with_their_lines(tmp_path, capsys):
    text = METHOD.read_text(encoding="utf-8")
    broken = text.replace("polarity: higher_is_better", "polarity: higher", 1).replace(
        "mean: geometric", "meen: geometric"
    )
    broken = broken.replace("expect: 81.6", "expect: 81.7").replace(
        "hdi.income\n          treat", "hdi.incom\n          treat"
    )
    (tmp_path / "bad.yaml").write_text(broken, encoding="utf-8")
    assert main(["check", str(tmp_path), "--language", "ky"]) == 1
    out, _ = told(capsys)
    for expected in ("bad.yaml:36", "higher_is_better", "meen", "hdi.incom", "Каталар:"):
        assert expected in out


@pytest.mark.parametrize("command", ["check", "rate"])
def test_warnings_stand_apart_from_errors(command, tmp_path, capsys):
    text = METHOD.read_text(encoding="utf-8")
    method = tmp_path / "bad.yaml"
    # A weight where weights are equal, and an indicator that nobody knows.
    text = text.replace(
        "hdi.life_expectancy\n          treat", "hdi.life_expectancy\n          weight: 3\n          treat"
    )
    method.write_text(
        text.replace("hdi.income\n          treat", "hdi.incom\n          treat"), encoding="utf-8"
    )
    arguments = {"check": ["check", str(method)], "rate": rate(method)}[command]
    assert main([*arguments, "--language", "en"]) == 1
    lines = "".join(told(capsys)).splitlines()
    errors, warnings = lines.index("Errors:"), lines.index("Warnings:")
    assert errors < next(n for n, line in enumerate(lines) if "hdi.incom" in line) < warnings
    assert warnings < next(n for n, line in enumerate(lines) if "weights are equal" in line)


def test_what_follows_from_a_faulty_formula_is_not_told_as_a_fault_of_its_own(tmp_path, capsys):
    text = METHOD.read_text(encoding="utf-8")
    for item in ("life_expectancy", "expected_schooling", "mean_schooling", "income"):
        assert f"    formula: {item}\n" in text
        text = text.replace(f"    formula: {item}\n", f"    formula: ({item} +\n")
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path), "--language", "en"]) == 1
    out, _ = told(capsys)
    assert "Errors: 4." in out
    assert out.count("formulas.P001") == 4
    assert "not defined" not in out


def test_cases_that_rest_on_a_faulty_definition_are_not_told_as_failing(tmp_path, capsys):
    text = METHOD.read_text(encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(text.replace("    unit:", "    unti:", 1), encoding="utf-8")
    assert "items:" in text.split("    unit:", 1)[0]
    assert main(["check", str(tmp_path), "--language", "en"]) == 1
    out, _ = told(capsys)
    assert "unti" in out
    assert "found missing" not in out
    assert "not defined" not in out
    assert main(rate(tmp_path / "bad.yaml")) == 1
    assert "engine.P005" not in told(capsys)[1]


def test_a_worked_case_that_fails_is_told(tmp_path, capsys):
    text = METHOD.read_text(encoding="utf-8").replace("expect: 12.6", "expect: 12.7")
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path / "case.yaml"), "--language", "en"]) == 1
    assert "expected 12.7, found 12.6" in told(capsys)[0]


def test_an_empty_folder_and_a_file_that_is_not_there_are_told(tmp_path, capsys):
    assert main(["check", str(tmp_path), str(tmp_path / "none.yaml"), "--language", "en"]) == 2
    out, _ = told(capsys)
    assert "engine.P003" in out
    assert "engine.P001" in out


DAMAGED = b"""unit,item,period,value,missing
norway,life_expectancy,2014,81.6,
norway,life_expectancy,2014,81.6,
norway,life_expectanc,2014,1,
norwa,income,2014,1,
norway,income,20x4,1,
norway,income,2014,1,5,
norway,mean_schooling,2014,"1,5",
norway,mean_schooling,2014,,
norway,mean_schooling,2014,,forgotten
"""


def test_every_damaged_row_is_told_with_its_number(tmp_path, capsys):
    damaged = tmp_path / "facts.csv"
    damaged.write_bytes(DAMAGED)
    assert main(rate(facts=damaged, period="some day")) == 1
    out, err = told(capsys)
    assert out == ""
    for row in (3, 4, 5, 6, 7, 8, 9, 10):
        assert f"facts.csv:{row}" in err, row
    assert "some day" in err
    assert "life_expectancy?" in err
    assert "norway?" in err


def test_a_file_in_another_encoding_is_told_with_its_line(tmp_path, capsys):
    facts = tmp_path / "facts.csv"
    facts.write_bytes("unit,item,period,value\nНорвегия,income,2014,1\n".encode("cp1251"))
    assert main(rate(facts=facts, units=None)) == 1
    assert "facts.csv:2" in told(capsys)[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("name\nx\n", "engine.P007"),
        ("code,colour\nx,red\n", "engine.P008"),
        ("code,valid_from\nnorway,soon\n", "units.csv:2"),
        ("code,parent\n,norway\n", "units.csv:2"),
        ("code,parent\nnorway,nowhere\n", "units.P001"),
        ("code,parent\nnorway,,,\n", "units.csv:2"),
    ],
)
def test_a_damaged_file_of_units_is_told(tmp_path, capsys, text, expected):
    units = tmp_path / "units.csv"
    units.write_text(text, encoding="utf-8")
    assert main(rate(units=units)) == 1
    assert expected in told(capsys)[1]


def test_a_file_without_a_methodology_is_told(tmp_path, capsys):
    other = tmp_path / "items.yaml"
    other.write_text("items: []\n", encoding="utf-8")
    assert main(rate(method=other, units=None)) == 1
    assert "engine.P004" in told(capsys)[1]


def test_where_no_methodology_can_be_read_the_facts_are_not_blamed_for_it(tmp_path, capsys):
    assert main(rate(method=tmp_path / "absent.yaml")) == 2
    _, said = told(capsys)
    assert said.count("engine.P001") == 1
    assert "engine.P005" not in said


def test_an_undefined_item_is_told_once_with_the_number_of_its_rows(tmp_path, capsys):
    facts = tmp_path / "facts.csv"
    facts.write_text(FACTS.read_text(encoding="utf-8").replace(",income,", ",incone,"), encoding="utf-8")
    assert main(rate(facts=facts, units=None)) == 1
    _, said = told(capsys)
    assert said.count("engine.P005") == 1
    assert "rows: 24" in said
    assert "income" in said


def test_an_undefined_item_is_told_though_the_names_of_columns_have_blanks(tmp_path, capsys):
    facts = tmp_path / "facts.csv"
    facts.write_text("unit, item, period, value\nnorway, incone, 2014, 1\n", encoding="utf-8")
    assert main(rate(facts=facts)) == 1
    assert "engine.P005" in told(capsys)[1]


def test_a_cell_too_long_to_be_read_is_told_beside_the_rows_before_it(tmp_path, capsys):
    facts = tmp_path / "facts.csv"
    text = f"unit,item,period,value\nnorway,incone,2014,1\nnorway,{'x' * 200_000},2014,1\n"
    facts.write_text(text, encoding="utf-8")
    assert main(rate(facts=facts)) == 1
    _, said = told(capsys)
    assert "figures.P010" in said
    assert "incone" in said


def test_definitions_may_stand_in_a_folder_of_their_own(tmp_path, capsys):
    text = METHOD.read_text(encoding="utf-8")
    head, tail = text.split("\ncode: human-development\n")
    folder = tmp_path / "definitions"
    (folder / "items").mkdir(parents=True)
    (folder / "items" / "all.yaml").write_text(head, encoding="utf-8")
    (folder / "ratings").mkdir()
    method = folder / "ratings" / "index.yaml"
    method.write_text(f"code: human-development\n{tail}", encoding="utf-8")
    assert main(rate(method, FACTS, "--definitions", str(folder), "--format", "csv")) == 0
    assert told(capsys)[0] == (ROOT / "tests/golden/human-development.csv").read_text(encoding="utf-8")


def test_json_holds_scores_and_results_without_losing_digits(capsys):
    assert main(rate(METHOD, FACTS, "--format", "json")) == 0
    found = json.loads(told(capsys)[0])
    norway = found["scores"]["adjusted"]["norway"]
    assert norway[""]["score"] == found["results"]["adjusted"]["norway"]["score"] == "0.94358987054"
    assert norway["living_standard/hdi.income"]["raw"] == "64992"
    assert found["illustrative"] is False


@pytest.mark.parametrize(("language", "word"), [("ky", "Орун"), ("ru", "Место"), ("en", "Rank")])
def test_the_table_speaks_three_languages(language, word, capsys):
    assert main(rate(METHOD, FACTS, "--language", language)) == 0
    out, _ = told(capsys)
    assert word in out
    assert ("0.944" in out) == (language == "en")


def test_a_node_can_be_explained_alone(capsys):
    arguments = ["explain", *rate()[1:], "norway", "education", "--language", "en"]
    assert main(arguments) == 0
    out, _ = told(capsys)
    assert "hdi.mean_schooling" in out
    assert "hdi.income" not in out


@pytest.mark.parametrize(
    ("language", "basis"),
    [
        ("ky", "Негиз: жок: «Билим» долбоорунун мисалы"),
        ("ru", "Основание: нет: пример проекта «Билим»"),
        ("en", "Basis: none: an example of the Bilim project"),
    ],
)
def test_an_exception_is_explained_with_its_basis_in_the_language_of_the_reader(capsys, language, basis):
    folder = ROOT / "examples" / "technology"
    files = (folder / "technology.yaml", folder / "facts.csv")
    arguments = rate(*files, period="2025", units=folder / "units.csv")[1:]
    arguments = ["explain", *arguments, "sample-c", "--language", language]
    assert main(arguments) == 0
    assert basis in told(capsys)[0]


@pytest.mark.parametrize("language", ["ky", "ru"])
@pytest.mark.parametrize("unit", ["sample-c", "sample-e"])
def test_the_steps_are_told_without_words_of_another_language(capsys, language, unit):
    folder = ROOT / "examples" / "technology"
    files = (folder / "technology.yaml", folder / "facts.csv")
    arguments = rate(*files, period="2025", units=folder / "units.csv")[1:]
    assert main(["explain", *arguments, unit, "--language", language]) == 0
    told_steps = [line for line in told(capsys)[0].splitlines() if "←" in line]
    codes = {word for file in files for word in re.findall(r"[a-z_]{2,}", file.read_text("utf-8"))}
    named = {"creation", "recent", "old", "skills", "technology"} | {
        word
        for word in codes
        if re.search(rf"\b(code|item|formula): .*\b{word}\b", files[0].read_text("utf-8"))
    }
    foreign = {word for line in told_steps for word in re.findall(r"[A-Za-z][A-Za-z_]+", line)} - named
    assert foreign == set()
    assert not [line for line in told_steps if re.search(r"[0-9]\.[0-9]", line.split("[", 1)[-1])]


def test_every_method_option_and_note_has_words():
    normalisations, treatments = (
        {get_args(get_type_hints(kind)["method"])[0] for kind in get_args(union)}
        for union in (methods.Normalisation, methods.Treatment)
    )
    means = set(get_args(get_args(get_type_hints(tree.Node)["mean"])[0]))
    groups = {
        each for part in get_args(get_type_hints(tree.MissingPolicy)["group"]) for each in get_args(part)
    }
    assert normalisations <= trace_words.LABELS["normalise"].keys()
    assert treatments - {"none"} <= trace_words.LABELS["treat"].keys()
    assert means <= trace_words.LABELS["mean"].keys()
    assert groups <= trace_words.VALUES["group"].keys()
    named_by_kind = {"num", "item", "indicator", "param", "ago", "subtree"}
    assert set(operators.TABLE) - named_by_kind <= trace_words.LABELS["operator"].keys()
    assert {"higher_is_better", "lower_is_better"} <= trace_words.VALUES["polarity"].keys()
    words = [pair for table in trace_words.LABELS.values() for pair in table.values()]
    words += [*trace_words.KEYS.values(), *trace_words.DETAILS.values()]
    assert not [pair for pair in words if not all(re.search("[а-яөүң]", each) for each in pair)]


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("all values are equal", "бардык маанилер бирдей"),
        ("no logarithm of -3.5", "логарифми жок сан: −3,5"),
        ("the mean is 0", "орточосу: 0"),
    ],
)
def test_why_a_scale_has_no_score_is_said_in_kyrgyz(detail, said):
    assert trace_words.value("detail", detail, "ky") == said


def faulty(tmp_path, change) -> Path:
    """The example's methodology with this change to its text."""
    text = METHOD.read_text(encoding="utf-8")
    changed = change(text)
    assert changed != text
    (tmp_path / "bad.yaml").write_text(changed, encoding="utf-8")
    return tmp_path / "bad.yaml"


@pytest.mark.parametrize("command", ["rate", "explain"])
def test_nothing_is_rated_while_a_worked_case_fails(tmp_path, capsys, command):
    wrong = faulty(tmp_path, lambda text: text.replace("expect: 81.6", "expect: 81.7"))
    arguments = [command, *rate(wrong)[1:], *(["norway"] if command == "explain" else [])]
    assert main([*arguments, "--language", "en"]) == 1
    out, err = told(capsys)
    assert out == ""
    assert "definitions.P026" in err
    assert "81.7" in err


def test_a_faulty_methodology_is_not_told_as_absent(tmp_path, capsys):
    wrong = faulty(tmp_path, lambda text: text.replace("mean: geometric", "mean: geometrical", 1))
    assert main([*rate(wrong), "--language", "en"]) == 1
    err = told(capsys)[1]
    assert "geometrical" in err
    assert "engine.P004" not in err
    assert "Errors: 1." in err or "errors: 1" in err.lower()


def test_an_unknown_unit_or_node_is_refused_with_the_nearest(capsys):
    assert main(["explain", *rate()[1:], "norwai", "--language", "en"]) == 1
    assert "norway?" in told(capsys)[1]
    assert main(["explain", *rate()[1:], "norway", "educaton", "--language", "en"]) == 1
    assert "education?" in told(capsys)[1]


@pytest.mark.parametrize("arguments", [[], ["rate"], ["rate", "a", "b"], ["check"], ["weigh"]])
def test_a_wrong_command_ends_with_status_two(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_it_calls_itself_what_it_was_called_by(capsys):
    for more, name in (({}, "bilim-engine"), ({"program": "./bilim engine"}, "./bilim engine")):
        with pytest.raises(SystemExit):
            main(["check"], **more)
        said = told(capsys)[1]
        assert f" {name} check --help" in said
        assert f": {name} [-h] " in said


@pytest.mark.parametrize(
    ("spoken", "word"), [("ky_KG.UTF-8", "Каталар"), ("C", "Errors"), ("ru_RU.UTF-8", "Ошибок")]
)
def test_without_a_language_the_terminal_decides(spoken, word):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": spoken}
    found = subprocess.run(
        [sys.executable, "-m", "bilim_engine", "check", str(METHOD)],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert word in found.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("language", "word"), [("ky", "2025-12 же"), ("ru", "2025-12 или"), ("en", "2025-12 or")]
)
def test_the_help_names_the_ways_to_write_a_period(monkeypatch, capsys, language, word):
    monkeypatch.setenv("BILIM_LANGUAGE", language)
    with pytest.raises(SystemExit):
        main(["rate", "--help"])
    assert word in " ".join(told(capsys)[0].split())


@pytest.mark.parametrize(("rule", "place"), [("dense", "2"), ("fractional", "2.5"), ("competition", "2")])
def test_a_shared_place_and_its_interval_are_of_one_kind(tmp_path, capsys, rule, place):
    """Two units with the same figures share a place; so they do in every draw."""
    text = METHOD.read_text(encoding="utf-8")
    text = text.replace("ties: competition", f"ties: {rule}")
    (tmp_path / "ties.yaml").write_text(text, encoding="utf-8")
    rows = FACTS.read_text(encoding="utf-8").splitlines()
    twins = [row.replace("australia,", "switzerland,") for row in rows if row.startswith("australia,")]
    kept = [row for row in rows if not row.startswith("switzerland,")]
    (tmp_path / "facts.csv").write_text("\n".join([*kept, *twins, ""]), encoding="utf-8")
    assert main(rate(tmp_path / "ties.yaml", tmp_path / "facts.csv", "--format", "json")) == 0
    found = json.loads(told(capsys)[0])["results"]["adjusted"]
    assert {found[unit]["rank"] for unit in ("australia", "switzerland")} == {place}
    for each in found.values():
        if each["rank"] and each["rank_low"] is not None:
            assert each["rank_low"] <= float(each["rank"]) <= each["rank_high"]
