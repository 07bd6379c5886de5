"""An alias is kept as written alone: names are folded when they are matched, not by the database."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_no_overlap")]
    operations = [
        migrations.RemoveIndex("alias", "registry_by_folded"),
        migrations.RemoveField("alias", "folded"),
    ]
