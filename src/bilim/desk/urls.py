"""Addresses of the desk, below `/desk/`."""

from django.urls import path

from bilim.desk.views import home, institution_lists, journal, outliers

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("journal/", journal.journal, name="journal"),
    path("register/list/", institution_lists.bring, name="institution-list"),
    path("outliers/", outliers.outliers, name="outliers"),
    path("outliers.csv", outliers.download, name="outliers-csv"),
]
