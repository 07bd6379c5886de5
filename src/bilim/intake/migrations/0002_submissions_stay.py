"""The database itself refuses to change what was sent in any way but accepting it, once."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_SENTENCE = "a submission is accepted, never changed"
_SAME = ("of_id", "number", "submitted_by", "submitted_at")
_OTHER = " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _SAME)
# Two columns of JSON have no equality of their own on PostgreSQL; as text the same bytes are the same.
_DOCUMENTS = ("answers", "explanations")
_CHANGED = {
    "sqlite": " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _DOCUMENTS),
    "postgresql": " OR ".join(f'NEW."{column}"::text <> OLD."{column}"::text' for column in _DOCUMENTS),
}
_MADE = {
    "sqlite": """
CREATE TRIGGER intake_submission_stays BEFORE UPDATE ON intake_submission WHEN {refused}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
""",
    "postgresql": """
CREATE FUNCTION intake_submission_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{sentence}'; END $$;
CREATE TRIGGER intake_submission_stays BEFORE UPDATE ON intake_submission
FOR EACH ROW WHEN ({refused}) EXECUTE FUNCTION intake_submission_stays()
""",
}
_DROPPED = {
    "sqlite": "DROP TRIGGER intake_submission_stays",
    "postgresql": """
DROP TRIGGER intake_submission_stays ON intake_submission; DROP FUNCTION intake_submission_stays()
""",
}


def guard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    refused = f"OLD.accepted_at IS NOT NULL OR {_OTHER} OR {_CHANGED[vendor]}"
    schema_editor.execute(_MADE[vendor].format(refused=refused, sentence=_SENTENCE))


def unguard(apps: Any, schema_editor: Any) -> None:
    schema_editor.execute(_DROPPED[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
