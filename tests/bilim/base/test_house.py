"""The way in, the sign of life, the pages that say what went wrong, and who is let through a door."""

from __future__ import annotations

import psycopg
import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import include, path
from django.utils.translation import override
from django.views.decorators.http import require_GET

from bilim.access.terms import Permission
from bilim.base.actor import Actor, Held
from bilim.base.pages import PUBLIC, page
from bilim.base.templatetags.frame import breakable, inner_quotes
from bilim.config.urls import urlpatterns as house

handler400 = "bilim.base.views.bad_request"
handler403 = "bilim.base.views.denied"
handler404 = "bilim.base.views.not_found"
handler500 = "bilim.base.views.failed"


def _break(request: object) -> HttpResponse:
    raise RuntimeError("on purpose")


# Addresses of the house, and one that always fails.
urlpatterns = [path("ky/broken/", _break), path("ru/broken/", _break), *house]


@require_GET
def _view(request: object) -> HttpResponse:
    return HttpResponse("inside")


def _request(*held: Held):
    request = RequestFactory().get("/ky/desk/?a=1")
    request.actor = Actor("ann", "Ann", held) if held else Actor("", "")
    return request


def test_a_page_lets_in_who_holds_its_permission_somewhere() -> None:
    shown = page(Permission.FACTS_READ)(_view)
    assert shown.permission == "facts.read"
    answer = shown(_request(Held("facts.read", "kg/osh-oblast")))
    assert answer.content == b"inside"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_page_turns_away_who_does_not() -> None:
    with pytest.raises(PermissionDenied, match=r"facts\.read"):
        page(Permission.FACTS_READ)(_view)(_request(Held("desk.read")))


def test_a_page_sends_who_is_not_signed_in_to_the_form_and_back() -> None:
    answer = page(Permission.FACTS_READ)(_view)(_request())
    assert answer.status_code == 302
    assert answer.url.endswith("/account/sign-in/?next=/ky/desk/%3Fa%3D1")


def test_a_public_page_asks_nobody() -> None:
    request = RequestFactory().get("/")
    shown = page(PUBLIC)(_view)
    assert shown.permission == "public"
    assert shown(request).content == b"inside"


def test_the_way_in_is_kyrgyz(client: Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer.url) == (302, "/ky/")


