"""Settings are read from the environment: a name, a type, a default. A wrong value is named, not guessed."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import re
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from bilim.config import standing
from bilim_engine import reasons

PREFIX = "BILIM_"
# Seconds for which anybody waits for what another writes.
LONGEST_WAIT = 30
# So many seconds a thread keeps its way to the database.
KEPT_OPEN = 60
# Thirty-two characters of base 64 hold 192 bits; words and repetitions have fewer different ones.
SECRET_LENGTH, SECRET_VARIETY = 32, 12
_HOST = re.compile(r"\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


class Unreadable(ImproperlyConfigured):
    """A setting is written wrongly. Never holds more of the value than a terminal may show."""

    def __init__(self, name: str, value: str, wanted: str | reasons.Said) -> None:
        self.name, self.value, self.wanted = PREFIX + name, value[:80], wanted
        said = wanted if isinstance(wanted, str) else wanted["en"]
        super().__init__(f"{self.name} is {self.value!r}: {said}")


class Weak(ImproperlyConfigured):
    """A secret that can be guessed, and where it stands."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(f"{place}: at least {SECRET_LENGTH} characters, {SECRET_VARIETY} of them different")


# Every setting that was asked for, so that a test can compare them with docs/operations.md.
asked: set[str] = set()


def text(name: str, default: str = "") -> str:
    """The setting `BILIM_<name>` as written."""
    asked.add(PREFIX + name)
    return os.environ.get(PREFIX + name, default)


def flag(name: str, *, default: bool) -> bool:
    """The setting as yes or no."""
    found = text(name, "1" if default else "0").strip().lower()
    if found in _TRUE:
        return True
    if found in _FALSE:
        return False
    raise Unreadable(name, found, "0 | 1")


def number(name: str, default: int, *, least: int = 0, most: int = 1_000_000) -> int:
    """The setting as a whole number from `least` to `most`."""
    found = text(name, str(default)).strip()
    if not re.fullmatch("[0-9]{1,9}", found) or not least <= int(found) <= most:
        raise Unreadable(name, found, f"{least} … {most}")
    return int(found)


def choice(name: str, default: str, known: tuple[str, ...]) -> str:
    """The setting as one of the known words."""
    found = text(name, default)
    if found not in known:
        raise Unreadable(name, found, " | ".join(known))
    return found


def choices(name: str, default: str, known: tuple[str, ...]) -> list[str]:
    """The setting as known words, parted by commas."""
    found = [item.strip() for item in text(name, default).split(",") if item.strip()]
    for item in found:
        if item not in known:
            raise Unreadable(name, item, " | ".join(known))
    return found


def hosts(name: str, default: str) -> list[str]:
    """The setting as names of hosts, parted by commas; `.example.kg` takes those below it. Never all: links
    would lead wherever a request says.
    """
    return _items(name, default, _HOST, "bilim.example.kg, 127.0.0.1, [::1]")


def origins(name: str) -> list[str]:
    """The setting as origins of pages, parted by commas."""
    return _items(name, "", _ORIGIN, "https://bilim.example.kg")


def address(name: str, default: str) -> str:
    """The setting as an address of this machine."""
    found = text(name, default).strip()
    try:
        ipaddress.ip_address(found)
    except ValueError:
        if found != "localhost":
            raise Unreadable(name, found, "127.0.0.1 | 0.0.0.0 | ::1 | localhost") from None
    return found


def _items(name: str, default: str, form: re.Pattern[str], wanted: str) -> list[str]:
    found = [item.strip() for item in text(name, default).split(",") if item.strip()]
    for item in found:
        if not form.fullmatch(item):
            raise Unreadable(name, item, wanted)
    return found


def path(name: str, default: Path) -> Path:
    """The setting as an absolute path."""
    return Path(text(name, str(default))).expanduser().resolve()


def folder(name: str, default: Path) -> Path:
    """The setting as a folder that is there, readable by its owner alone where it had to be made."""
    return subfolder(name, path(name, default))


def subfolder(name: str, found: Path) -> Path:
    """A folder of the setting that is there."""
    try:
        found.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise Unreadable(name, str(found), reasons.of_system(fault)) from None
    return found


def database(name: str, file: Path) -> dict[str, object]:
    """The database: SQLite in `file`, or the PostgreSQL of `postgresql://user:password@host:port/name`."""
    address = text(name)
    return postgresql(address) if address else sqlite(file)


def sqlite(file: Path) -> dict[str, object]:
    """SQLite that survives a power cut, takes one writer at a time and lets readers go on meanwhile."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # A thread that answers opens the file once in a while and not for each page: that took longer than
        # to ask it.
        "CONN_MAX_AGE": KEPT_OPEN,
        "OPTIONS": {
            "timeout": LONGEST_WAIT,
            "factory": standing.Connection,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def postgresql(address: str) -> dict[str, object]:
    """PostgreSQL at this address; the part after `?host=` may name the folder of a socket."""
    try:
        parts = urlsplit(address)
    except ValueError:  # a bracket that is not closed
        raise Unreadable("DATABASE_URL", "postgresql://[…", "postgresql://[::1]:5432/…") from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Unreadable("DATABASE_URL", f"{parts.scheme}://…", "postgresql://…")
    try:
        port = str(parts.port or "")
    except ValueError:
        raise Unreadable("DATABASE_URL", "postgresql://…:?/…", "postgresql://…:5432/…") from None
    if not parts.path.strip("/"):
        raise Unreadable("DATABASE_URL", "postgresql://…", "postgresql://…/name")
    query = dict(item.split("=", 1) for item in parts.query.split("&") if "=" in item)
    # As with SQLite: whoever waits too long for what another holds is told so and gives the thread back.
    query["options"] = f"-c lock_timeout={LONGEST_WAIT}s {query.get('options', '')}".rstrip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.pop("host", parts.hostname or "")),
        "PORT": port or query.pop("port", ""),
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {key: unquote(value) for key, value in query.items()},
    }


def secret(name: str, file: Path) -> str:
    """The secret as given, else the one in `file`, which is made once and readable by its owner alone."""
    given = text(name)
    if given:
        return _strong(PREFIX + name, given)
    try:
        if not file.exists():
            _write_once(file, secrets.token_urlsafe(50))
        return _strong(str(file), file.read_text(encoding="ascii").strip())
    except OSError as fault:
        raise Unreadable("VAR", str(file.parent), reasons.of_system(fault)) from None


def _strong(place: str, found: str) -> str:
    # Whoever guesses it signs in as anybody. Never told back: a terminal and a log are read by others.
    if len(found) < SECRET_LENGTH or len(set(found)) < SECRET_VARIETY:
        raise Weak(place)
    return found


def _write_once(file: Path, content: str) -> None:
    # Two processes may start together: the link fails for the second, which then reads the first one's.
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(content, encoding="ascii")
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
