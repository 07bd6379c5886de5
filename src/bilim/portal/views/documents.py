"""An edition and a department in sentences, and as documents to take along."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import REASONS, reason_label
from bilim.base.templatetags.frame import language
from bilim.portal.rules import naming
from bilim.portal.rules.telling.editions import Passage, Telling, passages
from bilim.portal.rules.telling.units import unit_passages
from bilim.portal.views.addresses import address
from bilim.portal.views.departments import previous, unit_of
from bilim.portal.views.frozen import Shown, crumbs, of_edition, shown_page
from bilim.publication.terms import EditionContent
from bilim_engine.values import Missing


def telling_of(shown: Shown) -> Telling:
    """The edition as it is told in the reader's language, beside the one of the period before."""
    return Telling(shown.content, language(), previous(shown))


def reason_words(content: EditionContent) -> dict[str, str]:
    """Why a figure may be missing, in the reader's language."""
    labels = content.definitions.reasons
    return {code: reason_label(Missing(code), labels) for code in (*REASONS, *labels)}


@of_edition
def edition(request: HttpRequest, shown: Shown) -> HttpResponseBase:
    """What the edition says, ready to be quoted."""
    found = passages(telling_of(shown))
    title = naming.said(shown.content.header.title, language())
    return _page(request, shown, title, found, (_("In words"), ""))


@of_edition
def department(request: HttpRequest, shown: Shown, unit: str) -> HttpResponseBase:
    """What the edition says of one department, ready to be quoted."""
    owner = unit_of(shown, unit)
    found = unit_passages(telling_of(shown), unit, reason_words(shown.content))
    label = naming.label(owner, language())
    where = address("edition-department", code=shown.code, unit=unit)
    return _page(request, shown, label, found, (label, where), (_("In words"), ""))


def _page(
    request: HttpRequest, shown: Shown, title: str, found: tuple[Passage, ...], *steps: tuple[str, str]
) -> HttpResponse:
    told = [(passage.title(language()), passage.sentences) for passage in found]
    context = {"told": told, "subject": title, "crumbs": crumbs(shown, *steps)}
    return shown_page(request, "portal/words.html", shown, context)
