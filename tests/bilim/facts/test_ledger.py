"""The ledger: what was true when, and what we knew when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilim.base.actor import SYSTEM, Actor, Held
from bilim.facts import actions, models, queries
from bilim.facts.problems import importing as problems
from bilim.facts.problems import rows
from bilim.facts.terms import Committed
from bilim.journal import queries as journal
from bilim_engine.facts import FactTable
from bilim_engine.periods import calendar_year
from bilim_engine.problems import Refused
from bilim_engine.values import Missing
from factories.facts import HEADER, csv_file, xlsx_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]
Y2025 = calendar_year(2025)


def send(*lines: str, by: Actor = SYSTEM) -> Committed:
    return actions.import_file(csv_file(*lines), "file.csv", by)


def children(unit: str = "nookat", known_on: datetime | None = None) -> object:
    return queries.get_table(known_on=known_on).value(unit, "preschool.children", Y2025)


def test_what_was_imported_is_found_with_its_origin_and_person() -> None:
    done = send(
        "nookat,preschool.children,2025,120,,Report", "nookat,preschool.children,2024,,not_held,Report"
    )
    assert (done.new, done.changed, done.same) == (2, 0, 0)
    fact = queries.get_table().find("nookat", "preschool.children", Y2025)
    assert fact is not None
    assert fact.value == Decimal(120)
    assert queries.get_origins()[fact.origin].title == dict.fromkeys(("ky", "ru", "en"), "Report")
    assert queries.get_recorders()[fact.recorded_at] == "system"
    assert queries.get_table().value("nookat", "preschool.children", calendar_year(2024)) == Missing(
        "not_held"
    )


def test_no_digit_is_lost() -> None:
    exact = "1234567890123456789012.123456789012"
    send(f"nookat,budget.spent,2025,{exact},,R")
    assert queries.get_table().value("nookat", "budget.spent", Y2025) == Decimal(exact)


def test_the_same_file_again_changes_nothing_and_says_so() -> None:
    lines = ("nookat,preschool.children,2025,120,,R", "osh-city,preschool.children,2025,7,,R")
    send(*lines)
    before = (
        list(models.FactRow.objects.values()),
        models.ImportBatch.objects.count(),
        journal.count_entries(),
    )
    again = send(*lines)
    assert again == Committed("", 0, 0, 2)
    now = (list(models.FactRow.objects.values()), models.ImportBatch.objects.count(), journal.count_entries())
    assert now == before


def test_a_correction_supersedes_and_the_past_stays_known() -> None:
    send("nookat,preschool.children,2025,120,,R")
    then = queries.last_recorded_at()
    done = send("nookat,preschool.children,2025,125,,Letter")
    assert (done.new, done.changed) == (0, 1)
    assert children() == Decimal(125)
    assert children(known_on=then) == Decimal(120)
    history = queries.list_history("nookat", "preschool.children", "2025")
    assert [(state.value, state.origin.title["ru"], state.row) for state in history] == [
        ("125", "Letter", 2),
        ("120", "R", 2),
    ]
    assert history[1].superseded_at == history[0].recorded_at
    for instant, value in ((then, "120"), (history[0].recorded_at, "125")):
        known = queries.list_history("nookat", "preschool.children", "2025", instant)
        assert [state.value for state in known] == [value]


def test_another_source_for_the_same_number_is_a_change() -> None:
    send("nookat,preschool.children,2025,120,,R")
    assert send("nookat,preschool.children,2025,120,,Letter").changed == 1


def test_before_anything_was_recorded_nothing_was_known() -> None:
    long_ago = timezone.now() - timedelta(days=1)
    send("nookat,preschool.children,2025,120,,R")
    assert len(queries.get_table(known_on=long_ago)) == 0


def test_what_will_be_known_is_not_said() -> None:
    with pytest.raises(Refused) as refusal:
        queries.get_table(known_on=timezone.now() + timedelta(days=1))
    assert refusal.value.problems[0].kind is problems.NOT_KNOWN_YET


def test_instants_of_imports_never_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = timezone.now()
    monkeypatch.setattr("bilim.facts.actions.ledger.timezone.now", lambda: stopped)
    send("nookat,preschool.children,2025,1,,R")
    send("nookat,preschool.children,2025,2,,R")
    assert models.FactRow.objects.values("recorded_at").distinct().count() == 2


def test_only_the_demonstration_states_when_figures_were_recorded(settings: object) -> None:
    first, second = (
        csv_file("nookat,preschool.children,2023,1,,R"),
        csv_file("nookat,preschool.children,2024,2,,R"),
    )
    day = datetime(2024, 1, 15, 9, tzinfo=UTC)

    def stated(content: bytes, at: datetime) -> object:
        try:
            return actions.import_file(content, "a.csv", SYSTEM, recorded_at=at).new
        except Refused as refusal:
            return refusal.problems[0].kind

    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    assert stated(first, day) is problems.RECORDING_NOT_STATED_HERE
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    assert stated(first, day) == 1
    assert stated(second, day) is problems.RECORDING_OUT_OF_ORDER
    assert stated(second, timezone.now() + timedelta(days=1)) is problems.RECORDING_OUT_OF_ORDER
    assert stated(second, day + timedelta(days=366)) == 1
    assert queries.last_recorded_at() == day + timedelta(days=366)
    assert len(queries.get_table(known_on=day)) == 1
    entry = journal.list_entries(event="facts.import_committed", limit=1)[0]
    assert entry.details["recorded_at"] == "2025-01-15T09:00:00.000000Z"


def test_a_table_holds_what_was_asked_for() -> None:
    send(
        "nookat,preschool.children,2025,1,,R",
        "nookat,budget.spent,2024,2,,R",
        "osh-city,budget.spent,2025,3,,R",
    )
    assert len(queries.get_table()) == 3
    assert len(queries.get_table(items=["budget.spent"])) == 2
    assert len(queries.get_table(units=["nookat"])) == 2
    assert len(queries.get_table(periods=[Y2025, "2024"])) == 3
    assert len(queries.get_table(["budget.spent"], ["nookat"], ["2025"])) == 0
    many = [f"unit-{number}" for number in range(2000)]
    assert len(queries.get_table(units=[*many, "nookat"])) == 2


def test_a_wrong_file_leaves_nothing_behind() -> None:
    with pytest.raises(Refused) as refusal:
        send("nookat,preschool.children,2025,120,,R", "nookat,preschool.children,2024,-1,,R")
    assert [problem.kind for problem in refusal.value.problems] == [rows.NEGATIVE]
    assert models.FactRow.objects.count() == models.ImportBatch.objects.count() == 0


def test_problems_are_told_in_the_order_of_sheets_and_rows() -> None:
    """Whatever finds them: a cell given twice is seen only once all rows are read."""
    head = HEADER.split(",")
    good = ["nookat", "preschool.children", "2025", "120", "", "R"]
    again = [*good[:3], "121", "", "R"]
    unknown = ["nokat", *good[1:]]
    content = xlsx_file(
        ("Б", [head, good, again, unknown]), ("А", [head, unknown, [*good[:2], "2024", "1", "", "R"]])
    )
    found = actions.plan_import(content, "file.xlsx", SYSTEM).errors
    places = [(problem.place.file, problem.place.line) for problem in found]
    assert places == [("file.xlsx [Б]", 3), ("file.xlsx [Б]", 4), ("file.xlsx [А]", 2)]


def test_a_name_that_nobody_bears_is_answered_with_the_nearest() -> None:
    plan = actions.plan_import(
        csv_file("Нокатт району,preschool.children,2025,1,,R", "Нырынн,preschool.children,2025,1,,R"),
        "file.csv",
        SYSTEM,
    )
    sentences = [problem.message("ky").rpartition("→ ")[2] for problem in plan.errors]
    assert sentences == [
        "Ноокат району (nookat)?",
        "Нарын облусу (naryn-oblast), Нарын району (naryn), Нарын шаары (naryn-city)?",
    ]


def test_one_records_for_ones_own_part_of_the_tree() -> None:
    clerk = Actor("clerk", "Бакыт", (Held("facts.import", "kg/osh-oblast"),))
    lines = ("nookat,preschool.children,2025,120,,R", "talas,preschool.children,2025,12,,R")
    with pytest.raises(Refused) as refusal:
        send(*lines, by=clerk)
    (found,) = refusal.value.problems
    assert (found.kind, found.params["rows"]) == (rows.NOT_PERMITTED, "3")
    assert "«Талас району (talas)»" in found.message("ky")
    assert send(lines[0], by=clerk).new == 1


def test_without_the_permission_nothing_is_read() -> None:
    with pytest.raises(Refused) as refusal:
        send("nookat,preschool.children,2025,120,,R", by=Actor("guest", "Конок"))
    assert [problem.kind for problem in refusal.value.problems] == [problems.NOT_ALLOWED]


def test_an_import_is_journaled() -> None:
    done = send("nookat,preschool.children,2025,120,,R")
    entry = journal.list_entries(event="facts.import_committed")[0]
    assert (entry.subject, entry.actor) == (done.batch, "system")
    assert entry.details["new"] == 1
    assert journal.verify_chain() == []


@pytest.mark.parametrize("column", ["value", "unit", "origin_id", "recorded_at"])
def test_the_database_refuses_to_change_a_fact(column: str) -> None:
    send("nookat,preschool.children,2025,120,,R", "osh-city,preschool.children,2025,7,,Letter")
    other = models.FactRow.objects.get(unit="osh-city")
    change = {column: timezone.now() if column == "recorded_at" else getattr(other, column)}
    with pytest.raises(DatabaseError), transaction.atomic():
        models.FactRow.objects.filter(unit="nookat").update(**change)


def test_the_database_refuses_to_take_back_what_was_superseded() -> None:
    send("nookat,preschool.children,2025,120,,R")
    send("nookat,preschool.children,2025,121,,R")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.FactRow.objects.filter(value="120").update(superseded_at=None)


@pytest.mark.parametrize(("value", "missing"), [("", ""), ("1", "not_held")])
def test_the_database_wants_a_value_or_a_reason(value: str, missing: str) -> None:
    send("nookat,preschool.children,2025,120,,R")
    row = models.FactRow.objects.get()
    row.pk, row.unit, row.value, row.missing = None, "talas", value, missing
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_the_database_knows_one_current_row_a_cell() -> None:
    send("nookat,preschool.children,2025,120,,R")
    row = models.FactRow.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


CELLS = (
    "nookat,preschool.children,2025",
    "nookat,preschool.children,2024",
    "osh-city,preschool.children,2025",
)
FIGURE = st.one_of(st.integers(0, 3).map(lambda n: f"{n},"), st.just(",not_held"))
FILE = st.dictionaries(st.sampled_from(CELLS), st.tuples(FIGURE, st.sampled_from(["A", "B"])), min_size=1)


def written(table: FactTable) -> list[tuple[object, ...]]:
    return [(*fact.key, fact.value, fact.origin, fact.recorded_at) for fact in table]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(FILE, min_size=1, max_size=6))
def test_what_was_known_on_an_instant_never_changes_afterwards(
    files: list[dict[str, tuple[str, str]]],
) -> None:
    with transaction.atomic():
        known: dict[datetime, list[tuple[object, ...]]] = {}
        for file in files:
            send(*(f"{cell},{figure},{source}" for cell, (figure, source) in file.items()))
            at = queries.last_recorded_at()
            assert at is not None
            known.setdefault(at, written(queries.get_table(known_on=at)))
            assert known[at] == written(queries.get_table())
            assert {instant: written(queries.get_table(known_on=instant)) for instant in known} == known
        transaction.set_rollback(True)
