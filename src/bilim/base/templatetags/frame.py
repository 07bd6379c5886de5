"""Tags of the page frame: the language switch, the current place, multilingual data and problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy

from bilim_engine.problems import LANGUAGES, Problem

register = template.Library()

NAMES = {"ky": ("Кыр", "Кыргызча"), "ru": ("Рус", "Русский"), "en": ("Eng", "English")}
_NOTES = {
    "ky": gettext_lazy("written in Kyrgyz"),
    "ru": gettext_lazy("written in Russian"),
    "en": gettext_lazy("written in English"),
}
_PREFIX = re.compile(r"^/(?:ky|ru|en)(?=/|$)")


class LanguageLink(NamedTuple):
    """One language of the switch and the address of this very page in it."""

    code: str
    short: str
    name: str
    address: str
    current: bool


def language() -> str:
    """The language pages are being written in; Kyrgyz where none of the three is active."""
    active = (get_language() or "ky").split("-")[0]
    return active if active in LANGUAGES else "ky"


def address_in(address: str, code: str) -> str:
    """The same page, its query included, in another language."""
    if _PREFIX.match(address):
        return _PREFIX.sub(f"/{code}", address, count=1)
    return f"/{code}/"


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """The three languages, each with the address of the page being shown."""
    request: HttpRequest | None = context.get("request")
    address = request.get_full_path() if request else "/"
    now = language()
    return [LanguageLink(code, *NAMES[code], address_in(address, code), code == now) for code in LANGUAGES]


@register.simple_tag(takes_context=True)
def current(context: Context, *names: str) -> SafeString:
    """`aria-current` when the page being shown is one of these portal pages."""
    request: HttpRequest | None = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = match is not None and match.namespace == "portal" and match.url_name in names
    return mark_safe(' aria-current="page"' if here else "")


@register.filter
def said(text: Mapping[str, str] | str | None) -> str:
    """Multilingual data in the reader's language; Kyrgyz where that text is empty."""
    if text is None or isinstance(text, str):
        return text or ""
    return text.get(language()) or text.get("ky", "")


_INNER = {
    "ky": str.maketrans({"«": "„", "»": "“"}),
    "ru": str.maketrans({"«": "„", "»": "“"}),
    "en": str.maketrans({"“": "‘", "”": "’"}),
}


@register.filter
def inner_quotes(title: str, code: str = "") -> str:
    """The title as it stands inside the quotes of a sentence: its own quotes are the inner ones."""
    return title.translate(_INNER[code or language()])


@register.filter
def breakable(code: str) -> SafeString:
    """A code that a narrow line breaks between its words, behind a point or an underscore."""
    return mark_safe(re.sub(r"([._])(?=\w)", r"\1<wbr>", escape(code)))


@register.filter
def unmarked(title: str, illustrative: bool) -> str:
    """The title of a source as it stands behind the mark of illustrative data: the mark's words once."""
    mark = gettext("Illustrative data")
    if not illustrative or not title.startswith(mark):
        return title
    return title.removeprefix(mark).removeprefix(":").lstrip()


@register.simple_tag
def words_of(text: Mapping[str, str]) -> SafeString | str:
    """What somebody wrote, in the reader's language; where it is in another, which one it is."""
    now = language()
    written = next((each for each in (now, *LANGUAGES) if text.get(each)), now)
    if written == now:
        return format_html("{}", linebreaksbr(text.get(now, ""), autoescape=True))
    note = _NOTES[written]
    return format_html(
        '<span lang="{}">{}</span> <span class="soft small">({})</span>',
        written,
        linebreaksbr(text[written], autoescape=True),
        note,
    )


@register.simple_tag
def problem_line(problem: Problem) -> SafeString:
    """A problem as one line: what is wrong, linked to its field, and what to do about it."""
    now = language()
    sentence: Any = problem.message(now)
    if problem.place.field:
        sentence = format_html('<a href="#id_{}">{}</a>', problem.place.field, sentence)
    elif str(problem.place):
        sentence = format_html("<code>{}</code> {}", str(problem.place), sentence)
    hint = problem.hint(now)
    return format_html('{} <span class="hint">{}</span>', sentence, hint) if hint else sentence


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: object) -> str:
    """The query of this page with some parameters changed; an empty value takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"
