"""Cases as a Django application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "bilim.cases"
    label = "cases"

    def ready(self) -> None:
        from bilim.cases.queries import list_opened  # noqa: PLC0415 - needs loaded models
        from bilim.journal import queries as journal  # noqa: PLC0415

        journal.expect("cases.opened", list_opened)
