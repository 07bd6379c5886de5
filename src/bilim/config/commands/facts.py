"""`./bilim import FILE [--commit --by NAME [--despite-warnings]] [--mark SIGN=MEANING …]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import django

from bilim.config import problems
from bilim.config.explained import explained
from bilim.config.speech import complain, reader, say, told
from bilim_engine.arguments import Parser, Written, terminal_language
from bilim_engine.problems import Problem, Refused

if TYPE_CHECKING:
    from bilim.facts.terms import Committed, Entry, Plan

PLANNED = {
    "ky": "{rows} сап: {new} жаңы, {changed} өзгөргөн, {same} мурункудай. Азырынча эч нерсе жазылган жок; "
    "жазуу үчүн --commit кошуңуз.",
    "ru": "Строк {rows}: новых {new}, изменённых {changed}, прежних {same}. Пока ничего не записано; "
    "чтобы записать: --commit.",
    "en": "{rows} rows: {new} new, {changed} changed, {same} as before. Nothing is recorded yet; "
    "to record them, add --commit.",
}
FOUND_WARNINGS = {
    "ky": "Эскертүүлөр ({count}):",
    "ru": "Предупреждения ({count}):",
    "en": "Warnings ({count}):",
}
FOUND_ERRORS = {"ky": "Каталар ({count}):", "ru": "Ошибки ({count}):", "en": "Errors ({count}):"}
REFUSED = {
    "ky": "Каталар: {errors}. Эскертүүлөр: {warnings}. Эч нерсе жазылган жок.",
    "ru": "Ошибок: {errors}. Предупреждений: {warnings}. Ничего не записано.",
    "en": "Errors: {errors}. Warnings: {warnings}. Nothing was recorded.",
}
WARNED = {
    "ky": "Эскертүүлөр: {count}. Аларга карабастан жазуу үчүн --despite-warnings кошуңуз.",
    "ru": "Предупреждений: {count}. Чтобы записать несмотря на них, добавьте --despite-warnings.",
    "en": "Warnings: {count}. To record in spite of them, add --despite-warnings.",
}
COMMITTED = {
    "ky": "Жазылды: {new} жаңы, {changed} өзгөргөн; {same} мурункудай калды.",
    "ru": "Записано: новых {new}, изменённых {changed}; прежними остались {same}.",
    "en": "Recorded: {new} new, {changed} changed; {same} stayed as they were.",
}
BY = {
    "ky": "сандар үчүн жооп берген адамдын колдонуучу аты",
    "ru": "имя пользователя, отвечающего за числа",
    "en": "user name of the person who answers for the figures",
}
DESPITE = {
    "ky": "эскертүүлөргө карабастан жазат; журнал муну сактайт",
    "ru": "записать несмотря на предупреждения; журнал это запомнит",
    "en": "record in spite of warnings; the journal says so",
}
MARK = {
    "ky": "белги эмнени билдирет: -=not_collected",
    "ru": "что означает знак: -=not_collected",
    "en": "what a sign means: -=not_collected",
}
# So many differences are listed one by one; the rest are counted.
LISTED = 20


def run(arguments: list[str]) -> int:
    asked = _parse(arguments)
    if not asked.file.is_file():
        raise Refused([Problem(problems.NO_FILE, params={"file": str(asked.file)})])
    django.setup()
    from bilim.facts import actions  # noqa: PLC0415 - models load after the set-up

    content, name = actions.read_upload(asked.file), asked.file.name
    plan = partial(actions.plan_import, content, name, mapping=dict(asked.mark))
    return bring(asked, plan, partial(actions.import_file, content, name, mapping=dict(asked.mark)))


def bring(asked: argparse.Namespace, plan: Callable[..., Plan], record: Callable[..., Committed]) -> int:
    """The facts are shown as a dry run, or recorded where `asked.commit` says so and somebody answers."""
    from bilim.access.queries import get_actor  # noqa: PLC0415 - models load after the set-up
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    if asked.commit and not asked.by:
        raise Refused([Problem(problems.WHO_ANSWERS)])
    # A dry run records nothing, so nobody has to answer for it.
    by = get_actor(asked.by) if asked.by else SYSTEM
    if not asked.commit:
        return _tell(plan(by=by))
    try:
        done = record(by=by, despite_warnings=asked.despite_warnings)
    except Refused as refused:
        return _refuse(refused.problems)
    say(COMMITTED, new=done.new, changed=done.changed, same=done.same)
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = reader("import")
    parser.add_argument("file", type=Path, help=explained("import"))
    add_decision(parser)
    parser.add_argument("--mark", action="append", default=[], type=MARKED, help=told(MARK))
    return parser.parse_args(arguments)


def add_decision(parser: Parser) -> None:
    """Whether to record, who answers for it, and whether in spite of warnings."""
    parser.add_argument("--by", default="", help=told(BY))
    parser.add_argument("--commit", action="store_true", help=explained("commit"))
    parser.add_argument("--despite-warnings", action="store_true", help=told(DESPITE))


def _mark(text: str) -> tuple[str, str]:
    sign, _equals, meaning = text.rpartition("=")
    if not sign or not meaning:
        raise ValueError
    return sign, meaning


MARKED = Written(
    _mark,
    {
        "ky": "БЕЛГИ=МААНИСИ, мисалы, -=not_collected",
        "ru": "ЗНАК=СМЫСЛ, например -=not_collected",
        "en": "SIGN=MEANING such as -=not_collected",
    },
)


def _tell(plan: Plan) -> int:
    """Every problem and the first differences are shown; the exit code says whether it can be recorded."""
    for difference in plan.differences[:LISTED]:
        cell = " ".join(part for part in difference.cell if part)
        print(f"  {difference.row or '':>5}  {cell}  {_said(difference.old)} → {_said(difference.new)}")
    if len(plan.differences) > LISTED:
        print(f"  … {len(plan.differences) - LISTED}")
    if plan.errors:
        return _refuse(plan.problems)
    _tell_apart(plan.problems)
    say(PLANNED, rows=plan.rows, new=plan.new, changed=plan.changed, same=plan.same)
    if plan.doubts and plan.differences:
        say(WARNED, count=len(plan.doubts))
    return 0


def _refuse(problems: Sequence[Problem]) -> int:
    """What stands against the file is told, and at the end, how much of it and that nothing was recorded."""
    _tell_apart(problems)
    errors = sum(problem.is_error for problem in problems)
    say(REFUSED, errors=errors, warnings=len(problems) - errors)
    return 1


def _tell_apart(problems: Sequence[Problem]) -> None:
    """Warnings stand under a head of theirs, errors under another, last, where the eye rests."""
    warnings = [problem for problem in problems if not problem.is_error]
    errors = [problem for problem in problems if problem.is_error]
    for head, found in ((FOUND_WARNINGS, warnings), (FOUND_ERRORS, errors)):
        if found:
            print(told(head).format(count=len(found)), file=sys.stderr)
            complain(found)


def _said(entry: Entry | None) -> str:
    if entry is None:
        return "—"
    if not entry.value:
        return f"missing({entry.missing})"
    # Of a file's rows the number is written as its readers write it, without gaps: it is to be found there.
    return entry.value if terminal_language() == "en" else entry.value.replace(".", ",")
