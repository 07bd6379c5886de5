"""Addresses of the pages of the register, below `/desk/register/`."""

from django.urls import path

from bilim.registry.views import events, lists, successions

app_name = "registry"
_ONE = "institutions/<slug:code>"
urlpatterns = [
    path("", lists.institutions, name="institutions"),
    path("open/", events.begin, name="open"),
    path(f"{_ONE}/", lists.institution, name="institution"),
    path(f"{_ONE}/rename/", events.rename, name="rename"),
    path(f"{_ONE}/move/", events.move, name="move"),
    path(f"{_ONE}/change/", events.change, name="change"),
    path(f"{_ONE}/close/", events.close, name="close"),
    path(f"{_ONE}/split/", successions.split, name="split"),
    path(f"{_ONE}/merge/", successions.merge, name="merge"),
    path("events/<int:event>/withdraw/", events.withdraw, name="withdraw"),
]
