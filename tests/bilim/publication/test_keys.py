"""Which key may sign: one of the register, kept outside the project, and the demonstration's nothing real."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bilim.base.actor import Actor
from bilim.publication import actions, problems, queries
from factories.refusals import refused


def test_the_demonstration_key_signs_nothing_real(
    draft: str, methodologist_actor: Actor, publisher_actor: Actor, settings: object
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    with refused(problems.NO_SIGNING_KEY):
        actions.sign_edition(code=draft, by=publisher_actor)


def write_key(path: Path, key: Ed25519PrivateKey) -> str:
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return str(path)


def test_a_key_must_be_registered_and_lie_outside_the_project(
    draft: str,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    settings: object,
    tmp_path: Path,
    root: Path,
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = write_key(tmp_path / "key.pem", Ed25519PrivateKey.generate())  # type: ignore[attr-defined]
    with refused(problems.KEY_NOT_REGISTERED):
        actions.sign_edition(code=draft, by=publisher_actor)
    settings.SIGNING_KEY_FILE = str(root / "README.md")  # type: ignore[attr-defined]
    with refused(problems.NO_SIGNING_KEY) as inside:
        actions.sign_edition(code=draft, by=publisher_actor)
    assert "README.md: ачкыч долбоордун папкасында турат" in inside.value.problems[0].message("ky")
    settings.SIGNING_KEY_FILE = str(tmp_path / "nothing.pem")  # type: ignore[attr-defined]
    with refused(problems.NO_SIGNING_KEY):
        actions.sign_edition(code=draft, by=publisher_actor)


def test_the_public_key_register_is_read(settings: object) -> None:
    keys = queries.list_keys()
    assert [key.id for key in keys if key.demonstration] == ["d0a7d266033da8d4"]
    assert all(set(key.holder) == {"ky", "ru", "en"} for key in keys)


@pytest.mark.parametrize("content", ["", "# none yet\n", "keys:\n"])
def test_a_register_without_a_key_is_empty(content: str, settings: Any, tmp_path: Path) -> None:
    write_register(content, settings, tmp_path)
    assert queries.list_keys() == ()


_QUOTED = "окуган программанын сөзү"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("keys: [{", "маани турчу жерде ал жок"),
        ("keys: [{id: x}]", _QUOTED),
        ("keys: [x]", _QUOTED),
        ("[x]", _QUOTED),
        ("keys: 7", _QUOTED),
    ],
)
def test_a_register_that_cannot_be_read_is_refused_with_a_sentence(
    content: str, why: str, settings: Any, tmp_path: Path
) -> None:
    write_register(content, settings, tmp_path)
    with refused(problems.KEYS_UNREADABLE) as refusal:
        queries.list_keys()
    assert why in refusal.value.problems[0].message("ky")


def write_register(content: str, settings: Any, folder: Path) -> None:
    settings.DEFINITIONS_ROOT = folder
    (folder / "keys").mkdir()
    (folder / "keys" / "signing.yaml").write_text(content, encoding="utf-8")
