"""Addresses of the workflow, below `/desk/publication/`."""

from django.urls import path

from bilim.publication.views import (
    cases,
    checklists,
    contesting,
    drafting,
    examining,
    previews,
    releases,
    statements,
    stopping,
    windows,
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
    path("cases/", cases.overview, name="cases"),
    path("cases/<str:case>/", cases.case, name="case"),
    path("cases/<str:case>/decide/", cases.decide, name="case-decide"),
    path("cases/<str:case>/withdraw/", cases.withdraw, name="case-withdraw"),
    path("cases/<str:case>/evidence/", cases.evidence, name="evidence"),
    path("releases/", releases.plan, name="releases"),
    path("editions/<str:code>/early/", releases.early, name="early"),
    path("editions/<str:code>/early/end/", releases.end, name="early-end"),
    path("editions/<str:code>/rehearse/", releases.rehearse, name="rehearse"),
    path("editions/<str:code>/rehearsal/", releases.rehearsal, name="rehearsal"),
    path("editions/<str:code>/window/", windows.window, name="window"),
    path("editions/<str:code>/waive/", windows.waive, name="waive"),
    path("editions/<str:code>/preview/<str:unit>/right/", contesting.declare, name="declare"),
    path("editions/<str:code>/preview/<str:unit>/ask/", contesting.ask, name="ask"),
    path("editions/<str:code>/records/<str:unit>/", contesting.records, name="own-records"),
    path("editions/<str:code>/records/<str:unit>/appeal/", contesting.appeal, name="appeal"),
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
