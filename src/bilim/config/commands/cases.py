"""`./bilim cases run | list`."""

from __future__ import annotations

from collections.abc import Mapping

import django

from bilim.config.explained import explained
from bilim.config.rehearsing import hold_waiting
from bilim.config.speech import reader, say, told

DONE = {
    "ky": "{clock}: аткарылды – {count}. {codes}",
    "ru": "{clock}: выполнено – {count}. {codes}",
    "en": "{clock}: done – {count}. {codes}",
}


# Whose owner gave it no words is told by its name.
CLOCKS = {
    "cases": {"ky": "Иштердин мөөнөттөрү", "ru": "Сроки дел", "en": "Terms of cases"},
    "releases": {
        "ky": "Белгиленген чыгуу убакыттары",
        "ru": "Объявленные сроки выхода",
        "en": "Announced releases",
    },
    "rehearsals": {
        "ky": "Үзүлүп калган сынамыктар",
        "ru": "Прерванные репетиции",
        "en": "Rehearsals that broke off",
    },
    "held": {
        "ky": "Күтүп турган сынамыктар",
        "ru": "Ожидавшие репетиции",
        "en": "Rehearsals that waited",
    },
    "windows": {"ky": "Оңдоо терезелери", "ru": "Окна исправлений", "en": "Correction windows"},
}


def run(arguments: list[str]) -> int:
    parser = reader("cases")
    parser.add_argument("what", choices=["run", "list"], help=explained("cases"))
    asked = parser.parse_args(arguments)
    django.setup()
    return _run() if asked.what == "run" else _list()


def _run() -> int:
    """Everything that is due has been done, once. What was done is told, also where something failed."""
    from bilim.cases import actions  # noqa: PLC0415 - models load after the set-up

    failed = None
    try:
        done = actions.run_clocks()
    except actions.PartlyDoneError as failure:
        done, failed = failure.done, failure
    # Told before rehearsals are held: these take minutes, and may fail.
    _tell(done)
    try:
        _tell({"held": hold_waiting()})
    finally:
        if failed:
            raise failed
    return 0


def _tell(done: Mapping[str, list[str]]) -> None:
    for clock, codes in done.items():
        name = told(CLOCKS[clock]) if clock in CLOCKS else clock
        say(DONE, clock=name, count=len(codes), codes=", ".join(codes))


def _list() -> int:
    from django.utils import timezone  # noqa: PLC0415 - after the set-up, as the rest

    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.cases import queries  # noqa: PLC0415
    from bilim.cases.terms import KIND_WORDS, STATE_WORDS  # noqa: PLC0415

    for case in queries.list_cases(seen_by=SYSTEM):
        due, about = f"{timezone.localtime(case.due_at):%Y-%m-%d %H:%M %Z}", case.subject
        state, kind = told(STATE_WORDS[case.state]), told(KIND_WORDS[case.kind])
        print(f"{case.code}  {state}  {due}  {kind}  {about.code}  {about.matter}")
    return 0
