from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("publication", "0005_releases"),
    ]

    operations = [
        migrations.AddField(
            model_name="plannedrelease",
            name="passed_at",
            field=models.DateTimeField(null=True),
        ),
    ]
