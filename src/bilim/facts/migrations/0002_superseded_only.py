"""The database itself refuses to change a fact in any way but superseding it, once."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_STAYS = (
    "unit",
    "item",
    "period",
    "period_start",
    "breakdown",
    "value",
    "missing",
    "origin_id",
    "batch_id",
    "sheet",
    "row",
    "recorded_at",
)
_OTHER = " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _STAYS)
_REFUSED = f"OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL OR {_OTHER}"
_SENTENCE = "a fact is superseded, never changed"
_SQLITE = f"""
CREATE TRIGGER facts_row_stays BEFORE UPDATE ON facts_factrow WHEN {_REFUSED}
BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END
"""
_POSTGRESQL = f"""
CREATE FUNCTION facts_row_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_SENTENCE}'; END $$;
CREATE TRIGGER facts_row_stays BEFORE UPDATE ON facts_factrow
FOR EACH ROW WHEN ({_REFUSED}) EXECUTE FUNCTION facts_row_stays();
"""
_SQLITE_BACK = "DROP TRIGGER facts_row_stays"
_POSTGRESQL_BACK = "DROP TRIGGER facts_row_stays ON facts_factrow; DROP FUNCTION facts_row_stays();"


def guard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL)


def unguard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("facts", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
