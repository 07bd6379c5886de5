"""Permissions and the roles that give them. Listed here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bilim.base.actor import ROOT

# A password is no longer than this: longer ones are turned away before anything is computed from them.
LONGEST_PASSWORD = 256
LONGEST_USERNAME, LONGEST_NAME = 150, 200


class Permission(StrEnum):
    """One thing that may be done."""

    DESK_READ = "desk.read"
    FACTS_READ = "facts.read"
    FACTS_IMPORT = "facts.import"
    DEFINITIONS_APPROVE = "definitions.approve"
    RUN_MAKE = "run.make"
    DRAFT_READ = "draft.read"
    EDITION_DRAFT = "edition.draft"
    EDITION_CHECK = "edition.check"
    EDITION_SIGN = "edition.sign"
    EDITION_PUBLISH = "edition.publish"
    EDITION_CORRECT = "edition.correct"
    OUTSIDE_BRING = "outside.bring"
    OUTSIDE_CONFIRM = "outside.confirm"
    STATEMENT_WRITE = "statement.write"
    CASE_OPEN = "case.open"
    CASE_DECIDE = "case.decide"
    JOURNAL_READ = "journal.read"
    REGISTER_EDIT = "register.edit"


class Role(StrEnum):
    """What a person is in the system. A person may hold several roles over several parts of the tree."""

    ANALYST = "analyst"
    METHODOLOGIST = "methodologist"
    PUBLISHER = "publisher"
    DEPARTMENT_HEAD = "department_head"
    AUDITOR = "auditor"


ROLES: dict[Role, frozenset[Permission]] = {
    Role.ANALYST: frozenset(
        {
            Permission.DESK_READ,
            Permission.FACTS_READ,
            Permission.FACTS_IMPORT,
            Permission.RUN_MAKE,
            Permission.DRAFT_READ,
            Permission.EDITION_DRAFT,
            Permission.EDITION_CORRECT,
            Permission.OUTSIDE_BRING,
            Permission.CASE_DECIDE,
            Permission.REGISTER_EDIT,
        }
    ),
    Role.METHODOLOGIST: frozenset(
        {
            Permission.DESK_READ,
            Permission.FACTS_READ,
            Permission.DRAFT_READ,
            Permission.DEFINITIONS_APPROVE,
            Permission.EDITION_CHECK,
            Permission.CASE_DECIDE,
        }
    ),
    Role.PUBLISHER: frozenset(
        {
            Permission.DESK_READ,
            Permission.DRAFT_READ,
            Permission.EDITION_SIGN,
            Permission.EDITION_PUBLISH,
            Permission.OUTSIDE_BRING,
            Permission.OUTSIDE_CONFIRM,
        }
    ),
    Role.DEPARTMENT_HEAD: frozenset(
        {Permission.DESK_READ, Permission.FACTS_READ, Permission.STATEMENT_WRITE, Permission.CASE_OPEN}
    ),
    Role.AUDITOR: frozenset(
        {Permission.DESK_READ, Permission.FACTS_READ, Permission.DRAFT_READ, Permission.JOURNAL_READ}
    ),
}

ROLE_NAMES: dict[Role, dict[str, str]] = {
    Role.ANALYST: {"ky": "Аналитик", "ru": "Аналитик", "en": "Analyst"},
    Role.METHODOLOGIST: {"ky": "Методолог", "ru": "Методолог", "en": "Methodologist"},
    Role.PUBLISHER: {"ky": "Жарыялоочу", "ru": "Ответственный за публикацию", "en": "Publisher"},
    Role.DEPARTMENT_HEAD: {
        "ky": "Билим берүү бөлүмүнүн башчысы",
        "ru": "Руководитель отдела образования",
        "en": "Head of an education department",
    },
    Role.AUDITOR: {"ky": "Аудитор", "ru": "Аудитор", "en": "Auditor"},
}


@dataclass(frozen=True, slots=True)
class Post:
    """A role a person holds or held, over a part of the tree, on the days until before `valid_until`."""

    role: Role
    unit_path: str
    valid_from: date
    valid_until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the half-open interval."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True, slots=True)
class Person:
    """Who stands behind a user name, with every post she ever held."""

    code: str
    name: str
    posts: tuple[Post, ...] = ()

    def roles_on(self, day: date) -> tuple[Role, ...]:
        """What she was on this day, each once."""
        return tuple(dict.fromkeys(post.role for post in self.posts if post.holds_on(day)))

    def may_on(self, permission: Permission, day: date) -> bool:
        """Whether one of her posts of this day permits it for the whole country."""
        return any(
            permission in ROLES[post.role] and post.unit_path in ("", ROOT)
            for post in self.posts
            if post.holds_on(day)
        )
