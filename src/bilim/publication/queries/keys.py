"""The register of signing keys, and the key that signs here."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bilim.publication import problems
from bilim.publication.rules.signing import Signer, demonstration_signer, read_private_key
from bilim.publication.terms import PublicKey
from bilim_engine import reasons
from bilim_engine.problems import Place, Problem, Refused

FILE = Path("keys") / "signing.yaml"


def list_keys() -> tuple[PublicKey, ...]:
    """Every key an edition may be or was signed with, with its dates, the newest first.

    Refuses a register that somebody wrote and nobody can read: no key may be taken for unknown by a slip.
    """
    path = Path(settings.DEFINITIONS_ROOT) / FILE
    if not path.exists():
        return ()
    try:
        stated = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or {}
        keys = [_key(each) for each in stated.get("keys") or ()]
    except (YAMLError, LookupError, TypeError, AttributeError, ValueError) as fault:
        params: dict[str, str | reasons.Said] = {"file": FILE.name, "why": reasons.of_yaml(str(fault))}
        raise Refused([Problem(problems.KEYS_UNREADABLE, Place(f"definitions/{FILE}"), params)]) from None
    return tuple(sorted(keys, key=lambda key: (key.valid_from, key.id), reverse=True))


def _key(stated: dict[str, Any]) -> PublicKey:
    return PublicKey(
        id=stated["id"],
        public=stated["public"],
        algorithm=stated["algorithm"],
        valid_from=str(stated["valid_from"]),
        valid_until=str(stated.get("valid_until") or ""),
        demonstration=bool(stated.get("demonstration")),
        holder=stated["holder"],
    )


def find_key(key_id: str) -> PublicKey | None:
    """The registered key with this identifier, or None."""
    return next((key for key in list_keys() if key.id == key_id), None)


def get_signer(*days: date) -> Signer:
    """The key that may sign on each of these days. Refuses a key nobody registered, one whose time has
    passed, one kept inside the project, and the demonstration's outside demonstration mode."""
    signer = _signer()
    if signer.is_demonstration and not settings.DEMONSTRATION:
        raise Refused([Problem(problems.DEMONSTRATION_KEY_REFUSED)])
    registered = find_key(signer.key.id)
    if (
        registered is None
        or registered.public != signer.key.public
        or not all(_is_valid(registered, day) for day in days)
    ):
        raise Refused([Problem(problems.KEY_NOT_REGISTERED, params={"key": signer.key.id})])
    return Signer(registered, signer.sign)


def _is_valid(key: PublicKey, day: date) -> bool:
    written = day.isoformat()
    return key.valid_from <= written and (not key.valid_until or written < key.valid_until)


def _signer() -> Signer:
    file = settings.SIGNING_KEY_FILE
    if not file:
        if settings.DEMONSTRATION:
            return demonstration_signer()
        raise _no_key("BILIM_SIGNING_KEY_FILE")
    path = Path(file).expanduser().resolve()
    if path.is_relative_to(Path(settings.ROOT)):
        raise _no_key(_of_file(path, problems.KEY_IN_PROJECT))
    try:
        return read_private_key(path.read_bytes())
    except (OSError, ValueError) as fault:
        # The reason alone: neither the content nor the whole path belongs on a page.
        why = reasons.of_system(fault) if isinstance(fault, OSError) else problems.NO_KEY_IN_FILE
        raise _no_key(_of_file(path, why)) from None


def _of_file(path: Path, why: reasons.Said) -> reasons.Said:
    return {language: f"{path.name}: {said}" for language, said in why.items()}


def _no_key(why: str | reasons.Said) -> Refused:
    return Refused([Problem(problems.NO_SIGNING_KEY, params={"why": why})])
