"""A draft can be looked at by those who check and sign it, and a checked one by the head it judges."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from bilim.base.actor import Actor
from bilim.base.templatetags.dates import moment_in_words
from bilim.publication import actions, models
from bilim.storage import queries as storage

SignedIn = Callable[[object], Client]


@pytest.fixture
def signed(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> str:
    """The draft is checked and signed."""
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    return draft


def address(name: str, *args: str, language: str = "en") -> str:
    with translation.override(language):
        return reverse(f"publication:{name}", args=args)


def words_of(answer: HttpResponse) -> str:
    """What the page says, in one line without its marks."""
    return " ".join(re.sub(r"<[^>]+>", "", answer.content.decode()).split())


@pytest.mark.parametrize(
    ("language", "mark", "drafted"),
    [
        ("ky", "долбоор, жарыялана элек", "түзүлгөн убактысы: {when}, файл {file}"),
        ("ru", "проект, не опубликован", "составлен {when}, файл {file}"),
        ("en", "draft, not published", "drafted at {when}, file {file}"),
    ],
)
def test_the_checker_sees_the_draft(
    draft: str, signed_in: SignedIn, methodologist: object, language: str, mark: str, drafted: str
) -> None:
    browser = signed_in(methodologist)
    answer = browser.get(address("preview", draft, language=language))
    page = answer.content.decode()
    assert mark in page
    assert "no-store" in answer["Cache-Control"]
    with translation.override(language):
        public_face = reverse("preview:edition-department", args=[draft, "talas"])
    assert public_face in page
    unit = browser.get(address("preview-unit", draft, "talas", language=language))
    assert mark in unit.content.decode()
    assert "no-store" in unit["Cache-Control"]
    row = models.Edition.objects.get()
    with translation.override(language):
        said = drafted.format(when=moment_in_words(row.drafted_at), file=row.draft_sha256[:8])
    assert said in words_of(answer)
    assert said in words_of(unit)
    bundle = browser.get(address("draft-bundle", draft))
    assert bundle.content == storage.read(models.Edition.objects.get().draft_sha256)
    assert "draft.zip" in bundle["Content-Disposition"]


def test_a_head_sees_her_own_department_of_a_checked_draft(
    draft: str, signed_in: SignedIn, head: object, methodologist_actor: Actor
) -> None:
    browser = signed_in(head)
    own, other = address("preview-unit", draft, "nookat"), address("preview-unit", draft, "talas")
    assert browser.get(own).status_code == 403
    assert own not in browser.get(reverse("desk:home")).content.decode()
    actions.check_edition(code=draft, by=methodologist_actor)
    answer = browser.get(own)
    assert answer.status_code == 200
    assert "draft, not published" in answer.content.decode()
    assert "/preview/nookat/" in browser.get(reverse("desk:home")).content.decode()
    assert browser.get(other).status_code == 403
    assert browser.get(address("preview", draft)).status_code == 403
    assert browser.get(address("draft-bundle", draft)).status_code == 403


def test_there_is_no_draft_of_nothing(ground: None, signed_in: SignedIn, publisher: object) -> None:
    browser = signed_in(publisher)
    for found in (
        address("preview", "x"),
        address("preview-unit", "x", "talas"),
        address("draft-bundle", "x"),
    ):
        assert browser.get(found).status_code == 404


@pytest.mark.parametrize(
    ("language", "state", "way_out", "place"),
    [
        ("ky", "кол коюлган, жарыялана элек", "кайтарып алууга болот", "-орун"),
        ("ru", "подписан, не опубликован", "можно отозвать", "Место "),
        ("en", "signed, not published", "can still be withdrawn", "Place "),
    ],
)
def test_a_signed_edition_is_not_called_a_draft(
    signed: str,
    signed_in: SignedIn,
    methodologist: object,
    language: str,
    state: str,
    way_out: str,
    place: str,
) -> None:
    browser = signed_in(methodologist)
    for name, *more in (("preview",), ("preview-unit", "nookat")):
        page = words_of(browser.get(address(name, signed, *more, language=language)))
        assert state in page
        with translation.override(language):
            assert gettext("draft, not published") not in page
    assert way_out in page
    assert place in page


def test_a_withdrawn_file_can_be_fetched_by_those_who_may_see_it(
    signed: str, signed_in: SignedIn, publisher_actor: Actor, methodologist: object, head: object
) -> None:
    bundle = models.Edition.objects.get(code=signed).bundle_sha256
    actions.withdraw_edition(code=signed, reason={"ky": "ката"}, by=publisher_actor)
    browser, file = signed_in(methodologist), address("withdrawn-file", signed, bundle)
    assert file in browser.get(address("withdrawn", signed, bundle)).content.decode()
    answer = browser.get(file)
    assert answer.content == storage.read(bundle)
    assert "no-store" in answer["Cache-Control"]
    assert f"{signed}.withdrawn-{bundle[:8]}.zip" in answer["Content-Disposition"]
    for other in (address("withdrawn-file", signed, "0" * 64), address("withdrawn-file", "nothing", bundle)):
        assert browser.get(other).status_code == 404
    assert signed_in(head).get(file).status_code == 403
