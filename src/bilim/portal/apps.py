"""Portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "bilim.portal"
    label = "portal"

    def ready(self) -> None:
        from bilim.portal.actions import make_pages  # noqa: PLC0415 - needs loaded models
        from bilim.publication.actions import on_rehearsal  # noqa: PLC0415

        on_rehearsal(make_pages)
