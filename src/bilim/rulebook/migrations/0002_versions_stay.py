"""The database itself refuses to change the text of an adopted version."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_STAYS = ("kind", "code", "version", "sha256", "text", "status", "adopted_by", "adopted_at")
_CHANGED = " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _STAYS)
_SENTENCE = "an adopted version never changes"
_SQLITE = f"""
CREATE TRIGGER rulebook_version_stays BEFORE UPDATE ON rulebook_definitionversion WHEN {_CHANGED}
BEGIN SELECT RAISE(ABORT, '{_SENTENCE}'); END
"""
_POSTGRESQL = f"""
CREATE FUNCTION rulebook_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_SENTENCE}'; END $$;
CREATE TRIGGER rulebook_version_stays BEFORE UPDATE ON rulebook_definitionversion
FOR EACH ROW WHEN ({_CHANGED}) EXECUTE FUNCTION rulebook_version_stays();
"""
_SQLITE_BACK = "DROP TRIGGER rulebook_version_stays"
_POSTGRESQL_BACK = """
DROP TRIGGER rulebook_version_stays ON rulebook_definitionversion;
DROP FUNCTION rulebook_version_stays();
"""


def guard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL)


def unguard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else _POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
