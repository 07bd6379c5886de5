"""Publication as a Django application."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "bilim.publication"
    label = "publication"

    def ready(self) -> None:
        from bilim.cases import actions as cases  # noqa: PLC0415
        from bilim.cases.terms import Kind  # noqa: PLC0415
        from bilim.journal import queries as journal  # noqa: PLC0415
        from bilim.publication import actions  # noqa: PLC0415
        from bilim.publication.queries import list_published_codes  # noqa: PLC0415 - needs loaded models

        cases.on_granted(Kind.CORRECTION_REQUEST, actions.grant)
        cases.on_granted(Kind.APPEAL, actions.grant)
        cases.hold_clock("windows", actions.end_windows)
        cases.hold_clock("releases", actions.note_instants)
        cases.hold_clock("rehearsals", actions.end_silent)
        journal.expect("publication.edition_published", list_published_codes)
