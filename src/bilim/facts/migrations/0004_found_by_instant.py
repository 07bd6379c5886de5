"""What changed after an instant is found without reading the whole ledger."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("facts", "0003_origins_in_three_languages")]
    operations = [
        migrations.AddIndex("factrow", models.Index(fields=["recorded_at"], name="facts_row_by_instant")),
        migrations.AddIndex(
            "factrow",
            models.Index(
                fields=["superseded_at"],
                condition=Q(superseded_at__isnull=False),
                name="facts_row_by_end",
            ),
        ),
    ]
