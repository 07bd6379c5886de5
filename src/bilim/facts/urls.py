"""Addresses of the pages of the ledger, below `/desk/facts/`."""

from django.urls import path

from bilim.facts import views

app_name = "facts"
urlpatterns = [
    path("import/", views.upload, name="import"),
    path("import/sample.<str:form>", views.sample, name="sample"),
    path("import/<slug:code>/", views.plan, name="plan"),
    path("import/<slug:code>/marks/", views.marks, name="marks"),
    path("import/<slug:code>/commit/", views.commit, name="commit"),
    path("changes/", views.changes, name="changes"),
    path("changes/read/", views.read, name="changes-read"),
    path("history/<str:unit>/<str:item>/", views.history, name="history"),
]
