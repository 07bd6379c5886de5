"""An edition for programs: SDMX files of one edition, and the catalogue of all."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import override

from bilim.portal.rules import downloads
from bilim.portal.rules.documents import book_words, catalogue, report_words, sdmx_files
from bilim.portal.rules.documents.catalogue import Catalogue, File, Offered
from bilim.portal.rules.documents.sdmx_flows import FLOWS
from bilim.portal.rules.telling.grammar import Sentence
from bilim.portal.views.addresses import address
from bilim.portal.views.documents import PDF, PPTX
from bilim.portal.views.frozen import Shown, of_edition, public
from bilim.portal.views.keeping import kept_as_made
from bilim.portal.views.sheets import file_response
from bilim.publication import queries
from bilim.publication.terms import EditionSummary, Text
from bilim_engine.problems import LANGUAGES

_BUNDLE = Sentence(ky="Кол коюлган топтом", ru="Подписанный пакет", en="Signed bundle")
_TABLE = Sentence(ky="Рейтингдин таблицасы", ru="Таблица рейтинга", en="Table of the rating")
_STRUCTURE = Sentence(ky="SDMX түзүлүшү", ru="Структуры SDMX", en="SDMX structures")
_DOCUMENTS = {
    "report": (PDF, report_words.REPORT),
    "slides": (PPTX, Sentence(ky="Слайддар", ru="Презентация", en="Presentation")),
    "scores-book": (downloads.MEDIA_TYPES["xlsx"], book_words.SCORES),
}
_DEMONSTRATION = Sentence(ky="«Билим» демонстрациясы", ru="Демонстрация «Билим»", en="Bilim demonstration")


@of_edition
def sdmx_data(request: HttpRequest, shown: Shown, flow: str, form: str) -> HttpResponseBase:
    """One dataflow of the edition as SDMX-CSV 2.0."""
    content = sdmx_files.data(shown.content, FLOWS[flow.upper()])
    return file_response(content, f"{shown.code}-{flow}.sdmx", form, sdmx_files.CSV_TYPE)


@of_edition
def sdmx_structure(request: HttpRequest, shown: Shown, form: str) -> HttpResponseBase:
    """The structures the dataflows of the edition follow, as SDMX-ML 3.0."""
    content = sdmx_files.structure(shown.content)
    return file_response(content, f"{shown.code}-structure.sdmx", form, sdmx_files.STRUCTURE_TYPE)


@public
def editions(request: HttpRequest) -> HttpResponseBase:
    """The catalogue of all editions as DCAT."""
    found = catalogue.written(_catalogue(request))
    return kept_as_made(request, HttpResponse(found, content_type=catalogue.MEDIA_TYPE))


def _catalogue(request: HttpRequest) -> Catalogue:
    summaries = tuple(queries.list_editions())
    own = [key for key in queries.list_keys() if not key.demonstration]
    return Catalogue(
        _absolute(request, "catalogue"),
        own[0].holder if own else _said(_DEMONSTRATION),
        [_offered(request, each) for each in summaries],
    )


def _offered(request: HttpRequest, summary: EditionSummary) -> Offered:
    """An edition under its Kyrgyz address, which is the one it is known by."""

    def page(code: str) -> str:
        return _absolute(request, "edition", code=code) if code else ""

    return Offered(
        summary,
        page(summary.code),
        tuple(_files(request, summary)),
        page(summary.corrects),
        page(summary.corrected_by),
    )


def _files(request: HttpRequest, summary: EditionSummary) -> Iterator[File]:
    code = summary.code
    where = _absolute(request, "bundle", code=code)
    yield File(where, "application/zip", _said(_BUNDLE), sha256=summary.sha256, size=summary.size)
    structure = _absolute(request, "sdmx-structure", code=code)
    yield File(structure, sdmx_files.STRUCTURE_TYPE, _said(_STRUCTURE))
    for flow in FLOWS.values():
        where = _absolute(request, "sdmx", code=code, flow=flow.id.lower())
        yield File(where, sdmx_files.CSV_TYPE, _said(flow.name), conforms_to=structure)
    for language in LANGUAGES:
        for form, media_type in downloads.MEDIA_TYPES.items():
            with override(language):
                where = request.build_absolute_uri(address("table-file", code=code, form=form))
            yield File(where, media_type, _said(_TABLE), language)
        for name, (media_type, title) in _DOCUMENTS.items():
            with override(language):
                where = request.build_absolute_uri(address(name, code=code))
            yield File(where, media_type, _said(title), language)


def _absolute(request: HttpRequest, name: str, **arguments: str) -> str:
    with override("ky"):
        return request.build_absolute_uri(address(name, **arguments))


def _said(sentence: Sentence) -> Text:
    return {code: sentence.said(code) for code in LANGUAGES}
