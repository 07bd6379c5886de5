"""Who may do what, over which part of the tree, on which day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bilim.access import actions, queries
from bilim.access.models import Account, Grant
from bilim.access.rules import client_of, permissions_of
from bilim.access.terms import ROLE_NAMES, ROLES, Permission, Post, Role
from bilim.base.actor import SYSTEM, Actor, Held
from bilim.journal.queries import list_entries
from bilim_engine.problems import LANGUAGES, Refused

NOOKAT = "kg/osh-oblast/nookat"


@pytest.mark.parametrize(
    ("held", "asked", "expected"),
    [
        ("", "kg/osh-oblast/nookat", True),
        ("kg", "kg/osh-oblast/nookat", True),
        ("kg/osh-oblast", "kg/osh-oblast/nookat", True),
        ("kg/osh-oblast/nookat", "kg/osh-oblast/nookat", True),
        ("kg/osh-oblast/nookat", "kg/osh-oblast", False),
        ("kg/osh-oblast/noo", "kg/osh-oblast/nookat", False),
        ("kg/osh", "kg/osh-oblast", False),
        ("kg/osh-oblast", "", False),
        ("kg", "", True),
        ("", "", True),
    ],
)
def test_a_grant_covers_its_part_of_the_tree(held: str, asked: str, expected: bool) -> None:
    actor = Actor("a", "A", (Held("x", held),))
    assert actor.may("x", asked) is expected
    assert actor.may_somewhere("x")
    assert not actor.may("y", asked)


def test_the_system_may_everything_and_nobody_nothing() -> None:
    assert SYSTEM.may(Permission.EDITION_SIGN)
    assert not Actor("", "").may(Permission.DESK_READ)
    assert not Actor("", "").may_somewhere(Permission.DESK_READ)


def test_a_grant_is_half_open() -> None:
    begin, end = date(2026, 1, 1), date(2026, 2, 1)
    post = Post(Role.ANALYST, "", begin, end)
    assert post.holds_on(begin)
    assert post.holds_on(date(2026, 1, 31))
    assert not post.holds_on(end)
    assert not post.holds_on(date(2025, 12, 31))
    assert Post(Role.ANALYST, "", begin, None).holds_on(date(2100, 1, 1))


def test_every_role_is_named_in_three_languages_and_gives_something() -> None:
    assert set(ROLES) == set(Role) == set(ROLE_NAMES)
    assert all(ROLES[role] and set(ROLE_NAMES[role]) == {"ky", "ru", "en"} for role in Role)
    assert {permission for role in ROLES.values() for permission in role} == set(Permission)


def test_no_single_role_may_both_check_and_sign() -> None:
    for role in Role:
        assert not {Permission.EDITION_CHECK, Permission.EDITION_SIGN} <= ROLES[role]
        assert not {Permission.EDITION_DRAFT, Permission.EDITION_CHECK} <= ROLES[role]


def test_the_auditor_changes_nothing() -> None:
    assert all(permission.endswith(".read") for permission in ROLES[Role.AUDITOR])


def test_permissions_come_in_a_settled_order() -> None:
    roles = [("auditor", ""), ("analyst", "kg")]
    assert permissions_of(roles) == permissions_of(reversed(roles))


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        ("", 0, "10.0.0.1"),
        ("6.6.6.6", 0, "10.0.0.1"),
        ("6.6.6.6, 1.2.3.4", 1, "1.2.3.4"),
        ("6.6.6.6, 1.2.3.4, 10.0.0.9", 2, "1.2.3.4"),
        ("1.2.3.4", 2, "10.0.0.1"),
        ("6.6.6.6:1, 1.2.3.4:50123", 1, "1.2.3.4"),
        ("[2001:db8:1:2::3]:50123", 1, "2001:db8:1:2::"),
        ("[2001:db8:1:2::3]", 1, "2001:db8:1:2::"),
        ("2001:db8:1:2::3", 1, "2001:db8:1:2::"),
        ("unknown", 1, "10.0.0.1"),
        ("1.2.3.4.5", 1, "10.0.0.1"),
        ("1.2.3.4:x", 1, "10.0.0.1"),
    ],
)
def test_a_client_cannot_choose_its_address(forwarded: str, proxies: int, expected: str) -> None:
    assert client_of("10.0.0.1", forwarded, proxies) == expected


@pytest.mark.parametrize(
    ("remote", "counted_as"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("unix:", "unix:"),
        ("", ""),
    ],
)
def test_whoever_has_one_address_of_a_network_has_them_all(remote: str, counted_as: str) -> None:
    assert client_of(remote, "", 0) == counted_as
    through_a_proxy = counted_as if ":" in remote and remote != "unix:" else "10.0.0.1"
    assert client_of("10.0.0.1", remote, 1) == through_a_proxy


@pytest.mark.django_db
class TestWithAccounts:
    def test_an_actor_holds_what_is_valid_on_the_day(self, make_account) -> None:
        account = make_account("ann", "department_head", NOOKAT, valid_from=date(2026, 1, 1))
        actions.end_grant(grant=account.grants.get(), valid_until=date(2026, 6, 1), by=SYSTEM)
        before, during, after = (
            queries.actor_for(account, on=day)
            for day in (date(2025, 12, 31), date(2026, 5, 31), date(2026, 6, 1))
        )
        assert during.may(Permission.STATEMENT_WRITE, NOOKAT)
        assert not during.may(Permission.STATEMENT_WRITE, "kg/osh-oblast/uzgen")
        assert not before.may_somewhere(Permission.STATEMENT_WRITE)
        assert not after.may_somewhere(Permission.STATEMENT_WRITE)

    def test_a_grant_given_by_mistake_ends_on_its_first_day_and_can_be_given_anew(
        self, make_account, client
    ) -> None:
        today = timezone.localdate()
        account = make_account("ann", "auditor", valid_from=today)
        client.force_login(account, backend="bilim.access.backends.AccountBackend")
        assert client.get("/ky/desk/journal/").status_code == 200
        actions.end_grant(grant=account.grants.get(), valid_until=today, by=SYSTEM)
        assert not queries.actor_for(account).may_somewhere(Permission.DESK_READ)
        assert client.get("/ky/desk/journal/").status_code == 403
        (ended,) = list_entries(subject="ann", event="access.role_ended")
        assert ended.details["valid_until"] == ended.details["valid_from"] == today.isoformat()
        actions.grant_role(account=account, role=Role.AUDITOR, unit_path="", valid_from=today, by=SYSTEM)
        assert client.get("/ky/desk/journal/").status_code == 200

    def test_a_grant_never_ends_before_it_begins(self, make_account) -> None:
        account = make_account("ann", "auditor", valid_from=date(2026, 1, 2))
        with pytest.raises(Refused) as refused:
            actions.end_grant(grant=account.grants.get(), valid_until=date(2026, 1, 1), by=SYSTEM)
        assert [problem.code for problem in refused.value.problems] == ["access.P013"]
        assert account.grants.get().valid_until is None

    def test_an_inactive_account_is_nobody(self, make_account) -> None:
        account = make_account("ann", "analyst")
        account.is_active = False
        assert queries.actor_for(account).is_anonymous

    def test_an_unknown_name_is_refused_with_the_nearest(self, make_account) -> None:
        make_account("nurbek")
        with pytest.raises(Refused) as refused:
            queries.get_actor("nurbeck")
        assert "nurbek" in refused.value.problems[0].hint("ru")

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_where_nothing_is_near_nothing_is_offered(self, make_account, language) -> None:
        make_account("nurbek")
        with pytest.raises(Refused) as refused:
            queries.get_actor("zzzzzz")
        hint = refused.value.problems[0].hint(language)
        assert "—" not in hint
        assert hint.count(".") == 1

    def test_all_faults_of_a_new_account_are_told_at_once(self, make_account) -> None:
        make_account("ann")
        with pytest.raises(Refused) as refused:
            actions.create_account(username="ann", name="Ann", password="12345", by=SYSTEM)
        codes = [problem.code for problem in refused.value.problems]
        assert codes[0] == "access.P002"
        assert set(codes[1:]) == {"access.P006"}
        assert Account.objects.count() == 1

    @pytest.mark.parametrize("username", ["", " ", "...", "system", " ann", "ann ", "a" * 151])
    def test_a_name_nobody_could_sign_in_by_is_refused(self, username) -> None:
        with pytest.raises(Refused) as refused:
            actions.create_account(username=username, name="Ann", password="a long password", by=SYSTEM)
        assert [problem.code for problem in refused.value.problems] == ["access.P010"]

    @pytest.mark.parametrize("name", ["", " ", "—", "А" * 201])
    def test_a_person_without_a_name_is_refused(self, name) -> None:
        with pytest.raises(Refused) as refused:
            actions.create_account(username="ann", name=name, password="a long password", by=SYSTEM)
        assert [problem.code for problem in refused.value.problems] == ["access.P011"]
        assert not Account.objects.exists()

    def test_what_is_done_to_accounts_is_in_the_journal(self, make_account) -> None:
        account = make_account("ann", "analyst")
        actions.end_grant(grant=account.grants.get(), valid_until=date(2030, 1, 1), by=SYSTEM)
        actions.set_password(account=account, password="another long password", by=SYSTEM)
        events = [entry.event for entry in list_entries(subject="ann")]
        assert events == [
            "access.password_set",
            "access.role_ended",
            "access.role_granted",
            "access.account_created",
        ]

    def test_the_same_grant_twice_changes_nothing(self, make_account) -> None:
        account = make_account("ann", "analyst")
        grant = account.grants.get()
        again = actions.grant_role(
            account=account, role=Role.ANALYST, unit_path="", valid_from=grant.valid_from, by=SYSTEM
        )
        assert again == grant
        assert len(list_entries(event="access.role_granted")) == 1

    def test_the_same_grant_with_another_end_is_refused_and_not_passed_over(self, make_account) -> None:
        account = make_account("ann", "analyst", valid_from=date(2026, 1, 1), valid_until=date(2027, 1, 1))
        same = {"account": account, "role": Role.ANALYST, "unit_path": "", "valid_from": date(2026, 1, 1)}
        for until in (None, date(2028, 1, 1)):
            with pytest.raises(Refused) as refused:
                actions.grant_role(**same, valid_until=until, by=SYSTEM)
            assert [problem.code for problem in refused.value.problems] == ["access.P012"]
            assert "2027-01-01" in refused.value.problems[0].message("ky")
        assert account.grants.get().valid_until == date(2027, 1, 1)

    def test_of_a_grant_without_end_the_refusal_says_so(self, make_account) -> None:
        account = make_account("ann", "analyst", valid_from=date(2026, 1, 1))
        same = {"account": account, "role": Role.ANALYST, "unit_path": "", "valid_from": date(2026, 1, 1)}
        with pytest.raises(Refused) as refused:
            actions.grant_role(**same, valid_until=date(2028, 1, 1), by=SYSTEM)
        assert refused.value.problems[0].message("ky").endswith("берилген: мөөнөтсүз.")

    def test_a_grant_that_ends_before_it_begins_is_refused(self, make_account) -> None:
        account = make_account("ann")
        days = {"valid_from": date(2026, 1, 1), "valid_until": date(2026, 1, 1)}
        with pytest.raises(Refused):
            actions.grant_role(account=account, role=Role.ANALYST, unit_path="", by=SYSTEM, **days)
        days["valid_until"] = date(2025, 12, 31)
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(account=account, role="analyst", **days)

    @pytest.mark.parametrize("wrong", [{"role": "king"}, {"unit_path": "/kg"}, {"unit_path": "kg/"}])
    def test_the_database_refuses_a_role_or_path_that_cannot_be(self, make_account, wrong) -> None:
        account = make_account("ann")
        row = {"role": "analyst", "unit_path": "kg", "valid_from": date(2026, 1, 1), **wrong}
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(account=account, **row)

    def test_demonstration_accounts_cannot_be_made_outside_of_it(self, settings) -> None:
        settings.DEMONSTRATION = False
        with pytest.raises(Refused) as refused:
            actions.create_account(username="x", name="X", password="known", by=SYSTEM, demonstration=True)
        assert [problem.code for problem in refused.value.problems] == ["access.P003"]

    def test_the_system_does_not_start_with_demonstration_accounts(self, settings) -> None:
        from bilim.access.checks import no_demonstration_accounts  # noqa: PLC0415 - registers itself on import

        settings.DEMONSTRATION = True
        actions.create_account(username="x", name="X", password="known", by=SYSTEM, demonstration=True)
        assert no_demonstration_accounts(databases=["default"]) == []
        settings.DEMONSTRATION = False
        found = no_demonstration_accounts(databases=["default"])
        assert [message.id for message in found] == ["access.E001"]
        assert "x" in found[0].msg
