"""Addresses of the desk, below `/desk/`."""

from django.urls import path

from bilim.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("journal/", views.journal_page, name="journal"),
]
