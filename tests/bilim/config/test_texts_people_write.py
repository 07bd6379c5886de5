"""Every text a person can write is held to one rule: no sign that nobody sees turns it into another text."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

import bilim
from bilim.access import actions as access
from bilim.access import problems as access_problems
from bilim.base.actor import SYSTEM, Actor
from bilim.base.texts import has_unseen_signs
from bilim.cases import problems as case_problems
from bilim.cases.rules import require_words
from bilim.facts import actions as facts
from bilim.intake.rules import read_words
from bilim.publication import actions, models, problems
from bilim.publication.rules.releases import early_problems
from bilim.publication.rules.texts import require_text
from bilim.registry.rules.details import check_event, check_names, check_reason
from bilim.registry.terms import Order
from bilim_engine.problems import Refused
from factories.edition_fixtures import draft, ground, published, released, run
from factories.facts import csv_file
from factories.refusals import refused

__all__ = ["draft", "ground", "published", "released", "run"]

UNSEEN = ("\u202e", "\u2066", "\u200f", "\u00ad", "\x00", "\x1b", "\ufeff", "\u2028", "\u2029")
BLANK = ("\u3164", "\u115f", "\u2800", "\u034f", "\U000e0100", "\u0301" * 5)
# What is kept and read by others: the pages of these fields are tried below, one by one.
KEPT = {
    "ClaimForm": {"value", "words"},
    "ConfirmedForm": {"confirmed"},
    "CorrectionForm": {"reason_ky", "reason_ru", "reason_en"},
    "DecisionForm": {"reason"},
    "EarlyForm": {"name", "reason"},
    "StatementForm": {"text_ky", "text_ru", "text_en"},
    "WithdrawalForm": {"reason_ky", "reason_ru", "reason_en"},
}
# What is only compared with what is known, and shown to nobody else: a period, a code, who signs in.
COMPARED = {
    "DraftForm": {"run"},
    "JournalForm": {"subject"},
    "ReleaseForm": {"period", "reason_ky", "reason_ru", "reason_en"},  # the period; its reasons are kept
    "RunForm": {"period"},
    "SignInForm": {"username", "password"},
    "AccountsForm": {"words"},
    "CampaignForm": {"period"},
    "CodeForm": {"code"},
    "NewPasswordForm": {"password", "again"},
    "OwnPasswordForm": {"current", "password", "again"},
    "PlaceForm": {"words"},
    "SearchForm": {"name"},
}
# What the rules of accounts and of the register look at, whichever form it comes from: tried there, below.
_ORDER = {"order_number", "order_title"}
_NAMES = {"name_ky", "name_ru", "name_en"}
_OF_INSTITUTIONS = {"address", "head", "licence_number"}
BY_RULES = {
    "ChangeForm": {*_ORDER, *_OF_INSTITUTIONS, "key", "seen"},
    "EventForm": {*_ORDER, "key", "seen"},
    "InstitutionListForm": {*_ORDER, "kept", "seen"},
    "InviteForm": {"name", "username"},
    "MergeForm": {*_ORDER, "codes", "key", "seen"},
    "MoveForm": {*_ORDER, "key", "seen"},
    "NamesForm": {*_ORDER, *_NAMES, "key", "seen"},
    "OpenForm": {*_ORDER, *_NAMES, *_OF_INSTITUTIONS, "code", "key", "seen"},
    "SplitForm": {*_ORDER, "key", "seen"},
    "WithdrawForm": {"why"},
}


def every_form() -> Iterator[type[forms.Form]]:
    for module in pkgutil.iter_modules(bilim.__path__):
        path = Path(bilim.__path__[0]) / module.name / "forms.py"
        if path.exists():
            room = importlib.import_module(f"bilim.{module.name}.forms")
            found = [each for each in vars(room).values() if isinstance(each, type)]
            yield from (each for each in found if issubclass(each, forms.Form) and each is not forms.Form)


def test_every_field_people_write_in_is_known_here() -> None:
    written = {
        form.__name__: {name for name, field in form.base_fields.items() if type(field) is forms.CharField}
        for form in every_form()
    }
    assert {form: fields for form, fields in written.items() if fields} == KEPT | COMPARED | BY_RULES


@pytest.mark.parametrize("sign", UNSEEN)
def test_the_rules_of_the_register_and_of_returns_find_it(sign: str) -> None:
    text = f"Мектеп{sign}1"
    names = {"ky": text, "ru": text, "en": text}
    assert {each.place.field for each in check_names(names)} == {"name_ky", "name_ru", "name_en"}
    assert [each.place.field for each in check_reason(text)] == ["why"]
    today = timezone.localdate()
    order = check_event(today, Order(text, today, text), today)
    assert {each.place.field for each in order} == {"order_number", "order_title"}
    _kept, found = read_words({"classes": text}, ["classes"])
    assert [each.code for each in found] == ["intake.P018"]


@pytest.mark.parametrize("sign", UNSEEN + BLANK)
def test_a_sign_nobody_sees_is_found_wherever_it_stands(sign: str) -> None:
    assert has_unseen_signs(f"Орун{sign}1")
    assert has_unseen_signs(f"Орун{sign}1", lines=True)


def test_lines_end_only_where_a_text_may_have_several() -> None:
    assert has_unseen_signs("Бир\r\nэки")
    assert not has_unseen_signs("Бир\r\nэки\tүч", lines=True)
    assert not has_unseen_signs("Ысык-Көл «облусу», 1\u00a0000 − 5\u202f%")


def test_marks_that_people_write_are_none_of_them() -> None:
    assert not has_unseen_signs("и\u0306 Вьe\u0302\u0323t ❤\ufe0f")


@pytest.mark.parametrize("text", ["\u0301\u0301", " \u00a0 ", "…", "\u2800"])
def test_a_statement_of_a_head_without_a_letter_is_none(
    published: str, signed_in: Callable[[object], Client], head: object, text: str
) -> None:
    page = address("statement-write", published, "nookat")
    assert signed_in(head).post(page, {"text_ky": text}).status_code == 422
    assert not models.HeadStatement.objects.exists()


@pytest.mark.parametrize("field", sorted(KEPT["CorrectionForm"]))
def test_the_reason_of_a_correction(
    published: str,
    run: str,
    signed_in: Callable[[object], Client],
    publisher: object,
    analyst: object,
    field: str,
) -> None:
    del publisher
    day = timezone.localtime()
    given = dict.fromkeys(KEPT["CorrectionForm"], "Каражат такталды.") | {field: "Каражат\u202e."}
    form = {"run": run, "published_on": f"{day:%Y-%m-%d}", "published_time": f"{day:%H:%M}", **given}
    answer = signed_in(analyst).post(address("correct", published), form)
    assert_refused(answer)
    assert models.Edition.objects.count() == 1


@pytest.mark.parametrize("field", sorted(KEPT["WithdrawalForm"]))
def test_the_reason_for_withdrawing(
    draft: str,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    signed_in: Callable[[object], Client],
    publisher: object,
    field: str,
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    row = models.Edition.objects.get()
    form = {field: "Сандар\u2066 ката", "seen": row.bundle_sha256}
    assert_refused(signed_in(publisher).post(address("withdraw", draft), form))
    assert models.Edition.objects.get().state == row.state


@pytest.mark.parametrize("field", sorted(KEPT["StatementForm"]))
def test_the_statement_of_a_head(
    published: str, signed_in: Callable[[object], Client], head: object, field: str
) -> None:
    page = address("statement-write", published, "nookat")
    assert_refused(signed_in(head).post(page, {field: "Биз\u200f макул эмеспиз."}))
    assert not models.HeadStatement.objects.exists()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_words_of_a_request_and_of_a_decision(language: str) -> None:
    with refused(case_problems.TEXT_UNSAFE):
        require_words({language: "Сан\u202e ката."}, case_problems.REASON_LACKING, "reason")


@pytest.mark.parametrize("value", ["41\u200f", "4\u20661", "41\u202e"])
def test_the_number_of_a_request_is_read_as_the_ledger_reads_it(ground: None, value: str) -> None:
    plan = facts.plan_import(csv_file(f"nookat,budget.spent,2025,{value},,Report"), "claim.csv", SYSTEM)
    assert plan.errors


def test_the_name_of_somebody_who_sees_a_draft() -> None:
    today = timezone.localdate()
    (found,) = early_problems("Айзада\u202e", today, today, today)
    assert found.kind is problems.EMBARGO_NAME


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_reason_of_a_release_and_of_an_early_sight(language: str) -> None:
    with refused(problems.TEXT_UNSAFE):
        require_text(
            {language: "Кеч\u2066 чыгат."},
            lacking=problems.EMBARGO_REASON,
            too_long=problems.WITHDRAWAL_REASON_TOO_LONG,
        )


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("sign", ["😀", "中", "ก"])
def test_a_sign_that_no_paper_prints(language: str, sign: str) -> None:
    texts = {"ky": "Туура.", language: f"Мектептин саны {sign} туура эмес → № 5 «Ө»."}
    with pytest.raises(Refused) as refusal:
        require_text(texts, lacking=problems.EMBARGO_REASON, too_long=problems.WITHDRAWAL_REASON_TOO_LONG)
    (found,) = refusal.value.problems
    assert found.kind is problems.SIGN_NOT_PRINTED
    for each in ("ky", "ru", "en"):
        assert f"«{sign}» (U+{ord(sign):04X})" in found.message(each).replace("“", "«").replace("”", "»")
        assert "Мектептин саны □ туура эмес" in found.message(each)


def test_what_people_write_is_printed() -> None:
    texts = {
        "ky": "Өзгөртүү № 12 – «Ңү» … 5 % ≤ 6 → 7 · ½ ☑ ✓ ñ ş ʼ",
        "ru": "Ёлка — „ещё“ ± 3 °C × 2 ₽ ₸ € $",
        "en": "It’s “fine”: a/b & <c> {d} [e] ~ ^ ` \\ | @ # −1 ≠ ∅ µ é\n\tnext",
    }
    lacking, too_long = problems.EMBARGO_REASON, problems.WITHDRAWAL_REASON_TOO_LONG
    assert require_text(texts, lacking=lacking, too_long=too_long) == texts


@pytest.mark.parametrize("given", [{"name": "Айзада\u202e"}, {"username": "ai\u200fzada"}])
def test_the_name_of_an_account(db: None, given: dict[str, str]) -> None:
    person = {"username": "aizada", "name": "Айзада", "password": "A long phrase nobody guesses"}
    with refused(access_problems.TEXT_UNSAFE):
        access.create_account(**{**person, **given}, by=SYSTEM)


def test_the_source_of_a_figure(ground: None) -> None:
    plan = facts.plan_import(csv_file("nookat,budget.spent,2025,40,,Re\u202eport"), "figures.csv", SYSTEM)
    assert [problem.code for problem in plan.errors] == ["facts.P048"]


def address(name: str, *args: str) -> str:
    with translation.override("ky"):
        return reverse(f"publication:{name}", args=args)


def assert_refused(answer: object) -> None:
    assert answer.status_code == 422  # type: ignore[attr-defined]
    sentence = problems.TEXT_UNSAFE.sentence["ky"]
    assert sentence in answer.content.decode()  # type: ignore[attr-defined]
