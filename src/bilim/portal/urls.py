"""Addresses of the public pages. A page with a table has a twin for each form the table leaves in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from bilim.portal.views import (
    about,
    alike,
    certainty,
    comparisons,
    deciding,
    departments,
    documents,
    editions,
    explanations,
    finding,
    indicators,
    institutions,
    items,
    machines,
    methodologies,
    records,
    registers,
    releases,
    revisions,
    scores,
    statements,
    tables,
    trying,
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


class FlowConverter:
    """A dataflow of SDMX."""

    regex = "facts|values|scores|results"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FlowConverter, "flow")
register_converter(PeriodConverter, "period")
register_converter(FormConverter, "form")


Views = Callable[..., Any]


def twin(route: str, view: Views, name: str) -> list[URLPattern]:
    """The page, and its table as a file at the same address with an ending."""
    return [path(f"{route}/", view, name=name), path(f"{route}.<form:form>", view, name=f"{name}-file")]


def of_one_edition(at: str, take: Callable[[Any], Views]) -> list[URLPattern]:
    """The pages of one edition below this address; `take` says which of the two faces of a page is meant."""
    unit = f"{at}/departments/<unit>"
    return [
        path(f"{at}/", take(editions.edition), name="edition"),
        path(f"{at}/bundle.zip", take(editions.bundle), name="bundle"),
        path(f"{at}/words/", take(documents.edition), name="words"),
        path(f"{at}/<flow:flow>.sdmx.csv", take(machines.sdmx_data), {"form": "csv"}, name="sdmx"),
        path(
            f"{at}/structure.sdmx.xml", take(machines.sdmx_structure), {"form": "xml"}, name="sdmx-structure"
        ),
        path(f"{at}/report.pdf", take(documents.official_report), name="report"),
        path(f"{at}/slides.pptx", take(documents.slides), name="slides"),
        path(f"{at}/scores.xlsx", take(documents.scores_book), {"form": "xlsx"}, name="scores-book"),
        *twin(f"{at}/departments", take(tables.table), "table"),
        *twin(f"{at}/certainty", take(certainty.order), "certainty"),
        path(f"{at}/changes/", take(revisions.changes), name="changes"),
        path(f"{at}/what-decides/", take(deciding.what_decides), name="what-decides"),
        path(f"{at}/weights.<form:form>", take(deciding.weights), name="weights-file"),
        path(f"{at}/correlations.<form:form>", take(deciding.correlations), name="correlations-file"),
        *twin(f"{at}/compare", take(comparisons.compare), "compare"),
        *twin(unit, take(departments.department), "edition-department"),
        path(f"{unit}/what-if/", take(trying.what_if), name="what-if"),
        *twin(f"{unit}/what-it-takes", take(trying.what_it_takes), "what-it-takes"),
        *twin(f"{unit}/peers", take(alike.peers), "peers"),
        path(f"{unit}/words/", take(documents.department), name="unit-words"),
        path(f"{unit}/sheet.pdf", take(documents.sheet), name="sheet"),
        path(
            f"{unit}/contributions.xlsx",
            take(documents.unit_scores_book),
            {"form": "xlsx"},
            name="unit-scores-book",
        ),
        *twin(f"{unit}/records", take(records.records), "records"),
        path(f"{unit}/indicators/<indicator>/", take(explanations.value), name="value"),
        *twin(f"{unit}/score", take(scores.overall), "overall"),
        *twin(f"{unit}/score/<path:node>", take(scores.score), "score"),
        *twin(f"{at}/facts/<unit>/<item>/<period:period>", take(explanations.fact), "fact"),
        *twin(f"{at}/indicators/<indicator>", take(indicators.indicator), "indicator"),
    ]


_OF_ALL = [
    path("", editions.home, name="home"),
    *twin("editions", editions.editions, "editions"),
    path("catalogue.jsonld", machines.editions, name="catalogue"),
    path("departments/<unit>/", departments.latest, name="department"),
    *twin("indicators", indicators.indicators, "indicators"),
    *twin("items", items.items, "items"),
    path("items/<item>/", items.item, name="item"),
    path("methodologies/", methodologies.methodologies, name="methodologies"),
    *twin("methodologies/<code>", methodologies.methodology, "methodology"),
    path("methodologies/<code>/bands.<form:form>", methodologies.bands_file, name="bands-file"),
    *twin("register", registers.register, "register"),
    path("find/", finding.find, name="find"),
    path("register/<unit>/institutions.<form:form>", units.institutions, name="institutions-file"),
    *twin("register/<unit>", units.unit, "unit"),
    path("institutions/<code>/", institutions.institution, name="institution"),
    path("releases/", releases.releases, name="releases"),
    path("statements/", statements.statements, name="statements"),
    path("statements/<code>/", statements.statement, name="statement"),
    path("statements/<code>/<sha256>/", statements.version, name="statement-version"),
    path("about/", about.about, name="about"),
    *twin("keys", about.keys, "keys"),
]

# Where the table was before it stood above its departments, from where each is as near as its code.
_MOVED = [
    path("editions/<code>/table/", tables.moved, name="table-moved"),
    path("editions/<code>/table.<form:form>", tables.moved, name="table-moved-file"),
]
urlpatterns = [*_MOVED, *_OF_ALL, *of_one_edition("editions/<code>", lambda view: view)]
# A second instance of the same addresses: a link to a page of the edition stays in the preview, a link to a
# page of the house leads to the public one, which is found first.
previews = (
    [
        path("desk/preview/statements/<sha256>/", statements.preview, name="statement-preview"),
        *of_one_edition("desk/preview/<code>", lambda view: view.preview),
        *_OF_ALL,
    ],
    app_name,
)
