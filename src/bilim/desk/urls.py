"""Addresses of the desk, below `/desk/`."""

from django.urls import path

from bilim.desk.views import home, journal, outliers, roles

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("journal/", journal.journal, name="journal"),
    path("roles/", roles.roles, name="roles"),
    path("outliers/", outliers.outliers, name="outliers"),
    path("outliers.csv", outliers.download, name="outliers-csv"),
]
