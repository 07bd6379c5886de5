"""Access as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "bilim.access"
    label = "access"

    def ready(self) -> None:
        from bilim.access import checks  # noqa: F401, PLC0415 - registers the check; needs loaded models
