"""`./bilim account create | grant | end | password | list`."""

from __future__ import annotations

import argparse
import difflib
import getpass
import sys
from datetime import date

import django

from bilim.access.terms import Role
from bilim.config import problems
from bilim.config.explained import explained
from bilim.config.speech import reader, say, told
from bilim_engine.arguments import DAY, Parser
from bilim_engine.problems import Problem, Refused

OVER = {
    "ky": "дарактын бөлүгү: kg/osh-oblast/nookat",
    "ru": "часть дерева: kg/osh-oblast/nookat",
    "en": "a part of the tree: kg/osh-oblast/nookat",
}
CREATED = {
    "ky": "«{username}» ({name}) каттоо жазуусу түзүлдү; укуктары азырынча жок: account grant менен берилет.",
    "ru": "Учётная запись «{username}» ({name}) создана; прав пока нет: их даёт account grant.",
    "en": "The account “{username}” ({name}) is made; it may do nothing yet: account grant gives it a role.",
}
PASSWORD = {"ky": "Сырсөз: ", "ru": "Пароль: ", "en": "Password: "}
PASSWORD_SET = {
    "ky": "«{username}» каттоо жазуусунун сырсөзү алмаштырылды; анын бардык сеанстары бүттү.",
    "ru": "Пароль учётной записи «{username}» заменён; все её сеансы завершены.",
    "en": "The password of “{username}” is replaced; all of its sessions have ended.",
}
GRANTED = {
    "ky": "«{username}»: {role} ролу, {over}; {start} баштап, {until}.",
    "ru": "«{username}»: роль {role}, {over}; с {start}, {until}.",
    "en": "“{username}” holds the role {role} over {over} from {start}, {until}.",
}
ENDED = {
    "ky": "«{username}»: {role} ролу, {over}; {until} күнүнөн тартып күчүндө эмес.",
    "ru": "«{username}»: роль {role}, {over}, не действует с {until}.",
    "en": "“{username}” no longer holds the role {role} over {over} from {until} on.",
}
WHOLE = {"ky": "бүт өлкө боюнча", "ru": "вся страна", "en": "the whole country"}
NO_END = {"ky": "мөөнөтсүз", "ru": "бессрочно", "en": "without end"}
UNTIL = {"ky": "{day} күнүнө чейин", "ru": "до {day}", "en": "until {day}"}


def run(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    django.setup()
    _DOES[asked.what](asked)
    return 0


def _parser() -> Parser:
    parser = reader("account")
    kinds = parser.add_subparsers(dest="what", required=True)
    kinds.add_parser("list", help=explained("account list"))
    create = kinds.add_parser("create", help=explained("account create"))
    create.add_argument("username", help=explained("username"))
    create.add_argument("--name", required=True, help=explained("person"))
    password = kinds.add_parser("password", help=explained("account password"))
    password.add_argument("username", help=explained("username"))
    for what in ("grant", "end"):
        grant = kinds.add_parser(what, help=explained(f"account {what}"))
        grant.add_argument("username", help=explained("username"))
        grant.add_argument("role", choices=[str(role) for role in Role], help=explained("role"))
        grant.add_argument("--over", default="", help=told(OVER))
        grant.add_argument("--from", dest="valid_from", type=DAY, required=True, help=explained("from"))
        ends, until = what == "end", explained("until")
        grant.add_argument("--until", dest="valid_until", type=DAY, required=ends, help=until)
    return parser


def _create(asked: argparse.Namespace) -> None:
    from bilim.access import actions  # noqa: PLC0415 - models load after the set-up
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    actions.create_account(username=asked.username, name=asked.name, password=_password(), by=SYSTEM)
    say(CREATED, username=asked.username, name=asked.name)


def _set_password(asked: argparse.Namespace) -> None:
    from bilim.access import actions, queries  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    actions.set_password(account=queries.get_account(asked.username), password=_password(), by=SYSTEM)
    say(PASSWORD_SET, username=asked.username)


def _grant(asked: argparse.Namespace) -> None:
    from bilim.access import actions, queries  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    if asked.over:
        _require_part(asked.over, asked.valid_from)
    grant = actions.grant_role(
        account=queries.get_account(asked.username),
        role=Role(asked.role),
        unit_path=asked.over,
        valid_from=asked.valid_from,
        valid_until=asked.valid_until,
        by=SYSTEM,
    )
    until = grant.valid_until
    said = told(UNTIL).format(day=until.isoformat()) if until else told(NO_END)
    say(GRANTED, **_said(asked), start=grant.valid_from.isoformat(), until=said)


def _said(asked: argparse.Namespace) -> dict[str, str]:
    return {"username": asked.username, "role": asked.role, "over": asked.over or told(WHOLE)}


def _require_part(path: str, day: date) -> None:
    from bilim.registry.queries import list_units, path_of  # noqa: PLC0415

    known = [unit.path for unit in list_units(day)]
    # A school is a place of the tree too: its head holds a role over it alone.
    if path not in known and path != path_of(path.rpartition("/")[2], day):
        near = difflib.get_close_matches(path, known, n=3, cutoff=0.5) or known[:3]
        params = {"path": path, "day": day.isoformat(), "near": ", ".join(near) or "—"}
        raise Refused([Problem(problems.UNKNOWN_PART, params=params)])


def _end(asked: argparse.Namespace) -> None:
    from bilim.access import actions, queries  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    grant = queries.get_grant(asked.username, asked.role, asked.over, asked.valid_from)
    actions.end_grant(grant=grant, valid_until=asked.valid_until, by=SYSTEM)
    say(ENDED, **_said(asked), until=asked.valid_until.isoformat())


def _list(asked: argparse.Namespace) -> None:
    from bilim.access import queries  # noqa: PLC0415

    for account, grants in queries.list_accounts():
        state = "" if account.is_active else " (inactive)"
        print(f"{account.username}{state}  {account.name}")
        for grant in grants:
            until = grant.valid_until or ""
            print(f"    {grant.role}  {grant.unit_path or '*'}  {grant.valid_from} – {until}")


def _password() -> str:
    """From the terminal without showing it; from standard input where that is a file or a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    try:
        return getpass.getpass(told(PASSWORD))
    except EOFError:
        raise Refused([Problem(problems.NO_PASSWORD)]) from None


_DOES = {"create": _create, "password": _set_password, "grant": _grant, "end": _end, "list": _list}
