"""One bundle verified: bytes, signature, figures."""

from typing import Any, Dict, List, NamedTuple, Optional

from . import changes, claims, form, integrity, recomputing
from .content import BadContent
from .problems import Problem, Unreadable, problem

SAME, DIFFERS, UNREADABLE = 0, 1, 2


class Report(NamedTuple):
    """What was found; `status` is the exit status of the command."""

    status: int
    problems: List[Problem]
    figures: int
    manifest: Dict[str, Any]


def verify(data: bytes, key: str = "", corrected: Optional[bytes] = None) -> Report:
    """Everything that is wrong with this bundle; nothing is raised, whatever the bytes are.

    With the bundle it corrects, what it says of its changes is held against that one too.
    """
    try:
        opened = integrity.open_bundle(data, key)
    except Unreadable as refusal:
        return Report(UNREADABLE, [refusal.problem], 0, {})
    formal = form.check(opened.contents, opened.manifest)
    problems = [*opened.problems, *formal]
    figures = 0
    try:
        recomputed = recomputing.recompute(opened.contents, opened.manifest)
        problems += recomputed.problems
        figures = recomputed.figures
        problems += claims.check(opened.contents, opened.manifest)
        problems += form.details(opened.contents)
        # Changes that lack a part cannot be compared, which is said already.
        if ("entry", changes.CORRECTIONS) not in {pair for each in formal for pair in each.params}:
            problems += _changes(opened, key, corrected)
    except BadContent as fault:
        problems.append(fault.problem)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        # Definitions that no writer makes: their shape is wrong somewhere, and the bytes have told where.
        why = f"{type(fault).__name__}: {fault}"
        problems.append(problem("bad_content", entry="definitions/", why=why))
    problems += claims.hash_of_method(opened.contents, opened.manifest)
    return Report(DIFFERS if problems else SAME, problems, figures, opened.manifest)


def _changes(opened: integrity.Opened, key: str, corrected: Optional[bytes]) -> List[Problem]:
    """What is wrong with the changes this bundle states."""
    if corrected is None:
        return changes.check(opened.contents, None)
    before = verify(corrected, key)
    if before.status == UNREADABLE:
        return before.problems
    if before.problems:
        return [problem("corrected_unsound", count=str(len(before.problems)))]
    given = integrity.open_bundle(corrected, key)
    stated, actual = str(opened.manifest["edition"]["corrects"]), str(given.manifest["edition"]["code"])
    if stated != actual:
        place = "edition.corrects"
        return [
            problem(
                "claim_differs",
                entry="manifest.json",
                place=place,
                stated=stated,
                source="--corrects",
                actual=actual,
            )
        ]
    return changes.check(opened.contents, given.contents)
