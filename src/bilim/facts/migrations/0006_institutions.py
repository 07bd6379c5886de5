"""Figures of single institutions stand in the ledger, too, each with the department it was counted to."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import Q

_STAYS = (
    *("unit", "item", "period", "period_start", "breakdown", "value", "missing"),
    *("origin_id", "batch_id", "sheet", "row", "recorded_at"),
)
_BEFORE = " OR ".join(f'NEW."{column}" <> OLD."{column}"' for column in _STAYS)
_REFUSED = f"OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL OR {_BEFORE}"
_SENTENCE = "a fact is superseded, never changed"
_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
_DROPPED = {
    "sqlite": "DROP TRIGGER facts_row_stays",
    "postgresql": "DROP TRIGGER facts_row_stays ON facts_factrow",
}
_MADE = {
    "sqlite": """
CREATE TRIGGER facts_row_stays BEFORE UPDATE ON facts_factrow WHEN {refused}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
""",
    "postgresql": """
CREATE TRIGGER facts_row_stays BEFORE UPDATE ON facts_factrow
FOR EACH ROW WHEN ({refused}) EXECUTE FUNCTION facts_row_stays()
""",
}


def guard(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    also = f'NEW."department" {_DIFFERS[vendor]} OLD."department"'
    _make_anew(schema_editor, vendor, f"{_REFUSED} OR {also}")


def unguard(apps: Any, schema_editor: Any) -> None:
    _make_anew(schema_editor, schema_editor.connection.vendor, _REFUSED)


def _make_anew(schema_editor: Any, vendor: str, refused: str) -> None:
    schema_editor.execute(_DROPPED[vendor])
    schema_editor.execute(_MADE[vendor].format(refused=refused, sentence=_SENTENCE))


class Migration(migrations.Migration):
    dependencies = [("facts", "0005_readers")]
    operations = [
        # Without a default SQLite adds a column where the table stands, and keeps its triggers.
        migrations.AddField("factrow", "department", models.CharField(max_length=64, null=True)),
        migrations.AddIndex(
            "factrow",
            models.Index(
                fields=["department", "item", "period_start"],
                condition=Q(department__isnull=False),
                name="facts_row_of_institutions",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
