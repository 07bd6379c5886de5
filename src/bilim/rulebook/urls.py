"""Addresses of the pages of the rulebook, below `/desk/definitions/`."""

from django.urls import path

from bilim.rulebook import views

app_name = "rulebook"
urlpatterns = [
    path("", views.versions, name="versions"),
    path("approve/", views.approve, name="approve"),
    path("freeze/", views.freeze, name="freeze"),
    path("<slug:kind>/<str:code>/<int:number>/", views.version, name="version"),
]
