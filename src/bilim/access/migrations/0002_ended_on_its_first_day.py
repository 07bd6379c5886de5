"""A grant given by mistake can end on its first day: it stays on record and holds on no day."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="grant", name="access_grant_ends_after_it_begins"),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", True))
                | models.Q(("valid_until__gte", models.F("valid_from"))),
                name="access_grant_never_ends_before_it_begins",
            ),
        ),
    ]
