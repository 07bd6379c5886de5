"""What a source is called, and by whom it was published, is said in three languages.

Until now each had one text, which becomes the text of every language; codes of sources stay as they are.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q

_TITLED = models.CheckConstraint(
    condition=~Q(title_ky="") & ~Q(title_ru="") & ~Q(title_en=""), name="facts_origin_has_titles"
)


def repeat(apps: Any, schema_editor: Any) -> None:
    apps.get_model("facts", "Origin").objects.update(
        title_ru=F("title_ky"),
        title_en=F("title_ky"),
        publisher_ru=F("publisher_ky"),
        publisher_en=F("publisher_ky"),
    )


def _added(name: str, *, blank: bool = False) -> migrations.AddField:
    field = models.TextField(blank=blank, default="")
    return migrations.AddField("origin", name, field, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [("facts", "0002_superseded_only")]
    operations = [
        migrations.RemoveConstraint("origin", "facts_origin_has_title"),
        migrations.RenameField("origin", "title", "title_ky"),
        migrations.RenameField("origin", "publisher", "publisher_ky"),
        _added("title_ru"),
        _added("title_en"),
        _added("publisher_ru", blank=True),
        _added("publisher_en", blank=True),
        migrations.RunPython(repeat, migrations.RunPython.noop),
        migrations.AddConstraint("origin", _TITLED),
    ]
