"""A run keeps what the analysis of its methodology found; runs of before have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ratings", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="run",
            name="findings_sha256",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
