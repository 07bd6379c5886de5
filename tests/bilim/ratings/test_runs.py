"""A run of a rating: made once over the same inputs, repeatable to the last digit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import actions as facts
from bilim.facts import queries as ledger
from bilim.indicators import queries as indicators
from bilim.journal import queries as journal
from bilim.ratings import actions, models, problems, queries
from bilim.registry import actions as registry
from bilim.rulebook import actions as rulebook
from bilim.storage.problems import Lost
from bilim_engine.problems import LANGUAGES, Refused
from bilim_engine.ratings import ADJUSTED, UNADJUSTED, rate
from bilim_engine.ratings import problems as engine_problems
from bilim_engine.values import NOT_COLLECTED, Missing
from factories.facts import csv_file
from factories.rulebook import INDICATORS, METHODOLOGY, SECOND, adopt_and_approve, write_definitions

pytestmark = pytest.mark.django_db

FACTS = (
    "nookat,budget.spent,2025,40,,Budget",
    "nookat,preschool.children,2025,20,,Report",
    "talas,budget.spent,2025,60,,Budget",
    "talas,preschool.children,2025,10,,Report",
)


def send(*lines: str) -> None:
    facts.import_file(csv_file(*lines), "facts.csv", SYSTEM)


@pytest.fixture(autouse=True)
def ground(db: None, root: Path, tmp_path: Path) -> Path:
    """The register, small definitions, and figures of two districts."""
    registry.load_register(root / "definitions" / "register", SYSTEM)
    folder = write_definitions(tmp_path / "definitions")
    adopt_and_approve(folder)
    send(*FACTS)
    return folder


def test_a_run_rates_the_units_of_the_method() -> None:
    run = actions.make_run("spending", "2025", SYSTEM)
    content = queries.get_run(run.code)
    results = content.rating.results
    assert results[ADJUSTED]["talas"].score == Decimal(60)
    assert results[UNADJUSTED]["nookat"].score == Decimal(20)
    assert results[ADJUSTED]["nookat"].score == Decimal(40)
    assert (results[ADJUSTED]["talas"].rank, results[ADJUSTED]["nookat"].rank) == (1, 2)
    assert isinstance(results[ADJUSTED]["kemin"].score, Missing)
    assert {origin.title["en"] for origin in content.origins.values()} == {"Budget", "Report"}
    assert {content.recorders[fact.recorded_at] for fact in content.facts} == {"system"}


def test_what_is_kept_says_what_the_engine_says() -> None:
    content = queries.get_run(actions.make_run("spending", "2025", SYSTEM).code)
    anew = rate(
        content.methodology,
        definitions=content.definitions,
        facts=content.facts,
        units=content.units,
        period=content.run.period,
    )
    assert content.rating == anew


def test_values_are_kept_with_their_traces() -> None:
    run = actions.make_run("spending", "2025", SYSTEM)
    values = indicators.get_values(run.values_sha256)
    value = values[UNADJUSTED]["nookat"]["preschool.spending"]
    assert value.value == Decimal(2)
    items = {step.label: step for step in value.step.walk() if step.kind == "item"}
    assert items["budget.spent"].value == Decimal(40)
    assert items["budget.spent"].note["origin"] in ledger.get_origins()
    missing = values[ADJUSTED]["kemin"]["preschool.spending"].value
    assert isinstance(missing, Missing)
    assert missing.reason == NOT_COLLECTED


def test_the_same_inputs_give_the_same_run() -> None:
    first = actions.make_run("spending", "2025", SYSTEM)
    assert actions.make_run("spending", "2025", SYSTEM) == first
    assert models.Run.objects.count() == 1
    assert len(journal.list_entries(event="ratings.run_made")) == 1


def test_figures_that_can_have_no_part_give_the_same_run() -> None:
    first = actions.make_run("spending", "2025", SYSTEM)
    send("nookat,budget.spent,2026,99,,Budget", "nookat,teachers.share,2024/25,80,,Report")
    assert actions.make_run("spending", "2025", SYSTEM).code == first.code


def test_a_correction_gives_another_run_and_the_first_stays() -> None:
    first = actions.make_run("spending", "2025", SYSTEM)
    send("nookat,budget.spent,2025,50,,Budget")
    second = actions.make_run("spending", "2025", SYSTEM)
    assert second.code != first.code
    assert queries.get_run(first.code).rating.results[UNADJUSTED]["nookat"].score == Decimal(20)
    assert queries.get_run(second.code).rating.results[UNADJUSTED]["nookat"].score == Decimal(25)
    assert actions.make_run("spending", "2025", SYSTEM, known_on=first.known_on).code == first.code
    assert actions.make_run("spending", "2025", SYSTEM, known_on=timezone.now()).known_on == second.known_on
    assert {run.code for run in queries.list_runs("spending", "2025")} == {first.code, second.code}


def test_a_run_keeps_the_definitions_it_was_made_by(ground: Path) -> None:
    first = actions.make_run("spending", "2025", SYSTEM)
    newer = METHODOLOGY.replace("version: 1", "version: 2").replace(
        "goalposts: [0, 10]", "goalposts: [0, 20]"
    )
    adopt_and_approve(write_definitions(ground, methodology=newer))
    second = actions.make_run("spending", "2025", SYSTEM)
    assert (first.version, second.version) == (1, 2)
    assert queries.get_run(first.code).methodology.version == 1
    assert queries.get_run(second.code).rating.results[UNADJUSTED]["talas"].score == Decimal(30)


def test_what_others_reported_is_not_run() -> None:
    with pytest.raises(Refused) as refusal:
        actions.make_run("others", "2025", SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [problems.REPORTED]
    assert "it is only examined" in refusal.value.problems[0].message("en")


def test_the_reported_rating_of_2021_is_not_run(root: Path) -> None:
    adopt_and_approve(root / "definitions")
    with pytest.raises(Refused) as refusal:
        actions.make_run("department-2021", "2021", SYSTEM)
    assert problems.REPORTED in [problem.kind for problem in refusal.value.problems]


def test_a_year_the_method_does_not_judge_is_refused() -> None:
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2023", SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [engine_problems.NOT_VALID]


@pytest.mark.parametrize(
    ("code", "period", "kind"),
    [
        ("spendign", "2025", problems.NO_SUCH_METHODOLOGY),
        ("spending", "2025/26", engine_problems.WRONG_PERIOD),
        ("spending", "next year", problems.PERIOD_UNREADABLE),
    ],
)
def test_bad_requests_get_a_sentence(code: str, period: str, kind: object) -> None:
    with pytest.raises(Refused) as refusal:
        actions.make_run(code, period, SYSTEM)
    assert kind in [problem.kind for problem in refusal.value.problems]
    assert models.Run.objects.count() == 0


def test_a_period_that_has_not_ended_is_not_rated() -> None:
    send("talas,budget.spent,2099,60,,Budget", "talas,preschool.children,2099,10,,Report")
    for period, today in (("2099", None), ("2025", date(2025, 12, 31))):
        with pytest.raises(Refused) as refusal:
            actions.make_run("spending", period, SYSTEM, today=today)
        assert [problem.kind for problem in refusal.value.problems] == [problems.PERIOD_NOT_ENDED]
    assert "2025-жылдын 31-декабры" in refusal.value.problems[0].message("ky")
    assert models.Run.objects.count() == 0
    assert actions.make_run("spending", "2025", SYSTEM, today=date(2026, 1, 1)).period.end == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (
            "kinds: [district, city, capital_city, republican_city]",
            "kinds: [canton]",
            engine_problems.NOBODY,
        ),
        ("units: [nookat]", "units: [nookat, nokat]", engine_problems.ADJUSTED_NOBODY),
    ],
)
def test_a_method_that_judges_or_adjusts_nobody_makes_no_run(
    ground: Path, before: str, after: str, kind: object
) -> None:
    newer = METHODOLOGY.replace("version: 1", "version: 2").replace(before, after)
    adopt_and_approve(write_definitions(ground, methodology=newer))
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [kind]
    assert models.Run.objects.count() == 0


def test_without_figures_there_is_no_run() -> None:
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2024", SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [problems.NO_FACTS]


def test_the_analyst_runs_and_the_methodologist_does_not(
    analyst_actor: Actor, methodologist_actor: Actor
) -> None:
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", methodologist_actor)
    assert [problem.kind for problem in refusal.value.problems] == [problems.NOT_ALLOWED]
    assert actions.make_run("spending", "2025", analyst_actor).made_by == "analyst"


def test_an_unknown_run_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        queries.get_run("spending-v1-1999")
    assert [problem.kind for problem in refusal.value.problems] == [problems.NO_SUCH_RUN]


def test_a_run_that_cannot_be_repeated_is_not_shown() -> None:
    run = actions.make_run("spending", "2025", SYSTEM)
    models.Run.objects.update(results_sha256="0" * 64)
    with pytest.raises(Refused) as refusal:
        queries.get_run(run.code)
    assert [problem.kind for problem in refusal.value.problems] == [problems.NOT_REPEATED]


def test_damaged_inputs_are_found() -> None:
    run = actions.make_run("spending", "2025", SYSTEM)
    indicators.get_inputs.cache_clear()
    path = Path(settings.STORAGE_ROOT) / run.inputs_sha256[:2] / run.inputs_sha256
    path.write_bytes(path.read_bytes().replace(b'"40"', b'"41"'))
    with pytest.raises(Lost):
        queries.get_run(run.code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_run_names_everything_nobody_approved(ground: Path, language: str) -> None:
    newer = INDICATORS.replace("version: 1", "version: 2").replace("Балага каражат", "Балага акча")
    rulebook.adopt(write_definitions(ground, indicators=newer), SYSTEM)
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    (problem,) = refusal.value.problems
    assert problem.kind is problems.NOT_APPROVED
    assert "preschool.spending v2" in problem.message(language)
    assert "spending v1" not in problem.message(language)
    assert models.Run.objects.count() == 0
    rulebook.approve(kind="indicators", code="preschool.spending", version=2, by=SECOND)
    assert actions.make_run("spending", "2025", SYSTEM).version == 1


def test_what_is_counted_is_approved_too(ground: Path) -> None:
    """Other words of an item are another count: nobody rates by them before a second person read them."""
    folder = write_definitions(ground)
    items = (folder / "items.yaml").read_text(encoding="utf-8")
    (folder / "items.yaml").write_text(items.replace("ky: Каражат", "ky: Акча"), encoding="utf-8")
    rulebook.adopt(folder, SYSTEM)
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    assert "budget.spent v2" in refusal.value.problems[0].message("en")
    rulebook.approve(kind="items", code="budget.spent", version=2, by=SECOND)
    assert actions.make_run("spending", "2025", SYSTEM).version == 1


def test_methodology_and_indicators_are_named_together(tmp_path: Path) -> None:
    other = METHODOLOGY.replace("version: 1", "version: 3", 1)
    newer = INDICATORS.replace("version: 1", "version: 2")
    rulebook.adopt(write_definitions(tmp_path / "other", methodology=other, indicators=newer), SYSTEM)
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    (problem,) = refusal.value.problems
    assert problem.params == {"count": "2", "names": "spending v3, preschool.spending v2"}


def test_a_run_takes_over_what_no_changed_figure_enters_and_says_what_the_engine_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from bilim.indicators import rules  # noqa: PLC0415 - the room that computes

    first = actions.make_run("spending", "2025", SYSTEM)
    computed: list[str] = []
    compute = rules.compute

    def watched(inputs: object, codes: object, *rest: object) -> object:
        computed.extend(codes := tuple(codes))  # type: ignore[arg-type]
        return compute(inputs, codes, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(rules, "compute", watched)
    send("nookat,teachers.share,2024/25,50,,Report")
    same = actions.make_run("spending", "2025", SYSTEM)
    assert (same.code, computed) == (first.code, [])
    send("nookat,budget.spent,2025,80,,Budget")
    second = actions.make_run("spending", "2025", SYSTEM)
    assert set(computed) == {"preschool.spending"}
    content = queries.get_run(second.code)
    again = rate(
        content.methodology,
        definitions=content.definitions,
        facts=content.facts,
        units=content.units,
        period=content.run.period,
    )
    assert content.rating.results == again.results
    assert queries.get_run(first.code).rating.results[ADJUSTED]["nookat"].score == Decimal(40)


def test_a_damaged_file_of_an_earlier_run_keeps_no_new_one_from_being_made() -> None:
    first = actions.make_run("spending", "2025", SYSTEM)
    for sha256 in (first.inputs_sha256, first.values_sha256):
        (Path(settings.STORAGE_ROOT) / sha256[:2] / sha256).unlink()
    indicators.get_inputs.cache_clear()
    indicators.get_values.cache_clear()
    send("nookat,budget.spent,2025,80,,Budget")
    second = actions.make_run("spending", "2025", SYSTEM)
    assert queries.get_run(second.code).rating.results[ADJUSTED]["nookat"].score == Decimal(80)
