"""Access as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "bilim.access"
    label = "access"

    def ready(self) -> None:
        from bilim.access import checks  # noqa: F401, PLC0415 - registers the check; needs loaded models
        from bilim.access.queries import list_usernames  # noqa: PLC0415
        from bilim.journal import queries as journal  # noqa: PLC0415

        journal.expect("access.account_created", list_usernames)
