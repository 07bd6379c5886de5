"""One bundle verified: bytes, signature, figures. Whatever can be told of it is told at once."""

from functools import partial
from typing import Any, Callable, Dict, Iterable, List, NamedTuple, Optional, Sequence, Tuple

from . import (
    boundaries,
    changes,
    claims,
    form,
    gate,
    governed,
    instants,
    integrity,
    letters,
    naming,
    programs,
    recomputing,
)
from .analyses import ANALYSIS
from .content import BadContent
from .problems import Problem, Unreadable, problem
from .uncertainty import Kept

SAME, DIFFERS, UNREADABLE = 0, 1, 2
# Definitions that no writer makes: their shape is wrong somewhere, and the form has told where.
MISSHAPEN = naming.MISSHAPEN


class Report(NamedTuple):
    """What was found; `status` is the exit status of the command."""

    status: int
    problems: List[Problem]
    figures: int
    manifest: Dict[str, Any]
    recorded_later: int = 0  # facts that were recorded after the instant the edition states
    draws: int = 0  # of the analysis, all made anew
    seed: str = ""
    names: naming.Names = naming.NOBODY
    changes_unheld: bool = False  # a revision whose list of changes was not held against the corrected bundle
    programs: Sequence[str] = ()  # carried by the bundle and others than those that run here
    told: Sequence[governed.Told] = ()  # of the criteria and of how departments were heard
    is_unanalysed: bool = False  # nothing is stated of how sure the order is
    sought: Sequence[naming.Sought] = ()  # where to look for a changed fact that no byte gives away


def verify(
    data: bytes,
    key: str = "",
    corrected: Optional[bytes] = None,
    corrected_key: str = "",
    kept: Optional[Kept] = None,
) -> Report:
    """Everything that is wrong with this bundle; nothing is raised, whatever the bytes are.

    With the bundle it corrects, what it says of its changes is held against that one too. `kept` holds what
    was found of the draws of earlier bundles, by the hash of all they follow from.
    """
    try:
        opened = integrity.open_bundle(data, key)
    except Unreadable as refusal:
        return Report(UNREADABLE, [*refusal.problems, *form.of_entries(refusal.contents)], 0, {})
    contents, manifest = opened.contents, opened.manifest
    formal = form.check(contents, manifest)
    problems = [*opened.problems, *formal]
    misshapen = any(each.code == "not_foreseen" for each in formal)
    again = _recomputed(contents, manifest, kept)
    problems += again.problems
    for entry, stage in _stages(opened):
        problems += _told(entry, stage, problems, misshapen)
    # Changes that lack a part cannot be compared, which is said already.
    if ("entry", changes.CORRECTIONS) not in {pair for each in formal for pair in each.params}:
        problems += _told(
            changes.CORRECTIONS,
            partial(_changes, opened, corrected_key or key, corrected, kept),
            problems,
            misshapen,
        )
    problems += claims.hash_of_method(contents, manifest)
    later = _later(contents, manifest)
    return Report(
        DIFFERS if problems else SAME,
        problems,
        again.figures,
        manifest,
        later,
        again.draws,
        again.seed,
        naming.names(contents),
        changes_unheld=corrected is None and bool(manifest["edition"].get("corrects")),
        programs=programs.others(contents),
        told=[*governed.told(contents, manifest, _is_signed(opened)), *boundaries.told(contents, manifest)],
        is_unanalysed=_is_unanalysed(contents, manifest),
        sought=naming.sought(contents, problems),
    )


def _recomputed(
    contents: Dict[str, bytes], manifest: Dict[str, Any], kept: Optional[Kept]
) -> recomputing.Recomputed:
    try:
        return recomputing.recompute(contents, manifest, kept)
    except BadContent as fault:
        return recomputing.Recomputed([fault.problem], 0)
    except MISSHAPEN as fault:
        return recomputing.Recomputed([problem("bad_content", entry="definitions/", **_misshapen(fault))], 0)


def _stages(opened: integrity.Opened) -> List[Tuple[str, Callable[[], Iterable[Problem]]]]:
    """What is asked beside the figures, each on its own: one that cannot be answered hides no other."""
    contents, manifest = opened.contents, opened.manifest
    return [
        *claims.stages(contents, manifest),
        (gate.GATE, partial(gate.check, contents, manifest)),
        (letters.README, partial(letters.check, contents, manifest)),
        (claims.MANIFEST, partial(instants.check, manifest)),
        *governed.stages(contents, manifest, _is_signed(opened)),
        *boundaries.stages(contents, manifest),
        ("values.csv", partial(form.details, contents)),
    ]


def _told(
    entry: str, stage: Callable[[], Iterable[Problem]], before: List[Problem], misshapen: bool
) -> List[Problem]:
    """What the stage finds, up to where it can read no further; what was told before is not told again, nor
    that a stage stumbles over a shape that the form has named already."""
    found: List[Problem] = []
    try:
        for each in stage():
            found.append(each)
    except BadContent as fault:
        if fault.problem not in before:
            found.append(Problem("part_unreadable", fault.problem.params))
    except MISSHAPEN as fault:
        if misshapen:
            return [each for each in found if each not in before]
        found.append(problem("part_unreadable", entry=entry, **_misshapen(fault)))
    return [each for each in found if each not in before]


def _is_signed(opened: integrity.Opened) -> bool:
    """Whether the signature is that of the key inside: a draft has none."""
    return all(each.code != "bad_signature" for each in opened.problems)


def _misshapen(fault: Exception) -> Dict[str, str]:
    """Why something cannot be read: in words of the reader, and by the name of the fault for whoever writes
    programs."""
    return {"why": type(fault).__name__, "said": "misshapen"}


def _is_unanalysed(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> bool:
    """Whether the edition, of a format with room for it, states no analysis of its order."""
    return manifest["format_version"] > 1 and contents.get(ANALYSIS, b"").strip() == b"{}"


def _later(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> int:
    try:
        return instants.recorded_later(contents, manifest)
    except (BadContent, *MISSHAPEN):
        return 0


def _changes(
    opened: integrity.Opened, key: str, corrected: Optional[bytes], kept: Optional[Kept]
) -> Iterable[Problem]:
    """What is wrong with the changes this bundle states."""
    if corrected is None:
        return changes.check(opened.contents, None)
    before = verify(corrected, key, kept=kept)
    if before.problems:
        # Of a file that is no bundle at all the reader needs to know why, and that it is not this one; of one
        # with another key, which.
        unread = before.status == UNREADABLE
        why = [each for each in before.problems if unread or each.code == "other_key"]
        return [problem("corrected_unsound", count=str(len(before.problems))), *why]
    given = integrity.open_bundle(corrected, key)
    stated, actual = str(opened.manifest["edition"]["corrects"]), str(given.manifest["edition"]["code"])
    if stated != actual:
        said = {"entry": claims.MANIFEST, "place": "edition.corrects", "stated": stated}
        return [problem("claim_differs", source="--corrects", actual=actual, **said)]
    late = instants.after_corrected(opened.manifest, given.manifest)
    return [*late, *changes.check(opened.contents, given.contents)]
