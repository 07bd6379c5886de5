"""Publication as a Django application."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "bilim.publication"
    label = "publication"

    def ready(self) -> None:
        from bilim.journal import queries as journal  # noqa: PLC0415
        from bilim.publication.queries import list_published_codes  # noqa: PLC0415 - needs loaded models

        journal.expect("publication.edition_published", list_published_codes)
