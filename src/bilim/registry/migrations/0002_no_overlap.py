"""The database itself refuses two names, codes or parents of one unit that are valid on the same day.

SQLite has no exclusion constraint, and PostgreSQL's would need an extension, so both use triggers.
SQLite drops them when Django rebuilds a table: a later migration that alters one must create them again.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

# Table, and the columns that must be equal for two rows to speak of the same thing.
GUARDED = (
    ("registry_unitname", ("unit_id",)),
    ("registry_unitcode", ("unit_id", "scheme")),
    ("registry_unitparent", ("unit_id",)),
)

# Dates written as text compare like dates; both databases understand these two bounds.
_CLASH = """
SELECT 1 FROM {table} other
WHERE other.id <> NEW.id AND {same}
  AND COALESCE(other.valid_from, '0001-01-01') < COALESCE(NEW.valid_until, '9999-12-31')
  AND COALESCE(NEW.valid_from, '0001-01-01') < COALESCE(other.valid_until, '9999-12-31')
"""
# AFTER, because NEW.id of a row not yet written is not known to SQLite.
_SQLITE = """
CREATE TRIGGER {table}_apart_on_{event} AFTER {event} ON {table} WHEN EXISTS ({clash})
BEGIN SELECT RAISE(ABORT, '{table}: dates overlap'); END
"""
# The lock makes two transactions that write the same table follow each other.
_POSTGRESQL = """
CREATE FUNCTION {table}_apart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('{table}'));
  IF EXISTS ({clash}) THEN
    RAISE EXCEPTION '{table}: dates overlap' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER {table}_apart AFTER INSERT OR UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_apart();
"""


def guard(apps: Any, schema_editor: Any) -> None:
    create_triggers(schema_editor, GUARDED)


def create_triggers(schema_editor: Any, guarded: Any) -> None:
    for table, columns in guarded:
        same = " AND ".join(f"other.{column} = NEW.{column}" for column in columns)
        clash = _CLASH.format(table=table, same=same)
        if schema_editor.connection.vendor == "sqlite":
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(_SQLITE.format(table=table, event=event, clash=clash))
        else:
            schema_editor.execute(_POSTGRESQL.format(table=table, clash=clash))


def unguard(apps: Any, schema_editor: Any) -> None:
    drop_triggers(schema_editor, GUARDED)


def drop_triggers(schema_editor: Any, guarded: Any) -> None:
    for table, _columns in guarded:
        if schema_editor.connection.vendor == "sqlite":
            for event in ("INSERT", "UPDATE"):
                schema_editor.execute(f"DROP TRIGGER {table}_apart_on_{event}")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_apart ON {table}; DROP FUNCTION {table}_apart();")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
