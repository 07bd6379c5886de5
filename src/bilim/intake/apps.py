"""Intake as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "bilim.intake"
    label = "intake"

    def ready(self) -> None:
        from bilim.intake.queries import list_accepted_codes, list_campaign_codes  # noqa: PLC0415
        from bilim.journal import queries as journal  # noqa: PLC0415

        journal.expect("intake.campaign_opened", list_campaign_codes)
        journal.expect("intake.return_accepted", list_accepted_codes)
