"""The journal holds together, and says where it does not."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from bilim.access.actions import create_account
from bilim.base.actor import SYSTEM, Actor
from bilim.journal.actions import record
from bilim.journal.models import Entry
from bilim.journal.queries import count_entries, end_of_chain, list_entries, verify_chain

pytestmark = pytest.mark.django_db
ANN = Actor(code="ann", name="Анара")


def _three() -> None:
    for event in ("a.begun", "a.changed", "b.ended"):
        record(event, subject=f"thing-{event[0]}", by=ANN, details={"ң": [1, None, "ө"]})


def _tamper(sql: str) -> None:
    """Change rows as somebody with the database file in hands would."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_entry_stays")
        else:
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_stays")
        cursor.execute(sql)


def _codes() -> list[str]:
    return [problem.code for problem in verify_chain()]


def test_an_untouched_journal_is_whole() -> None:
    assert verify_chain() == []
    _three()
    assert verify_chain() == []
    assert count_entries() == 3
    assert end_of_chain()[0] == 3


def test_a_changed_entry_is_named() -> None:
    _three()
    _tamper("UPDATE journal_entry SET subject = 'other' WHERE number = 2")
    found = verify_chain()
    assert [problem.code for problem in found] == ["journal.P001"]
    assert "2" in found[0].message("ky")


def test_an_entry_changed_together_with_its_hash_breaks_the_link_after_it() -> None:
    _three()
    _tamper(f"UPDATE journal_entry SET sha256 = '{'f' * 64}' WHERE number = 2")
    assert _codes() == ["journal.P001", "journal.P002"]


def test_an_entry_taken_out_leaves_a_gap() -> None:
    _three()
    _tamper("DELETE FROM journal_entry WHERE number = 2")
    assert _codes() == ["journal.P003"]


def test_an_end_cut_off_is_known_by_the_head() -> None:
    _three()
    _tamper("DELETE FROM journal_entry WHERE number = 3")
    assert _codes() == ["journal.P004"]


def test_a_journal_emptied_with_its_head_is_known_by_what_only_journaled_acts_made() -> None:
    create_account(username="bek", name="Бек", password="a long enough password", by=SYSTEM)
    assert _codes() == []
    _tamper("DELETE FROM journal_entry")
    _tamper_head("DELETE FROM journal_head")
    found = verify_chain()
    assert [problem.code for problem in found] == ["journal.P005"]
    assert "access.account_created" in found[0].message("ky")
    assert "bek" in found[0].message("ky")
    record("a.begun", subject="thing", by=ANN)  # a new chain, whole in itself
    assert _codes() == ["journal.P005"]


def _tamper_head(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_refuses_to_change_an_entry() -> None:
    _three()
    with pytest.raises(DatabaseError, match="not changed"), transaction.atomic():
        Entry.objects.filter(number=1).update(subject="other")
    assert verify_chain() == []


def test_an_entry_goes_with_the_transaction_it_belongs_to() -> None:
    with transaction.atomic():
        record("a.begun", subject="thing", by=ANN)
        transaction.set_rollback(True)
    assert count_entries() == 0
    assert verify_chain() == []


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError):
        record("a.begun", subject="thing", by=ANN, details={"when": object()})


def test_entries_are_found_by_the_unit_they_are_about() -> None:
    record("a.said", subject="edition", by=ANN, details={"unit": "nookat"})
    record("a.said", subject="nookat", by=ANN)
    record("a.said", subject="edition", by=ANN, details={"unit": "talas", "text": "nookat"})
    assert [entry.number for entry in list_entries(about="nookat")] == [2, 1]
    assert [entry.number for entry in list_entries(about="edition")] == [3, 1]
    assert [entry.number for entry in list_entries(subject="nookat")] == [2]


def test_entries_are_found_by_subject_event_and_actor_newest_first() -> None:
    _three()
    record("c.made", subject="thing-a", by=SYSTEM)
    assert [entry.event for entry in list_entries(subject="thing-a")] == ["c.made", "a.changed", "a.begun"]
    assert [entry.number for entry in list_entries(event="a.")] == [2, 1]
    assert [entry.number for entry in list_entries(actor="ann", before=3)] == [2, 1]
    assert list_entries(event="a.begun")[0].details == {"ң": [1, None, "ө"]}
