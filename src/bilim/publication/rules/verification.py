"""The independent verifier, asked before anything comes out (law 5). Its files travel in every bundle."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import bilim_verify
from bilim.publication import problems
from bilim_engine.problems import LANGUAGES, Problem
from bilim_verify import command, integrity
from bilim_verify.problems import Problem as Finding
from bilim_verify.problems import Unreadable
from bilim_verify.uncertainty import Redrawn

# What an unsigned draft naturally lacks.
_OF_DRAFTS = frozenset({"bad_signature", "key_id_differs"})
_MOST = 20
_EDITIONS_KEPT = 4


class Corrected(NamedTuple):
    """The signed bundle of an edition that another one corrects, with the key that signed it."""

    bundle: bytes
    key: str


class _Lately(dict[str, Redrawn]):
    """What the verifier found of the draws of the last few editions, by the hash of all they follow from.

    A draft is checked and then signed: between the two nothing changes but the key. All else is
    verified anew.
    """

    def __setitem__(self, name: str, found: Redrawn) -> None:
        super().__setitem__(name, found)
        for oldest in list(self)[:-_EDITIONS_KEPT]:
            self.pop(oldest, None)


_lately = _Lately()


@lru_cache(maxsize=1)
def _files() -> dict[str, bytes]:
    folder = Path(bilim_verify.__file__).parent
    inside = {f"bilim_verify/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.py"))}
    return {**inside, "__main__.py": (folder / "travelling.txt").read_bytes()}


def travelling_files() -> dict[str, bytes]:
    """The verifier as it is put into a bundle."""
    return dict(_files())


def signed_problems(bundle: bytes, key: str, corrected: Corrected | None) -> list[Problem]:
    """What the verifier finds against a bundle that should be signed with this key, its list of changes held
    against the bundle it corrects."""
    return _problems(_verified(bundle, key, corrected))


def byte_problems(bundle: bytes, key: str) -> list[Problem]:
    """The same without recomputing: whether these are the bytes that were signed."""
    try:
        return _problems(integrity.open_bundle(bundle, key).problems)
    except Unreadable as refusal:
        return _problems(refusal.problems)


def unsigned_problems(draft: bytes, corrected: Corrected | None) -> list[Problem]:
    """The same of a draft, its missing signature apart."""
    return _problems([each for each in _verified(draft, "", corrected) if each.code not in _OF_DRAFTS])


def _verified(bundle: bytes, key: str, corrected: Corrected | None) -> list[Finding]:
    before, before_key = corrected or (None, "")
    return bilim_verify.verify(bundle, key, before, before_key, kept=_lately).problems


def _problems(found: list[Finding]) -> list[Problem]:
    return [_problem(each) for each in found[:_MOST]]


def _problem(found: Finding) -> Problem:
    """The verifier's own sentence inside ours, in each language."""
    said = {language: command.sentence(found, language) for language in LANGUAGES}
    return Problem(problems.VERIFIER_DIFFERS, params={"sentence": said})