@pytest.mark.django_db
def test_the_sign_of_life_asks_the_database(client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert answer.json() == {"status": "ok"}
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ky", "Бул даректе барак жок"),
        ("ru", "По этому адресу страницы нет"),
        ("en", "There is no page at this address"),
    ],
)
def test_a_page_that_is_not_there_is_said_in_the_language_of_the_address(client, language, sentence) -> None:
    page_ = client.get(f"/{language}/no/such/page/")
    assert page_.status_code == 404
    assert sentence in page_.content.decode()
    assert "Content-Security-Policy" in page_.headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "word"), [("ky", "Ката бизден кетти"), ("ru", "Ошибка на нашей стороне")]
)
def test_our_own_fault_is_said_without_its_trace(language: str, word: str) -> None:
    client = Client(raise_request_exception=False)
    with override_settings(ROOT_URLCONF=__name__):
        answer = client.get(f"/{language}/broken/")
    assert answer.status_code == 500
    assert word in answer.content.decode()
    assert "on purpose" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "маалымат базасына туташа албай"),
        ("ru", "не может связаться с базой"),
        ("en", "does not reach its database"),
    ],
)
def test_a_database_that_is_away_is_said_in_the_language_of_the_address(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_asked: object) -> None:
        raise OperationalError from psycopg.OperationalError("connection refused")

    # Asked before anything knows in which language the reader is.
    monkeypatch.setattr("bilim.config.frozen_pages.journal.end_of_chain", away)
    with override_settings(PAGES_KEPT=1_000_000):
        answer = Client(raise_request_exception=False).get(f"/{language}/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert words in answer.content.decode().split("</h1>")[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "маалымат базасына башкалар жазып жатат"),
        ("ru", "в базу данных записывают другие"),
        ("en", "Others are writing to the database"),
    ],
)
def test_who_waited_in_vain_for_another_is_not_told_that_the_database_is_away(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_asked: object) -> None:
        raise OperationalError from psycopg.errors.LockNotAvailable("lock timeout")

    monkeypatch.setattr("bilim.config.frozen_pages.journal.end_of_chain", held)
    with override_settings(PAGES_KEPT=1_000_000):
        answer = Client(raise_request_exception=False).get(f"/{language}/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert words in answer.content.decode().split("</h1>")[0]


@pytest.mark.django_db
def test_who_waited_for_her_session_waits_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the failure asked who reads it, and waited for the same session twice more."""
    waited = []

    def held(*_asked: object) -> None:
        waited.append(1)
        raise OperationalError from psycopg.errors.LockNotAvailable("lock timeout")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", held)
    browser = Client(raise_request_exception=False)
    browser.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    answer = browser.get("/en/desk/")
    assert (answer.status_code, "Others are writing" in answer.content.decode()) == (503, True)
    assert len(waited) == 1


def test_where_even_the_frame_fails_the_sentence_is_still_there() -> None:
    client = Client(raise_request_exception=False)
    bare = [path("ky/broken/", _break), path("", include("bilim.base.urls"))]
    module = type("bare", (), {"urlpatterns": bare, "handler500": handler500})
    with override_settings(ROOT_URLCONF=module):
        answer = client.get("/ky/broken/")
    assert answer.status_code == 500
    assert "<h1>" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"), [("ky", "Жөнөтүлгөн нерсе өтө чоң"), ("en", "What you sent is too large")]
)
def test_a_flood_is_turned_away_before_a_byte_of_it_is_read(language: str, sentence: str) -> None:
    """A form's token is looked for in its body, so anybody's body would land on the disk."""

    class Body:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    answer = Client(enforce_csrf_checks=True).generic(
        "POST",
        f"/{language}/account/sign-in/",
        content_type="multipart/form-data; boundary=b",
        **{"CONTENT_LENGTH": str(10**10), "wsgi.input": Body()},
    )
    assert answer.status_code == 413
    assert sentence in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ky", "көлөмү көрсөтүлгөн эмес"),
        ("ru", "Не указан размер отправленных данных"),
        ("en", "does not say how long it is"),
    ],
)
def test_what_comes_in_chunks_is_asked_for_its_length(language: str, sentence: str) -> None:
    """Nothing of it is read, so its token is not found: the form would seem to have expired."""
    sent = {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}
    answer = Client(enforce_csrf_checks=True).generic("POST", f"/{language}/account/sign-in/", **sent)
    assert answer.status_code == 411
    assert sentence in answer.content.decode()


@pytest.mark.django_db
def test_a_wrong_method_below_the_interface_gets_its_one_error_body() -> None:
    answer = Client(enforce_csrf_checks=True).post("/api/v1/nowhere", {"a": "b"})
    assert answer.status_code == 405
    assert answer.json()["code"] == "api.P005"


@pytest.mark.parametrize(
    ("language", "title", "inside"),
    [
        ("ky", "«Санариптик Кыргызстан» концепциясы", "„Санариптик Кыргызстан“ концепциясы"),
        ("ru", "концепция «Цифровой Кыргызстан»", "концепция „Цифровой Кыргызстан“"),
        ("en", "the “Digital Kyrgyzstan” concept", "the ‘Digital Kyrgyzstan’ concept"),
    ],
)
def test_a_title_in_quotes_has_inner_ones(language: str, title: str, inside: str) -> None:
    assert inner_quotes(title, language) == inside
    with override(language):
        assert inner_quotes(title) == inside


def test_a_code_is_broken_between_its_words_and_still_escaped() -> None:
    assert breakable("preschool.population_1_6") == "preschool.<wbr>population_<wbr>1_<wbr>6"
    assert breakable("a.b[sex=<x>]") == "a.<wbr>b[sex=&lt;x&gt;]"
