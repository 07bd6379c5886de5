"""The cast: people who work with the system, as accounts, as actors and as signed-in browsers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bilim.base.actor import Actor
from factories.once import parse_once
from factories.people import CAST, LONG_AGO, PASSWORD
from factories.translations import compile_and_read

if TYPE_CHECKING:
    from django.test import Client

    from bilim.access.models import Account

ROOT = Path(__file__).resolve().parents[1]
# What a browser makes of a page does not depend on the database; the pages themselves are asked for on each.
BROWSER = ROOT / "tests" / "browser"


@pytest.fixture(autouse=True)
def _quick_and_apart(settings: object, tmp_path: Path) -> None:
    """Each test has a storage of its own and pages made for it alone; passwords are hashed quickly."""
    settings.STORAGE_ROOT = tmp_path / "storage"  # type: ignore[attr-defined]
    settings.PAGES_KEPT = 0  # type: ignore[attr-defined]
    # Who signs in by the form has no telephone, but where a test gives her one.
    settings.SECOND_FACTOR_ROLES = []  # type: ignore[attr-defined]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture(scope="session", autouse=True)
def _parse_once() -> Iterator[None]:
    with parse_once():
        yield


@pytest.fixture
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture
def make_account(db: None) -> Callable[..., Account]:
    """Makes an account with a role over a part of the tree."""
    from bilim.access import actions  # noqa: PLC0415 - models load with the database
    from bilim.access.terms import Role  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    def make(username: str, role: str = "", unit_path: str = "", **dates: date) -> Account:
        account = actions.create_account(
            username=username, name=username.title(), password=PASSWORD, by=SYSTEM
        )
        if role:
            dates.setdefault("valid_from", LONG_AGO)
            actions.grant_role(account=account, role=Role(role), unit_path=unit_path, by=SYSTEM, **dates)
        return account

    return make


def _short(username: str) -> str:
    """The place of a post is not part of the name under which tests ask for her."""
    return username.removesuffix("-nookat").replace("-", "_")


def _cast(username: str) -> Callable[..., Account]:
    @pytest.fixture(name=_short(username))
    def account(make_account: Callable[..., Account]) -> Account:
        return make_account(username, *CAST[username])

    return account


analyst = _cast("analyst")
methodologist = _cast("methodologist")
publisher = _cast("publisher")
head = _cast("head-nookat")
officer = _cast("officer-nookat")
school_head = _cast("school-head")
clerk = _cast("clerk")
auditor = _cast("auditor")
admin = _cast("admin")


@pytest.fixture
def actor_of(db: None) -> Callable[[Account], Actor]:
    """The actor of an account, today."""
    from bilim.access.queries import actor_for  # noqa: PLC0415

    return actor_for


def _actor(username: str) -> Callable[..., Actor]:
    short = _short(username)

    @pytest.fixture(name=f"{short}_actor")
    def actor(request: pytest.FixtureRequest, actor_of: Callable[[Account], Actor]) -> Actor:
        return actor_of(request.getfixturevalue(short))

    return actor


analyst_actor = _actor("analyst")
methodologist_actor = _actor("methodologist")
publisher_actor = _actor("publisher")
head_actor = _actor("head-nookat")
officer_actor = _actor("officer-nookat")
school_head_actor = _actor("school-head")
clerk_actor = _actor("clerk")
auditor_actor = _actor("auditor")
admin_actor = _actor("admin")


@pytest.fixture
def signed_in(client: Client) -> Callable[[Account], Client]:
    """A browser in which this account is signed in."""

    def enter(account: Account) -> Client:
        client.force_login(account, backend="bilim.access.backends.AccountBackend")
        return client

    return enter


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="only tests that use the database (for a second database)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Translations are as their sources say before the first page is rendered."""
    compile_and_read(ROOT / "locale")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    kept = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    if item.path.is_relative_to(BROWSER):
        return False
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(fixtures & {"db", "transactional_db", "live_server", "django_db_setup", "system"})


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Bytes are not part of a test's name: some hold the time, and then two workers disagree on the names."""
    return argname if isinstance(val, bytes) else None
