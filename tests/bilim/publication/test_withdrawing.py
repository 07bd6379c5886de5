"""What is not yet published can be held back or discarded, with the reason; what is published cannot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bilim.base.actor import Actor
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.storage import queries as stored
from bilim_engine.problems import Refused
from factories.releases import AT

WHY = {"ky": "Кемин боюнча маалымат такталууда.", "ru": "", "en": "  The figures of Kemin are in doubt.  "}


@pytest.fixture
def signed(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> str:
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    return draft


def codes(refusal: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def test_a_withdrawn_edition_leaves_its_bytes_and_its_reason(
    signed: str, publisher_actor: Actor, analyst_actor: Actor, run: str
) -> None:
    bundle = models.Edition.objects.get(code=signed).bundle_sha256
    before = stored.read(bundle)
    actions.withdraw_edition(code=signed, reason=WHY, by=publisher_actor)
    assert not models.Edition.objects.filter(code=signed).exists()
    assert stored.read(bundle) == before
    entry = journal.list_entries(subject=signed, event="publication.edition_withdrawn")[0]
    assert entry.actor == "publisher"
    assert entry.details["bundle"] == bundle
    assert entry.details["reason"] == {
        "ky": "Кемин боюнча маалымат такталууда.",
        "en": "The figures of Kemin are in doubt.",
    }
    assert journal.verify_chain() == []
    assert actions.draft_edition(run=run, published_at=AT, by=analyst_actor) == signed


def test_only_who_signs_or_publishes_may_withdraw(
    signed: str, analyst_actor: Actor, methodologist_actor: Actor, auditor_actor: Actor, head_actor: Actor
) -> None:
    for actor in (analyst_actor, methodologist_actor, auditor_actor, head_actor):
        with pytest.raises(Refused) as refusal:
            actions.withdraw_edition(code=signed, reason=WHY, by=actor)
        assert codes(refusal) == [problems.NOT_PERMITTED.code]
    assert models.Edition.objects.filter(code=signed).exists()


def test_a_reason_is_given_and_not_a_treatise(signed: str, publisher_actor: Actor) -> None:
    for reason, kind in (
        ({}, problems.WITHDRAWAL_REASON_LACKING),
        ({"ky": " ", "fr": "Doute"}, problems.WITHDRAWAL_REASON_LACKING),
        ({"ru": "я" * 2001}, problems.WITHDRAWAL_REASON_TOO_LONG),
    ):
        with pytest.raises(Refused) as refusal:
            actions.withdraw_edition(code=signed, reason=reason, by=publisher_actor)
        assert codes(refusal) == [kind.code]
    assert models.Edition.objects.filter(code=signed).exists()


def test_drafts_are_discarded_and_what_is_published_stays(
    draft: str,
    released: Callable[[str, Actor, Actor], None],
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    with pytest.raises(Refused) as refusal:
        actions.withdraw_edition(code=draft, reason=WHY, by=publisher_actor)
    assert codes(refusal) == [problems.WRONG_STATE.code]
    released(draft, methodologist_actor, publisher_actor)
    with pytest.raises(Refused) as refusal:
        actions.withdraw_edition(code=draft, reason=WHY, by=publisher_actor)
    assert codes(refusal) == [problems.WRONG_STATE.code]
    assert queries.find_edition(draft) is not None


def test_sent_twice_it_is_withdrawn_once(signed: str, publisher_actor: Actor) -> None:
    actions.withdraw_edition(code=signed, reason=WHY, by=publisher_actor)
    with pytest.raises(Refused) as refusal:
        actions.withdraw_edition(code=signed, reason=WHY, by=publisher_actor)
    assert codes(refusal) == [problems.EDITION_UNKNOWN.code]
    assert len(journal.list_entries(subject=signed, event="publication.edition_withdrawn")) == 1


def test_whoever_discards_the_draft_of_another_says_why(
    draft: str, run: str, analyst_actor: Actor, methodologist_actor: Actor
) -> None:
    for reason in (None, {}, {"ky": "  "}):
        with pytest.raises(Refused) as refusal:
            actions.discard_draft(code=draft, reason=reason, by=methodologist_actor)
        assert codes(refusal) == [problems.WITHDRAWAL_REASON_LACKING.code]
    assert models.Edition.objects.filter(code=draft).exists()
    actions.discard_draft(code=draft, reason=WHY, by=methodologist_actor)
    assert not models.Edition.objects.exists()
    entry = journal.list_entries(subject=draft, event="publication.draft_discarded")[0]
    assert (entry.actor, entry.details["run"]) == ("methodologist", run)
    (free,) = queries.list_free_runs(seen_by=analyst_actor)
    assert free.discarded is not None
    assert (free.code, free.discarded.code, free.discarded.by) == (run, draft, "methodologist")
    assert free.discarded.reason == {
        "ky": "Кемин боюнча маалымат такталууда.",
        "en": "The figures of Kemin are in doubt.",
    }


def test_her_own_draft_a_drafter_discards_without_a_word(draft: str, run: str, analyst_actor: Actor) -> None:
    actions.discard_draft(code=draft, by=analyst_actor)
    assert "reason" not in journal.list_entries(event="publication.draft_discarded")[0].details
    (free,) = queries.list_free_runs(seen_by=analyst_actor)
    assert free.discarded is not None
    assert free.discarded.reason == {}
