"""Desk as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "bilim.desk"
    label = "desk"

    def ready(self) -> None:
        from bilim.access import actions as access  # noqa: PLC0415 - needs loaded models
        from bilim.cases import actions as cases  # noqa: PLC0415

        # Clocks are kept above accounts: so whoever stands above both puts them together.
        cases.hold_clock("refusals", access.tell_left_out)
