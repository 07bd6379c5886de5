"""The database itself refuses to change an entry of the journal."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_SQLITE = """
CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry
BEGIN SELECT RAISE(ABORT, 'entries of the journal are not changed'); END
"""
# A cut-off end is found by the head, a gap by the numbers; a changed entry is refused before that.
_POSTGRESQL = """
CREATE FUNCTION journal_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'entries of the journal are not changed'; END $$;
CREATE TRIGGER journal_entry_stays BEFORE UPDATE OR DELETE ON journal_entry
FOR EACH ROW EXECUTE FUNCTION journal_entry_stays();
"""
_SQLITE_BACK = "DROP TRIGGER journal_entry_stays"
_POSTGRESQL_BACK = "DROP TRIGGER journal_entry_stays ON journal_entry; DROP FUNCTION journal_entry_stays();"


def guard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL)


def unguard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
