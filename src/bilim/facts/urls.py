"""Addresses of the pages of the ledger, below `/desk/facts/`."""

from django.urls import path

from bilim.facts.views import history, imports

app_name = "facts"
urlpatterns = [
    path("import/", imports.upload, name="import"),
    path("import/sample.<str:form>", imports.sample, name="sample"),
    path("import/<slug:code>/", imports.plan, name="plan"),
    path("import/<slug:code>/marks/", imports.marks, name="marks"),
    path("import/<slug:code>/commit/", imports.commit, name="commit"),
    path("changes/", history.changes, name="changes"),
    path("changes/read/", history.read, name="changes-read"),
    path("history/<str:unit>/<str:item>/", history.history, name="history"),
]
