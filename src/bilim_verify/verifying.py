"""One bundle verified: bytes, signature, figures."""

from typing import Any, Dict, List, NamedTuple

from . import claims, integrity, recomputing
from .content import BadContent
from .problems import Problem, Unreadable, problem

SAME, DIFFERS, UNREADABLE = 0, 1, 2


class Report(NamedTuple):
    """What was found; `status` is the exit status of the command."""

    status: int
    problems: List[Problem]
    figures: int
    manifest: Dict[str, Any]


def verify(data: bytes, key: str = "") -> Report:
    """Everything that is wrong with this bundle; nothing is raised, whatever the bytes are."""
    try:
        opened = integrity.open_bundle(data, key)
    except Unreadable as refusal:
        return Report(UNREADABLE, [refusal.problem], 0, {})
    problems = list(opened.problems)
    figures = 0
    try:
        recomputed = recomputing.recompute(opened.contents, opened.manifest)
        problems += recomputed.problems
        figures = recomputed.figures
        problems += claims.check(opened.contents, opened.manifest)
    except BadContent as fault:
        problems.append(fault.problem)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        # Definitions that no writer makes: their shape is wrong somewhere, and the bytes have told where.
        why = f"{type(fault).__name__}: {fault}"
        problems.append(problem("bad_content", entry="definitions/", why=why))
    problems += claims.hash_of_method(opened.contents, opened.manifest)
    return Report(DIFFERS if problems else SAME, problems, figures, opened.manifest)
