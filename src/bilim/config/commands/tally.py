"""`./bilim tally FILE --source SOURCE [--illustrative] [--commit --by NAME [--despite-warnings]]`."""

from __future__ import annotations

import argparse
from pathlib import Path

import django

from bilim.config import problems
from bilim.config.commands.facts import add_decision, bring
from bilim.config.speech import say
from bilim_engine.problems import Problem, Refused

COUNTED = {
    "ky": "Саптар эсептелди: {count} факты, булагы ар биринде жазылган.",
    "ru": "Строки подсчитаны: фактов {count}, источник указан при каждом.",
    "en": "The rows are counted: {count} facts, each with its source.",
}


def run(arguments: list[str]) -> int:
    asked = _parse(arguments)
    if not asked.file.is_file():
        raise Refused([Problem(problems.NO_FILE, params={"file": str(asked.file)})])
    django.setup()
    from bilim.facts import actions  # noqa: PLC0415 - models load after the set-up

    done = actions.tally_file(asked.file, source=asked.source, illustrative=asked.illustrative)
    say(COUNTED, count=done.facts)
    return bring(done.content, done.name, asked, {})


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bilim tally")
    parser.add_argument("file", type=Path, help="CSV or Parquet, a row a person")
    parser.add_argument("--source", required=True, help="what the rows are: the `source` of tallies")
    parser.add_argument("--illustrative", action="store_true", help="the rows are invented")
    add_decision(parser)
    return parser.parse_args(arguments)
