"""A draft is looked at on the very pages the public will read, by nobody without the right to drafts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pptx import Presentation
from pypdf import PdfReader

from bilim.base.actor import Actor
from bilim.publication import actions, models
from bilim.publication.queries import editions
from bilim.storage.queries import path_of
from factories import releases
from factories.markup import Page

SignedIn = Callable[[object], Client]
MARKS = {"ky": "Долбоор: жарыялана элек", "ru": "Проект: не опубликован", "en": "Draft: not published"}


@pytest.fixture
def ground(db: None, root: object, tmp_path: object, settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = ""  # type: ignore[attr-defined]
    releases.load_ground(root, tmp_path / "definitions")  # type: ignore[arg-type, operator]


@pytest.fixture
def draft(ground: None, analyst_actor: Actor) -> str:
    return releases.make_draft(analyst_actor)


@pytest.fixture
def published(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> str:
    releases.release(draft, methodologist_actor, publisher_actor)
    return draft


def faces(code: str, space: str = "preview", language: str = "en") -> Iterator[str]:
    """The address of every page of the edition."""
    unit = {"code": code, "unit": "nookat"}
    pages: tuple[tuple[str, dict[str, str]], ...] = (
        ("edition", {"code": code}),
        ("table", {"code": code}),
        ("words", {"code": code}),
        ("unit-words", unit),
        ("compare", {"code": code}),
        ("edition-department", unit),
        ("overall", unit),
        ("what-if", unit),
        ("what-it-takes", unit),
        ("value", {**unit, "indicator": "preschool.spending"}),
        ("indicator", {"code": code, "indicator": "preschool.spending"}),
        ("fact", {**unit, "item": "budget.spent", "period": "2025"}),
    )
    with translation.override(language):
        yield from (reverse(f"{space}:{name}", kwargs=arguments) for name, arguments in pages)


def words(page: str) -> str:
    """What the page says, without its frame and its addresses."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_page_of_a_draft_bears_the_mark(
    draft: str, signed_in: SignedIn, methodologist: object, language: str
) -> None:
    browser = signed_in(methodologist)
    for address in faces(draft, language=language):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert MARKS[language] in answer.content.decode(), address
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert "ETag" not in answer
        assert "Last-Modified" not in answer


def test_every_document_of_a_draft_says_that_it_is_one(
    draft: str, signed_in: SignedIn, methodologist: object
) -> None:
    browser = signed_in(methodologist)
    unit = {"code": draft, "unit": "nookat"}
    with translation.override("en"):
        papers = [reverse("preview:report", kwargs={"code": draft}), reverse("preview:sheet", kwargs=unit)]
        books = [
            reverse("preview:scores-book", kwargs={"code": draft}),
            reverse("preview:unit-scores-book", kwargs=unit),
        ]
        slides = reverse("preview:slides", kwargs={"code": draft})
    for address in (*papers, *books, slides):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        assert ".draft." in answer["Content-Disposition"]
        assert "no-store" in answer["Cache-Control"]
        assert Client().get(address).status_code in (302, 403, 404)
    for address in papers:
        for page in PdfReader(io.BytesIO(browser.get(address).content)).pages:
            assert "DRAFT, NOT PUBLISHED" in page.extract_text()
    for slide in Presentation(io.BytesIO(browser.get(slides).content)).slides:
        assert any(
            "DRAFT, NOT PUBLISHED" in each.text_frame.text for each in slide.shapes if each.has_text_frame
        )
    for address in books:
        with zipfile.ZipFile(io.BytesIO(browser.get(address).content)) as book:
            assert "DRAFT, NOT PUBLISHED" in book.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "түзүлгөн убактысы: "), ("ru", "составлен "), ("en", "drafted at ")]
)
def test_the_mark_tells_the_draft_from_one_made_anew(
    draft: str, signed_in: SignedIn, methodologist: object, language: str, words: str
) -> None:
    browser, row = signed_in(methodologist), models.Edition.objects.get(code=draft)
    for address in faces(draft, language=language):
        line = browser.get(address).content.decode().partition('class="draft-line"')[2].partition("</div>")[0]
        assert words in line, address
        assert row.draft_sha256[:8] in line, address
        assert timezone.localtime(row.drafted_at).strftime("%H:%M") in line, address


