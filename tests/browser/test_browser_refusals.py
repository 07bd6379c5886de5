"""The pages nobody asks for: locked, refused, broken. Each says what happened and shows a way on."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache

from bilim.access.models import Account
from factories.screens import SCROLLS_SIDEWAYS, faults

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = ("ky", "ru", "en")
SCREENS = ((1280, "light"), (320, "dark"))
# A form sent to the page it stands on, with fields of this name, in this way.
_SEND = """([method, count, name, text]) => {
    const form = document.querySelector('main form') ?? document.createElement('form');
    form.method = method; form.noValidate = true;
    for (let number = 0; number < count; number++) {
        const field = document.createElement('input');
        field.type = 'hidden'; field.name = name; field.value = text;
        form.append(field);
    }
    document.body.append(form); form.submit();
}"""
# What a reader meets, in the order of the page: the number of the answer, one title, a sentence, links.
_STRUCTURE = """() => {
    const main = document.querySelector('main'), box = each => each.getBoundingClientRect();
    const title = main.querySelectorAll('h1'), lead = main.querySelector('.lead');
    return {titles: title.length, named: document.title.includes(title[0]?.innerText.trim() ?? '?'),
            above: main.querySelector('.over')?.innerText ?? '', lead: lead.innerText.trim().length > 10,
            below: box(title[0]).bottom <= box(lead).top, aligned: box(title[0]).left === box(lead).left,
            first: box(title[0]).bottom < innerHeight, ways: main.querySelectorAll('a[href]').length,
            leading: main.querySelectorAll('button:not(.quiet, .link), .button:not(.quiet)').length};
}"""


@pytest.fixture
def look(browser: Any, live_server: Any) -> Iterator[Callable[..., list[str]]]:
    """Every fault of the page that an act leads to, in each language on its screen, and on both in Kyrgyz."""
    contexts = []

    def looked(
        path: str, status: int, act: Callable[[Any], None] | None = None, number: bool = True
    ) -> list[str]:
        found = []
        for turn, language in enumerate((*LANGUAGES, "ky")):
            width, scheme = SCREENS[turn % 2]
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            contexts.append(context)
            page = context.new_page()
            answers: list[Any] = []
            page.on("response", lambda answer, told=answers: told.append(answer))
            page.goto(f"{live_server.url}/{language}/{path}")
            if act:
                act(page)
            name = f"{status} {language}"
            if status not in {each.status for each in answers}:
                found.append(f"{name}: {[each.status for each in answers]}")
            found += [f"{name}: {each}" for each in _misshapen(page.evaluate(_STRUCTURE), status, number)]
            found += faults(page, name)
            found += [f"{name}: {each}" for each in page.evaluate(SCROLLS_SIDEWAYS)]
        return found

    yield looked
    for context in contexts:
        context.close()


def _misshapen(seen: dict[str, Any], status: int, number: bool) -> list[str]:
    """What is not as it should be: the number on top where there is one, a title, what to do, a way on."""
    wanted = {"titles": 1, "named": True, "lead": True, "below": True, "aligned": True, "first": True}
    wrong = [f"{name} is {seen[name]}" for name, value in wanted.items() if seen[name] != value]
    if seen["above"] != (str(status) if number else ""):
        wrong.append(f"above the title stands {seen['above']!r}")
    if not seen["ways"]:
        wrong.append("no way on")
    if seen["leading"] > 1:
        wrong.append("more than one leading button")
    return wrong


def sent(method: str = "post", count: int = 1, name: str = "more", text: str = "x") -> Callable[[Any], None]:
    """Sends the form of the page, and is there when the answer is."""

    def send(page: Any) -> None:
        with page.expect_navigation():
            page.evaluate(_SEND, [method, count, name, text])

    return send


def test_what_nobody_finds_or_may_not_send(look: Callable[..., list[str]]) -> None:
    found = look("nothing-here/", 404)
    found += look("about/", 405, sent())
    found += look("account/sign-in/", 400, sent(count=1_200))
    assert found == []


def test_a_form_without_its_token(look: Callable[..., list[str]]) -> None:
    def without(page: Any) -> None:
        page.context.clear_cookies()
        sent()(page)

    assert look("account/sign-in/", 403, without) == []


def test_what_is_too_large(look: Callable[..., list[str]], settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    assert look("account/sign-in/", 413, sent(text="x" * 3_000)) == []


@pytest.mark.parametrize(
    ("fault", "status"), [(RuntimeError("made for the test"), 500), (OSError(errno.ENOSPC, "full"), 507)]
)
def test_a_fault_of_ours(
    look: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch, fault: Exception, status: int
) -> None:
    def fail(*_arguments: Any) -> None:
        raise fault

    monkeypatch.setattr("bilim.access.views.signing._is_address_locked", fail)
    assert look("account/sign-in/", status, sent()) == []


def test_a_name_that_is_locked_and_an_address_that_is(
    look: Callable[..., list[str]], analyst: Account, settings: Any
) -> None:
    def knock(page: Any) -> None:
        page.fill("[name=username]", analyst.username)
        page.fill("[name=password]", "wrong")
        with page.expect_navigation():
            page.click("main button")

    settings.AXES_FAILURE_LIMIT = 1
    found = look("account/sign-in/", 429, knock, number=False)
    settings.SIGN_IN_ADDRESS_FAILURES = 1
    cache.clear()
    found += look("account/sign-in/", 429, knock, number=False)
    assert found == []
