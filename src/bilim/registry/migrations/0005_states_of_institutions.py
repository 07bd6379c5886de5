"""Every institution of before has one state: what was said of it, for its whole life."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_AT_ONCE = 500


def begin(apps: Any, schema_editor: Any) -> None:
    institutions = apps.get_model("registry", "Institution").objects.order_by("code")
    state = apps.get_model("registry", "InstitutionState")
    state.objects.bulk_create(
        (
            state(
                institution_id=row.code,
                department_id=row.department_id,
                kind=row.kind,
                names=row.names,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
            )
            for row in institutions
        ),
        batch_size=_AT_ONCE,
    )


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_institution_histories")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
