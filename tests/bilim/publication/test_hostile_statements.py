"""Files of ratings of others made to harm: each is refused with a sentence, and none is dear to read."""

from __future__ import annotations

import time
from decimal import Decimal
from typing import Any

import pytest

from bilim.publication import problems
from bilim.publication.rules.gate import examine
from bilim.publication.rules.gate_names import KINDS
from bilim.publication.rules.gate_numbers import totals_that_round_to
from bilim.publication.rules.statement_values import values_of
from bilim.publication.rules.statements import read_statement
from bilim.publication.rules.wording import likeness
from bilim.publication.terms import NamedUnit, StatedGroup
from bilim.registry.terms import UnitKind
from bilim_engine.definitions.problems import NOT_YAML, TOO_LARGE
from bilim_engine.definitions.reading import read_yaml
from bilim_engine.problems import Kind, Refused
from factories.outside import SMALL

SAID = "{ky: а, ru: а, en: а}"
WHOLE = f"""
code: rating-2022
title: {SAID}
publisher: {SAID}
period: "2022"
directions:
  - code: planning
    title: {SAID}
    indicators:
      - code: plans
        title: {SAID}
        partition: true
        decimals: 0
        definition: {SAID}
        period: {SAID}
        groups:
          - {{code: best, title: {SAID}, announced: 10, percent: 30}}
          - {{code: others, title: {SAID}, announced: 20, percent: 60}}
"""


def refused(old: str, new: str) -> list[Kind]:
    assert old in WHOLE
    with pytest.raises(Refused) as refusal:
        read_statement(WHOLE.replace(old, new), "rating.yaml", NamedUnit)
    return [problem.kind for problem in refusal.value.problems]


def codes(text: str) -> list[str]:
    return [each.code for each in examine(read_statement(text, "rating.yaml", NamedUnit)).findings]


def test_counts_that_a_thousand_million_totals_fit_are_examined_at_once() -> None:
    begun = time.monotonic()
    found = codes(WHOLE.replace("announced: 10, percent: 30", "announced: 1000000000, percent: 1"))
    assert time.monotonic() - begun < 5
    assert problems.PERCENT_NOT_OF_SUM.code in found


def test_totals_that_fit_are_the_ones_that_trying_each_finds() -> None:
    for count in range(1, 12):
        for percent in range(1, 101):
            group = StatedGroup("g", {}, announced=Decimal(count), percent=Decimal(percent))
            tried = [total for total in range(count, 2500) if abs(count * 200 - percent * 2 * total) <= total]
            # A half goes up, or to the even neighbour: so 12.5 is 12 or 13, and 13.5 is 14 alone.
            tried = [total for total in tried if count * 200 != (percent * 2 + 1) * total or percent % 2 == 0]
            assert list(totals_that_round_to(group, 0)) == tried


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("percent: 30", "percent: -1"),
        ("percent: 30", "percent: 1001"),
        ("announced: 10", "announced: -10"),
        ("decimals: 0", "decimals: 1000000"),
        ("decimals: 0", "decimals: -9"),
    ],
)
def test_a_number_that_cannot_be_is_refused(old: str, new: str) -> None:
    assert refused(old, new) == [problems.NUMBER_BEYOND]


@pytest.mark.parametrize("period", ["2022-13", "9999", "9999-12-31"])
def test_a_period_that_no_calendar_has_is_refused(period: str) -> None:
    assert refused('period: "2022"', f'period: "{period}"') == [problems.PERIOD_WRONG]


def test_a_day_that_no_calendar_has_is_told_in_the_readers_language() -> None:
    with pytest.raises(Refused) as refusal:
        read_statement(WHOLE.replace('period: "2022"', "period: 2022-05-40"), "rating.yaml", NamedUnit)
    (problem,) = refusal.value.problems
    assert problem.kind is NOT_YAML
    assert "окуган программанын сөзү" in problem.message("ky")


@pytest.mark.parametrize("words", ["[1]", "{ky: [1], ru: а, en: а}", "{ky: а, ru: а, en: {a: b}}"])
@pytest.mark.parametrize("field", ["period", "definition"])
def test_words_that_are_lists_or_fields_are_refused(field: str, words: str) -> None:
    assert refused(f"        {field}: {SAID}", f"        {field}: {words}") == [problems.LEVEL_WRONG]


