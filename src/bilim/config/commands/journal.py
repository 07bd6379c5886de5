"""`./bilim journal verify | list`."""

from __future__ import annotations

import argparse

import django

from bilim.config.explained import explained
from bilim.config.speech import complain, reader, say
from bilim_engine.arguments import COUNT

WHOLE = {
    "ky": "Журнал бүтүн: {count} жазуу, аягы {sha256}",
    "ru": "Журнал цел: записей {count}, конец цепочки {sha256}",
    "en": "The journal is whole: {count} entries, the chain ends with {sha256}",
}


def run(arguments: list[str]) -> int:
    parser = reader("journal")
    parser.add_argument("what", choices=["verify", "list"], help=explained("journal"))
    parser.add_argument("--subject", default="", help=explained("subject"))
    parser.add_argument("--event", default="", help=explained("event"))
    parser.add_argument("--limit", type=COUNT, default=50, help=explained("limit"))
    asked = parser.parse_args(arguments)
    django.setup()
    return _verify() if asked.what == "verify" else _list(asked)


def _verify() -> int:
    from bilim.journal import queries  # noqa: PLC0415 - models load after the set-up

    if found := queries.verify_chain():
        return complain(found)
    count, sha256 = queries.end_of_chain()
    say(WHOLE, count=count, sha256=sha256 or "—")
    return 0


def _list(asked: argparse.Namespace) -> int:
    from bilim.journal import queries  # noqa: PLC0415

    for entry in queries.list_entries(about=asked.subject, event=asked.event, limit=asked.limit):
        print(
            f"{entry.number:>6}  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.event}  {entry.subject}  {entry.actor}"
        )
    return 0
