"""Run → draft → checklist → sign → publish in the browser: works? wrong person? bad input? sent twice? how
many queries?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import actions as facts
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.queries import editions, explanations, warnings
from bilim.publication.templatetags.workflow import why_not
from bilim.publication.terms import Corrections, FigureChange
from bilim.publication.views import checklists
from bilim.ratings import actions as ratings_actions
from bilim.ratings import queries as ratings
from bilim.storage.queries import path_of
from bilim_engine.problems import Problem
from factories.facts import csv_file
from factories.markup import Page
from factories.releases import RECORDED

LANGUAGES = ("ky", "ru", "en")
INSTANT = {"published_on": "2026-05-01", "published_time": "09:00"}
SignedIn = Callable[..., Client]
NOT_SEEN = problems.NOT_WHAT_WAS_SEEN.sentence["en"]


def address(name: str, *args: str, language: str = "ky") -> str:
    with translation.override(language):
        return reverse(f"publication:{name}", args=args)


def looked_at() -> dict[str, str]:
    """What the forms of the one edition send: the very file that was shown."""
    row = models.Edition.objects.get()
    return {"seen": row.bundle_sha256 or row.draft_sha256}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ky", "Сиздин ролуңуз өлкөнүн бир бөлүгү үчүн гана берилген."),
        ("ru", "Ваша роль действует лишь в части страны."),
        ("en", "Your role is over a part of the country only."),
    ],
)
def test_whose_role_is_over_a_part_is_told_why_there_is_nothing(
    published: str, make_account: Callable[..., object], signed_in: SignedIn, language: str, told: str
) -> None:
    """Drafts and runs are of the whole country: nothing says that there are none."""
    browser = signed_in(make_account("publisher-nookat", "publisher", "kg/osh-oblast/nookat"))
    page = Page(browser.get(address("workflow", language=language)).content)
    assert told in page.text
    assert f"/{language}/editions/" in page.links()
    with translation.override(language):
        for sentence in (
            "There is no edition yet. Make a run, then draft an edition from it.",
            "Every run has its edition.",
        ):
            assert translation.gettext(sentence) not in page.text


def test_the_whole_way_in_the_browser(
    ground: None, signed_in: SignedIn, analyst: object, methodologist: object, publisher: object
) -> None:
    browser = signed_in(analyst)
    answer = browser.post(address("run-make"), {"methodology": "spending", "period": "2025"}, follow=True)
    assert answer.status_code == 200
    run = ratings.list_runs()[0].code
    assert run in answer.content.decode()
    answer = browser.post(address("draft"), {"run": run, **INSTANT}, follow=True)
    assert answer.redirect_chain[-1][0] == address("checklist", "departments-2025-1")
    assert (
        '<form method="post" action="' + address("check", "departments-2025-1") not in answer.content.decode()
    )
    for account, step in ((methodologist, "check"), (publisher, "sign"), (publisher, "publish")):
        browser = signed_in(account)
        page = browser.get(address("checklist", "departments-2025-1")).content.decode()
        assert address(step, "departments-2025-1") in page
        assert f'name="seen" value="{looked_at()["seen"]}"' in page
        answer = browser.post(address(step, "departments-2025-1"), looked_at(), follow=True)
        assert answer.status_code == 200, answer.content.decode()
    assert queries.current_edition("2025").code == "departments-2025-1"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_says_what_blocks(
    draft: str, signed_in: SignedIn, analyst: object, language: str
) -> None:
    text = signed_in(analyst).get(address("checklist", draft, language=language)).content.decode()
    assert f'<html lang="{language}">' in text
    with translation.override(language):
        assert escape(why_not(Problem(problems.NOT_PERMITTED))) in text
    assert "<script" not in text
    assert 'style="' not in text


def test_pages_turn_the_wrong_person_away(
    draft: str, client: Client, signed_in: SignedIn, head: object, auditor: object, analyst: object
) -> None:
    assert client.get(address("workflow")).status_code == 302
    assert signed_in(head).get(address("workflow")).status_code == 403
    assert signed_in(auditor).get(address("checklist", draft)).status_code == 200
    for account, step in ((auditor, "check"), (analyst, "check"), (analyst, "sign"), (auditor, "publish")):
        assert signed_in(account).post(address(step, draft)).status_code == 403
    assert signed_in(auditor).post(address("discard", draft)).status_code == 422
    assert models.Edition.objects.get().state == "draft"


def test_steps_are_posts_with_a_token(draft: str, methodologist: object) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(methodologist, backend="bilim.access.backends.AccountBackend")  # type: ignore[arg-type]
    assert strict.post(address("check", draft)).status_code == 403
    assert strict.get(address("check", draft)).status_code == 405
    assert models.Edition.objects.get().state == "draft"


def test_bad_input_gets_a_sentence(ground: None, signed_in: SignedIn, analyst: object) -> None:
    browser = signed_in(analyst)
    for data in (
        {"methodology": "none", "period": "2025"},
        {"methodology": "spending", "period": "never"},
        {},
    ):
        answer = browser.post(address("run-make"), data)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
    for data in ({"run": "none", **INSTANT}, {}):
        assert browser.post(address("draft"), data).status_code == 404
    assert browser.get(address("checklist", "departments-1999-1")).status_code == 404
    assert browser.get(address("correct", "departments-1999-1")).status_code == 404
    assert browser.post(address("discard", "departments-1999-1")).status_code == 404


def test_a_run_repeats_what_was_known_on_an_instant(
    run: str, signed_in: SignedIn, analyst: object, ground: None
) -> None:
    facts.import_file(csv_file("nookat,budget.spent,2025,100,,Budget"), "more.csv", SYSTEM)
    browser, asked = signed_in(analyst), {"methodology": "spending", "period": "2025"}
    assert browser.post(address("run-make"), {**asked, "known_on": "2026-04-01"}).status_code == 302
    assert [each.code for each in ratings.list_runs()] == [run], "the same figures give the same run"
    assert browser.post(address("run-make"), asked).status_code == 302
    assert len(ratings.list_runs()) == 2
    before_all = browser.post(address("run-make"), {**asked, "known_on": "2026-03-31"})
    assert before_all.status_code == 422
    assert len(ratings.list_runs()) == 2


@pytest.mark.parametrize(
    ("language", "none", "all_have"),
    [
        ("ky", "Азырынча бир да эсептөө жок", "Ар бир эсептөөнүн басылмасы бар"),
        ("ru", "Пока нет ни одного расчёта", "У каждого расчёта есть выпуск"),
        ("en", "There is no run yet", "Every run has its edition"),
    ],
)
def test_before_the_first_run_nobody_is_told_that_every_run_has_its_edition(
    ground: None, signed_in: SignedIn, analyst: object, language: str, none: str, all_have: str
) -> None:
    with translation.override(language):
        page = Page(signed_in(analyst).get(reverse("publication:workflow")).content).text
    assert none in page
    assert all_have not in page


def test_a_run_that_an_edition_stands_on_is_not_told_as_made(
    published: str, run: str, signed_in: SignedIn, analyst: object
) -> None:
    asked = {"methodology": "spending", "period": "2025"}
    page = signed_in(analyst).post(address("run-make"), asked, follow=True).content.decode()
    assert f"{run} эсептөөсү мурда эле бар, андан {published} түзүлгөн" in page


def test_what_is_wrong_with_a_run_is_said_at_the_top(run: str, signed_in: SignedIn, analyst: object) -> None:
    """The form is the last on a long page: on a phone its faults would stand screens below."""
    wrong = {"methodology": "spending", "period": "never", "known_on": "2999-01-01"}
    page = signed_in(analyst).post(address("run-make"), wrong).content.decode()
    told = page.index('class="problems"')
    assert told < page.index('id="editions"')
    assert page.count('class="problems"') == 1
    for field in ("period", "known_on"):
        assert told < page.index(f'href="#id_{field}"') < page.index(f'id="id_{field}"')


def test_what_is_said_to_staff_is_not_said_on_a_public_page(
    published: str, signed_in: SignedIn, analyst: object
) -> None:
    """Public pages are kept by caches between us and the readers, for everybody."""
    browser = signed_in(analyst)
    answer = browser.post(address("run-make"), {"methodology": "spending", "period": "2025"})
    assert answer.status_code == 302
    said = f"{ratings.list_runs()[0].code} эсептөөсү мурда эле бар, андан {published} түзүлгөн"
    for page in (f"/ky/editions/{published}/", "/ky/editions/", "/ky/"):
        assert said not in browser.get(page).content.decode()
    assert said in browser.get(address("workflow")).content.decode()


def test_a_step_sent_twice_is_taken_once(
    draft: str, signed_in: SignedIn, methodologist: object, publisher: object
) -> None:
    browser = signed_in(methodologist)
    assert browser.post(address("check", draft), looked_at()).status_code == 302
    again = browser.post(address("check", draft), looked_at())
    assert again.status_code == 422
    assert 'role="alert"' in again.content.decode()
    browser = signed_in(publisher)
    assert browser.post(address("sign", draft), looked_at()).status_code == 302
    bundle = models.Edition.objects.get().bundle_sha256
    assert browser.post(address("sign", draft), looked_at()).status_code == 422
    assert models.Edition.objects.get().bundle_sha256 == bundle


def test_nobody_takes_a_step_with_what_she_has_not_seen(
    draft: str, run: str, signed_in: SignedIn, methodologist: object, analyst_actor: Actor, publisher: object
) -> None:
    """A draft discarded and drafted anew bears the same code; a page still open is of the one before."""
    stale, browser = looked_at(), signed_in(methodologist)
    actions.discard_draft(code=draft, by=analyst_actor)
    actions.draft_edition(run=run, published_at="2026-05-02T09:00:00+06:00", by=analyst_actor)
    steps = (("check", methodologist, "checked"), ("sign", publisher, "signed"), ("publish", publisher, ""))
    for step, account, after in steps:
        browser = signed_in(account)
        for sent in (stale, {}, {"seen": "x"}):
            answer = browser.post(address(step, draft, language="en"), sent)
            assert answer.status_code == 422
            assert escape(NOT_SEEN.format(edition=draft)) in answer.content.decode()
        assert models.Edition.objects.get().state != after
        browser.post(address(step, draft), looked_at())
        assert models.Edition.objects.get().state == after or not after


def test_nobody_discards_or_withdraws_what_she_has_not_seen(
    draft: str, signed_in: SignedIn, methodologist: object, publisher: object
) -> None:
    browser = signed_in(methodologist)
    assert browser.post(address("discard", draft), {"seen": "x"}).status_code == 422
    assert browser.post(address("check", draft), looked_at()).status_code == 302
    browser = signed_in(publisher)
    assert browser.post(address("sign", draft), looked_at()).status_code == 302
    form = browser.get(address("withdraw", draft)).content.decode()
    assert f'name="seen" value="{looked_at()["seen"]}"' in form
    answer = browser.post(address("withdraw", draft), {"reason_en": "Figures", "seen": "x"})
    assert answer.status_code == 422
    assert models.Edition.objects.get().state == "signed"
    answer = browser.post(address("withdraw", draft), {"reason_en": "Figures", **looked_at()})
    assert answer.status_code == 302
    assert not models.Edition.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_refused_with_a_reason_its_drafter_reads(
    draft: str, signed_in: SignedIn, methodologist: object, analyst: object, language: str
) -> None:
    browser, form = signed_in(methodologist), address("discard", draft, language=language)
    assert form in browser.get(address("checklist", draft, language=language)).content.decode()
    asked = browser.get(form).content.decode()
    assert f'name="seen" value="{looked_at()["seen"]}"' in asked
    answer = browser.post(form, looked_at())
    assert answer.status_code == 422
    assert escape(problems.WITHDRAWAL_REASON_LACKING.sentence[language]) in answer.content.decode()
    assert models.Edition.objects.get().state == "draft"
    assert browser.post(form, {"reason_ky": "Кемин <i>такталсын", **looked_at()}).status_code == 302
    told = signed_in(analyst).get(address("workflow", language=language)).content.decode()
    assert draft in told
    assert escape("Кемин <i>такталсын") in told
    assert browser.get(form).status_code == 404


def test_a_form_to_discard_is_for_those_who_may(
    draft: str, signed_in: SignedIn, auditor: object, methodologist: object, publisher: object
) -> None:
    assert signed_in(auditor).get(address("discard", draft)).status_code == 403
    signed_in(methodologist).post(address("check", draft), looked_at())
    assert signed_in(methodologist).get(address("discard", draft)).status_code == 200
    signed_in(publisher).post(address("sign", draft), looked_at())
    assert signed_in(methodologist).get(address("discard", draft)).status_code == 302


@pytest.mark.parametrize(
    ("who", "steps", "way"),
    [
        ("analyst", 0, "discard"),
        ("methodologist", 0, "discard"),
        ("publisher", 2, "withdraw"),
        ("analyst", 3, "correct"),
    ],
)
def test_what_else_may_be_done_stands_near_the_head(
    draft: str, signed_in: SignedIn, request: pytest.FixtureRequest, who: str, steps: int, way: str
) -> None:
    taken = (("methodologist", "check"), ("publisher", "sign"), ("publisher", "publish"))
    for account, step in taken[:steps]:
        signed_in(request.getfixturevalue(account)).post(address(step, draft), looked_at())
    page = signed_in(request.getfixturevalue(who)).get(address("checklist", draft)).content
    head, _mark, rest = page.partition(b'id="steps"')
    shown = Page(head.partition(b"<h1>")[2]).all("a", "button")
    links = {each.attributes["href"]: each for each in shown if each.name == "a"}
    assert links[address(way, draft)].attributes["class"] == "button quiet"
    assert address(way, draft).encode() not in rest
    first = {"a": "button", "button": ""}
    assert sum(each.attributes.get("class", "") == first[each.name] for each in shown) <= 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", "ачык барактарындагы күнү – 2026-жылдын 1-майы"),
        ("ru", "день на открытых страницах – 1 мая 2026 года"),
        ("en", "the day on its public pages is 1 May 2026"),
    ],
)
def test_the_day_the_public_reads_stands_beside_another_day_of_publication(
    published: str, signed_in: SignedIn, analyst: object, language: str, words: str
) -> None:
    browser = signed_in(analyst)
    for page in (address("workflow", language=language), address("checklist", published, language=language)):
        assert words in " ".join(Page(browser.get(page).content).root.text.split())
    models.Edition.objects.update(released_at=datetime.fromisoformat("2026-05-01T20:00:00+06:00"))
    for page in (address("workflow", language=language), address("checklist", published, language=language)):
        assert words not in " ".join(Page(browser.get(page).content).root.text.split())


def test_a_correction_in_the_browser(published: str, run: str, signed_in: SignedIn, analyst: object) -> None:
    browser = signed_in(analyst)
    form = browser.get(address("correct", published, language="ru"))
    assert form.status_code == 200
    assert f'value="{run}"' in form.content.decode()
    answer = browser.post(address("correct", published), {"run": run, "reason_ky": "Ката", **INSTANT})
    assert answer.status_code == 422
    assert "Бул талааны толтуруңуз." in answer.content.decode()
    words = {f"reason_{language}": "Себеби" for language in LANGUAGES}
    answer = browser.post(address("correct", published), {"run": run, **INSTANT, **words})
    assert answer.status_code == 422
    assert models.Edition.objects.count() == 1


def test_a_run_of_a_published_period_leads_to_the_correction(
    published: str, run: str, signed_in: SignedIn, analyst: object, analyst_actor: Actor
) -> None:
    another = csv_file("talas,preschool.children,2025,12,,Report")
    facts.import_file(another, "again.csv", SYSTEM, recorded_at=RECORDED + timedelta(days=1))
    fresh = ratings_actions.make_run("spending", "2025", analyst_actor).code
    assert fresh != run
    browser, asked = signed_in(analyst), f"?{urlencode({'run': fresh})}"
    correction = address("correct", published) + asked
    for page in (address("workflow"), "/ky/desk/"):
        text = browser.get(page).content.decode()
        assert f'href="{correction}"' in text, page
        assert f'href="{address("draft")}{asked}"' not in text
    answer = browser.get(address("draft") + asked)
    assert answer["Location"] == correction
    assert f'value="{fresh}" selected' in browser.get(correction).content.decode()


def test_as_many_changes_are_announced_as_are_listed(
    draft: str, signed_in: SignedIn, methodologist: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = queries.get_draft_content(draft, seen_by=SYSTEM)
    unit = content.results[0].unit
    twice = [
        FigureChange("score", unit, subject, "", "40", "41")
        for subject in ("overall", "overall (unadjusted)")
    ]
    corrected = replace(content, corrections=Corrections("departments-2024-1", {}, tuple(twice)))
    monkeypatch.setattr(checklists.queries, "get_draft_content", lambda code, *, seen_by: corrected)
    for reader in (explanations, warnings):
        monkeypatch.setattr(reader, "get_content", lambda code: content)
    page = signed_in(methodologist).get(address("checklist", draft, language="en")).content.decode()
    assert "1 figure differs from departments-2024-1" in page


def test_few_queries(draft: str, signed_in: SignedIn, methodologist: object) -> None:
    browser = signed_in(methodologist)
    browser.get(address("checklist", draft))
    for page in (address("workflow"), address("checklist", draft)):
        with CaptureQueriesContext(
            connection,
        ) as counted:
            assert browser.get(page).status_code == 200
        assert len(counted) <= 16, [each["sql"] for each in counted]


# --- statements of heads


def test_a_head_writes_beside_her_place(published: str, signed_in: SignedIn, head: object) -> None:
    browser = signed_in(head)
    page = address("statement-write", published, "nookat")
    assert browser.get(page).status_code == 200
    for words in ("Биз жаңы бакча ачтык.", "Биз жаңы бакча ачтык."):
        assert browser.post(page, {"text_ky": words}).status_code == 302
    assert models.HeadStatement.objects.count() == 1
    assert "Биз жаңы бакча ачтык." in browser.get(page).content.decode()
    assert browser.post(page, {"text_ky": ""}).status_code == 422
    english = browser.get(address("statement-write", published, "nookat", language="en"))
    assert "up to 2,000 characters" in english.content.decode()
    for length in (2001, 120_000):
        assert browser.post(page, {"text_ky": "я" * length}).status_code == 422
        assert browser.post(page, {"text_ky": "я" * length, "preview": "yes"}).status_code == 422
    assert models.HeadStatement.objects.count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_head_sees_how_it_will_stand_before_anybody_does(
    published: str, signed_in: SignedIn, head: object, language: str
) -> None:
    browser = signed_in(head)
    page = address("statement-write", published, "nookat", language=language)
    answer = browser.post(page, {"text_ky": "Биз <b>бакча ачтык.", "preview": "yes"})
    assert answer.status_code == 200
    text = answer.content.decode()
    assert text.count(escape("Биз <b>бакча ачтык.")) == 2  # as it will stand, and in the field
    assert models.HeadStatement.objects.count() == 0
    assert browser.post(page, {"text_ky": " ", "preview": "yes"}).status_code == 422


def test_a_head_cannot_write_elsewhere(
    published: str, signed_in: SignedIn, head: object, analyst: object, draft: str
) -> None:
    browser = signed_in(head)
    assert browser.post(address("statement-write", published, "talas"), {"text_ky": "!"}).status_code == 403
    assert browser.get(address("statement-write", published, "nowhere")).status_code == 404
    assert browser.get(address("statement-write", "departments-1999-1", "nookat")).status_code == 404
    assert signed_in(analyst).get(address("statement-write", published, "nookat")).status_code == 403
    assert models.HeadStatement.objects.count() == 0


def test_a_head_is_not_told_that_an_edition_whose_file_is_lost_is_not_there(
    published: str, signed_in: SignedIn, head: object
) -> None:
    browser, page = signed_in(head), address("statement-write", published, "nookat")
    browser.raise_request_exception = False
    assert browser.get(page).status_code == 200
    path_of(models.Edition.objects.get(code=published).bundle_sha256).unlink()
    editions._content.cache_clear()
    assert browser.get(page).status_code == 500


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ky", "Бул басылманын файлы жоголгон"),
        ("ru", "Файл этого выпуска утрачен"),
        ("en", "A file of this edition is lost"),
    ],
)
def test_a_draft_whose_file_is_lost_can_be_put_away(
    draft: str, signed_in: SignedIn, analyst: object, publisher: object, language: str, title: str
) -> None:
    """It kept the period from any other draft, and every page on which it could be discarded was a fault."""
    path_of(models.Edition.objects.get().draft_sha256).unlink()
    editions._content.cache_clear()
    way = address("discard", draft, language=language)
    for account, may in ((publisher, False), (analyst, True)):
        answer = signed_in(account).get(address("checklist", draft, language=language))
        page = Page(answer.content)
        assert (answer.status_code, title in page.text, way in page.links()) == (500, True, may)
        assert looked_at()["seen"] in page.text
    browser = signed_in(analyst)
    asked = browser.get(way)
    assert asked.status_code == 200
    (seen,) = [each for each in Page(asked.content).all("input") if each.attributes.get("name") == "seen"]
    assert browser.post(way, {"seen": seen.attributes["value"]}).status_code == 302
    assert not models.Edition.objects.exists()
    assert journal.list_entries(event="publication.draft_discarded")[0].subject == draft


def test_a_signed_edition_whose_file_is_lost_can_be_held_back(
    draft: str,
    signed_in: SignedIn,
    publisher: object,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    path_of(actions.sign_edition(code=draft, by=publisher_actor)).unlink()
    editions._content.cache_clear()
    browser, way = signed_in(publisher), address("withdraw", draft)
    assert way in Page(browser.get(address("checklist", draft)).content).links()
    assert browser.get(way).status_code == 200
    answer = browser.post(way, {**looked_at(), "reason_en": "Its file is lost"})
    assert answer.status_code == 302
    assert not models.Edition.objects.exists()


@pytest.mark.parametrize(
    ("language", "part", "roles"),
    [
        ("ky", "Бул укук сизге өз аймагыңыз боюнча гана берилген", "Сиздин ролдоруңуз буга уруксат бербейт"),
        ("ru", "Это право дано вам только для вашей части страны", "Ваши роли этого не разрешают"),
        ("en", "Your right to this covers your own part of the country", "Your roles do not permit it"),
    ],
)
def test_whoever_is_refused_is_told_whether_it_is_the_right_or_the_place(
    published: str,
    signed_in: SignedIn,
    head: object,
    analyst: object,
    language: str,
    part: str,
    roles: str,
) -> None:
    page = address("statement-write", published, "talas", language=language)
    for account, told, untold in ((head, part, roles), (analyst, roles, part)):
        text = signed_in(account).get(page).content.decode()
        assert told in text
        assert untold not in text


def test_words_are_shown_as_words(
    published: str, head_actor: Actor, signed_in: SignedIn, head: object
) -> None:
    actions.write_statement(code=published, unit="nookat", text={"ky": "<b>чоң</b>"}, by=head_actor)
    text = signed_in(head).get(address("statement-write", published, "nookat")).content.decode()
    assert "<b>чоң</b>" not in text
    assert "&lt;b&gt;чоң&lt;/b&gt;" in text


@pytest.mark.parametrize(
    ("language", "office", "too_long"),
    [
        ("ky", "билим берүү бөлүмүнүн башчысы", "эң көп дегенде 2000 белги батат, азыр 5000 белги бар"),
        ("ru", "руководитель отдела образования", "не больше 2000 знаков, а сейчас их 5000"),
        ("en", "head of the education department", "At most 2000 characters fit here; there are 5000."),
    ],
)
def test_a_preview_signs_as_the_public_page_does_and_a_long_text_is_refused_in_our_words(
    published: str, signed_in: SignedIn, head: object, language: str, office: str, too_long: str
) -> None:
    browser, page = signed_in(head), address("statement-write", published, "nookat", language=language)
    assert office in browser.post(page, {"text_ky": "Сөз", "preview": "yes"}).content.decode()
    refused = browser.post(page, {"text_ky": "о" * 5000})
    assert refused.status_code == 422
    assert too_long in refused.content.decode()


def test_the_checklist_says_before_the_press_that_there_is_no_key(
    draft: str, methodologist_actor: Actor, signed_in: SignedIn, publisher: object, settings: Any
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    browser, sign = signed_in(publisher), address("sign", draft)
    assert f'action="{sign}"' in browser.get(address("checklist", draft)).content.decode()
    settings.DEMONSTRATION = False
    page = browser.get(address("checklist", draft)).content.decode()
    assert f'action="{sign}"' not in page
    assert "BILIM_SIGNING_KEY_FILE" in page
