"""`./bilim tally FILE --source SOURCE [--illustrative] [--commit --by NAME [--despite-warnings]]`."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

import django

from bilim.config import problems
from bilim.config.commands.facts import add_decision, bring
from bilim.config.speech import reader, say, told
from bilim_engine.problems import Problem, Refused

COUNTED = {
    "ky": "Саптар эсептелди: {count} факт, булагы ар биринде жазылган ({tallies}; {engine}).",
    "ru": "Строки подсчитаны: фактов {count}, источник указан при каждом ({tallies}; {engine}).",
    "en": "The rows are counted: {count} facts, each with its source ({tallies}; {engine}).",
}


FILE = {
    "ky": "CSV же Parquet, ар бир адамга бир сап",
    "ru": "CSV или Parquet, строка на человека",
    "en": "CSV or Parquet, a row a person",
}
SOURCE = {
    "ky": "саптар эмне жөнүндө: эсептөө эрежелериндеги `source`",
    "ru": "о чём строки: `source` правил подсчёта",
    "en": "what the rows are: the `source` of tallies",
}
INVENTED = {"ky": "саптар ойдон чыгарылган", "ru": "строки вымышленные", "en": "the rows are invented"}


def run(arguments: list[str]) -> int:
    asked = _parse(arguments)
    if not asked.file.is_file():
        raise Refused([Problem(problems.NO_FILE, params={"file": str(asked.file)})])
    django.setup()
    from bilim.facts import actions  # noqa: PLC0415 - models load after the set-up

    done = actions.tally_file(asked.file, source=asked.source, illustrative=asked.illustrative)
    say(COUNTED, count=done.facts, tallies=", ".join(done.tallies), engine=done.engine)
    return bring(asked, partial(actions.plan_tally, done), partial(actions.commit_tally, done))


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = reader("tally")
    parser.add_argument("file", type=Path, help=told(FILE))
    parser.add_argument("--source", required=True, help=told(SOURCE))
    parser.add_argument("--illustrative", action="store_true", help=told(INVENTED))
    add_decision(parser)
    return parser.parse_args(arguments)
