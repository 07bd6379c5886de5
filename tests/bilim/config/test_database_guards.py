"""What the database itself guards stands after all migrations, on SQLite and on PostgreSQL.

SQLite cannot change a table: Django makes a new one and copies the rows, and the triggers of the old one are
gone. Whoever writes such a migration makes them again in it; this test sees it when that was forgotten.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection, models

pytestmark = pytest.mark.django_db
DATED = ("registry_institutionstate", "registry_unitcode", "registry_unitname", "registry_unitparent")
EVERYWHERE = {
    ("facts_factrow", "facts_row_stays"),
    ("intake_submission", "intake_submission_stays"),
    ("journal_entry", "journal_entry_stays"),
    ("rulebook_definitionversion", "rulebook_version_stays"),
}
TRIGGERS = {
    "sqlite": EVERYWHERE
    | {(table, f"{table}_apart_on_{on}") for table in DATED for on in ("INSERT", "UPDATE")},
    "postgresql": EVERYWHERE | {(table, f"{table}_apart") for table in DATED},
}
ASKED = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT relname, tgname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid WHERE NOT tgisinternal
    """,
}


def _triggers() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(ASKED[connection.vendor])
        return set(cursor.fetchall())


def test_every_trigger_stands() -> None:
    assert _triggers() == TRIGGERS[connection.vendor]


def test_a_table_that_is_made_anew_would_be_seen() -> None:
    """The loss this file is about, brought about and undone."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL changes a table where it stands")
    model = apps.get_model("registry", "UnitName")
    editor = connection.SchemaEditorClass(connection, atomic=False)
    # What Django does for nearly every change of a table; the transaction of the test takes it back.
    editor.deferred_sql = []
    editor._remake_table(model)
    assert {table for table, _name in TRIGGERS["sqlite"] - _triggers()} == {"registry_unitname"}


OURS = [model for model in apps.get_models() if model.__module__.startswith("bilim.")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_constraint_of_a_model_stands_in_the_database(model: type[models.Model]) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    named = {constraint.name for constraint in model._meta.constraints}
    named |= {index.name for index in model._meta.indexes}
    assert named <= set(found)
    unique = {tuple(each["columns"]) for each in found.values() if each["unique"] or each["primary_key"]}
    foreign = {each["columns"][0]: each["foreign_key"] for each in found.values() if each["foreign_key"]}
    for field in model._meta.local_concrete_fields:
        if field.unique:
            assert (field.column,) in unique, field.name
        if field.is_relation and getattr(field, "db_constraint", False):
            target = field.target_field
            assert foreign[field.column] == (target.model._meta.db_table, target.column)
