"""Addresses of the workflow, below `/desk/publication/`."""

from django.urls import path

from bilim.publication.views import (
    checklists,
    drafting,
    examining,
    previews,
    statements,
    stopping,
    workflow,
)

app_name = "publication"
urlpatterns = [
    path("", workflow.overview, name="workflow"),
    path("run/", workflow.make_run, name="run-make"),
    path("draft/", drafting.draft, name="draft"),
    path("statements/", examining.upload, name="statements"),
    path("statements/sample.yaml", examining.sample, name="statement-sample"),
    path("statements/<str:sha256>/", examining.examined, name="statement-examined"),
    path("statements/<str:sha256>/file/", examining.file, name="statement-file"),
    path("statements/<str:sha256>/bring/", examining.bring, name="statement-bring"),
    path("statements/<str:sha256>/confirm/", examining.confirm, name="statement-confirm"),
    path("statements/<str:sha256>/turn-down/", examining.turn_down, name="statement-turn-down"),
    path("editions/<str:code>/", checklists.show_checklist, name="checklist"),
    path("editions/<str:code>/withdrawn/<str:bundle>/", checklists.show_withdrawn, name="withdrawn"),
    path(
        "editions/<str:code>/withdrawn/<str:bundle>/file/", checklists.withdrawn_file, name="withdrawn-file"
    ),
    path("editions/<str:code>/warnings/<str:batch>/", checklists.show_warnings, name="warnings"),
    path("editions/<str:code>/preview/", previews.table, name="preview"),
    path("editions/<str:code>/preview/bundle/", previews.bundle, name="draft-bundle"),
    path("editions/<str:code>/preview/<str:unit>/", previews.unit, name="preview-unit"),
    path("editions/<str:code>/check/", checklists.check, name="check"),
    path("editions/<str:code>/sign/", checklists.sign, name="sign"),
    path("editions/<str:code>/publish/", checklists.publish, name="publish"),
    path("editions/<str:code>/discard/", stopping.discard, name="discard"),
    path("editions/<str:code>/withdraw/", stopping.withdraw, name="withdraw"),
    path("editions/<str:code>/correct/", drafting.correct, name="correct"),
    path("editions/<str:code>/statements/<str:unit>/", statements.write, name="statement-write"),
]