def marked(browser: Client, code: str) -> set[str]:
    """What the mark says on every page of the preview; on the short pages, what stands over the title."""
    said = set()
    for address in faces(code):
        line = browser.get(address).content.decode().partition('class="draft-line"')[2].partition("</div>")[0]
        said.add(" ".join(re.sub(r"<[^>]+>", " ", line.partition(">")[2]).split()))
    for name, arguments in (("preview", [code]), ("preview-unit", [code, "nookat"])):
        with translation.override("en"):
            page = browser.get(reverse(f"publication:{name}", args=arguments)).content.decode()
        said.add("short: " + " ".join(re.sub(r"<[^>]+>", " ", page.partition("<h1")[0][-600:]).split()))
    return said


def test_the_mark_names_the_file_that_stands_at_each_step(
    draft: str,
    signed_in: SignedIn,
    methodologist: object,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    browser = signed_in(methodologist)
    before = models.Edition.objects.get(code=draft).draft_sha256[:8]
    for state in ("draft", "checked"):
        for said in marked(browser, draft):
            assert f"file {before}" in said
            assert "drafted at" in said
            assert "Draft: not published" in said or said.startswith("short: ")
        if state == "draft":
            actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    row = models.Edition.objects.get(code=draft)
    signed = row.bundle_sha256[:8]
    assert signed != before
    for said in marked(browser, draft):
        assert f"file {signed}" in said
        assert before not in said
        assert "signed at" in said
        assert "Signed: not published" in said or said.startswith("short: ")


def test_a_published_edition_bears_no_mark_and_a_withdrawn_one_is_not_previewed(
    draft: str,
    signed_in: SignedIn,
    methodologist: object,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    browser = signed_in(methodologist)
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    signed = models.Edition.objects.get(code=draft).bundle_sha256
    actions.withdraw_edition(code=draft, reason={"ky": "Шек бар."}, by=publisher_actor)
    for address in faces(draft):
        assert browser.get(address).status_code == 404
    with translation.override("en"):
        page = browser.get(reverse("publication:checklist", args=[draft])).content.decode()
    assert signed in page
    assert "not published" not in page.partition("<main")[0]


def test_what_is_checked_is_what_will_be_read(
    draft: str,
    signed_in: SignedIn,
    methodologist: object,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    browser = signed_in(methodologist)
    seen = [words(browser.get(address).content.decode()) for address in faces(draft)]
    releases.release(draft, methodologist_actor, publisher_actor)
    public = [words(Client().get(address).content.decode()) for address in faces(draft, "portal")]
    # Hash and key come with the signature, and with the demonstration's key its notice; all else is the same.
    notice = (
        "The days of this edition are set for the demonstration and are not real: "
        "it was built in a few minutes."
    )
    public = [" ".join(text.replace(notice, "").split()) for text in public]
    unsigned = [re.sub(r"\b[0-9a-f]{12,64}\b", "", text) for text in seen]
    signed = [re.sub(r"\b[0-9a-f]{12,64}\b", "", text) for text in public]
    assert unsigned[1:] == signed[1:]


def test_links_of_a_preview_stay_in_it_and_lead_out_where_they_should(
    draft: str, signed_in: SignedIn, methodologist: object
) -> None:
    browser = signed_in(methodologist)
    for address in faces(draft):
        links = Page(browser.get(address).content).links()
        assert not [link for link in links if link.startswith(f"/en/editions/{draft}/")], address
    links = Page(browser.get(next(faces(draft))).content).links()
    assert "/en/register/" in links
    followed = {re.split("[?#]", link)[0] for link in links if link.startswith("/en/desk/preview/")}
    assert len(followed) > 5
    for link in followed:
        assert browser.get(link).status_code in (200, 302), link


def test_nobody_without_the_right_sees_a_draft(
    draft: str, client: Client, signed_in: SignedIn, head: object, methodologist_actor: Actor
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    for address in faces(draft):
        assert client.get(address).status_code == 302
        assert "/account/" in client.get(address)["Location"]
    for address in faces(draft, "portal"):
        assert client.get(address).status_code == 404
    browser = signed_in(head)
    for address in faces(draft):
        assert browser.get(address).status_code == 403
    for address in faces(draft, "portal"):
        assert browser.get(address).status_code == 404


def test_a_preview_leaves_nothing_in_public_pages(
    draft: str, client: Client, signed_in: SignedIn, methodologist: object
) -> None:
    """The content is cached by its hash; no public page, feed, search or condition knows it."""
    tag = '"' + "0" * 32 + '"'
    preview = next(faces(draft))
    browser = signed_in(methodologist)
    assert browser.get(preview, headers={"If-None-Match": "*"}).status_code == 200
    browser.logout()
    stranger = Client()
    assert stranger.get(preview, headers={"If-None-Match": tag}).status_code == 302
    for address in (
        "/en/",
        "/en/editions/",
        "/en/editions.json",
        "/en/register/nookat/",
        "/en/find/?name=Nookat",
    ):
        answer = stranger.get(address, follow=True)
        assert draft not in answer.content.decode(), address
    assert draft not in stranger.get("/api/v1/editions").content.decode()


def test_files_of_a_draft_say_so(draft: str, signed_in: SignedIn, methodologist: object) -> None:
    browser = signed_in(methodologist)
    with translation.override("en"):
        file = reverse("preview:table-file", kwargs={"code": draft, "form": "csv"})
        bundle = reverse("preview:bundle", kwargs={"code": draft})
    answer = browser.get(file)
    assert ".draft.csv" in answer["Content-Disposition"]
    assert "DRAFT, NOT PUBLISHED" in answer.content.decode()
    assert "draft.zip" in browser.get(bundle, follow=True)["Content-Disposition"]


def test_what_came_out_is_read_where_everybody_reads_it(
    draft: str, signed_in: SignedIn, methodologist: object, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    releases.release(draft, methodologist_actor, publisher_actor)
    browser = signed_in(methodologist)
    for preview, public in zip(faces(draft), faces(draft, "portal"), strict=True):
        answer = browser.get(preview)
        assert (answer.status_code, answer["Location"]) == (302, public)


def test_there_is_no_preview_of_nothing(ground: None, signed_in: SignedIn, methodologist: object) -> None:
    assert signed_in(methodologist).get(next(faces("departments-1999-1"))).status_code == 404


@pytest.mark.parametrize(
    ("changed", "is_said"),
    [
        ({}, True),  # as the demonstration is built: at once, under a day long past
        ({"drafted_at": timezone.now() - timedelta(days=2)}, False),  # people took their days
        ({"published_at": timezone.localtime().isoformat(timespec="seconds")}, False),  # it states today
        ({"demonstration_key": False}, False),
    ],
    ids=["built", "over days", "states its day", "in earnest"],
)
def test_days_are_called_set_only_where_a_program_set_them(
    published: str, changed: dict[str, object], is_said: bool
) -> None:
    models.Edition.objects.filter(code=published).update(**changed)
    for page in ("", "facts/nookat/preschool.children/2025/"):
        text = words(Client().get(f"/en/editions/{published}/{page}").content.decode())
        assert ("not real: it was built in a few minutes" in text) is is_said


def test_a_draft_says_when_it_is_to_come_out(
    draft: str, signed_in: SignedIn, methodologist: object, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    page = reverse("preview:edition", kwargs={"code": draft})
    text = words(signed_in(methodologist).get(page.replace("/en/", "/ky/")).content.decode())
    assert "жарыялана турган күнү" in text
    assert "жарыяланган күнү" not in text
    releases.release(draft, methodologist_actor, publisher_actor)
    assert "жарыяланган күнү" in words(Client().get(f"/ky/editions/{draft}/").content.decode())


def test_a_draft_whose_file_is_lost_is_not_called_unknown(
    draft: str, signed_in: SignedIn, methodologist: object
) -> None:
    """She would look for another address, and nobody who can mend it would be told."""
    browser = signed_in(methodologist)
    browser.raise_request_exception = False
    path_of(models.Edition.objects.get(code=draft).draft_sha256).unlink()
    editions._content.cache_clear()
    answer = browser.get(next(faces(draft)))
    assert (answer.status_code, "The fault is ours" in answer.content.decode()) == (500, True)
