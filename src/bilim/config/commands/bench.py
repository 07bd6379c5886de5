"""`./bilim bench NAME …`: the measurements of `benchmarks/`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bilim.config import demonstration, problems
from bilim.config.commands.demo import its_folder, live_in
from bilim.config.explained import explained
from bilim.config.speech import reader, say
from bilim_engine.problems import Problem, Refused

ROOT = Path(__file__).resolve().parents[4]
MEASUREMENTS = ("rating", "uncertainty", "import_facts", "pages", "serving", "columnar")
# They read published editions.
OF_EDITIONS = ("pages", "serving")
IN_ITS_PLACE = {
    "ky": "Тутум орнотулган эмес; демонстрация өлчөнөт: {folder}",
    "ru": "Система не создана; измеряется демонстрация: {folder}",
    "en": "No system is set up; the demonstration is measured: {folder}",
}


def run(arguments: list[str]) -> int:
    """The measurement has printed its figures; what follows its name is its own."""
    parser = reader("bench")
    parser.add_argument("name", choices=MEASUREMENTS, help=explained("measurement"))
    parser.add_argument("options", nargs=argparse.REMAINDER, help=explained("options"))
    asked = parser.parse_args(arguments)
    if asked.name in OF_EDITIONS and not {"-h", "--help"} & set(asked.options):
        live_where_editions_are()
    script = ROOT / "benchmarks" / f"{asked.name}.py"
    return subprocess.call([sys.executable, str(script), *asked.options], cwd=ROOT)


def live_where_editions_are() -> None:
    """What is started from here on reads the system that is set up or, where none is, the demonstration."""
    import django  # noqa: PLC0415 - reads the environment

    django.setup()
    from bilim.config.cli import find_database_fault  # noqa: PLC0415 - asks the settings for the database

    fault = find_database_fault()
    if fault is None:
        return
    folder = its_folder()
    if fault.kind is not problems.NOT_SET_UP:
        raise Refused([fault])
    if not demonstration.is_whole(folder):
        raise Refused([Problem(problems.NOTHING_TO_MEASURE)])
    say(IN_ITS_PLACE, folder=folder)
    live_in(folder)
