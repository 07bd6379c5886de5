"""Addresses of the public pages. A page with a table has a twin for each form the table leaves in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from bilim.portal.views import (
    about,
    comparisons,
    departments,
    editions,
    explanations,
    finding,
    indicators,
    items,
    methodologies,
    registers,
    statements,
    tables,
    units,
)

app_name = "portal"


class PeriodConverter:
    """A period as it is written, the stroke of a school year included."""

    regex = r"\d{4}(?:/\d{2}|-H[12]|-\d{2}(?:-\d{2})?)?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FormConverter:
    """A form a table leaves in."""

    regex = "csv|xlsx|json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PeriodConverter, "period")
register_converter(FormConverter, "form")


def twin(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The page, and its table as a file at the same address with an ending."""
    return [path(f"{route}/", view, name=name), path(f"{route}.<form:form>", view, name=f"{name}-file")]


_DEPARTMENT = "editions/<code>/departments/<unit>"

urlpatterns = [
    path("", editions.home, name="home"),
    *twin("editions", editions.editions, "editions"),
    path("editions/<code>/", editions.edition, name="edition"),
    path("editions/<code>/bundle.zip", editions.bundle, name="bundle"),
    *twin("editions/<code>/table", tables.table, "table"),
    *twin("editions/<code>/compare", comparisons.compare, "compare"),
    path("departments/<unit>/", departments.latest, name="department"),
    *twin(_DEPARTMENT, departments.department, "edition-department"),
    path(f"{_DEPARTMENT}/indicators/<indicator>/", explanations.value, name="value"),
    path(f"{_DEPARTMENT}/score/", explanations.overall, name="overall"),
    path(f"{_DEPARTMENT}/score/<path:node>/", explanations.score, name="score"),
    path("editions/<code>/facts/<unit>/<item>/<period:period>/", explanations.fact, name="fact"),
    path("indicators/", indicators.indicators, name="indicators"),
    *twin("editions/<code>/indicators/<indicator>", indicators.indicator, "indicator"),
    *twin("items", items.items, "items"),
    path("items/<item>/", items.item, name="item"),
    path("methodologies/", methodologies.methodologies, name="methodologies"),
    path("methodologies/<code>/", methodologies.methodology, name="methodology"),
    *twin("register", registers.register, "register"),
    path("find/", finding.find, name="find"),
    path("register/<unit>/", units.unit, name="unit"),
    path("statements/<code>/", statements.statement, name="statement"),
    path("about/", about.about, name="about"),
    path("keys/", about.keys, name="keys"),
]
