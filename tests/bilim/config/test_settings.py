"""Settings: each documented, each read in one way, a wrong one named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import formats, translation

from bilim.config import environment

# Read by the command line and the launcher, before there are settings.
ELSEWHERE = {"BILIM_LANGUAGE"}


def _documented(root: Path) -> set[str]:
    text = (root / "docs" / "operations.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(BILIM_\w+)`", text, re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_one_is_read(root: Path) -> None:
    assert settings.PORT
    assert _documented(root) == environment.asked | ELSEWHERE


def test_settings_are_read_nowhere_else(root: Path) -> None:
    allowed = {"settings.py", "environment.py"}
    pattern = re.compile(r"environ(\.get\(|\[)\s*\"(BILIM_\w+)\"")
    found = {
        (file.name, match.group(2))
        for file in (root / "src" / "bilim").rglob("*.py")
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
        if file.name not in allowed
    }
    # Where the demonstration lives is decided before settings are read.
    assert found <= {("demo.py", "BILIM_VAR"), ("demo.py", "BILIM_PORT")}


@pytest.mark.parametrize("value", ["maybe", "2", "ja"])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BILIM_DEBUG", value)
    with pytest.raises(ImproperlyConfigured, match="BILIM_DEBUG"):
        environment.flag("DEBUG", default=False)


@pytest.mark.parametrize("value", ["many", "-1", "0", "1.5", ""])
def test_a_number_is_a_whole_number_of_the_least(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BILIM_WORKERS", value)
    with pytest.raises(ImproperlyConfigured, match="BILIM_WORKERS"):
        environment.number("WORKERS", 2, least=1)


def test_a_database_address_is_taken_apart() -> None:
    found = environment.postgresql("postgresql://us%40er:p%2Fw@db.internal:5433/bilim?sslmode=verify-full")
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("us@er", "p/w", "db.internal")
    # Nobody waits without an end for what another holds.
    options = {"sslmode": "verify-full", "options": "-c lock_timeout=30s"}
    assert (found["PORT"], found["NAME"], found["OPTIONS"]) == ("5433", "bilim", options)
    # What else is asked of the server stands beside it; of the same the last word holds.
    own = environment.postgresql("postgresql://db/bilim?options=-c%20lock_timeout%3D2min%20-c%20jit%3Doff")
    assert own["OPTIONS"] == {"options": "-c lock_timeout=30s -c lock_timeout=2min -c jit=off"}
    assert environment.postgresql("postgresql://bilim@/bilim?host=/run/pg")["HOST"] == "/run/pg"
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        environment.postgresql("mysql://x/y")


def test_a_wrong_address_of_a_database_never_shows_its_password() -> None:
    for address in ("mysql://u:hidden@h/x", "postgresql://u:hidden@h:port/x"):
        with pytest.raises(environment.Unreadable) as raised:
            environment.postgresql(address)
        assert "hidden" not in str(raised.value)


def test_the_secret_is_made_once_and_only_its_owner_reads_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("BILIM_SECRET_KEY", raising=False)
    file = tmp_path / "secret"
    first = environment.secret("SECRET_KEY", file)
    assert environment.secret("SECRET_KEY", file) == first
    assert len(first) > 50
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(("language", "written"), [("ky", "1234,5"), ("ru", "1234,5"), ("en", "1234.5")])
def test_numbers_have_the_separator_of_the_language(language: str, written: str) -> None:
    with translation.override(language):
        assert formats.number_format(1234.5) == written


def test_sqlite_is_durable_and_takes_one_writer() -> None:
    options = environment.sqlite(Path("x"))["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in options["init_command"]


def test_the_locks_name_no_host_and_pin_everything(root: Path) -> None:
    pinned = {}
    for name in ("run", "dev", "benchmarks"):
        text = (root / "locks" / f"{name}.txt").read_text(encoding="utf-8")
        assert "://" not in text
        blocks = re.findall(
            r"^([a-z0-9][\w.\[\],-]*==\S+)(.*?)(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL
        )
        assert blocks
        assert all("--hash=sha256:" in rest for _name, rest in blocks)
        pinned[name] = {name for name, _rest in blocks}
    assert pinned["run"] <= pinned["dev"]


@pytest.mark.parametrize("given", ["x", "short", "a" * 64, "abcabcabc" * 8])
def test_a_secret_that_can_be_guessed_is_refused_and_never_told_back(
    monkeypatch, tmp_path, given: str
) -> None:
    monkeypatch.setenv("BILIM_SECRET_KEY", given)
    with pytest.raises(environment.Weak) as raised:
        environment.secret("SECRET_KEY", tmp_path / "secret")
    assert raised.value.place == "BILIM_SECRET_KEY"
    assert given not in str(raised.value).replace("BILIM_SECRET_KEY", "").split()
    monkeypatch.delenv("BILIM_SECRET_KEY")
    (tmp_path / "secret").write_text(given)
    with pytest.raises(environment.Weak, match="secret"):
        environment.secret("SECRET_KEY", tmp_path / "secret")


def test_a_strong_secret_is_taken(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BILIM_SECRET_KEY", "q8Zr0Vw3LkT5yNb7XmC1pHd4SgJ9fUae")
    assert environment.secret("SECRET_KEY", tmp_path / "secret").startswith("q8Zr")


@pytest.mark.parametrize("address", ["postgresql://", "postgresql://host", "postgresql://[::1/d"])
def test_a_database_address_that_cannot_be_read_or_names_no_database_is_named(address: str) -> None:
    with pytest.raises(environment.Unreadable, match="BILIM_DATABASE_URL"):
        environment.postgresql(address)


@pytest.mark.parametrize("value", ["*", "https://bilim.kg", "bilim.kg:443", "bilim kg", "-x", "a,*"])
def test_a_name_of_a_host_is_one(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BILIM_HOSTS", value)
    with pytest.raises(ImproperlyConfigured, match="BILIM_HOSTS"):
        environment.hosts("HOSTS", "localhost")
    monkeypatch.setenv("BILIM_HOSTS", "bilim.example.kg, .edu.kg,127.0.0.1,[::1],localhost")
    assert len(environment.hosts("HOSTS", "")) == 5


@pytest.mark.parametrize("value", ["bilim.kg", "*", "https://", "https://bilim.kg/path", "ftp://bilim.kg"])
def test_an_origin_names_how_it_is_reached(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BILIM_TRUSTED_ORIGINS", value)
    with pytest.raises(ImproperlyConfigured, match="BILIM_TRUSTED_ORIGINS"):
        environment.origins("TRUSTED_ORIGINS")
    monkeypatch.setenv("BILIM_TRUSTED_ORIGINS", "https://bilim.example.kg,http://localhost:8000")
    assert len(environment.origins("TRUSTED_ORIGINS")) == 2


@pytest.mark.parametrize("value", ["", "everywhere", "1.2.3", "127.0.0.1:80"])
def test_the_address_is_one_of_a_machine(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BILIM_ADDRESS", value)
    with pytest.raises(ImproperlyConfigured, match="BILIM_ADDRESS"):
        environment.address("ADDRESS", "127.0.0.1")
    for known in ("0.0.0.0", "::1", "localhost"):
        monkeypatch.setenv("BILIM_ADDRESS", known)
        assert environment.address("ADDRESS", "") == known
