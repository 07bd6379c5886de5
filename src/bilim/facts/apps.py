"""Facts as a Django application."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "bilim.facts"
    label = "facts"

    def ready(self) -> None:
        from bilim.facts.queries import list_committed  # noqa: PLC0415 - needs loaded models
        from bilim.journal import queries as journal  # noqa: PLC0415

        journal.expect("facts.import_committed", list_committed)