@pytest.mark.parametrize("word", ["1", "1.5", "true", "2021-01-01"])
def test_words_that_look_like_numbers_are_words(word: str) -> None:
    titled = WHOLE.replace(SAID, f"{{ky: {word}, ru: {word}, en: {word}}}")
    assert codes(titled) == codes(WHOLE)


def test_words_beyond_any_rating_are_refused() -> None:
    long = "а" * 2001
    assert refused(f"period: {SAID}", f"period: {long}") == [problems.WORDS_TOO_LONG]


def test_definitions_that_take_hours_to_hold_against_each_other_are_refused() -> None:
    one = f"      - {{code: i, title: {SAID}, definition: {'а' * 2000}}}\n"
    with pytest.raises(Refused) as refusal:
        read_statement(WHOLE + one * 6, "rating.yaml", NamedUnit)
    assert [problem.kind for problem in refusal.value.problems] == [problems.WORDS_TOO_LONG] * 3


def test_long_definitions_in_few_letters_are_examined_at_once() -> None:
    others = [f"      - {{code: i{n}, title: {SAID}, definition: {_few_letters(n)}}}\n" for n in range(4)]
    begun = time.process_time()
    codes(WHOLE + "".join(others))
    assert time.process_time() - begun < 3


def _few_letters(number: int) -> str:
    """Two thousand letters, two of them over and over, in another order each time."""
    return "".join("аб"[(place * place + place // (number + 3)) % 2] for place in range(2000))


def test_definitions_alike_in_their_beginning_are_called_copied_however_long() -> None:
    words = " ".join(f"сөз{number * number}" for number in range(200))
    assert len(words) > 1500
    assert 0.99 < likeness({"ky": words + " бир"}, {"ky": words + " эки"}) <= 1
    assert likeness({"ky": "а" * 2000}, {"ky": "б" * 2000}) == 0


def test_thousands_of_short_definitions_are_refused() -> None:
    many = [f"      - {{code: i{n}, title: {SAID}, definition: а{n}}}\n" for n in range(1, 250)]
    with pytest.raises(Refused) as refusal:
        read_statement(WHOLE + "".join(many), "rating.yaml", NamedUnit)
    assert {problem.code for problem in refusal.value.problems} == {problems.WORDS_TOO_LONG.code}


@pytest.mark.parametrize("word", ["low", "[lower]", "true", "7"])
def test_a_word_that_is_none_of_those_known_is_refused_and_makes_no_gap(word: str) -> None:
    banded = WHOLE.replace("announced: 10", f"band: {{from: 0, until: 5, includes: {word}}}, announced: 10")
    with pytest.raises(Refused) as refusal:
        read_statement(banded, "rating.yaml", NamedUnit)
    assert [problem.kind for problem in refusal.value.problems] == [problems.WORD_UNKNOWN]
    assert "neither" in refusal.value.problems[0].hint("ky")
    assert read_statement(banded, "rating.yaml", NamedUnit, is_kept=True).code == "rating-2022"


NAMED = "names: [{printed: Ноокат, kind: district}], listed: true, announced: 10"
HEADED = "unit_kinds: [district, city]\ndirections:\n"


@pytest.mark.parametrize(
    ("old", "new", "known"),
    [
        (NAMED, NAMED.replace("district", "distrct"), "district?"),
        (NAMED, NAMED.replace("district", "district_and_citi"), "district_and_city?"),
        (NAMED, NAMED.replace("district", "район"), "bishkek_district"),
        (NAMED, NAMED.replace("district", "[district]"), "bishkek_district"),
        (NAMED, NAMED.replace("true", "treu"), "true?"),
        # To YAML 1.2 these are words: taken for yes, «no» would claim that the names are the whole group.
        (NAMED, NAMED.replace("true", "no"), "true, false"),
        ("partition: true", 'partition: "false"', "true, false"),
        ("partition: true", "partition: 1", "true, false"),
        (HEADED, HEADED.replace("city", "citi"), "city?"),
        (HEADED, HEADED.replace("[district, city]", "distrct"), "district?"),
    ],
)
def test_a_misspelt_word_of_a_list_is_refused_at_its_line_with_the_nearest(
    old: str, new: str, known: str
) -> None:
    whole = WHOLE.replace("announced: 10", NAMED).replace("directions:\n", HEADED)
    assert read_statement(whole, "rating.yaml", NamedUnit).code == "rating-2022"
    assert old in whole
    text = whole.replace(old, new)
    ((kind, line, hint),) = told(text)
    assert kind is problems.WORD_UNKNOWN
    assert line == whole[: whole.index(old)].count("\n") + 1
    assert known in hint
    assert read_statement(text, "rating.yaml", NamedUnit, is_kept=True).code == "rating-2022"


def test_every_kind_of_the_register_that_a_text_can_say_is_known_and_has_words() -> None:
    assert set(KINDS) == {str(kind) for kind in UnitKind} - {str(UnitKind.COMPONENT)}


ADDRESSES: list[Any] = ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b", "[1]", 7]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_no_page_is_refused_and_never_a_link(address: object) -> None:
    text = f"{SMALL}address: {address}\n"
    with pytest.raises(Refused) as refusal:
        read_statement(text, "rating.yaml", NamedUnit)
    assert [problem.kind for problem in refusal.value.problems] == [problems.ADDRESS_NOT_WEB]
    assert read_statement(text, "rating.yaml", NamedUnit, is_kept=True).address == ""


# --- keys


def told(text: str) -> list[tuple[Kind, int, str]]:
    with pytest.raises(Refused) as refusal:
        read_statement(text, "rating.yaml", NamedUnit)
    return [(each.kind, each.place.line, each.hint("en")) for each in refusal.value.problems]


MISSPELT = [
    ("percent: 30", "percenx: 30", "percent"),
    ("announced: 10", "anounced: 10", "announced"),
    ("partition: true", "partitions: true", "partition"),
    ("        groups:", "        group:", "groups"),
    ("        definition:", "        defenition:", "definition"),
    ("        decimals: 0", "        decimal: 0", "decimals"),
    ("directions:\n", "unit_total: 7\ndirections:\n", "units_total"),
    ("announced: 10", "lsted: true, announced: 10", "listed"),
    ("announced: 10", "names: [{printed: Ноокат, kynd: city}], announced: 10", "kind"),
    ("announced: 10", "band: {fom: 1, until: 2}, announced: 10", "from"),
    (f"        period: {SAID}", "        period: {ky: а, ru: а, en: а, kyy: а}", "ky"),
    ("directions:\n", "scoring: {weight: 1}\ndirections:\n", "weights"),
    ("directions:\n", "remarks: [{id: I1, text: а, plase: а}]\ndirections:\n", "place"),
]


@pytest.mark.parametrize(("old", "new", "near"), MISSPELT)
def test_a_misspelt_key_is_refused_at_its_line_with_the_nearest_known(old: str, new: str, near: str) -> None:
    """Passed over, it would take contradictions away without a word."""
    assert old in WHOLE
    text = WHOLE.replace(old, new, 1)
    line = WHOLE[: WHOLE.index(old)].count("\n") + 1
    ((kind, at, hint),) = told(text)
    assert kind == problems.KEY_UNKNOWN
    assert at == line
    assert hint.endswith(f"→ {near}?")


def test_all_misspelt_keys_are_told_at_once_with_the_other_faults_and_lines() -> None:
    text = WHOLE.replace("percent: 30", "percenx: 30").replace("percent: 60", "persent: 60")
    text = text.replace("announced: 20", "announced: -1").replace("publisher:", "publsher:")
    assert [(kind, line) for kind, line, _hint in told(text)] == [
        (problems.KEY_UNKNOWN, 4),
        (problems.FIELD_LACKING, 2),
        (problems.KEY_UNKNOWN, 17),
        (problems.KEY_UNKNOWN, 18),
        (problems.NUMBER_BEYOND, 18),
    ]


def test_a_field_that_is_lacking_is_told_at_the_line_of_what_lacks_it() -> None:
    assert [each[:2] for each in told(WHOLE.replace(f"others, title: {SAID}", "others"))] == [
        (problems.FIELD_LACKING, 18)
    ]


def test_of_two_groups_with_one_code_no_line_is_guessed() -> None:
    twice = WHOLE.replace("code: others", "code: best").replace("percent: 60", "percent: -1")
    assert [each[:2] for each in told(twice)] == [(problems.NUMBER_BEYOND, 0)]


def test_a_file_kept_before_with_a_key_that_nobody_reads_stays_readable() -> None:
    kept = read_statement(WHOLE + "weather: fine\n", "rating.yaml", NamedUnit, is_kept=True)
    assert kept == read_statement(WHOLE, "rating.yaml", NamedUnit)
    assert [each[:2] for each in told(WHOLE + "weather: fine\n")] == [(problems.KEY_UNKNOWN, 19)]


# --- many faults, and numbers spelt otherwise


@pytest.mark.parametrize("count", [2_000, 100_000])
def test_a_hundred_thousand_unknown_keys_are_refused_at_once(count: int) -> None:
    text = SMALL + "".join(f"k{number}: 1\n" for number in range(count))[:900_000].rpartition("\n")[0]
    begun = time.process_time()
    found = told(text)
    assert time.process_time() - begun < 2
    assert len(found) == 1
    assert found[0][0] is TOO_LARGE


def test_of_very_many_faults_the_first_are_told_and_the_rest_are_counted() -> None:
    line = f"          - {{code: g%d, title: {SAID}, percenx: 1, anounced: 1}}\n"
    groups = "".join(line % number for number in range(400))
    begun = time.process_time()
    with pytest.raises(Refused) as refusal:
        read_statement(WHOLE + groups, "rating.yaml", NamedUnit)
    assert time.process_time() - begun < 3
    found = refusal.value.problems
    assert [each.kind for each in found] == [problems.KEY_UNKNOWN] * 100 + [problems.MORE_FAULTS]
    assert found[0].hint("en").endswith("→ percent?")
    assert "700" in found[-1].message("ky")


def test_of_very_many_faults_of_form_the_rest_are_counted_too() -> None:
    with pytest.raises(Refused) as refusal:
        read_statement(WHOLE + "code: again\n" * 250, "rating.yaml", NamedUnit)
    assert len(refusal.value.problems) == 101
    assert refusal.value.problems[-1].params == {"count": "150"}


@pytest.mark.parametrize("number", ["0o17", "0x1F", "1_000", "1e3", "'1_000'", "'١٢'"])
def test_a_number_that_is_not_spelt_in_decimal_digits_is_refused(number: str) -> None:
    text = WHOLE.replace("announced: 10", f"announced: {number}")
    assert [(kind, line) for kind, line, _hint in told(text)] == [(problems.NUMBER_SPELT, 17)]


def test_a_number_spelt_otherwise_in_a_file_kept_before_is_read_as_it_was() -> None:
    kept = WHOLE.replace("announced: 10", "announced: 0o17").replace("percent: 30", "percent: 3e1")
    (best, _others) = read_statement(kept, "r", NamedUnit, is_kept=True).directions[0].indicators[0].groups
    assert (best.announced, best.percent) == (Decimal(15), Decimal(30))


PLAIN = ["10", "010", "-3", "+3", "1.50", ".5", "5.", "true", "False", "null", "~", "yes", "a b"]
PLAIN += ["2021-05-04", "2021-05-04T10:00:00Z", "1_000", "0o17", "0b1", ".inf", "-.INF", ".nan", "1e3"]
PLAIN += [
    "12:30:45",
    "'10'",
    '"x"',
    "100%",
    "10 000",
    "+996 312",
    "a: b",
    "1: 2",
    "2021-5-4",
    "3 - 5",
    "«а»",
    "..",
    "-a",
]


@pytest.mark.parametrize("written", PLAIN)
def test_scalars_mean_what_yaml_says(written: str) -> None:
    from ruamel.yaml import YAML  # noqa: PLC0415 - the oracle

    text = f"a: [x, {written}]" if ": " not in written else f"a:\n  {written}"
    tree, faults = read_yaml(text, "a.yaml")
    assert not faults
    assert tree is not None
    expected, read = YAML(typ="safe", pure=True).load(text), values_of(tree)
    assert repr(_worded(read)) == repr(_worded(expected))


def _worded(value: Any) -> Any:
    """Numbers and days as the words they are read as; keys are words anyway."""
    if isinstance(value, dict):
        return {str(key): _worded(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_worded(each) for each in value]
    return value if value is None or isinstance(value, bool) else str(value)


@pytest.mark.parametrize("sign", ["=", "<<"])
def test_a_sign_of_an_older_yaml_is_a_word(sign: str) -> None:
    text = WHOLE.replace("announced: 10", f"names: [{{printed: {sign}}}], announced: 10")
    (best, _others) = read_statement(text, "r", NamedUnit).directions[0].indicators[0].groups
    assert [name.printed for name in best.names] == [sign]
