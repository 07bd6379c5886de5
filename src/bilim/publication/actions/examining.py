"""Bringing a rating of others in by the browser: looked at first, then loaded, the very same bytes."""

from __future__ import annotations

from bilim.base.actor import Actor
from bilim.publication import policies, problems, queries
from bilim.publication.actions.statements import load_content
from bilim.publication.queries.examining import LARGEST, MEDIA_TYPE, MEGABYTE
from bilim.publication.queries.statements import parse
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused


def keep_for_examination(*, content: bytes, name: str, by: Actor) -> str:
    """The file is kept and known by its hash; nothing of it is public.

    Refuses what cannot be read, with every reason.
    """
    policies.require(policies.may_load_statement(by))
    if len(content) > LARGEST:
        params = {"size": f"{len(content) / MEGABYTE:.1f}", "limit": str(LARGEST // MEGABYTE)}
        raise Refused([Problem(problems.FILE_TOO_LARGE, params=params)])
    parse(content, name)
    return storage.keep(content, name=name, media_type=MEDIA_TYPE, by=by).sha256


def load_examined(*, sha256: str, by: Actor) -> str:
    """The statement that was looked at is public beside what the gate finds in it; its code."""
    found = queries.get_examined(sha256, seen_by=by)
    return load_content(found.statement.code, stored.read(sha256), found.name, by)
