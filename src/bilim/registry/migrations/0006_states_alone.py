"""What an institution is like stands in its states alone."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0005_states_of_institutions")]
    operations = [
        migrations.RemoveConstraint(
            model_name="institution",
            name="registry_institution_kind",
        ),
        migrations.RemoveIndex(
            model_name="institution",
            name="registry_institutions",
        ),
        migrations.RemoveField(
            model_name="institution",
            name="department",
        ),
        migrations.RemoveField(
            model_name="institution",
            name="kind",
        ),
        migrations.RemoveField(
            model_name="institution",
            name="names",
        ),
    ]
